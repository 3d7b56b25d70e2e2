package org.clew.server.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireDatasetId;
import org.clew.server.db.Database;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.clew.server.http.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Finds datasets, for users and, where they are public, for everyone. */
public final class Datasets {
  private static final int LARGEST_TEXT = 1 << 20;

  private final Database database;
  private final Stores stores;
  private final CatalogStore store = new CatalogStore();

  /** With where voxels and annotations are kept. */
  public Datasets(Database database, Stores stores) {
    this.database = database;
    this.stores = stores;
  }

  /** Where voxels and annotations are kept. */
  public Stores stores() {
    return stores;
  }

  /** A dataset that the user, or everybody, may read. */
  public WireDataset get(@Nullable CurrentUser user, ObjectId id) {
    return visible(user, id, (scope, reader) -> store.byId(scope, reader, id))
        .map(row -> row.wire(user, stores))
        .orElseThrow(() -> absent(user, id.value(), FailureCode.NOT_FOUND));
  }

  /** A dataset, if the user may read it. */
  public Optional<WireDataset> find(CurrentUser user, ObjectId id) {
    return visible(user, id, (scope, reader) -> store.byId(scope, reader, id))
        .map(row -> row.wire(user, stores));
  }

  /** The first ones that the user may read. */
  public List<WireDataset> list(CurrentUser user, int limit) {
    return list(user, new DatasetFilter(null, null, null, true, null, null, null, limit));
  }

  /** Those that the user, or everybody, may read; newest first. */
  public List<WireDataset> list(@Nullable CurrentUser user, DatasetFilter filter) {
    String organization = user == null ? filter.organization() : user.organization();
    boolean isOther = filter.organization() != null && !filter.organization().equals(organization);
    if (organization == null || isOther || filter.isHopeless()) {
      return List.of();
    }
    if (user == null && filter.onlyMyOrganization()) {
      return List.of();
    }
    return database.read(
        organization,
        scope ->
            store.list(scope, idOf(user), filter).stream()
                .map(row -> row.wire(user, stores))
                .toList());
  }

  /** The dataset behind a name that is unique in an organization, or merely known to people. */
  WireDatasetId idOf(@Nullable CurrentUser user, String organization, String name) {
    Optional<DatasetRow> found =
        user != null && !user.organization().equals(organization)
            ? Optional.empty()
            : database.read(organization, scope -> store.byName(scope, idOf(user), name));
    FailureCode code = user == null ? FailureCode.UNAUTHORIZED : FailureCode.NOT_FOUND;
    return found.map(DatasetRow::wireId).orElseThrow(() -> absent(user, name, code));
  }

  /** Whose the dataset of a name is. */
  String organizationOf(@Nullable CurrentUser user, String name) {
    Optional<String> organization =
        user == null
            ? database.readAcrossOrganizations(all -> store.organizationOfPublicNamed(all, name))
            : database
                .read(user.organization(), scope -> store.byName(scope, user.id(), name))
                .map(DatasetRow::organization);
    return organization.orElseThrow(() -> absent(user, name, FailureCode.NOT_FOUND));
  }

  /** The {@code datasource-properties.json} of a dataset that the user may read. */
  public String document(@Nullable CurrentUser user, ObjectId id) {
    return voxels(user, id).document();
  }

  /** A file of a dataset; empty if there is none of that name. */
  public Optional<VoxelFile> voxels(@Nullable CurrentUser user, ObjectId id, String file) {
    CatalogStore.Voxels voxels = voxels(user, id);
    if (file.equals(DataSources.DOCUMENT)) {
      return Optional.of(VoxelFile.ofJson(voxels.document().getBytes(StandardCharsets.UTF_8)));
    }
    if (RemoteDirectory.isAddress(voxels.location())) {
      // Its document says where the files are: clients get them there.
      return Optional.empty();
    }
    return new DatasetDirectory(Path.of(voxels.location())).find(file).flatMap(VoxelFile::of);
  }

  /** The text of a small file of a dataset; empty if there is none of that name. */
  public Optional<String> text(@Nullable CurrentUser user, ObjectId id, String file) {
    return voxels(user, id, file)
        .filter(found -> found.size() <= LARGEST_TEXT)
        .map(found -> {
          try (InputStream bytes = found.open(new ByteRange(0, found.size()))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
          }
        });
  }

  CatalogStore.Voxels voxels(@Nullable CurrentUser user, ObjectId id) {
    return visible(user, id, (scope, reader) -> store.voxels(scope, reader, id))
        .orElseThrow(() -> absent(user, id.value(), FailureCode.NOT_FOUND));
  }

  /** What the user may read in the own organization, or everyone in any. */
  private <T> Optional<T> visible(
      @Nullable CurrentUser user,
      ObjectId id,
      BiFunction<Scope, @Nullable ObjectId, Optional<T>> find) {
    Optional<T> own =
        user == null
            ? Optional.empty()
            : database.read(user.organization(), scope -> find.apply(scope, user.id()));
    return own.or(() ->
        database.readAcrossOrganizations(all ->
            store
                .organizationOfPublic(all, id)
                .flatMap(owner -> all.in(owner, scope -> find.apply(scope, null)))));
  }

  private static @Nullable ObjectId idOf(@Nullable CurrentUser user) {
    return user == null ? null : user.id();
  }

  private static Failure absent(@Nullable CurrentUser user, String what, FailureCode code) {
    String hint = user == null ? " You may need to log in to see it." : "";
    return Failure.of(code, "Dataset “%s” could not be found or accessed.%s".formatted(what, hint));
  }
}
