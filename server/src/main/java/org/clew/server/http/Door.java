package org.clew.server.http;

/** What a secret is shown for. */
public enum Door {
  /** The task API, and everything else. */
  API,
  /** Pages: a browser’s session only. */
  PAGE,
  /** Voxels only. */
  VOXELS
}
