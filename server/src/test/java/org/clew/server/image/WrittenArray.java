package org.clew.server.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/** Writes small arrays with the axes x, y, z, in the ways in which others do. */
final class WrittenArray {
  private final Path directory;
  private final int[] shape;
  private final int[] chunk;
  private final String type;
  private final Numbers numbers;

  /** With the lengths of the array and of a chunk, and the type of a number as Zarr 3 calls it. */
  WrittenArray(Path directory, int[] shape, int[] chunk, String type, Numbers numbers) {
    this.directory = directory;
    this.shape = shape.clone();
    this.chunk = chunk.clone();
    this.type = type;
    this.numbers = numbers;
  }

  interface Numbers {
    double at(int x, int y, int z);
  }

  private interface Files3 {
    void chunk(int x, int y, int z) throws IOException;
  }

  private int bytes() {
    return type.equals("uint8") || type.equals("int8")
        ? 1
        : Integer.parseInt(type.replaceAll("\\D", "")) / 8;
  }

  private void put(ByteBuffer to, double number) {
    switch (type) {
      case "float32" -> to.putFloat((float) number);
      case "float64" -> to.putDouble(number);
      default -> {
        switch (bytes()) {
          case 1 -> to.put((byte) (long) number);
          case 2 -> to.putShort((short) (long) number);
          case 4 -> to.putInt((int) (long) number);
          default -> to.putLong((long) number);
        }
      }
    }
  }

  /** A chunk with the lengths given; the axis named first is the slowest. */
  private byte[] packed(int[] from, int[] lengths, int[] order, boolean isBig, int fill) {
    ByteBuffer buffer =
        ByteBuffer.allocate(lengths[0] * lengths[1] * lengths[2] * bytes())
            .order(isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int[] at = new int[3];
    for (at[order[0]] = 0; at[order[0]] < lengths[order[0]]; at[order[0]]++) {
      for (at[order[1]] = 0; at[order[1]] < lengths[order[1]]; at[order[1]]++) {
        for (at[order[2]] = 0; at[order[2]] < lengths[order[2]]; at[order[2]]++) {
          int x = from[0] + at[0];
          int y = from[1] + at[1];
          int z = from[2] + at[2];
          boolean isInside = x < shape[0] && y < shape[1] && z < shape[2];
          put(buffer, isInside ? numbers.at(x, y, z) : fill);
        }
      }
    }
    return buffer.array();
  }

  private void chunks(int[] lengths, Files3 files) {
    try {
      for (int x = 0; x * lengths[0] < shape[0]; x++) {
        for (int y = 0; y * lengths[1] < shape[1]; y++) {
          for (int z = 0; z * lengths[2] < shape[2]; z++) {
            files.chunk(x, y, z);
          }
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void file(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private void text(String name, String json) {
    try {
      file(name, json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static String list(int[] numbers) {
    return "[%d,%d,%d]".formatted(numbers[0], numbers[1], numbers[2]);
  }

  private int[] begin(int x, int y, int z) {
    return new int[] {x * chunk[0], y * chunk[1], z * chunk[2]};
  }

  void zarr2(boolean isBig, boolean isFortran, boolean isGzip, int fill) {
    String kind = type.startsWith("uint") ? "u" : type.startsWith("int") ? "i" : "f";
    text(
        ".zarray",
        "{'zarr_format':2,'shape':%s,'chunks':%s,'dtype':'%s%s%d','fill_value':%d,'order':'%s','compressor':%s,'filters':null}"
            .formatted(
                list(shape),
                list(chunk),
                bytes() == 1 ? "|" : isBig ? ">" : "<",
                kind,
                bytes(),
                fill,
                isFortran ? "F" : "C",
                isGzip ? "{'id':'gzip','level':1}" : "null"));
    int[] order = isFortran ? new int[] {2, 1, 0} : new int[] {0, 1, 2};
    chunks(
        chunk,
        (x, y, z) -> {
          byte[] bytes = packed(begin(x, y, z), chunk, order, isBig, fill);
          file(x + "." + y + "." + z, isGzip ? gzip(bytes) : bytes);
        });
  }

  void zarr3(boolean isBig, int fill) {
    text(
        "zarr.json",
        "{'zarr_format':3,'node_type':'array','shape':%s,'data_type':'%s','chunk_grid':{'name':'regular','configuration':{'chunk_shape':%s}},'chunk_key_encoding':{'name':'default','configuration':{'separator':'/'}},'fill_value':%d,'codecs':[{'name':'transpose','configuration':{'order':[2,0,1]}},{'name':'bytes','configuration':{'endian':'%s'}},{'name':'gzip','configuration':{'level':1}}]}"
            .formatted(list(shape), type, list(chunk), fill, isBig ? "big" : "little"));
    chunks(
        chunk,
        (x, y, z) ->
            file(
                "c/" + x + "/" + y + "/" + z,
                gzip(packed(begin(x, y, z), chunk, new int[] {2, 0, 1}, isBig, fill))));
  }

  /** In shards of 2 × 2 × 2 chunks; the first chunk of each is missing. */
  void sharded(boolean isIndexFirst) {
    int[] shard = {chunk[0] * 2, chunk[1] * 2, chunk[2] * 2};
    text(
        "zarr.json",
        "{'zarr_format':3,'node_type':'array','shape':%s,'data_type':'%s','chunk_grid':{'name':'regular','configuration':{'chunk_shape':%s}},'chunk_key_encoding':{'name':'v2'},'fill_value':9,'codecs':[{'name':'sharding_indexed','configuration':{'chunk_shape':%s,'codecs':[{'name':'bytes','configuration':{'endian':'little'}},{'name':'gzip'}],'index_codecs':[{'name':'bytes','configuration':{'endian':'little'}},{'name':'crc32c'}],'index_location':'%s'}}]}"
            .formatted(
                list(shape), type, list(shard), list(chunk), isIndexFirst ? "start" : "end"));
    chunks(
        shard,
        (x, y, z) -> {
          int before = isIndexFirst ? 8 * 16 + 4 : 0;
          ByteArrayOutputStream body = new ByteArrayOutputStream();
          ByteBuffer index = ByteBuffer.allocate(8 * 16 + 4).order(ByteOrder.LITTLE_ENDIAN);
          for (int part = 0; part < 8; part++) {
            byte[] packed =
                gzip(
                    packed(
                        begin(2 * x + part / 4, 2 * y + part / 2 % 2, 2 * z + part % 2),
                        chunk,
                        new int[] {0, 1, 2},
                        false,
                        9));
            index
                .putLong(part == 0 ? -1 : before + body.size())
                .putLong(part == 0 ? -1 : packed.length);
            if (part > 0) {
              body.write(packed);
            }
          }
          CRC32C sum = new CRC32C();
          sum.update(index.array(), 0, 8 * 16);
          index.putInt((int) sum.getValue());
          ByteArrayOutputStream file = new ByteArrayOutputStream();
          file.write(isIndexFirst ? index.array() : body.toByteArray());
          file.write(isIndexFirst ? body.toByteArray() : index.array());
          file(x + "." + y + "." + z, file.toByteArray());
        });
  }

  /** With cropped blocks at the end. */
  void n5(boolean isGzip) {
    text(
        "attributes.json",
        "{'dimensions':%s,'blockSize':%s,'dataType':'%s','compression':{'type':'%s'}}"
            .formatted(list(shape), list(chunk), type, isGzip ? "gzip" : "raw"));
    chunks(
        chunk,
        (x, y, z) -> {
          int[] from = begin(x, y, z);
          int[] lengths = new int[3];
          ByteBuffer header = ByteBuffer.allocate(16).putShort((short) 0).putShort((short) 3);
          for (int axis = 0; axis < 3; axis++) {
            lengths[axis] = Math.min(chunk[axis], shape[axis] - from[axis]);
            header.putInt(lengths[axis]);
          }
          byte[] bytes = packed(from, lengths, new int[] {2, 1, 0}, true, 0);
          ByteArrayOutputStream file = new ByteArrayOutputStream();
          file.write(header.array());
          file.write(isGzip ? gzip(bytes) : bytes);
          file(x + "/" + y + "/" + z, file.toByteArray());
        });
  }
}
