package org.clew.server.dataset;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireDatasetRegistration;
import org.clew.server.auth.Right;
import org.clew.server.auth.Subject;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes directories and addresses of voxels known as datasets. */
public final class Registrations {
  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final Stores stores;
  private final DatasetRoots roots;
  private final RemoteFiles remote;
  private final CatalogStore store = new CatalogStore();
  private final RegistrationStore registrations = new RegistrationStore();
  private final AllowedTeams allowed = new AllowedTeams();

  /** With the directories that datasets may lie in, and the way to other servers. */
  public Registrations(
      Database database,
      Events events,
      Ids ids,
      Clock clock,
      Stores stores,
      List<Path> roots,
      RemoteFiles remote) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.stores = stores;
    this.roots = new DatasetRoots(roots);
    this.remote = remote;
  }

  public WireDataset register(CurrentUser user, WireDatasetRegistration wanted) {
    Right.REGISTER_DATASET.check(user, Subject.ORGANIZATION);
    GivenFacts given = GivenFacts.of(wanted);
    Place place =
        RemoteDirectory.isAddress(wanted.path())
            ? RemoteDirectory.at(wanted.path(), remote)
            : roots.directory(wanted.path());
    NewDataset dataset =
        NewDataset.of(
            ids.next(), wanted, place, DataSources.read(place, user.organization(), given));
    return database.write(
        user.organization(),
        scope -> {
          add(scope, user.id(), dataset, wanted.allowedTeams(), clock.instant());
          return store.byId(scope, user.id(), dataset.id()).orElseThrow().wire(user, stores);
        });
  }

  /**
   * Makes a dataset known whose id is known beforehand and tells since when, wherever it lies.
   *
   * @param directory where the voxels lie, or would lie if the server had them
   * @param dataSource what is in them; null to find out from the directory
   */
  public void add(
      Scope scope,
      ObjectId id,
      Path directory,
      @Nullable ObjectNode dataSource,
      WireDatasetRegistration wanted) {
    DatasetDirectory place = DatasetDirectory.at(directory);
    ObjectNode document =
        dataSource == null
            ? DataSources.read(place, scope.organization())
            : DataSources.described(place, scope.organization(), dataSource);
    NewDataset dataset = NewDataset.of(id, wanted, place, document);
    Instant then = Instant.ofEpochMilli(id.createdMillis());
    add(scope, null, dataset, wanted.allowedTeams(), then);
  }

  private void add(
      Scope scope,
      @Nullable ObjectId uploader,
      NewDataset dataset,
      @Nullable List<ObjectId> allowedTeams,
      Instant moment) {
    List<ObjectId> teams = allowed.orOrganization(scope, allowedTeams);
    if (!registrations.insert(scope, dataset, uploader, moment)) {
      throw Failure.badRequest(
          "A dataset with the directory name “%s” is registered already."
              .formatted(dataset.place().directoryName()));
    }
    allowed.allow(scope, dataset.id(), teams);
    events.created(scope, uploader, "dataset.registered", dataset.id(), facts(dataset, teams));
  }

  private static Map<String, ?> facts(NewDataset dataset, List<ObjectId> teams) {
    return Map.of(
        "name", dataset.name(),
        "directoryName", dataset.place().directoryName(),
        "isPublic", dataset.isPublic(),
        "allowedTeams", teams.stream().map(ObjectId::value).toList());
  }
}
