/** What all pages share: who is looking, the layout, forms, texts, errors. */
@NullMarked
package org.clew.server.web.frame;

import org.jspecify.annotations.NullMarked;
