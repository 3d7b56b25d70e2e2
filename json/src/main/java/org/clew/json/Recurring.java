package org.clew.json;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.clew.model.wire.WireTaskType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteCapability;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Writes what stands in a list again and again (the type of a thousand tasks) from memory: most of
 * a page of tasks is their types.
 */
final class Recurring extends ValueSerializerModifier {
  /** Of no more values at once, so that endless lists need no endless memory. */
  private static final int MOST = 100;

  @Override
  public ValueSerializer<?> modifySerializer(
      SerializationConfig config,
      BeanDescription.Supplier description,
      ValueSerializer<?> serializer) {
    return description.getBeanClass() == WireTaskType.class ? new Writer(serializer) : serializer;
  }

  /** The texts of values, of each from its second time on. */
  static final class Memory {
    private final IdentityHashMap<Object, Optional<SerializableString>> texts =
        new IdentityHashMap<>();

    /** The text, unless the value comes for the first time. */
    private Optional<SerializableString> of(Object value) {
      Optional<SerializableString> known = texts.get(value);
      if (known == null) {
        if (texts.size() == MOST) {
          texts.clear();
        }
        texts.put(value, Optional.empty());
        return Optional.empty();
      }
      return known.or(() -> {
        String text = WireJson.mapper().writeValueAsString(value);
        Optional<SerializableString> first = Optional.of(new SerializedString(text));
        texts.put(value, first);
        return first;
      });
    }
  }

  private static final class Writer extends ValueSerializer<Object> {
    private final ValueSerializer<Object> usual;

    @SuppressWarnings("unchecked") // the serializer of the class of the values
    Writer(ValueSerializer<?> usual) {
      this.usual = (ValueSerializer<Object>) usual;
    }

    @Override
    public void resolve(SerializationContext context) {
      usual.resolve(context);
    }

    @Override
    public ValueSerializer<?> createContextual(
        SerializationContext context, BeanProperty property) {
      return new Writer(usual.createContextual(context, property));
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializationContext context) {
      boolean isText = json.has(StreamWriteCapability.CAN_WRITE_FORMATTED_NUMBERS);
      Optional<SerializableString> known = isText ? memory(context).of(value) : Optional.empty();
      if (known.isPresent()) {
        json.writeRawValue(known.get());
      } else {
        usual.serialize(value, json, context);
      }
    }

    private static Memory memory(SerializationContext context) {
      Memory memory = (Memory) context.getAttribute(Memory.class);
      if (memory == null) {
        memory = new Memory();
        context.setAttribute(Memory.class, memory);
      }
      return memory;
    }
  }
}
