package org.clew.server.http;

/**
 * How much one upload may hold.
 *
 * @param bytes of the whole request, at least 1
 * @param files at least 1
 */
public record UploadLimits(long bytes, int files) {
  /** What holds unless it is set: 1 GB in 2000 files. */
  public static final UploadLimits DEFAULT = new UploadLimits(1L << 30, 2000);

  /** Checks that something may be uploaded at all. */
  public UploadLimits {
    if (bytes < 1 || files < 1) {
      throw new IllegalArgumentException("At least one byte in one file must be allowed.");
    }
  }

  /** The bytes as one says them: “1 GB”. */
  String size() {
    return ByteSize.of(bytes);
  }
}
