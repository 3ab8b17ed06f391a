package dev.schemadoc.sql;

import dev.schemadoc.text.Span;

/** One lexical element of SQL (PostgreSQL, 4.1 Lexical Structure). */
record Token(Kind kind, int start, int end) {

  /** What sort of element. */
  enum Kind {
    /** An unquoted identifier or a keyword. */
    WORD,
    /** {@code "name"} or {@code U&"name"}. */
    QUOTED_IDENTIFIER,
    /** {@code `name`}, which is not PostgreSQL's. */
    BACKTICK_IDENTIFIER,
    /** {@code '…'} in all its forms, dollar quotes too. */
    STRING,
    /** {@code B'…'} or {@code X'…'}. */
    BIT_STRING,
    NUMBER,
    /** {@code $1}, {@code :name}, {@code :'name'}, {@code :"name"}. */
    PARAMETER,
    /** One or more of the operator characters, also those that are punctuation in the grammar. */
    OPERATOR,
    LEFT_PARENTHESIS,
    RIGHT_PARENTHESIS,
    LEFT_BRACKET,
    RIGHT_BRACKET,
    COMMA,
    SEMICOLON,
    COLON,
    /** {@code ::}. */
    TYPECAST,
    /** {@code :=} or {@code =>}. */
    ASSIGN,
    DOT,
    /** {@code ...} or {@code …}: the author left something out. */
    ELLIPSIS,
    /** A psql command: a backslash and the rest of its line. */
    BACKSLASH_COMMAND,
    /** A character that begins nothing. */
    UNKNOWN,
    /** The end of the text. */
    END
  }

  Span span() {
    return new Span(start, end);
  }

  String text(String source) {
    return source.substring(start, end);
  }
}
