package org.clew.server.dataset;

import io.javalin.http.HandlerType;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireDatasetRegistration;
import org.clew.server.api.Api;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import tools.jackson.databind.node.ObjectNode;

/** Paths of datasets, and of the stores they lie in. */
public final class DatasetRoutes implements Routes {
  private final Datasets datasets;
  private final Registrations registrations;
  private final DatasetChanges changes;

  /** The organization that a dataset of an old link belongs to. */
  record OwningOrganization(String organization) {}

  /** Over the use cases. */
  public DatasetRoutes(Datasets datasets, Registrations registrations, DatasetChanges changes) {
    this.datasets = datasets;
    this.registrations = registrations;
    this.changes = changes;
  }

  @Override
  public void describe(Api api) {
    DatasetApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.get("/datastores", request -> Reply.json(List.of(datasets.stores().dataStore())));
    router.get("/tracingstore", request -> Reply.json(datasets.stores().tracingStore()));
    router.get("/datasets", this::list);
    router.get("/datasets/disambiguate/{organizationId}/{datasetName}/toId", this::idOf);
    router.get("/datasets/disambiguate/{datasetName}/toNew", this::organizationOf);
    router.get(
        "/datasets/{id}",
        request -> tagged(datasets.get(request.optionalUser(), request.id("id"))));
    router.patch("/datasets/{id}/updatePartial", this::change);
    router.patch("/datasets/{id}/teams", this::allow);
    router.put("/datasets/{id}/teams", this::allow);
    router.own(HandlerType.DELETE, "/datasets/{id}", this::delete);
    router.own(
        HandlerType.POST,
        "/datasets",
        request ->
            tagged(
                registrations.register(
                    request.user(), request.body(WireDatasetRegistration.class))));
  }

  private Reply change(Request request) {
    CurrentUser user = request.user();
    DatasetChange change = new DatasetChange(request.body(ObjectNode.class));
    return tagged(changes.change(user, request.id("id"), change, request.ifMatch()));
  }

  private Reply allow(Request request) {
    CurrentUser user = request.user();
    List<ObjectId> teams = request.bodyList(ObjectId.class);
    return tagged(changes.allow(user, request.id("id"), teams, request.ifMatch()));
  }

  private Reply delete(Request request) {
    changes.delete(request.user(), request.id("id"), request.ifMatch());
    return Reply.empty();
  }

  private static Reply tagged(WireDataset dataset) {
    return Reply.json(dataset).with(DatasetTag.of(dataset));
  }

  private Reply list(Request request) {
    DatasetFilter filter =
        new DatasetFilter(
            request.optionalFlag("isActive"),
            request.optionalFlag("isUnreported"),
            request.query("organizationId"),
            request.flag("onlyMyOrganization"),
            request.optionalId("uploaderId"),
            request.optionalId("folderId"),
            request.query("searchQuery"),
            request.number("limit", Integer.MAX_VALUE));
    return Reply.json(datasets.list(request.optionalUser(), filter));
  }

  private Reply idOf(Request request) {
    return Reply.json(
        datasets.idOf(
            request.optionalUser(), request.path("organizationId"), request.path("datasetName")));
  }

  private Reply organizationOf(Request request) {
    return Reply.json(
        new OwningOrganization(
            datasets.organizationOf(request.optionalUser(), request.path("datasetName"))));
  }
}
