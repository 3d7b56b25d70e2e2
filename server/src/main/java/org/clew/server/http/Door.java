package org.clew.server.http;

/** What a secret is shown for. */
public enum Door {
  /** The task API, and everything else. */
  API,
  /** Voxels only. */
  VOXELS
}
