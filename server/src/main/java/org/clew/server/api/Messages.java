package org.clew.server.api;

import tools.jackson.databind.node.ObjectNode;

/** The schemas of the envelope. */
final class Messages {
  private Messages() {}

  static ObjectNode list() {
    ObjectNode message = ValueSchemas.typed("object").put("minProperties", 1);
    ObjectNode properties = message.putObject("properties");
    for (String kind : new String[] {"success", "error", "chain"}) {
      properties.set(kind, ValueSchemas.typed("string"));
    }
    return Schemas.listOf(message.put("maxProperties", 1))
        .put("minItems", 1)
        .put("description", "What people are told, each in an object with one key.");
  }

  static ObjectNode alone() {
    ObjectNode envelope = ValueSchemas.typed("object").put("description", "Messages alone.");
    envelope.putObject("properties").set("messages", reference());
    envelope.putArray("required").add("messages");
    return envelope;
  }

  static ObjectNode reference() {
    return Schemas.reference("Messages");
  }
}
