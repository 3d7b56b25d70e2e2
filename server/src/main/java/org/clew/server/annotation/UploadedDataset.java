package org.clew.server.annotation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.model.ObjectId;
import org.clew.server.content.NmlDatasets;
import org.clew.server.dataset.DatasetStore;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one dataset that an upload is about.
 *
 * @param here the address of this server
 */
record UploadedDataset(String here) {
  private static final NmlDatasets DATASETS = new NmlDatasets();
  private static final DatasetStore STORE = new DatasetStore();

  /** The one that the sender chose, or else the one that all files are about. */
  ObjectId of(
      Scope scope,
      CurrentUser user,
      @Nullable ObjectId chosen,
      Collection<NmlExperiment> experiments) {
    if (chosen != null) {
      return STORE
          .readable(scope, user.id(), chosen)
          .orElseThrow(() -> Failure.notFound("Dataset", chosen))
          .id();
    }
    Set<ObjectId> found = new LinkedHashSet<>();
    for (NmlExperiment each : new LinkedHashSet<>(experiments)) {
      found.add(of(scope, user, each));
    }
    if (found.size() > 1) {
      throw Failure.badRequest(
          "Cannot upload annotations that belong to different datasets at once.");
    }
    return found.iterator().next();
  }

  private ObjectId of(Scope scope, CurrentUser user, NmlExperiment experiment) {
    return switch (DATASETS.of(scope, user, experiment)) {
      case NmlDatasets.Subject.Known known -> known.id();
      case NmlDatasets.Subject.Absent absent -> throw absent(experiment, absent.reason());
      case NmlDatasets.Subject.Foreign foreign ->
          throw absent(
              experiment,
              "Organization “%s” could not be found or accessed."
                  .formatted(foreign.organization()));
    };
  }

  private Failure absent(NmlExperiment experiment, String reason) {
    String there = experiment.wkUrl();
    return Failure.notFound(
        there == null || there.isEmpty() || plain(there).equalsIgnoreCase(plain(here))
            ? reason
            : "%s The file comes from another server, %s: say with the field datasetId which dataset of this one it is about."
                .formatted(reason, there));
  }

  private static String plain(String url) {
    return url.replaceFirst("/+$", "");
  }
}
