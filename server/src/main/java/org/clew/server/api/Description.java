package org.clew.server.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clew.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a route says of itself. Without more it is for everyone who is signed in, takes nothing and
 * answers nothing.
 */
public final class Description {
  private final String section;
  private final String method;
  private final String path;
  private final String summary;
  private final List<Parameter> parameters = new ArrayList<>();
  private final Set<Integer> others = new TreeSet<>();
  private final Map<Integer, Class<?>> failures = new LinkedHashMap<>();
  private final List<String> answerHeaders = new ArrayList<>();
  private String who = "everyone who is signed in";
  private boolean isOpen;
  private @Nullable Body request;
  private Body answer = Body.nothing();

  Description(String section, String method, String path, String summary) {
    this.section = section;
    this.method = method;
    this.path = path;
    this.summary = summary;
  }

  /** It is for everyone, signed in or not. */
  public Description open() {
    isOpen = true;
    who = "everyone; who is signed in may see more";
    return this;
  }

  /** It is for those with any of these rights. */
  public Description may(Who... rights) {
    who = Arrays.stream(rights).map(Who::words).distinct().collect(Collectors.joining("; or "));
    others.add(403);
    return this;
  }

  /** It is for those who may read the thing, which depends on where it is and who shared it. */
  public Description forReaders() {
    who = "everyone who may read it";
    return also(403, 404);
  }

  /** The request brings a record as JSON. */
  public Description takes(Class<?> type) {
    request = Body.of(type);
    return this;
  }

  /** The request brings a list of records as JSON. */
  public Description takesList(Class<?> type) {
    request = Body.listOf(type);
    return this;
  }

  /** The request brings a file. */
  public Description takesFile(String... mediaTypes) {
    request = Body.file(List.of(mediaTypes));
    others.add(415);
    return this;
  }

  /** The request brings a form with files. */
  public Description takesForm(String files, String text) {
    request = Body.form(List.of(new Parameter("form", files, byte[].class, true, text)));
    return this;
  }

  /** The form has one more field. */
  public Description field(String name, Class<?> type, String text) {
    List<Parameter> fields = new ArrayList<>(request == null ? List.of() : request.fields());
    fields.add(new Parameter("form", name, type, false, text));
    request = Body.form(fields);
    return this;
  }

  /** The query may hold this. */
  public Description query(String name, Class<?> type, String text) {
    parameters.add(new Parameter("query", name, type, false, text));
    return this;
  }

  /** The query must hold this. */
  public Description needs(String name, Class<?> type, String text) {
    parameters.add(new Parameter("query", name, type, true, text));
    return this;
  }

  /** The request may have this header. */
  public Description header(String name, String text) {
    parameters.add(new Parameter("header", name, String.class, false, text));
    return this;
  }

  /** It answers with a part of a list, as the query wants. */
  public Description paged() {
    answerHeaders.add("X-Total-Count");
    return query("limit", int.class, "how many at the most")
        .query("pageNumber", int.class, "which part, from 0")
        .query("includeTotalCount", boolean.class, "whether to count all in X-Total-Count");
  }

  /** It answers with all of a list, or with the part that the query wants. */
  public Description pagedByKey() {
    answerHeaders.add("Link");
    return paged().query("after", ObjectId.class, "the id of the last row of the part before");
  }

  /** It answers with its list in other forms, too. */
  public Description inOtherForms() {
    return query("format", String.class, "json, ndjson or csv; else what Accept says, else json")
        .or("application/x-ndjson", "text/csv");
  }

  /** The answer may have this header. */
  public Description givesHeader(String name) {
    answerHeaders.add(name);
    return this;
  }

  /** The answer has an ETag. */
  public Description givesTag() {
    answerHeaders.add("ETag");
    return this;
  }

  /** The answer has an ETag, which {@code If-Match} may name to change that state alone. */
  public Description tagged() {
    return givesTag().header("If-Match", "the ETag of what is known; else 412").also(412);
  }

  /** It answers with a record as JSON. */
  public Description gives(Class<?> type) {
    answer = Body.of(type);
    return this;
  }

  /** It answers with a list of records as JSON. */
  public Description givesList(Class<?> type) {
    answer = Body.listOf(type);
    return this;
  }

  /** It answers with a message of success alone. */
  public Description givesMessage() {
    answer = Body.messages();
    return this;
  }

  /** It answers with a file of one of these types. */
  public Description givesFile(String... mediaTypes) {
    answer = Body.file(List.of(mediaTypes));
    return this;
  }

  /** It answers in one of these forms, too, if the request asks for it. */
  public Description or(String... mediaTypes) {
    answer = answer.or(List.of(mediaTypes));
    return this;
  }

  /** A message of success comes with the answer. */
  public Description told() {
    answer = answer.told();
    return this;
  }

  /** It may answer with these statuses too, besides the usual ones. */
  public Description also(int... statuses) {
    Arrays.stream(statuses).forEach(others::add);
    return this;
  }

  /** A refusal with this status has facts beside its message. */
  public Description fails(int status, Class<?> facts) {
    failures.put(status, facts);
    return this;
  }

  String section() {
    return section;
  }

  /** The method of HTTP. */
  public String method() {
    return method;
  }

  /** The whole path, with parameters in braces. */
  public String path() {
    return path;
  }

  String summary() {
    return summary;
  }

  String who() {
    return who;
  }

  boolean isOpen() {
    return isOpen;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  @Nullable Body request() {
    return request;
  }

  Body answer() {
    return answer;
  }

  List<String> answerHeaders() {
    return answerHeaders;
  }

  @Nullable Class<?> facts(int status) {
    return failures.get(status);
  }

  /** Every status that it may answer with besides 200. */
  Set<Integer> statuses() {
    Set<Integer> statuses = new TreeSet<>(others);
    boolean named = path.contains("{");
    if (named || request != null || !parameters.isEmpty()) {
      statuses.add(400);
      statuses.add(404);
    }
    if (request != null) {
      statuses.addAll(List.of(408, 413));
    }
    if (!isOpen) {
      statuses.add(401);
    }
    if (!method.equalsIgnoreCase("get")) {
      // Whatever changes something is refused to other sites.
      statuses.add(403);
    }
    statuses.addAll(failures.keySet());
    statuses.add(503);
    return statuses;
  }
}
