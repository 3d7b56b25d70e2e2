package org.clew.server.dataset;

import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataStore;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireDatasetId;
import org.clew.model.wire.WireDatasetRegistration;
import org.clew.model.wire.WireTracingStore;
import org.clew.server.api.Api;
import org.clew.server.api.Section;
import org.clew.server.auth.Right;

/** What the routes of datasets say of themselves. */
final class DatasetApi {
  private DatasetApi() {}

  static void describe(Api api) {
    Section datasets =
        api.section("Datasets", "Images to work in, and where their voxels are served.");
    datasets.get("/datastores", "Where voxels are served").open().givesList(WireDataStore.class);
    datasets
        .get("/tracingstore", "Where annotations are kept")
        .open()
        .gives(WireTracingStore.class);
    datasets
        .get("/datasets", "Those that one may read")
        .open()
        .query("isActive", boolean.class, "only usable ones, or others")
        .query("isUnreported", boolean.class, "only those that their store lost, or others")
        .query("organizationId", String.class, "only those of this organization")
        .query("onlyMyOrganization", boolean.class, "whether to leave out public ones of others")
        .query("uploaderId", ObjectId.class, "only those that this user registered")
        .query("folderId", ObjectId.class, "only those in this folder")
        .query("searchQuery", String.class, "only those with this in their name")
        .query("limit", int.class, "how many at the most")
        .givesList(WireDataset.class);
    datasets
        .get(
            "/datasets/disambiguate/{organizationId}/{datasetName}/toId",
            "The id of a dataset by its directory")
        .open()
        .also(401)
        .gives(WireDatasetId.class);
    datasets
        .get(
            "/datasets/disambiguate/{datasetName}/toNew",
            "The organization of a dataset by its directory")
        .open()
        .gives(DatasetRoutes.OwningOrganization.class);
    datasets.get("/datasets/{id}", "A dataset").open().givesTag().gives(WireDataset.class);
    describeChanges(datasets);
    datasets
        .own("POST", "/datasets", "Registers voxels in a directory or at an address")
        .may(Right.REGISTER_DATASET)
        .takes(WireDatasetRegistration.class)
        .givesTag()
        .gives(WireDataset.class);
  }

  private static void describeChanges(Section datasets) {
    datasets
        .patch(
            "/datasets/{id}/updatePartial",
            "Changes the keys that are sent: name, description, tags, isPublic, metadata")
        .may(Right.EDIT_DATASET)
        .takes(Map.class)
        .tagged()
        .gives(WireDataset.class);
    datasets
        .put("/datasets/{id}/teams", "Sets the teams, by their ids, whose members may read it")
        .may(Right.EDIT_DATASET)
        .takesList(ObjectId.class)
        .tagged()
        .gives(WireDataset.class);
    datasets
        .patch("/datasets/{id}/teams", "The same")
        .may(Right.EDIT_DATASET)
        .takesList(ObjectId.class)
        .tagged()
        .gives(WireDataset.class);
    datasets
        .own("DELETE", "/datasets/{id}", "Deletes a dataset that no task and no annotation needs")
        .may(Right.EDIT_DATASET)
        .header("If-Match", "the ETag of what is known; else 412")
        .also(412);
  }
}
