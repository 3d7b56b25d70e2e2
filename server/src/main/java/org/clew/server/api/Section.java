package org.clew.server.api;

/** Describes routes about one thing. Paths are those given to the router. */
public final class Section {
  private static final String API = "/api/v14";
  private static final String OWN = "/api/clew/v1";
  private static final String DATA = "/data/v14";

  private final Api api;
  private final String name;

  Section(Api api, String name) {
    this.api = api;
    this.name = name;
  }

  /** One of the task API that reads. */
  public Description get(String path, String summary) {
    return add("GET", API + path, summary);
  }

  /** One of the task API that creates or does something. */
  public Description post(String path, String summary) {
    return add("POST", API + path, summary);
  }

  /** One of the task API that replaces. */
  public Description put(String path, String summary) {
    return add("PUT", API + path, summary);
  }

  /** One of the task API that changes. */
  public Description patch(String path, String summary) {
    return add("PATCH", API + path, summary);
  }

  /** One of the task API that deletes. */
  public Description delete(String path, String summary) {
    return add("DELETE", API + path, summary);
  }

  /** One that WEBKNOSSOS lacks. */
  public Description own(String method, String path, String summary) {
    return add(method, OWN + path, summary);
  }

  /** One of files of voxels. */
  public void data(String path, String summary) {
    for (String method : new String[] {"GET", "HEAD"}) {
      add(method, DATA + path, summary)
          .open()
          .givesFile("application/octet-stream", "application/json")
          .also(206, 304, 403, 416);
    }
  }

  private Description add(String method, String path, String summary) {
    return api.add(new Description(name, method, path, summary));
  }
}
