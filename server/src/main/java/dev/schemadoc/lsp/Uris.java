package dev.schemadoc.lsp;

import dev.schemadoc.text.DocumentId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates between the URIs of a client and the names of documents.
 *
 * <p>Clients spell the URI of a file differently: {@code file:///c%3A/a b} is {@code
 * file:///C:/a%20b}. So two URIs are compared by the names they stand for, and a URI that came from
 * the client goes back as it came. {@code java.net.URI} is of no help, for it refuses what some
 * clients send.
 */
final class Uris {

  private Uris() {}

  /** A single letter is no scheme but a drive. */
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):");

  private static final Pattern DRIVE = Pattern.compile("/?([A-Za-z]):(?=[/\\\\]|$)");

  /** The document that a URI names; a path is taken for the URI of a file. */
  static DocumentId document(String uri) {
    Matcher scheme = SCHEME.matcher(uri);
    if (!scheme.lookingAt()) {
      return new DocumentId(normalized(uri));
    }
    if (!scheme.group(1).equalsIgnoreCase("file")) {
      return new DocumentId(uri);
    }
    return new DocumentId(normalized(decoded(withoutAuthority(uri.substring(scheme.end())))));
  }

  /** Whether a document is a file and not, say, a text that was never saved. */
  static boolean isFile(DocumentId document) {
    return !SCHEME.matcher(document.value()).lookingAt();
  }

  /** The URI of a file. */
  static String of(DocumentId file) {
    String path = file.value();
    return path.startsWith("//")
        ? "file:" + encoded(path)
        : "file://" + (path.startsWith("/") ? "" : "/") + encoded(path);
  }

  /** The URI of what is in a folder, in the spelling that the client uses for the folder. */
  static String below(String folder, String relativePath) {
    return (folder.endsWith("/") ? folder : folder + "/") + encoded(relativePath);
  }

  private static String withoutAuthority(String rest) {
    if (!rest.startsWith("//")) {
      return rest;
    }
    int slash = rest.indexOf('/', 2);
    String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
    String path = slash < 0 ? "" : rest.substring(slash);
    return authority.isEmpty() || authority.equalsIgnoreCase("localhost")
        ? path
        : "//" + authority + path;
  }

  private static String normalized(String path) {
    Matcher drive = DRIVE.matcher(path);
    if (drive.lookingAt()) {
      String rest = path.substring(drive.end()).replace('\\', '/');
      return drive.group(1).toUpperCase(Locale.ROOT) + ":" + resolved(rest);
    }
    boolean share = path.startsWith("//") && !path.startsWith("///");
    return (share ? "/" : "") + resolved(path);
  }

  /**
   * Without {@code .}, {@code ..} and doubled slashes, beginning with a slash and ending without.
   */
  private static String resolved(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      switch (part) {
        case "", "." -> {}
        case ".." -> parts.pollLast();
        default -> parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /** A per cent sign that begins no escape stands for itself. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1], bytes[i + 2]) : -1;
      plain.write(value < 0 ? bytes[i] : value);
      i += value < 0 ? 0 : 2;
    }
    return plain.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte high, byte low) {
    int first = Character.digit(high, 16);
    int second = Character.digit(low, 16);
    return first < 0 || second < 0 ? -1 : first * 16 + second;
  }

  /** Escapes all but what never needs it (RFC 3986, unreserved), as VS Code does. */
  private static String encoded(String path) {
    StringBuilder text = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/".indexOf(c) >= 0;
      if (plain) {
        text.append(c);
      } else {
        text.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return text.toString();
  }
}
