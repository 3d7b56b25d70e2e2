package org.clew.server.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whole directory trees. Symbolic links are never followed. */
final class FileTree {

  private FileTree() {}

  /** What to do with each file, and with each directory after its content. */
  interface Visit {
    void visit(Path path) throws IOException;
  }

  static Path parentOf(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "the root has no parent");
  }

  static void delete(Path root) throws IOException {
    forEach(root, Files::deleteIfExists);
  }

  static List<Path> matching(Path directory, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory, glob)) {
      children.forEach(found::add);
    }
    return found;
  }

  static void forEach(Path root, Visit visit) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            visit.visit(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException fault)
              throws IOException {
            if (fault != null) {
              throw fault;
            }
            visit.visit(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
