package org.clew.server.annotation;

import org.clew.server.content.Content;
import org.clew.server.content.Heading;

/**
 * An annotation with all that a file of it needs.
 *
 * @param name of the file, without its ending
 * @param content what was traced
 * @param heading what else the file says
 */
record Export(String name, Content content, Heading heading) {}
