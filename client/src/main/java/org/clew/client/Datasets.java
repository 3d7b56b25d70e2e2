package org.clew.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.model.ObjectId;
import org.clew.model.VoxelSize;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireDatasetId;
import org.clew.model.wire.WireDatasetRegistration;

/** The datasets that tasks can be made on. */
public final class Datasets {
  private static final Pattern PAGE =
      Pattern.compile(".*/datasets/(?:[^/]*-)?([0-9a-f]{24})(?:/.*)?");

  private final Clew clew;

  Datasets(Clew clew) {
    this.clew = clew;
  }

  /**
   * Makes a directory or an address known as a dataset ({@code POST /api/clew/v1/datasets}); only
   * on Clew’s own server, and for those who may register datasets.
   *
   * <pre>{@code
   * clew.datasets()
   *     .register(
   *         new NewDataset("raw.zarr").withVoxelSize(VoxelSize.ofNanometres(11.24, 11.24, 28)));
   * }</pre>
   *
   * @throws NotAuthorizedException if one may not register datasets
   * @throws UnexpectedStatusException 400 if nothing is recognised there, the files do not tell the
   *     size of a voxel and {@link NewDataset#voxelSize} neither, {@link NewDataset#categories}
   *     names a layer that is not there, …; the message says which
   */
  public RemoteDataset register(NewDataset dataset) {
    List<Ref<Team>> teams = dataset.allowedTeams();
    VoxelSize size = dataset.voxelSize();
    WireDatasetRegistration body =
        new WireDatasetRegistration(
            dataset.path(),
            dataset.name(),
            dataset.isPublic(),
            teams == null ? null : teams.stream().map(clew.teams()::id).toList(),
            dataset.description(),
            dataset.tags(),
            size == null
                ? null
                : new WireDatasetRegistration.Scale(size.factor(), size.unit().wireName()),
            dataset.categories().isEmpty() ? null : dataset.categories());
    return dataset(clew.http().post(Route.own("/datasets"), body));
  }

  /**
   * One dataset, by whatever one has of it: its id, the address of its page, or a name, as {@link
   * #byId}, {@link #byUrl} and {@link #byName} take it.
   *
   * <pre>{@code
   * RemoteDataset dataset = clew.datasets().open("l4_sample");
   * }</pre>
   *
   * @throws NotFoundException if there is none of this id or at this address, or it is not visible
   * @throws NoSuchNameException if there is none of this name that is visible
   */
  public RemoteDataset open(String idOrUrlOrName) {
    if (idOrUrlOrName.matches("[0-9a-f]{24}")) {
      return byId(idOrUrlOrName);
    }
    return idOrUrlOrName.matches("https?://.*")
        ? byUrl(page(idOrUrlOrName))
        : byName(idOrUrlOrName);
  }

  private static URI page(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException malformed) {
      // Without the cause: it repeats the address, which may hold a token.
      throw new IllegalArgumentException("The text is not the address of a dataset.");
    }
  }

  /**
   * One dataset ({@code GET /datasets/{id}}).
   *
   * @throws UnexpectedStatusException if there is none or it is not visible
   */
  public RemoteDataset byId(ObjectId id) {
    return dataset(clew.http().get(Route.of("/datasets/{}", id)));
  }

  /** One dataset, by the text of an id. */
  public RemoteDataset byId(String id) {
    return byId(new ObjectId(id));
  }

  /**
   * One dataset of one’s organization, by the name shown to people or else by the name of its
   * directory ({@code GET /datasets}, {@code GET /datasets/disambiguate/…/toId}).
   *
   * @throws NoSuchNameException if there is none of this name that is visible
   */
  public RemoteDataset byName(String name) {
    String organization = clew.users().current().organization();
    Route search =
        Route.of("/datasets")
            .with("isActive", true)
            .with("organizationId", organization)
            .with("searchQuery", name);
    return clew.http().get(search).asListOf(WireDataset.class).stream()
        .filter(wire -> wire.name().equals(name))
        .findFirst()
        .map(wire -> new RemoteDataset(clew, wire))
        .orElseGet(() -> byDirectory(organization, name));
  }

  /**
   * One dataset of one’s organization, by the name of its directory ({@code GET
   * /datasets/disambiguate/{organization}/{name}/toId}): what the Python client calls {@code
   * dataset_name} when it creates tasks, and advises against, as directories get other names.
   *
   * @throws NoSuchNameException if there is none of this name that is visible
   */
  public RemoteDataset byDirectoryName(String name) {
    return byDirectory(clew.users().current().organization(), name);
  }

  private RemoteDataset byDirectory(String organization, String name) {
    Route route = Route.of("/datasets/disambiguate/{}/{}/toId", organization, name);
    Answer answer = clew.http().ask("GET", route, null);
    if (answer.status() == 404) {
      throw new NoSuchNameException("dataset", name);
    }
    return byId(answer.success().as(WireDatasetId.class).id());
  }

  /**
   * One dataset, by the address of its page, e.g. {@code
   * https://webknossos.org/datasets/l4_sample-59e9cfbdba632ac2ab8b23b5/view}.
   *
   * @throws IllegalArgumentException if this is not the address of a dataset of this server
   */
  public RemoteDataset byUrl(URI page) {
    Matcher id = PAGE.matcher(page.getPath() == null ? "" : page.getPath());
    if (!page.toString().startsWith(clew.url() + "/") || !id.matches()) {
      throw new IllegalArgumentException(
          "“%s” is not the address of a dataset at %s.".formatted(page.getPath(), clew.url()));
    }
    return byId(id.group(1));
  }

  /** All datasets that are visible and usable ({@code GET /datasets}). */
  public List<RemoteDataset> list() {
    return clew
        .http()
        .get(Route.of("/datasets").with("isActive", true))
        .asListOf(WireDataset.class)
        .stream()
        .map(wire -> new RemoteDataset(clew, wire))
        .toList();
  }

  ObjectId id(Ref<RemoteDataset> dataset) {
    return RefByName.id(dataset, this::byName);
  }

  private RemoteDataset dataset(Answer answer) {
    return new RemoteDataset(clew, answer.as(WireDataset.class));
  }
}
