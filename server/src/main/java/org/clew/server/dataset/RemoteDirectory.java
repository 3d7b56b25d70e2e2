package org.clew.server.dataset;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.clew.server.failure.Failure;

/** What lies below an address. It cannot be listed: what is not asked for is not found. */
final class RemoteDirectory implements Place {
  private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");
  private static final Pattern DESCRIPTION =
      Pattern.compile(
          "/(datasource-properties\\.json|zarr\\.json|\\.zattrs|\\.zarray|info|attributes\\.json)$");
  private static final Set<Integer> ABSENT = Set.of(403, 404, 410);
  private static final int MOST_REQUESTS = 200;
  private static final long MOST_BYTES = 64 << 20;
  private static final long NANOS = 60_000_000_000L;

  private final URI base;
  private final RemoteFiles files;
  private final Map<String, HttpResponse<byte[]>> answers = new LinkedHashMap<>();
  private final long began = System.nanoTime();
  private long bytes;

  private RemoteDirectory(URI base, RemoteFiles files) {
    this.base = base;
    this.files = files;
  }

  /** Whether a text is an address, not a path. */
  static boolean isAddress(String text) {
    return ADDRESS.matcher(text.strip()).matches();
  }

  /** The place at an address, or at that of a file which describes it. */
  static RemoteDirectory at(String address, RemoteFiles files) {
    URI base;
    try {
      String directory = DESCRIPTION.matcher(address.strip()).replaceFirst("");
      base = new URI(directory.replaceFirst("/+$", "") + "/").normalize();
    } catch (URISyntaxException misshapen) {
      throw Failure.badRequest("“%s” is not an address.".formatted(address));
    }
    if (base.getRawUserInfo() != null
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw Failure.badRequest(
          "The address of a dataset has neither a password nor anything behind “?” or “#”: whoever"
              + " reads the dataset sees it.");
    }
    return new RemoteDirectory(base, files);
  }

  @Override
  public String name() {
    String path = base.getPath().replaceFirst("/$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty() ? String.valueOf(base.getHost()) : last;
  }

  @Override
  public String directoryName() {
    String joined = base.getPath().replaceAll("^/|/$", "").replace('/', '-');
    return joined.isEmpty() ? String.valueOf(base.getHost()) : joined;
  }

  @Override
  public String location() {
    return base.toString().replaceFirst("/$", "");
  }

  @Override
  public Optional<byte[]> content(String file) {
    Optional<String> address = documented(file);
    if (address.isEmpty()) {
      return Optional.empty();
    }
    HttpResponse<byte[]> answer = answers.get(file);
    if (answer == null) {
      if (answers.size() >= MOST_REQUESTS
          || bytes > MOST_BYTES
          || System.nanoTime() - began > NANOS) {
        throw Failure.badRequest(
            "“%s” is too much to read: gave up after %d files."
                .formatted(location(), answers.size()));
      }
      answer = files.get(URI.create(address.get()));
      answers.put(file, answer);
      bytes += answer.body().length;
    }
    if (answer.statusCode() == 200) {
      return Optional.of(answer.body());
    }
    if (ABSENT.contains(answer.statusCode())) {
      return Optional.empty();
    }
    throw Failure.badRequest(
        "“%s” was answered with the status %d.".formatted(address.get(), answer.statusCode()));
  }

  @Override
  public boolean holds(String path) {
    return false;
  }

  @Override
  public List<String> directories(String directory) {
    return List.of();
  }

  @Override
  public List<String> files(String directory) {
    return List.of();
  }

  /** The whole address. */
  @Override
  public Optional<String> documented(String path) {
    try {
      URI relative = new URI(null, null, path.isEmpty() ? "." : "./" + path, null);
      URI whole = base.resolve(relative).normalize();
      String text = whole.toString();
      return text.startsWith(base.toString())
          ? Optional.of(text.replaceFirst("/$", ""))
          : Optional.empty();
    } catch (URISyntaxException misshapen) {
      return Optional.empty();
    }
  }

  @Override
  public String account() {
    return answers.entrySet().stream()
        .map(asked -> "%s: %d".formatted(asked.getKey(), asked.getValue().statusCode()))
        .collect(Collectors.joining("; ", " Below “%s”, ".formatted(location()), "."));
  }
}
