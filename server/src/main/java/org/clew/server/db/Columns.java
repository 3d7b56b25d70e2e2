package org.clew.server.db;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.model.ObjectId;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Columns as values, and values as parameters. */
public final class Columns {
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private Columns() {}

  /** An id. */
  public static ObjectId id(ResultSet row, String column) throws SQLException {
    return new ObjectId(row.getString(column));
  }

  /** An id, or null. */
  public static @Nullable ObjectId optionalId(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new ObjectId(text);
  }

  /** A moment in milliseconds since the epoch. */
  public static long millis(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).getTime();
  }

  /** A moment. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  /** A moment, or null. */
  public static @Nullable Instant optionalInstant(ResultSet row, String column)
      throws SQLException {
    Timestamp moment = row.getTimestamp(column);
    return moment == null ? null : moment.toInstant();
  }

  /** A number, or null. */
  public static @Nullable Long optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  /** A JSON column as a record. */
  public static <T> T json(ResultSet row, String column, Class<T> type) throws SQLException {
    return WireJson.mapper().readValue(row.getString(column), type);
  }

  /** A JSON column as a list, a map, … */
  public static <T> T json(ResultSet row, String column, TypeReference<T> type)
      throws SQLException {
    return WireJson.mapper().readValue(row.getString(column), type);
  }

  /** A JSON object, or null. */
  public static @Nullable Map<String, Object> optionalObject(ResultSet row, String column)
      throws SQLException {
    String text = row.getString(column);
    return text == null ? null : WireJson.mapper().readValue(text, OBJECT);
  }

  /** A text as the value of an enum with that name on the wire. */
  public static <E extends Enum<E>> E enumOf(ResultSet row, String column, E[] values)
      throws SQLException {
    String text = row.getString(column);
    for (E value : values) {
      if (value.toString().equals(text)) {
        return value;
      }
    }
    throw new SQLException("Column %s holds the unknown value %s.".formatted(column, text));
  }

  /** A list of texts. */
  public static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** A position. */
  public static Vec3Int position(ResultSet row, String column) throws SQLException {
    Integer[] v = (Integer[]) row.getArray(column).getArray();
    return new Vec3Int(v[0], v[1], v[2]);
  }

  /** A rotation. */
  public static Vec3Double rotation(ResultSet row, String column) throws SQLException {
    Double[] v = (Double[]) row.getArray(column).getArray();
    return new Vec3Double(v[0], v[1], v[2]);
  }

  /** A box, or null. */
  public static @Nullable BoundingBox optionalBox(ResultSet row, String column)
      throws SQLException {
    Array array = row.getArray(column);
    if (array == null) {
      return null;
    }
    Integer[] v = (Integer[]) array.getArray();
    return new BoundingBox(new Vec3Int(v[0], v[1], v[2]), new Vec3Int(v[3], v[4], v[5]));
  }

  /** A value as the text of a JSON parameter. */
  public static String jsonText(Object value) {
    return WireJson.mapper().writeValueAsString(value);
  }

  /** Ids as an array parameter. */
  public static String[] idArray(Collection<ObjectId> ids) {
    return ids.stream().map(ObjectId::value).toArray(String[]::new);
  }

  /** A moment as a parameter. */
  public static OffsetDateTime moment(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
