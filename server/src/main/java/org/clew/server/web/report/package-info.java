/** Reports that one looks at rather than reads: drawings on the server, each with its table. */
@NullMarked
package org.clew.server.web.report;

import org.jspecify.annotations.NullMarked;
