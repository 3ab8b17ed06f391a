package dev.schemadoc.settings;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A glob of paths below a folder, in which upper and lower case are the same.
 *
 * <p>{@code *} stands for any characters but a slash, {@code ?} for one, {@code **} for any
 * folders, <code>{a,b}</code> for one of several, {@code [a-z]} for one of some characters. Without
 * a slash it is a name at any depth.
 */
public final class PathPattern {

  private final String folder;
  private final String written;
  private final Pattern regex;

  private PathPattern(String folder, String written) {
    this.folder = folder;
    this.written = written;
    this.regex = Pattern.compile(new Translation(anchored(written)).regex());
  }

  /**
   * A pattern.
   *
   * @param folder where its paths count from: absolute, without a slash at the end
   * @param written a glob without {@link #fault}
   */
  public static PathPattern of(String folder, String written) {
    return new PathPattern(folder, written);
  }

  /** Why a text is no pattern, to go on where the text ends. */
  public static Optional<String> fault(String written) {
    if (written.isBlank() || written.equals("/")) {
      return Optional.of("is empty; name files such as `docs/**/*.md`");
    }
    if (written.contains("\\")) {
      return Optional.of("has `\\` in it; write `/` between folders");
    }
    if (written.startsWith("!")) {
      return Optional.of("begins with `!`; name what is left out under `exclude`");
    }
    if (written.startsWith("/") || written.matches("[A-Za-z]:.*")) {
      return Optional.of("is absolute; paths count from the folder of the settings");
    }
    if (written.matches("(?:.*/)?\\.\\.(?:/.*)?")) {
      return Optional.of("leads out of the folder of the settings; paths begin there");
    }
    return new Translation(written).fault();
  }

  /** Whether a file or folder, by its absolute path, is meant. */
  public boolean matches(String path) {
    return path.startsWith(folder + "/")
        && regex.matcher(path.substring(folder.length() + 1)).matches();
  }

  /** Whether a file or folder, or a folder that it is in, is meant. */
  public boolean covers(String path) {
    for (String at = path;
        at.length() > folder.length();
        at = at.substring(0, at.lastIndexOf('/'))) {
      if (matches(at)) {
        return true;
      }
      if (at.indexOf('/') < 0) {
        return false;
      }
    }
    return false;
  }

  /** From the folder on, and of any depth where only a name is given. */
  private static String anchored(String written) {
    String path = written.startsWith("./") ? written.substring(2) : written;
    path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return path.contains("/") ? path : "**/" + path;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern pattern
        && pattern.folder.equals(folder)
        && pattern.written.equals(written);
  }

  @Override
  public int hashCode() {
    return folder.hashCode() * 31 + written.hashCode();
  }

  /** The pattern as it is written. */
  @Override
  public String toString() {
    return written;
  }

  /** Turns a glob into a regular expression, character by character. */
  private static final class Translation {

    private final String glob;
    private final StringBuilder regex = new StringBuilder("(?isU)");
    private int braces;
    private Optional<String> fault = Optional.empty();

    Translation(String glob) {
      this.glob = glob;
      int at = 0;
      while (at < glob.length()) {
        at = take(at);
      }
      if (braces > 0) {
        fault = fault.or(() -> Optional.of("has a `{` without its `}`"));
      }
    }

    String regex() {
      return regex.toString();
    }

    Optional<String> fault() {
      return fault.or(
          () -> {
            try {
              Pattern.compile(regex());
              return Optional.empty();
            } catch (PatternSyntaxException odd) {
              return Optional.of("has characters in `[…]` that make no range");
            }
          });
    }

    /** Translates what begins at an offset; gives where the next begins. */
    private int take(int at) {
      char c = glob.charAt(at);
      boolean startsPart = at == 0 || glob.charAt(at - 1) == '/';
      if (c == '*' && startsPart && glob.startsWith("**/", at)) {
        regex.append("(?:.*/)?");
        return at + 3;
      }
      if (c == '*' && startsPart && glob.length() == at + 2 && glob.endsWith("**")) {
        regex.append(".*");
        return at + 2;
      }
      switch (c) {
        case '*' -> regex.append("[^/]*");
        case '?' -> regex.append("[^/]");
        case '[' -> {
          return characters(at);
        }
        case '{' -> {
          braces++;
          regex.append("(?:");
        }
        case '}' -> {
          if (braces == 0) {
            fault = fault.or(() -> Optional.of("has a `}` without its `{`"));
          } else {
            braces--;
            regex.append(')');
          }
        }
        case ',' -> regex.append(braces > 0 ? "|" : ",");
        default -> {
          int codePoint = glob.codePointAt(at);
          regex.append(Pattern.quote(Character.toString(codePoint)));
          return at + Character.charCount(codePoint);
        }
      }
      return at + 1;
    }

    private int characters(int at) {
      int end = glob.indexOf(']', at + 2);
      if (end < 0) {
        fault = fault.or(() -> Optional.of("has a `[` without its `]`"));
        return at + 1;
      }
      String inside = glob.substring(at + 1, end);
      boolean not = inside.startsWith("!") || inside.startsWith("^");
      String set = (not ? inside.substring(1) : inside).replaceAll("[\\[\\]&^\\\\]", "\\\\$0");
      regex.append("(?!/)[").append(not ? "^" : "").append(set).append(']');
      return end + 1;
    }
  }
}
