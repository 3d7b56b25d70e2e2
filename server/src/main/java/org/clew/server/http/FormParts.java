package org.clew.server.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.clew.server.failure.Failure;
import org.clew.server.failure.FailureCode;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Takes the parts of a form as the parser finds them: files go to disk, texts are kept. The parser
 * swallows what its listener throws, so the first failure is kept, and all else then ignored.
 */
final class FormParts implements MultiPart.Parser.Listener, AutoCloseable {
  private final Spool spool;
  private final UploadLimits limits;
  private final FormTexts texts = new FormTexts();
  private final List<UploadedFile> files = new ArrayList<>();
  private @Nullable Disposition disposition;
  private @Nullable Path path;
  private @Nullable FileChannel file;
  private @Nullable RuntimeException failure;

  FormParts(Spool spool, UploadLimits limits) {
    this.spool = spool;
    this.limits = limits;
  }

  /** Throws what went wrong, if anything did. */
  void check() {
    if (failure != null) {
      throw failure;
    }
  }

  Upload upload() {
    return new Upload(texts.fields(), files);
  }

  Failure tooLarge() {
    return Failure.of(
        FailureCode.TOO_LARGE,
        "The upload is larger than %s, the limit of this server (setting max-upload)%s. Send it in several parts."
            .formatted(limits.size(), where()));
  }

  /** Where the upload stands, if that is in a file. */
  private String where() {
    return disposition == null || disposition.fileName() == null
        ? ""
        : ", which it passes in the file “%s”".formatted(disposition.fileName());
  }

  @Override
  public void onPartBegin() {
    disposition = null;
  }

  @Override
  public void onPartHeader(String name, String value) {
    if (name.equalsIgnoreCase("Content-Disposition")) {
      disposition = Disposition.parse(value).orElse(null);
    }
  }

  @Override
  public void onPartHeaders() {
    guard(() -> {
      if (disposition == null) {
        throw new Malformed("a part does not say its name");
      }
      JsonText.refuseZero(disposition.field());
      if (disposition.fileName() == null) {
        texts.begin(disposition.field());
      } else {
        JsonText.refuseZero(disposition.fileName());
        begin(disposition.fileName());
      }
    });
  }

  private void begin(String fileName) throws IOException {
    if (files.size() == limits.files()) {
      throw Failure.of(
          FailureCode.TOO_LARGE,
          "The upload has more than %d files, the limit of this server (setting max-upload-files); “%s” is one too many. Send it in several parts."
              .formatted(limits.files(), fileName));
    }
    path = spool.newFile();
    file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    guard(() -> {
      ByteBuffer bytes = chunk.getByteBuffer();
      if (file == null) {
        texts.add(bytes);
        return;
      }
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    });
  }

  @Override
  public void onPartEnd() {
    guard(() -> {
      Disposition part = Objects.requireNonNull(disposition);
      if (file == null || path == null || part.fileName() == null) {
        texts.end(part.field());
        return;
      }
      long size = file.position();
      close();
      // Browsers send this for a field of files where none was chosen.
      boolean isNone = size == 0 && part.fileName().isEmpty();
      if (!isNone) {
        files.add(new UploadedFile(part.field(), part.fileName(), path, size));
      }
    });
  }

  @Override
  public void onFailure(Throwable unreadable) {
    guard(() -> {
      if (unreadable instanceof EOFException) {
        String file = disposition == null ? null : disposition.fileName();
        throw Failure.badRequest(
            "The upload ends %s. Send it again."
                .formatted(
                    file == null
                        ? "before its last part"
                        : "in the middle of the file “%s”".formatted(file)));
      }
      throw new Malformed(String.valueOf(unreadable.getMessage()));
    });
  }

  private interface Step {
    void run() throws IOException;
  }

  private void guard(Step step) {
    if (failure != null) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException refused) {
      failure = refused;
    } catch (IOException unwritable) {
      failure = new UncheckedIOException(unwritable);
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  /** The bytes are no form. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
