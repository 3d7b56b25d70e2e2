/** The database: connections, transactions, organizations kept apart, migrations. */
@NullMarked
package org.clew.server.db;

import org.jspecify.annotations.NullMarked;
