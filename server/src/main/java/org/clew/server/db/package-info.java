/**
 * PostgreSQL: connections, transactions, organizations kept apart, migrations, the embedded server.
 */
@NullMarked
package org.clew.server.db;

import org.jspecify.annotations.NullMarked;
