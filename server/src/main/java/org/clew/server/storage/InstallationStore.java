package org.clew.server.storage;

import org.clew.server.db.Unscoped;

/** What tells a database from every other. */
final class InstallationStore {

  String id(Unscoped all) {
    return all.query("SELECT id::text FROM installation").mapTo(String.class).one();
  }
}
