package org.clew.server.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import org.clew.server.failure.Failure;
import org.jspecify.annotations.Nullable;

/** Argon2id with the parameters that OWASP recommends: 19 MiB, two passes, one lane. */
public final class Passwords {
  private static final int SHORTEST = 8;
  private static final int SALT_BYTES = 16;
  private static final int LONGEST = 512;
  private static final Argon2Function ARGON =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);
  // Without letters and digits that look alike.
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final String NOBODYS = hash("nobody has this password");

  private Passwords() {}

  /** What is kept of a password. */
  public static String hash(String password) {
    checkLength(password);
    return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON).getResult();
  }

  /** Refuses what is too short, or too long to be meant. */
  public static void checkLength(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw Failure.badRequest("A password has %d to %d characters.".formatted(SHORTEST, LONGEST));
    }
  }

  /** A password for someone who did not choose one. */
  public static String random() {
    return new SecureRandom()
        .ints(16, 0, ALPHABET.length())
        .collect(
            StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
        .toString();
  }

  /** Whether it is the password; takes as long for someone who has none. */
  static boolean matches(String password, @Nullable String hash) {
    String against = hash == null ? NOBODYS : hash;
    boolean matches =
        Password.check(password, against).with(Argon2Function.getInstanceFromHash(against));
    return matches && hash != null;
  }
}
