package org.clew.server.annotation;

import io.javalin.http.HandlerType;
import java.time.Instant;
import java.util.List;
import org.clew.model.wire.WireInstance;
import org.clew.server.api.Api;
import org.clew.server.http.Column;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Listing;
import org.clew.server.http.Page;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.clew.server.http.Routes;
import org.jspecify.annotations.Nullable;

/** The path of the list of instances. */
public final class InstanceRoutes implements Routes {
  private static final List<Column<WireInstance>> COLUMNS =
      List.of(
          new Column<>("id", WireInstance::id),
          new Column<>("state", WireInstance::state),
          new Column<>("task", WireInstance::task),
          new Column<>("project", WireInstance::projectName),
          new Column<>("dataset", WireInstance::datasetName),
          new Column<>("user", WireInstance::user),
          new Column<>("userName", WireInstance::userName),
          new Column<>("tracingTime", WireInstance::tracingTime),
          new Column<>("created", row -> moment(row.created())),
          new Column<>("modified", row -> moment(row.modified())),
          new Column<>("finished", row -> moment(row.finished())),
          new Column<>("version", WireInstance::version));

  private final Instances instances;

  /** Over the instances. */
  public InstanceRoutes(Instances instances) {
    this.instances = instances;
  }

  @Override
  public void describe(Api api) {
    InstanceApi.describe(api);
  }

  @Override
  public void register(Router router) {
    router.own(HandlerType.GET, "/annotations", this::list);
  }

  private Reply list(Request request) {
    CurrentUser user = request.user();
    InstanceQuery wanted = InstanceQuery.of(request, name -> instances.project(user, name));
    Page page = request.keysetPage();
    Reply reply =
        Reply.list(
            request,
            page.withoutTotal(),
            new Listing<>("annotations", COLUMNS, part -> instances.find(user, wanted, part)));
    return page.withTotal()
        ? reply.countedUpTo(most -> instances.countUpTo(user, wanted, most))
        : reply;
  }

  private static @Nullable Instant moment(@Nullable Long millis) {
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
