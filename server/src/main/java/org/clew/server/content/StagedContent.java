package org.clew.server.content;

import java.util.Collection;
import java.util.List;
import org.clew.model.ObjectId;
import org.clew.server.storage.StagedBlob;

/**
 * Content on its way into the database: the row to be, and the bytes that it names. Closing it
 * takes away what was not kept.
 *
 * @param row what will be stored
 * @param blobs the bytes
 */
public record StagedContent(ContentRow row, List<StagedBlob> blobs) implements AutoCloseable {
  /** Copies the list. */
  public StagedContent {
    blobs = List.copyOf(blobs);
  }

  /** The same with other layers that count. */
  public StagedContent with(Collection<ContentLayer> layers) {
    return new StagedContent(row.as(row.id(), List.copyOf(layers)), blobs);
  }

  /** What it is called in the database. */
  public ObjectId id() {
    return row.id();
  }

  @Override
  public void close() {
    blobs.forEach(StagedBlob::close);
  }
}
