package org.clew.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.clew.model.TaskExperience;
import org.clew.model.wire.WireFileTaskParameters;
import org.clew.model.wire.WireMagRestrictions;
import org.clew.model.wire.WireProject;
import org.clew.model.wire.WireProjectParameters;
import org.clew.model.wire.WireTaskFilter;
import org.clew.model.wire.WireTaskParameters;
import org.clew.model.wire.WireTaskTypeSettings;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes the wire records.
 *
 * <p>Reading is strict about types (no text where a number belongs, no 2.5 where an integer does)
 * and liberal about keys (unknown ones are ignored, as the contract asks).
 */
public final class WireJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(new ValueTypes())
          .addModule(new SimpleModule("clew-lists").setSerializerModifier(new Recurring()))
          .addMixIn(WireTaskTypeSettings.class, Presence.Settings.class)
          .addMixIn(WireMagRestrictions.class, Presence.MagRestrictions.class)
          .addMixIn(WireProject.class, Presence.Project.class)
          .addMixIn(TaskExperience.class, Presence.Experience.class)
          .addMixIn(WireTaskParameters.class, Presence.TaskParameters.class)
          .addMixIn(WireFileTaskParameters.class, Presence.FileTaskParameters.class)
          .addMixIn(WireTaskFilter.class, Presence.TaskFilter.class)
          .addMixIn(WireProjectParameters.class, Presence.ProjectParameters.class)
          // No list on the wire has gaps; maps of settings may hold null.
          .withConfigOverride(
              List.class,
              lists -> lists.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.FAIL)))
          .withCoercionConfig(LogicalType.Textual, WireJson::onlyTexts)
          .build();

  private WireJson() {}

  private static void onlyTexts(MutableCoercionConfig texts) {
    texts
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  /** The mapper; thread-safe. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** A writer for many rows one after the other, which remembers what recurs; for one thread. */
  public static ObjectWriter rowWriter() {
    return MAPPER.writer().withAttribute(Recurring.Memory.class, new Recurring.Memory());
  }
}
