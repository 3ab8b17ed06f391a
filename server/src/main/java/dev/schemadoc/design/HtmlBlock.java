package dev.schemadoc.design;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The seven ways in which raw HTML begins in Markdown, and how each ends (CommonMark, 4.6).
 *
 * <p>What looks like a fence inside of a comment or of a {@code <pre>} is none.
 */
enum HtmlBlock {
  VERBATIM,
  COMMENT,
  INSTRUCTION,
  DECLARATION,
  CDATA,
  /** An element that stands by itself, such as a table; ends at a blank line. */
  ELEMENT,
  /** Any other tag alone on its line; ends at a blank line, and cannot stop a paragraph. */
  LONE_TAG;

  private static final Set<String> VERBATIM_ELEMENTS = Set.of("pre", "script", "style", "textarea");

  private static final Set<String> ELEMENTS =
      Set.of(
          ("address article aside base basefont blockquote body caption center col colgroup dd"
                  + " details dialog dir div dl dt fieldset figcaption figure footer form frame"
                  + " frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main"
                  + " menu menuitem nav noframes ol optgroup option p param search section summary"
                  + " table tbody td tfoot th thead title tr track ul")
              .split(" "));

  private static final int LONGEST_ELEMENT = 10;

  boolean endsAtBlankLine() {
    return this == ELEMENT || this == LONE_TAG;
  }

  /** What begins with the {@code <} at an offset. */
  static Optional<HtmlBlock> at(String text, int start, int end) {
    char second = start + 1 < end ? text.charAt(start + 1) : '\0';
    if (second == '?') {
      return Optional.of(INSTRUCTION);
    }
    if (second == '!') {
      return afterExclamation(text, start + 2, end);
    }
    boolean closing = second == '/';
    int name = start + (closing ? 2 : 1);
    int nameEnd = name;
    while (nameEnd < end && isNamePart(text.charAt(nameEnd))) {
      nameEnd++;
    }
    if (nameEnd == name || !isLetter(text.charAt(name))) {
      return Optional.empty();
    }
    String element =
        nameEnd - name > LONGEST_ELEMENT
            ? ""
            : text.substring(name, nameEnd).toLowerCase(Locale.ROOT);
    char behind = nameEnd < end ? text.charAt(nameEnd) : ' ';
    boolean separated = Line.isSpace(behind) || behind == '>';
    if (!closing && VERBATIM_ELEMENTS.contains(element)) {
      return separated ? Optional.of(VERBATIM) : Optional.empty();
    }
    boolean ended = separated || text.startsWith("/>", nameEnd);
    if (ended && ELEMENTS.contains(element)) {
      return Optional.of(ELEMENT);
    }
    int tagEnd = closing ? closingTagEnd(text, nameEnd, end) : openTagEnd(text, nameEnd, end);
    boolean alone = tagEnd > 0 && skipSpaces(text, tagEnd, end) == end;
    return alone ? Optional.of(LONE_TAG) : Optional.empty();
  }

  private static Optional<HtmlBlock> afterExclamation(String text, int at, int end) {
    if (at >= end) {
      return Optional.empty();
    }
    if (text.startsWith("--", at)) {
      return Optional.of(COMMENT);
    }
    if (text.startsWith("[CDATA[", at)) {
      return Optional.of(CDATA);
    }
    return isLetter(text.charAt(at)) ? Optional.of(DECLARATION) : Optional.empty();
  }

  /** Whether a line ends this block. */
  boolean endsIn(String text, int start, int end) {
    return switch (this) {
      case VERBATIM -> holdsVerbatimEnd(text, start, end);
      case COMMENT -> holds(text, "-->", start, end);
      case INSTRUCTION -> holds(text, "?>", start, end);
      case DECLARATION -> holds(text, ">", start, end);
      case CDATA -> holds(text, "]]>", start, end);
      case ELEMENT, LONE_TAG -> false;
    };
  }

  private static boolean holds(String text, String mark, int start, int end) {
    int last = end - mark.length();
    for (int at = start; at <= last; at++) {
      if (text.startsWith(mark, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean holdsVerbatimEnd(String text, int start, int end) {
    for (int at = start; at + 1 < end; at++) {
      if (text.charAt(at) == '<' && text.charAt(at + 1) == '/') {
        for (String element : VERBATIM_ELEMENTS) {
          int close = at + 2 + element.length();
          if (close < end
              && text.charAt(close) == '>'
              && text.regionMatches(true, at + 2, element, 0, element.length())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static int closingTagEnd(String text, int nameEnd, int end) {
    int at = skipSpaces(text, nameEnd, end);
    return at < end && text.charAt(at) == '>' ? at + 1 : -1;
  }

  /** Reads the attributes and the end of an open tag; negative where it is none. */
  private static int openTagEnd(String text, int nameEnd, int end) {
    int at = nameEnd;
    while (at < end) {
      int attribute = skipSpaces(text, at, end);
      char c = attribute < end ? text.charAt(attribute) : '\0';
      if (c == '>') {
        return attribute + 1;
      }
      if (c == '/') {
        return text.startsWith("/>", attribute) && attribute + 1 < end ? attribute + 2 : -1;
      }
      if (attribute == at || !(isLetter(c) || c == '_' || c == ':')) {
        return -1;
      }
      at = attribute + 1;
      while (at < end && isAttributePart(text.charAt(at))) {
        at++;
      }
      int equals = skipSpaces(text, at, end);
      if (equals < end && text.charAt(equals) == '=') {
        at = valueEnd(text, skipSpaces(text, equals + 1, end), end);
        if (at < 0) {
          return -1;
        }
      }
    }
    return -1;
  }

  private static int valueEnd(String text, int start, int end) {
    if (start >= end) {
      return -1;
    }
    char quote = text.charAt(start);
    if (quote == '"' || quote == '\'') {
      for (int at = start + 1; at < end; at++) {
        if (text.charAt(at) == quote) {
          return at + 1;
        }
      }
      return -1;
    }
    int at = start;
    while (at < end && !Line.isSpace(text.charAt(at)) && "\"'=<>`".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at > start ? at : -1;
  }

  private static int skipSpaces(String text, int start, int end) {
    int at = start;
    while (at < end && Line.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isNamePart(char c) {
    return isLetter(c) || c >= '0' && c <= '9' || c == '-';
  }

  private static boolean isAttributePart(char c) {
    return isNamePart(c) || c == '_' || c == '.' || c == ':';
  }
}
