package org.clew.server.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Words for file system faults, whose messages in Java are often no more than the path. */
final class IoReason {

  private IoReason() {}

  static String of(IOException fault) {
    return switch (fault) {
      case AccessDeniedException denied -> "permission denied at " + denied.getFile();
      case FileAlreadyExistsException taken -> taken.getFile() + " is a file, not a directory";
      case NoSuchFileException missing -> missing.getFile() + " is missing";
      case DirectoryNotEmptyException full -> full.getFile() + " is not empty";
      case FileSystemException other when other.getReason() != null ->
          other.getReason() + " at " + other.getFile();
      default -> String.valueOf(fault.getMessage());
    };
  }
}
