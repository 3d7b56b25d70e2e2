package org.clew.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clew.server.failure.Failure;

/**
 * What {@code If-Match} or {@code If-None-Match} lists (RFC 9110, section 13.1).
 *
 * @param any whether it is {@code *}: any state, as long as there is one
 * @param strong the values of strong tags
 * @param weak the values of weak tags
 */
public record ETags(boolean any, List<String> strong, List<String> weak) {
  private static final Pattern TAG =
      Pattern.compile("\\G[\\s,]*(W/)?\"([!#-~\\x80-\\xff]*)\"\\s*(?=,|$)");

  /** Copies the lists. */
  public ETags {
    strong = List.copyOf(strong);
    weak = List.copyOf(weak);
  }

  /** Reads a header; what is misshapen is a failure that names it. */
  public static ETags parse(String name, String header) {
    if (header.strip().equals("*")) {
      return new ETags(true, List.of(), List.of());
    }
    List<String> strong = new ArrayList<>();
    List<String> weak = new ArrayList<>();
    Matcher tag = TAG.matcher(header);
    int end = 0;
    while (tag.find()) {
      (tag.group(1) == null ? strong : weak).add(tag.group(2));
      end = tag.end();
    }
    boolean nothingElse = header.substring(end).replace(',', ' ').isBlank();
    if (!nothingElse || (strong.isEmpty() && weak.isEmpty())) {
      throw Failure.badRequest(
          "The header “%s” is * or a list of ETags in quotes, not “%s”.".formatted(name, header));
    }
    return new ETags(false, strong, weak);
  }

  /** Whether it lists the tag, for {@code If-Match}: a weak one is not enough to write by. */
  public boolean include(ETag tag) {
    return any || strong.contains(tag.value());
  }

  /** Whether it lists the tag, for {@code If-None-Match}: a weak one will do to read by. */
  public boolean includeWeakly(ETag tag) {
    return include(tag) || weak.contains(tag.value());
  }
}
