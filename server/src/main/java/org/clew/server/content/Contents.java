package org.clew.server.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clew.annotation.nml.Nml;
import org.clew.annotation.nml.NmlVolume;
import org.clew.annotation.nml.NmlWriter;
import org.clew.model.ObjectId;
import org.clew.server.db.Ids;
import org.clew.server.db.Scope;
import org.clew.server.storage.Blob;
import org.clew.server.storage.Blobs;
import org.clew.server.storage.StagedBlob;

/**
 * Keeps what people traced. It is staged first, outside of any transaction, and kept in the
 * transaction that names it.
 */
public final class Contents {
  private final Blobs blobs;
  private final Ids ids;
  private final Clock clock;
  private final ContentStore store = new ContentStore();

  /** Over the blobs. */
  public Contents(Blobs blobs, Ids ids, Clock clock) {
    this.blobs = blobs;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A file that an NML names.
   *
   * @param kept the blob, if it is kept already
   * @param staged the bytes, if not
   */
  public record NamedFile(Blob kept, List<StagedBlob> staged) implements AutoCloseable {
    /** A file that is kept already. */
    public static NamedFile of(Blob kept) {
      return new NamedFile(kept, List.of());
    }

    /** A file that comes in. */
    public static NamedFile of(StagedBlob staged) {
      return new NamedFile(staged.blob(), List.of(staged));
    }

    /** Takes away the bytes that came in, unless they were kept. */
    @Override
    public void close() {
      staged.forEach(StagedBlob::close);
    }
  }

  /** The voxels of some content, by the names of their layers. */
  public Map<String, KeptVoxels> voxels(String organization, ContentRow row) throws IOException {
    Map<String, KeptVoxels> found = new HashMap<>();
    for (NmlVolume volume : StoredNml.open(blobs, organization, row).readAround().volumes()) {
      String location = volume.location();
      if (location != null) {
        row.file(location)
            .ifPresent(blob ->
                found.put(ContentLayer.nameOf(volume), new KeptVoxels(blob, volume.format())));
      }
    }
    return found;
  }

  /** Takes the bytes of a file that an NML names; it is left alone. */
  public NamedFile file(Path file) throws IOException {
    return NamedFile.of(blobs.stage(file));
  }

  /**
   * Takes an annotation, and its files with it: should that fail, they are gone.
   *
   * @param nml what was traced
   * @param files those that the volumes name, by the names they give them
   * @param kept voxels for layers of which the NML says nothing, by the names of the layers
   */
  public StagedContent stage(Nml nml, Map<String, NamedFile> files, Map<String, KeptVoxels> kept)
      throws IOException {
    boolean isStaged = false;
    try {
      StagedContent staged = staged(nml, VolumeFiles.of(nml, files, kept));
      isStaged = true;
      return staged;
    } finally {
      if (!isStaged) {
        files.values().forEach(NamedFile::close);
      }
    }
  }

  private StagedContent staged(Nml nml, VolumeFiles voxels) throws IOException {
    long[] skeleton = new long[2];
    StagedBlob document =
        blobs.stage(out -> {
          NmlWriter writer = new NmlWriter(out);
          writer.head(nml.metas(), nml.parameters());
          skeleton[0] = writer.position();
          writer.skeleton(nml.skeleton());
          skeleton[1] = writer.position();
          for (NmlVolume volume : voxels.volumes()) {
            writer.volume(volume);
          }
          writer.others(nml.others());
          writer.end();
        });
    // Two layers may name the same file.
    Set<StagedBlob> staged = new LinkedHashSet<>(List.of(document));
    Map<String, Blob> named = new HashMap<>();
    voxels
        .files()
        .forEach((location, file) -> {
          named.put(location, file.kept());
          staged.addAll(file.staged());
        });
    return new StagedContent(
        new ContentRow(
            ids.next(),
            document.blob(),
            skeleton[0],
            skeleton[1] - skeleton[0],
            nml.skeleton().trees().size(),
            nml.skeleton().nodeCount(),
            layers(nml),
            named),
        List.copyOf(staged));
  }

  /** The layers that a file has: trees, unless it has none but voxels. */
  private static List<ContentLayer> layers(Nml nml) {
    List<ContentLayer> layers = new ArrayList<>();
    if (nml.volumes().isEmpty() || !nml.skeleton().trees().isEmpty()) {
      layers.add(ContentLayer.SKELETON);
    }
    for (NmlVolume volume : nml.volumes()) {
      layers.add(ContentLayer.volume(ContentLayer.nameOf(volume)));
    }
    return layers;
  }

  /** Keeps what was staged, if the transaction is committed. */
  public void keep(Scope scope, Collection<StagedContent> staged) {
    if (staged.isEmpty()) {
      return;
    }
    blobs.keep(scope, staged.stream().flatMap(each -> each.blobs().stream()).toList());
    store.insert(scope, staged.stream().map(StagedContent::row).toList(), clock.instant());
  }

  /** The same content with other layers that count, to be kept as well. */
  public ContentRow derived(ContentRow other, List<ContentLayer> layers) {
    return other.as(ids.next(), layers);
  }

  /** Keeps content whose bytes are kept already. */
  public void keepDerived(Scope scope, Collection<ContentRow> derived) {
    if (!derived.isEmpty()) {
      store.insert(scope, derived, clock.instant());
    }
  }

  /** Content by id, in one statement. */
  public Map<ObjectId, ContentRow> byIds(Scope scope, Collection<ObjectId> wanted) {
    return wanted.isEmpty() ? Map.of() : store.byIds(scope, wanted);
  }
}
