package org.clew.client;

import static org.clew.client.InvalidResponseException.present;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clew.json.WireJson;
import org.clew.model.BoundingBox;
import org.clew.model.LengthUnit;
import org.clew.model.Mag;
import org.clew.model.Vec3Double;
import org.clew.model.Vec3Int;
import org.clew.model.VoxelSize;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code datasource-properties.json} says of a dataset, as far as people who make tasks need
 * it. A dataset that cannot be used says why instead.
 *
 * @param status why it cannot be used, or null
 * @param scale factor and unit of a voxel, or the factor alone, in nanometres
 * @param dataLayers its layers
 */
record DataSource(
    @Nullable String status, @Nullable JsonNode scale, @Nullable List<Layer> dataLayers) {
  record Layer(
      String name,
      String category,
      String elementClass,
      @Nullable Integer numChannels,
      String dataFormat,
      BoundingBox boundingBox,
      @Nullable List<InMag> mags,
      @Nullable Long largestSegmentId) {
    DatasetLayer read() {
      return new DatasetLayer(
          present(name, "name"),
          present(category, "category"),
          present(elementClass, "elementClass"),
          numChannels == null ? 1 : numChannels,
          present(dataFormat, "dataFormat"),
          present(boundingBox, "boundingBox"),
          mags == null ? List.of() : mags.stream().map(InMag::read).toList(),
          largestSegmentId);
    }
  }

  record InMag(Vec3Int mag) {
    Mag read() {
      return Mag.of(present(mag, "mag"));
    }
  }

  private record Scale(Vec3Double factor, @Nullable String unit) {}

  private static final JsonMapper MAPPER =
      WireJson.mapper()
          .rebuild()
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  static DataSource of(@Nullable Map<String, Object> document) {
    if (document == null) {
      return new DataSource("The server does not say.", null, null);
    }
    try {
      return MAPPER.convertValue(document, DataSource.class);
    } catch (JacksonException unexpected) {
      throw unreadable(unexpected.getOriginalMessage(), unexpected);
    }
  }

  List<DatasetLayer> layers() {
    try {
      return dataLayers == null ? List.of() : dataLayers.stream().map(Layer::read).toList();
    } catch (IllegalArgumentException nonsense) {
      throw unreadable(String.valueOf(nonsense.getMessage()), nonsense);
    }
  }

  Optional<VoxelSize> voxelSize() {
    if (scale == null || scale.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(size(scale));
    } catch (IllegalArgumentException nonsense) {
      throw unreadable(String.valueOf(nonsense.getMessage()), nonsense);
    } catch (JacksonException unexpected) {
      throw unreadable(unexpected.getOriginalMessage(), unexpected);
    }
  }

  private static VoxelSize size(JsonNode scale) {
    if (scale.isArray()) {
      Vec3Double factor = MAPPER.treeToValue(scale, Vec3Double.class);
      return new VoxelSize(factor, LengthUnit.NANOMETER);
    }
    Scale whole = MAPPER.treeToValue(scale, Scale.class);
    LengthUnit unit =
        whole.unit() == null
            ? LengthUnit.NANOMETER
            : LengthUnit.ofText(whole.unit())
                .orElseThrow(() ->
                    new IllegalArgumentException("There is no unit “%s”.".formatted(whole.unit())));
    return new VoxelSize(present(whole.factor(), "factor"), unit);
  }

  private static InvalidResponseException unreadable(String why, RuntimeException cause) {
    return new InvalidResponseException(
        "Cannot read what the server says of the dataset: " + why, cause);
  }
}
