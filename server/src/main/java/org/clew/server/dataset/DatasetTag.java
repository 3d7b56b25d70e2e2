package org.clew.server.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.clew.json.WireJson;
import org.clew.model.wire.WireDataset;
import org.clew.server.http.ETag;

/** Tags the state of a dataset, as one user sees it. */
final class DatasetTag {
  private static final int BYTES = 16;

  private DatasetTag() {}

  static ETag of(WireDataset dataset) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(WireJson.mapper().writeValueAsBytes(dataset));
      return new ETag(HexFormat.of().formatHex(hash, 0, BYTES));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
