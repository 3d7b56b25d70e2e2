package org.clew.server.voxel;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What the files of chunks are called.
 *
 * @param prefix before the numbers
 * @param separator between them
 */
record ChunkNames(String prefix, String separator) {
  /** By the place of the chunk, along each axis. */
  String of(int[] index) {
    return prefix
        + Arrays.stream(index).mapToObj(Integer::toString).collect(Collectors.joining(separator));
  }
}
