package org.clew.server.api;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clew.json.WireJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON schemas of records: what is there and what may be null is read from their components, what
 * may be left out from the mapper that reads and writes them.
 */
final class Schemas {
  private static final String REF = "#/components/schemas/";

  /** Which way a record goes. What may be null must be there in an answer, but not in a request. */
  private enum Way {
    ANSWER,
    REQUEST
  }

  private final Map<String, ObjectNode> components = new TreeMap<>();
  private final Map<String, Class<?>> names = new HashMap<>();
  private final Set<Class<?>> answers = new HashSet<>();

  /** Every schema that was asked for, and those that they name. */
  Map<String, ObjectNode> components() {
    return components;
  }

  /** What an answer of this type looks like. Ask for all answers before the first request. */
  ObjectNode answer(Class<?> type) {
    return of(type, Way.ANSWER);
  }

  /** What a request of this type looks like. */
  ObjectNode request(Class<?> type) {
    return of(type, Way.REQUEST);
  }

  /** A record to which messages were added. */
  ObjectNode told(Class<?> type, ObjectNode messages, boolean isFailure) {
    String name = name(type) + (isFailure ? "" : "WithMessages");
    ObjectNode told = record(type, Way.ANSWER);
    ((ObjectNode) told.get("properties")).set("messages", messages);
    told.withArray("required").add("messages");
    components.put(name, told);
    return reference(name);
  }

  static ObjectNode reference(String name) {
    return object().put("$ref", REF + name);
  }

  static ObjectNode listOf(ObjectNode item) {
    ObjectNode list = object().put("type", "array");
    list.set("items", item);
    return list;
  }

  private ObjectNode of(Class<?> type, Way way) {
    ObjectNode known = ValueSchemas.of(type);
    if (known != null) {
      return known;
    }
    if (type.isEnum() || ValueSchemas.isNamed(type)) {
      components.computeIfAbsent(name(type), name -> ValueSchemas.named(type));
      return reference(name(type));
    }
    if (!type.isRecord()) {
      throw new IllegalArgumentException(
          "Say in ValueSchemas what %s looks like as JSON.".formatted(type));
    }
    String name = name(type, way);
    if (!components.containsKey(name)) {
      components.put(name, object());
      components.put(name, record(type, way));
    }
    return reference(name);
  }

  private ObjectNode record(Class<?> type, Way way) {
    RecordDocs docs = RecordDocs.of(type);
    ObjectNode schema = object().put("type", "object");
    if (!docs.text().isEmpty()) {
      schema.put("description", docs.text());
    }
    ObjectNode properties = schema.putObject("properties");
    Map<String, BeanPropertyDefinition> json = json(type, way);
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      ObjectNode property = of(component.getAnnotatedType(), way);
      if (docs.components().containsKey(name)) {
        property.put("description", docs.components().get(name));
      }
      properties.set(name, property);
      BeanPropertyDefinition written = Objects.requireNonNull(json.get(name), name);
      if (isRequired(component, written, way)) {
        schema.withArray("required").add(name);
      }
    }
    return schema;
  }

  private ObjectNode of(AnnotatedType type, Way way) {
    ObjectNode schema = plain(type, way);
    return type.isAnnotationPresent(Nullable.class) ? orNull(schema) : schema;
  }

  private ObjectNode plain(AnnotatedType type, Way way) {
    if (!(type instanceof AnnotatedParameterizedType generic)) {
      return of((Class<?>) type.getType(), way);
    }
    Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
    AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    if (List.class.isAssignableFrom(raw)) {
      return listOf(of(arguments[0], way));
    }
    ObjectNode map = object().put("type", "object");
    map.set("additionalProperties", of(arguments[1], way));
    return map;
  }

  private static ObjectNode orNull(ObjectNode schema) {
    if (schema.isEmpty()) {
      return schema;
    }
    if (schema.path("type").isString()) {
      String type = schema.get("type").stringValue();
      schema.putArray("type").add(type).add("null");
      return schema;
    }
    ObjectNode either = object();
    either.putArray("anyOf").add(schema).add(object().put("type", "null"));
    return either;
  }

  private static boolean isRequired(
      RecordComponent component, BeanPropertyDefinition property, Way way) {
    return switch (way) {
      case ANSWER -> property.findInclusion().getValueInclusion() != Include.NON_NULL;
      case REQUEST ->
          property.isRequired()
              || !(component.getType().isPrimitive()
                  || component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    };
  }

  private static Map<String, BeanPropertyDefinition> json(Class<?> type, Way way) {
    JavaType java = WireJson.mapper().constructType(type);
    MapperConfig<?> config =
        way == Way.ANSWER
            ? WireJson.mapper().serializationConfig()
            : WireJson.mapper().deserializationConfig();
    ClassIntrospector classes = config.classIntrospectorInstance();
    BeanDescription description =
        way == Way.ANSWER
            ? classes.introspectForSerialization(java, classes.introspectClassAnnotations(java))
            : classes.introspectForDeserialization(java, classes.introspectClassAnnotations(java));
    return description.findProperties().stream()
        .collect(Collectors.toMap(BeanPropertyDefinition::getName, Function.identity()));
  }

  private String name(Class<?> type, Way way) {
    if (way == Way.ANSWER) {
      answers.add(type);
      return name(type);
    }
    return answers.contains(type) && differsByWay(type) ? name(type) + "Input" : name(type);
  }

  private static boolean differsByWay(Class<?> type) {
    return type.isRecord()
        && Stream.of(type.getRecordComponents())
            .anyMatch(component ->
                component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    || component.getType().isPrimitive()
                    || differsByWay(component.getType()));
  }

  /** The name of the class without what all have in common; nested ones after their outer. */
  private String name(Class<?> type) {
    String name = shortName(type);
    Class<?> before = names.putIfAbsent(name, type);
    if (before != null && before != type) {
      throw new IllegalArgumentException(
          "%s and %s would both be called “%s”; rename one.".formatted(before, type, name));
    }
    return name;
  }

  private static String shortName(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    String own = type.getSimpleName().replaceFirst("^Wire", "");
    return outer == null || outer.getSimpleName().endsWith("Routes") ? own : shortName(outer) + own;
  }

  static ObjectNode object() {
    return WireJson.mapper().createObjectNode();
  }
}
