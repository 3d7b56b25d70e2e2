package org.clew.server.founding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlException;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.annotation.nml.NmlParameters;
import org.clew.annotation.nml.NmlReader;
import org.clew.annotation.skeleton.Skeleton;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireDatasetRegistration;
import org.clew.model.wire.WireNewUser;
import org.clew.model.wire.WireTeam;
import org.clew.server.annotation.AnnotationUploads;
import org.clew.server.auth.Tokens;
import org.clew.server.content.Contents;
import org.clew.server.content.StagedContent;
import org.clew.server.dataset.Registrations;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.failure.Failure;
import org.clew.server.failure.StartFailure;
import org.clew.server.team.Teams;
import org.clew.server.time.EarlierWork;
import org.clew.server.user.NewUsers;
import org.clew.server.user.UserRoles;
import org.jspecify.annotations.Nullable;

/** Makes an organization with all that a file tells: everything, or nothing. */
public final class Seeding {
  private final Founding founding;
  private final Ids ids;
  private final Contents contents;
  private final Path datasets;
  private final People people;
  private final Things things;

  /** With the directory where datasets would lie that are not here. */
  public Seeding(
      Founding founding, Ids ids, Contents contents, Path datasets, People people, Things things) {
    this.founding = founding;
    this.ids = ids;
    this.contents = contents;
    this.datasets = datasets;
    this.people = people;
    this.things = things;
  }

  /** What brings people in. */
  public record People(Teams teams, NewUsers users, Tokens tokens) {}

  /** What brings in what people work on. */
  public record Things(Registrations datasets, AnnotationUploads annotations, EarlierWork time) {}

  /** What was made so far, by the names that the file uses. */
  private record Made(
      Map<String, ObjectId> teams, Map<String, ObjectId> users, Map<String, ObjectId> datasets) {
    Made() {
      this(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }
  }

  /**
   * Makes it, unless an organization of this id exists.
   *
   * @return whether it was made
   * @throws StartFailure if something in the file is refused; nothing was made then
   */
  public boolean seed(SeedFile file) {
    Seed seed = file.seed();
    Deque<StagedContent> staged = new ArrayDeque<>();
    try {
      List<StagedContent> traced =
          seed.annotations().stream().map(each -> staged(file, each, staged)).toList();
      return founding.foundWith(
          seed.organization().id(),
          seed.organization().title(),
          scope -> fill(scope, file, traced));
    } catch (Failure refused) {
      throw new StartFailure(
          "The seed file %s: %s".formatted(file.path(), refused.getMessage()), refused);
    } finally {
      staged.forEach(StagedContent::close);
    }
  }

  private boolean fill(Scope scope, SeedFile file, List<StagedContent> traced) {
    Seed seed = file.seed();
    Made made = new Made();
    if (seed.teams().stream().noneMatch(Seed.Team::isForEverybody)) {
      people.teams().found(scope);
    }
    seed.teams().forEach(team -> add(scope, team, made));
    seed.users().forEach(user -> add(scope, user, made));
    seed.datasets().forEach(dataset -> add(scope, file, dataset, made));
    for (int index = 0; index < traced.size(); index++) {
      add(scope, seed.annotations().get(index), traced.get(index), made);
    }
    return true;
  }

  private void add(Scope scope, Seed.Team team, Made made) {
    ObjectId id = id(team.id());
    people
        .teams()
        .add(scope, new WireTeam(id, team.name(), scope.organization(), team.isForEverybody()));
    made.teams().put(team.name(), id);
  }

  private void add(Scope scope, Seed.User user, Made made) {
    ObjectId id = id(user.id());
    List<WireNewUser.Membership> memberships =
        user.teams() == null
            ? null
            : user.teams().stream()
                .map(team ->
                    new WireNewUser.Membership(
                        known(made.teams(), "team", team.name()),
                        Boolean.TRUE.equals(team.isTeamManager())))
                .toList();
    WireNewUser joining =
        new WireNewUser(
            user.email(),
            user.firstName(),
            user.lastName(),
            user.password(),
            user.isAdmin(),
            user.isDatasetManager(),
            memberships,
            user.experiences());
    UserRoles roles =
        new UserRoles(
            Boolean.TRUE.equals(user.isAdmin()),
            Boolean.TRUE.equals(user.isOrganizationOwner()),
            Boolean.TRUE.equals(user.isDatasetManager()));
    people.users().add(scope, id, joining, roles);
    if (user.token() != null) {
      people.tokens().accept(scope, id, user.token());
    }
    made.users().put(user.address(), id);
  }

  private void add(Scope scope, SeedFile file, Seed.Dataset dataset, Made made) {
    ObjectId id = id(dataset.id());
    Path directory =
        dataset.path() == null
            ? datasets.resolve(dataset.directoryName())
            : file.sibling(dataset.path());
    List<ObjectId> teams =
        dataset.allowedTeams() == null
            ? null
            : dataset.allowedTeams().stream()
                .map(team -> known(made.teams(), "team", team))
                .toList();
    things
        .datasets()
        .add(
            scope,
            id,
            directory,
            dataset.dataSource(),
            new WireDatasetRegistration(
                directory.toString(),
                dataset.name(),
                dataset.isPublic(),
                teams,
                dataset.description(),
                dataset.tags()));
    made.datasets().put(dataset.directoryName(), id);
  }

  private void add(Scope scope, Seed.Annotation annotation, StagedContent traced, Made made) {
    ObjectId id = id(annotation.id());
    ObjectId owner =
        known(made.users(), "user", annotation.owner().strip().toLowerCase(Locale.ROOT));
    things
        .annotations()
        .add(
            scope,
            id,
            known(made.datasets(), "dataset", annotation.dataset()),
            owner,
            annotation.name() == null ? "" : annotation.name(),
            annotation.description() == null ? "" : annotation.description(),
            traced);
    annotation
        .allWork()
        .forEach(work -> things.time().add(scope, owner, id, work.began(), work.duration()));
  }

  private StagedContent staged(
      SeedFile file, Seed.Annotation annotation, Deque<StagedContent> staged) {
    try {
      StagedContent content =
          contents.stage(nml(file, annotation.dataset(), annotation.file()), Map.of(), Map.of());
      staged.push(content);
      return content;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Nml nml(SeedFile file, String dataset, @Nullable String name) throws IOException {
    if (name == null) {
      return Nml.of(
          NmlParameters.of(new NmlExperiment(dataset, null, null, null, null)), new Skeleton());
    }
    Path path = file.sibling(name);
    try {
      return NmlReader.read(path);
    } catch (NmlException bad) {
      throw Failure.badRequest("“%s”: %s".formatted(name, bad.getMessage()));
    } catch (IOException unreadable) {
      throw new StartFailure("The file %s cannot be read.".formatted(path), unreadable);
    }
  }

  private static ObjectId known(Map<String, ObjectId> made, String kind, String name) {
    ObjectId id = made.get(name);
    if (id == null) {
      throw Failure.badRequest("There is no %s “%s” in it.".formatted(kind, name));
    }
    return id;
  }

  private ObjectId id(@Nullable ObjectId given) {
    return given == null ? ids.next() : given;
  }
}
