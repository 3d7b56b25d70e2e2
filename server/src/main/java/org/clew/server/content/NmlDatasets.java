package org.clew.server.content;

import java.util.Optional;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.model.ObjectId;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.dataset.DatasetSummary;
import org.clew.server.db.Scope;
import org.clew.server.http.CurrentUser;

/**
 * Finds the datasets that files are about: the id wins; else the name, in the organization that the
 * file names or that of the user.
 */
public final class NmlDatasets {
  private final DatasetStore store = new DatasetStore();

  /** Over the table of datasets. */
  public NmlDatasets() {}

  /** What a file is about. */
  public sealed interface Subject {
    /** A dataset that the user may read. */
    record Known(ObjectId id) implements Subject {}

    /** One that is not there, for all the user may know; the reason is a sentence. */
    record Absent(String reason) implements Subject {}

    /** One of another organization. */
    record Foreign(String organization) implements Subject {}
  }

  /** The dataset that a file is about. */
  public Subject of(Scope scope, CurrentUser user, NmlExperiment experiment) {
    String id = experiment.datasetId();
    if (id != null && !id.isEmpty()) {
      return known(byId(scope, user, id), id);
    }
    String organization = experiment.organization();
    if (organization != null
        && !organization.isEmpty()
        && !organization.equals(user.organization())) {
      return new Subject.Foreign(organization);
    }
    String name = experiment.name();
    return name == null || name.isEmpty()
        ? new Subject.Absent("The file does not say which dataset it is about.")
        : known(store.readableByName(scope, user.id(), name), name);
  }

  private Optional<DatasetSummary> byId(Scope scope, CurrentUser user, String id) {
    try {
      return store.readable(scope, user.id(), new ObjectId(id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private static Subject known(Optional<DatasetSummary> found, String what) {
    return found
        .<Subject>map(dataset -> new Subject.Known(dataset.id()))
        .orElseGet(() ->
            new Subject.Absent("Dataset “%s” could not be found or accessed.".formatted(what)));
  }
}
