package org.clew.server.api;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Writes what routes say of themselves as an OpenAPI 3.1 document. */
public final class OpenApi {
  private static final String TEXT =
      """
      The task API of WEBKNOSSOS below /api/v14 (the same below /api/v13 and /api), what it lacks \
      below /api/clew/v1, and voxels below /data/v14 (also /data/v13, /data). Keys that may be null \
      are written as null unless they are not required; unknown keys of requests are ignored.\
      """;

  private final Schemas schemas = new Schemas();
  private final ObjectNode document = Schemas.object();

  private OpenApi() {}

  /** The document. */
  public static ObjectNode document(Api api, String version) {
    OpenApi writing = new OpenApi();
    writing.head(api, version);
    writing.paths(api.descriptions());
    writing.components();
    return writing.document;
  }

  private void head(Api api, String version) {
    document.put("openapi", "3.1.1");
    document
        .putObject("info")
        .put("title", "Clew")
        .put("version", version)
        .put("description", TEXT)
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    api.sections()
        .forEach((name, text) ->
            document.withArray("tags").addObject().put("name", name).put("description", text));
    for (String way : new String[] {"token", "query", "session"}) {
      document.withArray("security").addObject().putArray(way);
    }
  }

  private void paths(List<Description> descriptions) {
    Operation operations = new Operation(schemas);
    ObjectNode paths = document.putObject("paths");
    // Answers go first: their schemas get the plain names.
    for (Description description : descriptions) {
      path(paths, description).set(method(description), operations.answering(description));
    }
    for (Description description : descriptions) {
      operations.asking(
          description, path(paths, description).withObjectProperty(method(description)));
    }
  }

  private static ObjectNode path(ObjectNode paths, Description description) {
    String path = description.path().replace('<', '{').replace('>', '}');
    return paths.withObjectProperty(path);
  }

  private static String method(Description description) {
    return description.method().toLowerCase(Locale.ROOT);
  }

  private void components() {
    ObjectNode components = document.putObject("components");
    ObjectNode all = components.putObject("schemas");
    schemas.components().put("Messages", Messages.list());
    schemas.components().put("Outcome", Messages.alone());
    schemas.components().forEach(all::set);
    ObjectNode ways = components.putObject("securitySchemes");
    ways.set("token", key("header", "X-Auth-Token"));
    ways.set("query", key("query", "token"));
    ways.set("session", key("cookie", "id"));
  }

  private static ObjectNode key(String in, String name) {
    return Schemas.object().put("type", "apiKey").put("in", in).put("name", name);
  }
}
