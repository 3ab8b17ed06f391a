package dev.schemadoc.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file, or why there is none. */
public sealed interface FileText {

  /** A text without the byte order mark that it may begin with, as editors show it. */
  record Text(String text) implements FileText {}

  /**
   * No text.
   *
   * @param reason goes on where the name of the file ends: {@code is not UTF-8 …}
   */
  record Unreadable(String reason) implements FileText {}

  /**
   * Reads a file.
   *
   * @param limit the size in bytes beyond which it is left alone
   */
  static FileText read(Path file, long limit) {
    try {
      // A pipe would be waited for, and a device may never end.
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return new Unreadable("is not a file");
      }
      byte[] bytes;
      try (InputStream stream = Files.newInputStream(file)) {
        bytes = stream.readNBytes(Math.toIntExact(limit + 1));
      }
      return bytes.length > limit ? tooLarge(limit) : decode(bytes);
    } catch (IOException | SecurityException failure) {
      return new Unreadable(reason(failure));
    }
  }

  /** The text that bytes are. */
  static FileText decode(byte[] bytes) {
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      return new Unreadable("is UTF-16 and not UTF-8; save it as UTF-8");
    }
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return new Unreadable("holds zero bytes, so it is not a text");
      }
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start);
    if (decoder.decode(in, out, true).isError()) {
      return new Unreadable(
          "is not UTF-8: byte %02X in line %d; save it as UTF-8"
              .formatted(bytes[in.position()], lineAt(bytes, in.position())));
    }
    return new Text(out.flip().toString());
  }

  /** Why a file or folder could not be read, to go on where its name ends. */
  static String reason(Exception failure) {
    return switch (failure) {
      case NoSuchFileException ignored -> "does not exist";
      case AccessDeniedException ignored -> "cannot be read: permission denied";
      default -> {
        String message = failure.getMessage();
        yield "cannot be read: " + (message == null ? failure.getClass().getSimpleName() : message);
      }
    };
  }

  private static Unreadable tooLarge(long limit) {
    return new Unreadable("is larger than %d MB, so it is not read".formatted(limit >> 20));
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lineAt(byte[] bytes, int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
