package dev.schemadoc.rules;

import java.util.Locale;

/** SQL without what makes no difference: comments, blanks, and the case of words. */
final class Wording {

  private final String sql;
  private final StringBuilder words = new StringBuilder();
  private int at;

  private Wording(String sql) {
    this.sql = sql;
  }

  /** The words of SQL, each two of them with one blank between. */
  static String of(String sql) {
    Wording wording = new Wording(sql);
    while (wording.at < sql.length()) {
      wording.next();
    }
    return wording.words.toString();
  }

  /** The same for what creates something, whether or not it says that there may be one already. */
  static String ofCreation(String sql) {
    return of(sql).replace(" if not exists ", " ").replace(" or replace ", " ");
  }

  private void next() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (sql.startsWith("--", at)) {
      at = endOf("\n", at);
    } else if (sql.startsWith("/*", at)) {
      at = endOf("*/", at + 2);
    } else if (c == '\'' || c == '"') {
      take(endOf(String.valueOf(c), at + 1), false);
    } else if (c == '$' && dollarTag() > at) {
      take(endOf(sql.substring(at, dollarTag()), dollarTag()), false);
    } else if (isWordPart(c)) {
      int end = at;
      while (end < sql.length() && isWordPart(sql.charAt(end))) {
        end++;
      }
      take(end, true);
    } else {
      take(at + 1, true);
    }
  }

  private void take(int end, boolean folds) {
    String word = sql.substring(at, end);
    if (!words.isEmpty()) {
      words.append(' ');
    }
    words.append(folds ? word.toLowerCase(Locale.ROOT) : word);
    at = end;
  }

  /** The end of a dollar quote's opening, or the place itself where none begins. */
  private int dollarTag() {
    int end = at + 1;
    while (end < sql.length() && isWordPart(sql.charAt(end)) && sql.charAt(end) != '$') {
      end++;
    }
    return end < sql.length() && sql.charAt(end) == '$' ? end + 1 : at;
  }

  private int endOf(String mark, int from) {
    int found = sql.indexOf(mark, from);
    return found < 0 ? sql.length() : found + mark.length();
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
