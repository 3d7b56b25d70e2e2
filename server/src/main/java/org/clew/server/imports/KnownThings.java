package org.clew.server.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireTaskType;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;
import org.clew.server.project.ProjectRow;
import org.clew.server.project.ProjectStore;
import org.clew.server.script.ScriptStore;
import org.clew.server.tasktype.TaskTypeStore;
import org.clew.server.tasktype.TaskTypes;
import org.jspecify.annotations.Nullable;

/**
 * What rows name, as the user sees it. Looked up once for many rows, and remembered within limits;
 * whether it still holds is asked again when the tasks are made.
 */
final class KnownThings {
  /** More than rows are judged together, so that what those name is never forgotten too early. */
  private static final int REMEMBERED = 2 * ImportRun.ROWS_TOGETHER;

  private final CurrentUser user;
  private final ProjectStore projectStore = new ProjectStore();
  private final TaskTypeStore typeStore = new TaskTypeStore();
  private final DatasetStore datasetStore = new DatasetStore();
  private final ScriptStore scriptStore = new ScriptStore();
  private final Map<String, Optional<ProjectRow>> projects = new Remembered<>();
  private final Map<String, Optional<WireTaskType>> types = new Remembered<>();
  private final Map<String, Optional<DatasetSummary>> datasets = new Remembered<>();
  private final Map<String, Optional<ObjectId>> scripts = new Remembered<>();

  KnownThings(CurrentUser user) {
    this.user = user;
  }

  /** Looks up what some rows name, in at most a statement for each kind. */
  void learn(Scope scope, List<ImportRow> rows) {
    Set<String> wanted = unknown(rows, ImportRow::project, projects);
    if (!wanted.isEmpty()) {
      List<ProjectRow> found =
          projectStore.byNamesOrIds(scope, wanted).stream()
              .filter(row -> row.isReadableBy(user))
              .toList();
      remember(projects, wanted, found, List.of(ProjectRow::name, row -> row.id().value()));
    }
    wanted = unknown(rows, ImportRow::taskType, types);
    if (!wanted.isEmpty()) {
      List<WireTaskType> found =
          typeStore.byIdsOrSummaries(scope, wanted).stream()
              .filter(row -> TaskTypes.isReadableBy(user, row))
              .toList();
      remember(types, wanted, found, List.of(row -> row.id().value(), WireTaskType::summary));
    }
    wanted = unknown(rows, ImportRow::dataset, datasets);
    if (!wanted.isEmpty()) {
      remember(
          datasets,
          wanted,
          datasetStore.readableByNamesOrIds(scope, user.id(), wanted),
          List.of(row -> row.id().value(), DatasetSummary::directoryName, DatasetSummary::name));
    }
    wanted = unknown(rows, ImportRow::script, scripts);
    if (!wanted.isEmpty()) {
      Map<ObjectId, String> names = scriptStore.namesByNamesOrIds(scope, wanted);
      remember(
          scripts,
          wanted,
          List.copyOf(names.keySet()),
          List.of(ObjectId::value, id -> names.getOrDefault(id, "")));
    }
  }

  Optional<ProjectRow> project(String name) {
    return Objects.requireNonNull(projects.get(name));
  }

  Optional<WireTaskType> type(String name) {
    return Objects.requireNonNull(types.get(name));
  }

  Optional<DatasetSummary> dataset(String name) {
    return Objects.requireNonNull(datasets.get(name));
  }

  Optional<ObjectId> script(String name) {
    return Objects.requireNonNull(scripts.get(name));
  }

  private static Set<String> unknown(
      List<ImportRow> rows, Function<ImportRow, @Nullable String> name, Map<String, ?> known) {
    Set<String> unknown = new TreeSet<>();
    for (ImportRow row : rows) {
      String wanted = name.apply(row);
      // Asking by get also keeps what is there from being forgotten next.
      if (wanted != null && known.get(wanted) == null) {
        unknown.add(wanted);
      }
    }
    return unknown;
  }

  /** Of several that fit, the first kind of name decides, then the order they were found in. */
  private static <T> void remember(
      Map<String, Optional<T>> known,
      Collection<String> wanted,
      List<T> found,
      List<Function<T, String>> names) {
    Map<String, T> named = new HashMap<>();
    for (Function<T, String> name : names) {
      found.forEach(row -> named.putIfAbsent(name.apply(row), row));
    }
    for (String name : wanted) {
      known.put(name, Optional.ofNullable(named.get(name)));
    }
  }

  private static final class Remembered<T> extends LinkedHashMap<String, Optional<T>> {
    private static final long serialVersionUID = 1;

    Remembered() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Optional<T>> eldest) {
      return size() > REMEMBERED;
    }
  }
}
