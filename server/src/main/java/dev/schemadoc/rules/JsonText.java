package dev.schemadoc.rules;

/** Tells whether a text is JSON as PostgreSQL takes it (RFC 8259). */
final class JsonText {

  private static final String BLANKS = " \t\r\n";

  /** How deep is looked; what is nested deeper is taken for right. */
  private static final int DEEPEST = 200;

  private final String text;
  private int at;
  private int depth;

  private JsonText(String text) {
    this.text = text;
  }

  static boolean isJson(String text) {
    JsonText json = new JsonText(text);
    return json.value() && json.at == text.length() || json.depth > DEEPEST;
  }

  /** Goes past a value and the blanks around it. */
  private boolean value() {
    if (++depth > DEEPEST) {
      return false;
    }
    blanks();
    boolean read =
        switch (peek()) {
          case '{' -> list('}', true);
          case '[' -> list(']', false);
          case '"' -> string();
          case 't' -> word("true");
          case 'f' -> word("false");
          case 'n' -> word("null");
          default -> number();
        };
    if (depth <= DEEPEST) {
      depth--;
    }
    blanks();
    return read;
  }

  private boolean list(char close, boolean members) {
    at++;
    blanks();
    if (accept(close)) {
      return true;
    }
    do {
      blanks();
      if (members && !(string() && colon())) {
        return false;
      }
      if (!value()) {
        return false;
      }
    } while (accept(','));
    return accept(close);
  }

  private boolean colon() {
    blanks();
    return accept(':');
  }

  private boolean string() {
    if (!accept('"')) {
      return false;
    }
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c < ' ' || c == '\\' && !escape()) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    char c = peek();
    at++;
    if (c != 'u') {
      return "\"\\/bfnrt".indexOf(c) >= 0;
    }
    boolean hex = text.substring(at, Math.min(text.length(), at + 4)).matches("[0-9a-fA-F]{4}");
    at += 4;
    return hex;
  }

  private boolean word(String word) {
    boolean found = text.startsWith(word, at);
    at += word.length();
    return found;
  }

  private boolean number() {
    int start = at;
    while ("+-.0123456789eE".indexOf(peek()) >= 0) {
      at++;
    }
    return text.substring(start, at).matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  }

  private void blanks() {
    while (BLANKS.indexOf(peek()) >= 0) {
      at++;
    }
  }

  private boolean accept(char c) {
    boolean there = peek() == c;
    if (there) {
      at++;
    }
    return there;
  }

  /** The next character; behind the end one that JSON never has. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\uffff';
  }
}
