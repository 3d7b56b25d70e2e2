package org.clew.server.founding;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an organization begins with, as a file tells it. Things refer to each other by name: teams
 * by theirs, users by their address, datasets by the name of their directory. A missing id is made
 * up; a given one tells when its thing was made.
 *
 * @param organization whose all of it is
 * @param teams besides that of everybody, unless one of them is it
 * @param users at least one of them an admin
 * @param datasets that tasks and annotations are about
 * @param annotations that belong to no task
 */
record Seed(
    Organization organization,
    List<Team> teams,
    List<User> users,
    List<Dataset> datasets,
    List<Annotation> annotations) {
  /**
   * Takes the values, none for lists that the file leaves out; refuses what is seen to be wrong.
   */
  Seed {
    present("organization", organization);
    present("users", users);
    teams = teams == null ? List.of() : teams;
    datasets = datasets == null ? List.of() : datasets;
    annotations = annotations == null ? List.of() : annotations;
    if (users.stream().noneMatch(user -> Boolean.TRUE.equals(user.isAdmin()))) {
      throw new IllegalArgumentException(
          "None of the users is an admin (isAdmin: true), so nobody could look after it.");
    }
    if (teams.stream().filter(Team::isForEverybody).count() > 1) {
      throw new IllegalArgumentException(
          "Only one team can be that of everybody (isOrganizationTeam: true).");
    }
    once(teams, Team::name, "teams are called");
    once(users, User::address, "users have the address");
    once(datasets, Dataset::directoryName, "datasets have the directory name");
  }

  /**
   * The organization.
   *
   * @param id as it is in addresses and NML files
   * @param name shown to people; null for the id
   */
  record Organization(String id, @Nullable String name) {
    Organization {
      present("id", id);
      if (!id.matches("[A-Za-z0-9_.-]{1,64}")) {
        throw new IllegalArgumentException(
            "The id of an organization has 1 to 64 letters, digits and _ . -");
      }
    }

    String title() {
      return name == null ? id : name;
    }
  }

  /**
   * A team.
   *
   * @param isOrganizationTeam whether it is that of everybody; null for false
   */
  record Team(@Nullable ObjectId id, String name, @Nullable Boolean isOrganizationTeam) {
    Team {
      present("name", name);
    }

    boolean isForEverybody() {
      return Boolean.TRUE.equals(isOrganizationTeam);
    }
  }

  /**
   * A user.
   *
   * @param password 8 to 512 characters; null for someone who does not sign in with one
   * @param token for scripts; null for none
   * @param teams all that they are in; null for that of everybody
   */
  record User(
      @Nullable ObjectId id,
      String email,
      String firstName,
      String lastName,
      @Nullable String password,
      @Nullable String token,
      @Nullable Boolean isAdmin,
      @Nullable Boolean isOrganizationOwner,
      @Nullable Boolean isDatasetManager,
      @Nullable List<Membership> teams,
      @Nullable Map<String, Integer> experiences) {
    User {
      present("email", email);
      present("firstName", firstName);
      present("lastName", lastName);
    }

    String address() {
      return email.strip().toLowerCase(Locale.ROOT);
    }

    /** Without secrets. */
    @Override
    public String toString() {
      return "User[email=" + email + "]";
    }
  }

  /** Who is in which team. */
  record Membership(String name, @Nullable Boolean isTeamManager) {
    Membership {
      present("name", name);
    }
  }

  /**
   * A dataset: a directory, or what there is to know of one that is not here.
   *
   * @param path the directory, seen from the file
   * @param directoryName how others name it; the file leaves it out where there is a path
   * @param dataSource what is in the voxels; null to find out from the directory
   * @param allowedTeams whose members may read it; null for that of everybody
   */
  record Dataset(
      @Nullable ObjectId id,
      @Nullable String path,
      String directoryName,
      @Nullable String name,
      @Nullable ObjectNode dataSource,
      @Nullable Boolean isPublic,
      @Nullable List<String> allowedTeams,
      @Nullable String description,
      @Nullable List<String> tags) {
    Dataset {
      if ((path == null) == (directoryName == null)) {
        throw new IllegalArgumentException(
            "A dataset has either a “path”, or a “directoryName” and a “dataSource”.");
      }
      if (directoryName != null && dataSource == null) {
        throw new IllegalArgumentException("“dataSource” is missing.");
      }
      if (directoryName != null && !directoryName.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
        throw new IllegalArgumentException(
            "A “directoryName” has letters, digits and _ . - and does not begin with a dot.");
      }
      directoryName = directoryName == null ? lastOf(path == null ? "" : path) : directoryName;
    }

    private static String lastOf(String path) {
      return path.replaceFirst("/+$", "").replaceFirst(".*/", "");
    }
  }

  /**
   * An annotation that belongs to no task.
   *
   * @param dataset the directory name of what it is about
   * @param owner the address of whose it is
   * @param file an NML, seen from the file of the seed; null for nothing traced yet
   * @param work the time that its owner spent on it; null for none
   */
  record Annotation(
      @Nullable ObjectId id,
      String dataset,
      String owner,
      @Nullable String name,
      @Nullable String description,
      @Nullable String file,
      @Nullable List<Work> work) {
    Annotation {
      present("dataset", dataset);
      present("owner", owner);
    }

    List<Work> allWork() {
      return work == null ? List.of() : work;
    }
  }

  /**
   * A stretch of work.
   *
   * @param began when, as in 2026-08-03T09:00:00Z
   * @param seconds how long
   */
  record Work(Instant began, @Nullable Integer seconds) {
    Work {
      present("began", began);
      if (seconds == null || seconds <= 0) {
        throw new IllegalArgumentException("“seconds” is a whole number from 1.");
      }
    }

    Duration duration() {
      return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }
  }

  private static void present(String name, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("“" + name + "” is missing.");
    }
  }

  private static <T> void once(List<T> things, Function<T, String> name, String said) {
    Set<String> seen = new HashSet<>();
    for (T thing : things) {
      if (!seen.add(name.apply(thing))) {
        throw new IllegalArgumentException("Two %s “%s”.".formatted(said, name.apply(thing)));
      }
    }
  }
}
