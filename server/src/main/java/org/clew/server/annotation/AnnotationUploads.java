package org.clew.server.annotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlExperiment;
import org.clew.model.AnnotationType;
import org.clew.model.ObjectId;
import org.clew.model.wire.WireUploadedAnnotation;
import org.clew.server.annotation.ExplorationalStore.NewExplorational;
import org.clew.server.annotation.VersionStore.Kind;
import org.clew.server.annotation.VersionStore.NewVersion;
import org.clew.server.content.Contents;
import org.clew.server.content.Found;
import org.clew.server.content.Incoming;
import org.clew.server.content.Intake;
import org.clew.server.content.NmlMerge;
import org.clew.server.content.Reception;
import org.clew.server.content.StagedContent;
import org.clew.server.dataset.Stores;
import org.clew.server.db.Database;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.event.Events;
import org.clew.server.failure.Failure;
import org.clew.server.http.CurrentUser;
import org.clew.server.http.Upload;
import org.clew.server.http.UploadedFile;

/** Makes a new annotation of uploaded files: all of them together, or none. */
public final class AnnotationUploads {
  private final Database database;
  private final Events events;
  private final Ids ids;
  private final Clock clock;
  private final Contents contents;
  private final Intake intake;
  private final Stores stores;
  private final ExplorationalStore store = new ExplorationalStore();
  private final VersionStore versions = new VersionStore();

  /** With the sources of ids and time. */
  public AnnotationUploads(
      Database database,
      Events events,
      Ids ids,
      Clock clock,
      Contents contents,
      Intake intake,
      Stores stores) {
    this.database = database;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.contents = contents;
    this.intake = intake;
    this.stores = stores;
  }

  /**
   * Makes the annotation.
   *
   * @param room a path where nothing is yet, for what is in the files
   */
  WireUploadedAnnotation upload(CurrentUser user, Upload upload, Path room) {
    UploadForm form = UploadForm.of(upload);
    try (Reception reception = intake.begin(room)) {
      List<Found> found = new ArrayList<>();
      for (UploadedFile file : upload.files()) {
        if (Intake.isCalledLikeOne(file.name())) {
          found.addAll(reception.find(file.name(), file.path()));
        }
      }
      if (found.isEmpty()) {
        throw Failure.badRequest("Could not extract NML file.");
      }
      return reception.read(found, incoming -> upload(user, form, incoming));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private WireUploadedAnnotation upload(CurrentUser user, UploadForm form, List<Incoming> incoming)
      throws IOException {
    try {
      List<Incoming.Annotation> annotations = readable(incoming);
      List<NmlExperiment> experiments =
          annotations.stream().map(each -> each.nml().parameters().experiment()).toList();
      ObjectId dataset =
          database.read(
              user.organization(),
              scope ->
                  new UploadedDataset(stores.url().get())
                      .of(scope, user, form.dataset(), experiments));
      NmlMerge.Merged merged =
          NmlMerge.of(annotations.stream().map(AnnotationUploads::part).toList(), form.sorting());
      Nml nml = form.completed(merged.nml());
      try (StagedContent staged = contents.stage(nml, merged.files(), Map.of())) {
        NewExplorational annotation =
            new NewExplorational(
                ids.next(),
                dataset,
                annotations.size() == 1 ? annotations.getFirst().title() : "",
                description(form, experiments),
                staged.row().layers());
        return database.write(
            user.organization(),
            scope -> keep(scope, user.id(), annotation, staged, clock.instant()));
      }
    } finally {
      incoming.forEach(Incoming::close);
    }
  }

  private static List<Incoming.Annotation> readable(List<Incoming> incoming) {
    List<Incoming.Annotation> annotations = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    for (Incoming each : incoming) {
      switch (each) {
        case Incoming.Annotation annotation -> annotations.add(annotation);
        case Incoming.Unreadable unreadable -> messages.add(unreadable.message());
      }
    }
    if (!messages.isEmpty()) {
      throw Failure.badRequest(messages);
    }
    return annotations;
  }

  private static NmlMerge.Part part(Incoming.Annotation annotation) {
    return new NmlMerge.Part(annotation.title(), annotation.nml(), annotation.files());
  }

  private static String description(UploadForm form, List<NmlExperiment> experiments) {
    if (form.description() != null) {
      return form.description();
    }
    return experiments.stream()
        .map(NmlExperiment::description)
        .filter(Objects::nonNull)
        .filter(description -> !description.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * Keeps an annotation whose id is known beforehand and tells when it was made.
   *
   * @param name free text, may be empty
   * @param description free text, may be empty
   */
  public void add(
      Scope scope,
      ObjectId id,
      ObjectId dataset,
      ObjectId owner,
      String name,
      String description,
      StagedContent staged) {
    NewExplorational annotation =
        new NewExplorational(id, dataset, name, description, staged.row().layers());
    keep(scope, owner, annotation, staged, Instant.ofEpochMilli(id.createdMillis()));
  }

  private WireUploadedAnnotation keep(
      Scope scope,
      ObjectId owner,
      NewExplorational annotation,
      StagedContent staged,
      Instant moment) {
    contents.keep(scope, List.of(staged));
    store.insert(scope, annotation, owner, moment);
    NewVersion version = NewVersion.of(Kind.UPLOADED, staged.id());
    versions.add(scope, annotation.id(), version, owner, moment);
    events.created(
        scope,
        owner,
        "annotation.uploaded",
        annotation.id(),
        Map.of("dataset", annotation.dataset().value(), "name", annotation.name()));
    return new WireUploadedAnnotation(
        new WireUploadedAnnotation.Ref(AnnotationType.EXPLORATIONAL, annotation.id()));
  }
}
