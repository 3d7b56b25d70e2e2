package org.clew.server.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.clew.model.ObjectId;
import org.clew.model.TracingType;
import org.clew.model.wire.WireTaskParameters;
import org.clew.server.content.ContentLayer;
import org.clew.server.content.ContentRow;
import org.clew.server.content.Contents;
import org.clew.server.content.StagedContent;
import org.clew.server.db.Scope;
import org.jspecify.annotations.Nullable;

/** What the instances of new tasks start from, collected while the tasks are judged. */
public final class BaseContents {
  private final TracingType type;
  private final Bases bases;
  private final Contents contents;
  private final List<StagedContent> staged = new ArrayList<>();
  private final Map<ObjectId, ContentRow> derived = new HashMap<>();

  /** For tasks of one tracing type. */
  public BaseContents(TracingType type, Bases bases, Contents contents) {
    this.type = type;
    this.bases = bases;
    this.contents = contents;
  }

  /** The content of one task; null for the start position alone. */
  @Nullable ObjectId of(Order.Wanted order) {
    StagedContent own = order.content();
    if (own != null) {
      staged.add(own.with(layers(own.row())));
      return own.id();
    }
    return of(order.parameters());
  }

  /** The same of a task that comes without content. */
  public @Nullable ObjectId of(WireTaskParameters item) {
    ContentRow base =
        item.baseAnnotation() == null ? null : bases.content(item.baseAnnotation().baseId());
    if (base == null) {
      return null;
    }
    List<ContentLayer> layers = layers(base);
    return base.layers().equals(layers)
        ? base.id()
        : derived.computeIfAbsent(base.id(), any -> contents.derived(base, layers)).id();
  }

  /** Keeps what is not kept yet. */
  public void keep(Scope scope) {
    contents.keep(scope, staged);
    contents.keepDerived(scope, derived.values());
  }

  /** What the type asks for; what the content lacks of it starts empty. */
  private List<ContentLayer> layers(ContentRow content) {
    List<ContentLayer> volumes = content.layers().stream().filter(ContentLayer::isVolume).toList();
    List<ContentLayer> layers = new ArrayList<>();
    for (ContentLayer wanted : ContentLayer.of(type)) {
      if (wanted.isVolume() && !volumes.isEmpty()) {
        layers.addAll(volumes);
      } else {
        layers.add(wanted);
      }
    }
    return layers;
  }
}
