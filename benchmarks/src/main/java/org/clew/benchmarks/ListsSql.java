package org.clew.benchmarks;

/** The large lists as PostgreSQL alone makes them: the facts that the API tells, as JSON. */
final class ListsSql {
  static final String PROJECTS =
      """
      SELECT json_agg(listed ORDER BY created, id)::text FROM (
        SELECT projects.id, projects.name, projects.team_id AS team, teams.name AS "teamName",
          projects.priority, projects.paused, projects.expected_time, projects.created,
          projects.is_blacklisted_from_report,
          json_build_object('id', owners.id, 'email', accounts.email, 'firstName',
            owners.first_name, 'lastName', owners.last_name, 'isAdmin', owners.is_admin,
            'isDatasetManager', owners.is_dataset_manager) AS owner,
          (SELECT coalesce(sum(pending), 0) FROM clew.tasks
           WHERE tasks.project_id = projects.id AND tasks.deleted IS NULL) AS "pendingInstances",
          (SELECT coalesce(sum(tracing_time), 0) FROM clew.tasks
           WHERE tasks.project_id = projects.id AND tasks.deleted IS NULL) AS "tracingTime"
        FROM clew.projects
        JOIN clew.teams ON teams.id = projects.team_id
        JOIN clew.users AS owners ON owners.id = projects.owner_id
        JOIN clew.accounts ON accounts.id = owners.account_id
        WHERE projects.deleted IS NULL) AS listed
      """;

  static final String USERS =
      """
      SELECT json_agg(listed ORDER BY lower("lastName"), id)::text FROM (
        SELECT users.id, accounts.email, users.first_name AS "firstName",
          users.last_name AS "lastName", users.is_admin, users.is_organization_owner,
          users.is_dataset_manager, users.is_active, users.last_activity, users.created,
          users.organization_id AS organization, accounts.selected_theme,
          accounts.novel_user_experience_infos, users.last_task_type_id, accounts.is_super_user,
          (SELECT json_agg(json_build_object('id', teams.id, 'name', teams.name, 'isTeamManager',
             team_members.is_team_manager) ORDER BY teams.id)
           FROM clew.team_members JOIN clew.teams ON teams.id = team_members.team_id
           WHERE team_members.user_id = users.id) AS teams,
          (SELECT json_object_agg(domain, value ORDER BY domain)
           FROM clew.experiences WHERE experiences.user_id = users.id) AS experiences
        FROM clew.users JOIN clew.accounts ON accounts.id = users.account_id) AS listed
      """;

  private static final String TASKS =
      """
      SELECT %s FROM (
        SELECT tasks.id, tasks.project_id, projects.name AS "projectName", teams.name AS team,
          tasks.dataset_id, datasets.name AS "dataSet", tasks.script_id, tasks.created,
          tasks.tracing_time, tasks.creation_info, tasks.bounding_box, tasks.edit_position,
          tasks.edit_rotation,
          json_build_object('pending', tasks.pending, 'active', tasks.active, 'finished',
            tasks.finished) AS status,
          json_build_object('domain', pools.domain, 'value', pools.value) AS "neededExperience",
          json_build_object('id', task_types.id, 'summary', task_types.summary, 'description',
            task_types.description, 'teamId', task_types.team_id, 'teamName', type_teams.name,
            'settings', task_types.settings, 'recommendedConfiguration',
            task_types.recommended_configuration, 'tracingType', task_types.tracing_type) AS type
        FROM clew.tasks
        JOIN clew.pools ON pools.id = tasks.pool_id
        JOIN clew.projects ON projects.id = tasks.project_id
        JOIN clew.teams ON teams.id = projects.team_id
        JOIN clew.datasets ON datasets.id = tasks.dataset_id
        JOIN clew.task_types ON task_types.id = tasks.task_type_id
        JOIN clew.teams AS type_teams ON type_teams.id = task_types.team_id
        WHERE tasks.project_id = '%s' AND tasks.deleted IS NULL %s
        ORDER BY tasks.id DESC %s) AS listed
      """;

  private ListsSql() {}

  /** A page, after a task if there is one. */
  static String tasksOf(String project, String after, int limit, int offset) {
    return TASKS.formatted(
        "json_agg(listed)::text",
        project,
        after.isEmpty() ? "" : "AND tasks.id < '" + after + "'",
        "LIMIT " + limit + " OFFSET " + offset);
  }

  /** One row of JSON for each. */
  static String allTasksOf(String project) {
    return TASKS.formatted("row_to_json(listed)::text", project, "", "");
  }

  static String progressOf(String project) {
    return """
    SELECT row_to_json(sums)::text FROM (
      SELECT count(*) AS tasks, count(*) FILTER (WHERE open) AS "openTasks",
        sum(pending) AS "pendingInstances", sum(active) AS "activeInstances",
        sum(finished) AS "finishedInstances", sum(tracing_time) AS "tracingTime"
      FROM clew.tasks WHERE project_id = '%s' AND deleted IS NULL) AS sums
    """
        .formatted(project);
  }
}
