package org.clew.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Ids as texts, vectors as arrays of three, boxes as {@code topLeft, width, height, depth}. */
final class ValueTypes extends SimpleModule {
  ValueTypes() {
    super("clew-values");
    addSerializer(new IdWriter());
    addDeserializer(ObjectId.class, new IdReader());
    addSerializer(new IntVectorWriter());
    addDeserializer(Vec3Int.class, new IntVectorReader());
    addSerializer(new DoubleVectorWriter());
    addDeserializer(Vec3Double.class, new DoubleVectorReader());
    addSerializer(new BoxWriter());
    addDeserializer(BoundingBox.class, new BoxReader());
  }

  private static final class IdWriter extends StdSerializer<ObjectId> {
    IdWriter() {
      super(ObjectId.class);
    }

    @Override
    public void serialize(ObjectId id, JsonGenerator json, SerializationContext context) {
      json.writeString(id.value());
    }
  }

  private static final class IdReader extends StdDeserializer<ObjectId> {
    IdReader() {
      super(ObjectId.class);
    }

    @Override
    public ObjectId deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return context.reportInputMismatch(this, "an id is a text of 24 hexadecimal characters");
      }
      try {
        return new ObjectId(json.getString());
      } catch (IllegalArgumentException notAnId) {
        return context.reportInputMismatch(this, "%s", notAnId.getMessage());
      }
    }
  }

  private static final class IntVectorWriter extends StdSerializer<Vec3Int> {
    IntVectorWriter() {
      super(Vec3Int.class);
    }

    @Override
    public void serialize(Vec3Int v, JsonGenerator json, SerializationContext context) {
      json.writeArray(new int[] {v.x(), v.y(), v.z()}, 0, 3);
    }
  }

  private static final class IntVectorReader extends StdDeserializer<Vec3Int> {
    IntVectorReader() {
      super(Vec3Int.class);
    }

    @Override
    public Vec3Int deserialize(JsonParser json, DeserializationContext context) {
      double[] v = three(json, context, this);
      for (double component : v) {
        if (component != Math.rint(component) || Math.abs(component) > Integer.MAX_VALUE) {
          return context.reportInputMismatch(this, "a position holds whole numbers of voxels");
        }
      }
      return new Vec3Int((int) v[0], (int) v[1], (int) v[2]);
    }
  }

  private static final class DoubleVectorWriter extends StdSerializer<Vec3Double> {
    DoubleVectorWriter() {
      super(Vec3Double.class);
    }

    @Override
    public void serialize(Vec3Double v, JsonGenerator json, SerializationContext context) {
      json.writeStartArray();
      component(json, v.x());
      component(json, v.y());
      component(json, v.z());
      json.writeEndArray();
    }

    private static void component(JsonGenerator json, double value) {
      if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
        json.writeNumber((long) value);
      } else {
        json.writeNumber(value);
      }
    }
  }

  private static final class DoubleVectorReader extends StdDeserializer<Vec3Double> {
    DoubleVectorReader() {
      super(Vec3Double.class);
    }

    @Override
    public Vec3Double deserialize(JsonParser json, DeserializationContext context) {
      double[] v = three(json, context, this);
      return new Vec3Double(v[0], v[1], v[2]);
    }
  }

  private record Corner(
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) Vec3Int topLeft,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) int width,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) int height,
      @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) int depth) {}

  private static final class BoxWriter extends StdSerializer<BoundingBox> {
    BoxWriter() {
      super(BoundingBox.class);
    }

    @Override
    public void serialize(BoundingBox box, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      json.writeName("topLeft");
      context.writeValue(json, box.topLeft());
      json.writeNumberProperty("width", box.size().x());
      json.writeNumberProperty("height", box.size().y());
      json.writeNumberProperty("depth", box.size().z());
      json.writeEndObject();
    }
  }

  private static final class BoxReader extends StdDeserializer<BoundingBox> {
    BoxReader() {
      super(BoundingBox.class);
    }

    @Override
    public BoundingBox deserialize(JsonParser json, DeserializationContext context) {
      Corner corner = context.readValue(json, Corner.class);
      try {
        return new BoundingBox(
            corner.topLeft(), new Vec3Int(corner.width(), corner.height(), corner.depth()));
      } catch (IllegalArgumentException negative) {
        return context.reportInputMismatch(this, "%s", negative.getMessage());
      }
    }
  }

  private static double[] three(
      JsonParser json, DeserializationContext context, StdDeserializer<?> reader) {
    if (!json.isExpectedStartArrayToken()) {
      return context.reportInputMismatch(reader, "a vector is an array of three numbers");
    }
    double[] vector = new double[3];
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      boolean number = json.currentToken().isNumeric();
      if (!number || count == 3 || !Double.isFinite(json.getDoubleValue())) {
        return context.reportInputMismatch(reader, "a vector is an array of three numbers");
      }
      vector[count++] = json.getDoubleValue();
    }
    if (count != 3) {
      return context.reportInputMismatch(reader, "a vector is an array of three numbers");
    }
    return vector;
  }
}
