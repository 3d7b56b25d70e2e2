package org.clew.server.web.frame;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.clew.server.failure.Failure;
import org.clew.server.http.Reply;
import org.clew.server.http.Request;
import org.clew.server.http.Router;
import org.jspecify.annotations.Nullable;

/**
 * Files that pages need: style, scripts, the sign. Their address holds a hash of all of them, so
 * that browsers need not ask for them twice and never use an old one.
 */
public final class Assets {
  private static final String HTMX = "META-INF/resources/webjars/htmx.org/%s/dist/htmx.min.js";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final int HASH_DIGITS = 12;

  private final Map<String, Asset> files = new TreeMap<>();
  private final String version;

  /** Never handed out, so it needs no copy. */
  private static final class Asset {
    private final String type;
    private final byte[] bytes;

    Asset(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }
  }

  /** Reads them. */
  public Assets() {
    add("clew.css", "text/css; charset=utf-8", own("clew.css"));
    add("clew.svg", "image/svg+xml", own("clew.svg"));
    add("clew.js", SCRIPT, own("clew.js"));
    Properties libraries = new Properties();
    try (InputStream file = own("libraries.properties")) {
      libraries.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    add("htmx.js", SCRIPT, found(HTMX.formatted(libraries.getProperty("htmx"))));
    version = hash();
  }

  /** The address of one. */
  public String path(String name) {
    if (!files.containsKey(name)) {
      throw new IllegalArgumentException(name);
    }
    return "/assets/%s/%s".formatted(version, name);
  }

  /** Registers their addresses. */
  public void register(Router router) {
    router.asset("/assets/{version}/{name}", this::serve);
  }

  private Reply serve(Request request) {
    Asset asset = files.get(request.path("name"));
    if (asset == null) {
      throw Failure.notFound("There is no such file.");
    }
    // A page of the server’s last version may still ask for its own.
    boolean isThis = request.path("version").equals(version);
    return Reply.file(200, new ByteArrayInputStream(asset.bytes))
        .with("Content-Type", asset.type)
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", isThis ? "public, max-age=31536000, immutable" : "no-cache");
  }

  private void add(String name, String type, InputStream content) {
    try (content) {
      files.put(name, new Asset(type, content.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.values().forEach(asset -> digest.update(asset.bytes));
      return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static InputStream own(String name) {
    return present(name, Assets.class.getResourceAsStream(name));
  }

  private static InputStream found(String name) {
    return present(name, Assets.class.getClassLoader().getResourceAsStream(name));
  }

  private static InputStream present(String name, @Nullable InputStream file) {
    if (file == null) {
      throw new IllegalStateException(name + " is missing from the build.");
    }
    return file;
  }
}
