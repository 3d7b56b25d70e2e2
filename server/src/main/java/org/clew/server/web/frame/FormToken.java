package org.clew.server.web.frame;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a form was made by this server for this session. Derived from the session’s secret,
 * which it does not tell, so nothing of it is kept.
 */
final class FormToken {
  /** Its field in forms. */
  static final String FIELD = "formToken";

  /** Its header in what scripts send. */
  static final String HEADER = "X-Form-Token";

  private static final String ALGORITHM = "HmacSHA256";

  private FormToken() {}

  static String of(@Nullable String session) {
    if (session == null || session.isEmpty()) {
      return "";
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(session.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] token = mac.doFinal("clew form".getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static void check(@Nullable String session, @Nullable String given) {
    byte[] right = of(session).getBytes(StandardCharsets.UTF_8);
    if (given == null
        || right.length == 0
        || !MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8))) {
      throw Failure.forbidden(
          "This form was not made for your present session, so nothing was changed. Load the page"
              + " again, and repeat what you wanted to do.");
    }
  }
}
