package org.clew.server.annotation;

import org.clew.server.storage.Blobs.Writing;

/**
 * A file about to be sent.
 *
 * @param name of the file, with its ending
 * @param type for {@code Content-Type}
 * @param writing makes it while it is sent
 */
record Download(String name, String type, Writing writing) {
  static Download nml(String name, Writing writing) {
    return new Download(name + ".nml", "application/xml", writing);
  }

  static Download zip(String name, Writing writing) {
    return new Download(name + ".zip", "application/zip", writing);
  }
}
