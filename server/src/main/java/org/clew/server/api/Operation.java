package org.clew.server.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one route. */
final class Operation {
  private static final Pattern PARAMETER = Pattern.compile("[{<](\\w+)[}>]");

  private final Schemas schemas;

  Operation(Schemas schemas) {
    this.schemas = schemas;
  }

  /** All but what the request brings. */
  ObjectNode answering(Description route) {
    ObjectNode operation = Schemas.object();
    operation.putArray("tags").add(route.section());
    operation.put("summary", route.summary());
    operation.put("description", "For " + route.who() + ".");
    if (route.isOpen()) {
      ArrayNode ways = operation.putArray("security");
      ways.addObject();
      ways.addObject().putArray("token");
    }
    ObjectNode responses = operation.putObject("responses");
    ObjectNode success = responses.putObject("200").put("description", "Done.");
    content(success, route.answer());
    for (String header : route.answerHeaders()) {
      success
          .withObjectProperty("headers")
          .putObject(header)
          .set("schema", ValueSchemas.typed("string"));
    }
    for (int status : route.statuses()) {
      ObjectNode response =
          responses
              .putObject(Integer.toString(status))
              .put("description", Statuses.meaning(status));
      if (status == 206) {
        content(response, route.answer());
      }
      if (status >= 400) {
        schema(response, "application/json", failure(route.facts(status)));
      }
    }
    return operation;
  }

  private ObjectNode failure(@Nullable Class<?> facts) {
    return facts == null
        ? Schemas.reference("Outcome")
        : schemas.told(facts, Messages.reference(), true);
  }

  /** Adds what the request brings. */
  void asking(Description route, ObjectNode operation) {
    ArrayNode parameters = Schemas.object().putArray("parameters");
    Matcher inPath = PARAMETER.matcher(route.path());
    while (inPath.find()) {
      String name = inPath.group(1);
      // Organizations have names for ids.
      boolean isOfOrganization =
          name.equals("organizationId") || route.path().contains("/organizations/");
      parameters.add(inPath(name, isOfOrganization, inPath.group().startsWith("<")));
    }
    for (Parameter parameter : route.parameters()) {
      ObjectNode written =
          parameters
              .addObject()
              .put("name", parameter.name())
              .put("in", parameter.in())
              .put("description", parameter.text())
              .put("required", parameter.isNeeded());
      written.set("schema", schemas.request(parameter.type()));
    }
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
    Body request = route.request();
    if (request != null) {
      ObjectNode body = operation.putObject("requestBody").put("required", true);
      request.mediaTypes().forEach(type -> schema(body, type, requested(request)));
    }
  }

  private ObjectNode inPath(String name, boolean isOfOrganization, boolean takesSlashes) {
    ObjectNode parameter =
        Schemas.object().put("name", name).put("in", "path").put("required", true);
    boolean isId = (name.equals("id") || name.endsWith("Id")) && !isOfOrganization;
    parameter.set("schema", schemas.request(isId ? ObjectId.class : String.class));
    if (takesSlashes) {
      parameter.put("description", "May contain slashes.").put("x-takes-slashes", true);
    }
    return parameter;
  }

  private void content(ObjectNode response, Body body) {
    body.mediaTypes().forEach(type -> schema(response, type, answered(body, type)));
  }

  private ObjectNode answered(Body body, String mediaType) {
    if (!body.isJson(mediaType)) {
      return Schemas.object();
    }
    Class<?> type = body.type();
    if (type == null) {
      return Schemas.reference("Outcome");
    }
    ObjectNode item =
        body.withMessages()
            ? schemas.told(type, Messages.reference(), false)
            : schemas.answer(type);
    return body.isList() ? Schemas.listOf(item) : item;
  }

  private ObjectNode requested(Body body) {
    Class<?> type = body.type();
    if (type != null) {
      ObjectNode item = schemas.request(type);
      return body.isList() ? Schemas.listOf(item) : item;
    }
    if (body.fields().isEmpty()) {
      return Schemas.object();
    }
    ObjectNode form = ValueSchemas.typed("object");
    for (Parameter field : body.fields()) {
      ObjectNode schema =
          field.type() == byte[].class
              ? Schemas.listOf(Schemas.object())
              : schemas.request(field.type());
      form.withObjectProperty("properties")
          .set(field.name(), schema.put("description", field.text()));
    }
    return form;
  }

  private static void schema(ObjectNode owner, String mediaType, ObjectNode schema) {
    owner.withObjectProperty("content").putObject(mediaType).set("schema", schema);
  }
}
