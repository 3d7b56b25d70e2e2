package org.clew.client;

import static java.util.Map.entry;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Map;
import java.util.Set;
import org.clew.model.TaskExperience;
import org.clew.model.TaskStatus;
import org.clew.model.wire.WireAnnotation;
import org.clew.model.wire.WireCompactUser;
import org.clew.model.wire.WireDataset;
import org.clew.model.wire.WireDatasetId;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireScript;
import org.clew.model.wire.WireTask;
import org.clew.model.wire.WireTaskCreation;
import org.clew.model.wire.WireTaskType;
import org.clew.model.wire.WireTaskTypeSettings;
import org.clew.model.wire.WireTeam;
import org.clew.model.wire.WireTeamMembership;
import org.clew.model.wire.WireUploadedAnnotation;
import org.clew.model.wire.WireUser;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/**
 * What an answer must hold, and not as null: whatever this client would have to make up otherwise.
 * All other keys may be missing, as servers of different versions tell more or less.
 */
final class RequiredKeys extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  private static final Map<Class<?>, Set<String>> KEYS =
      Map.ofEntries(
          entry(
              WireTask.class,
              Set.of(
                  "id",
                  "projectId",
                  "datasetId",
                  "status",
                  "type",
                  "neededExperience",
                  "editPosition",
                  "editRotation")),
          entry(TaskStatus.class, Set.of("pending", "active", "finished")),
          entry(TaskExperience.class, Set.of("domain", "value")),
          entry(WireTaskCreation.class, Set.of("tasks")),
          entry(WireTaskType.class, Set.of("id", "summary", "description", "teamId", "teamName")),
          entry(WireTaskTypeSettings.class, Set.of("allowedModes")),
          entry(
              WireProject.class,
              Set.of("id", "name", "team", "priority", "paused", "isBlacklistedFromReport")),
          entry(WireTeam.class, Set.of("id", "name", "organization")),
          entry(WireTeamMembership.class, Set.of("id", "name", "isTeamManager")),
          entry(
              WireUser.class,
              Set.of(
                  "id",
                  "email",
                  "organization",
                  "firstName",
                  "lastName",
                  "created",
                  "lastActivity",
                  "isActive",
                  "isAdmin",
                  "isDatasetManager",
                  "teams",
                  "experiences")),
          entry(WireCompactUser.class, Set.of("id")),
          entry(WireScript.class, Set.of("id", "name")),
          entry(
              WireAnnotation.class,
              Set.of("id", "typ", "name", "description", "state", "modified")),
          entry(WireUploadedAnnotation.class, Set.of("annotation")),
          entry(WireUploadedAnnotation.Ref.class, Set.of("id", "typ")),
          entry(
              WireDataset.class,
              Set.of("id", "name", "isPublic", "directoryName", "owningOrganization", "created")),
          entry(WireDatasetId.class, Set.of("id")),
          entry(LoggedTimes.class, Set.of("loggedTime")),
          entry(LoggedTimes.Interval.class, Set.of("paymentInterval", "durationInSeconds")),
          entry(LoggedTimes.Month.class, Set.of("month", "year")));

  @Override
  public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    return isRequired(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
  }

  @Override
  public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
    return annotated instanceof AnnotatedMember member && isRequired(member)
        ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
        : super.findSetterInfo(config, annotated);
  }

  private static boolean isRequired(AnnotatedMember member) {
    Set<String> required = KEYS.get(member.getDeclaringClass());
    return required != null && required.contains(key(member));
  }

  private static String key(AnnotatedMember member) {
    return member instanceof AnnotatedParameter parameter
        ? parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()].getName()
        : member.getName();
  }

  /** Why an answer cannot be read, in words of whoever asked. */
  static String reason(JacksonException unexpected) {
    String said = String.valueOf(unexpected.getOriginalMessage());
    String place = place(unexpected);
    boolean isLacking =
        said.startsWith("Missing required creator property")
            || said.startsWith("Invalid `null` value");
    if (isLacking) {
      return "it lacks “%s”".formatted(place);
    }
    return place.isEmpty() ? said : "“%s”: %s".formatted(place, said);
  }

  /** For instance {@code tasks[0].success.status}. */
  private static String place(JacksonException unexpected) {
    StringBuilder place = new StringBuilder();
    for (JacksonException.Reference step : unexpected.getPath()) {
      if (step.getPropertyName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return place.toString();
  }
}
