package dev.schemadoc.sql;

import java.util.List;
import java.util.regex.Pattern;

/** Tells the comments by which authors leave columns out. */
final class Elisions {

  private Elisions() {}

  private static final Pattern SAYS_SO =
      Pattern.compile(
          "\\.\\.|…|(?i)\\b(existing|other|more|remaining|rest of|same as|additional|unchanged"
              + "|omitted|see (section|above|below)|full schema)\\b.*|etc\\.?$");

  private static final Pattern ABOUT_COLUMNS =
      Pattern.compile("(?i)\\b(columns?|fields?|schema|definitions?|attributes?|properties)\\b");

  /** Whether the comment says that something was left out. */
  static boolean leavesOut(Comment comment) {
    String text = comment.text();
    if (text.startsWith("...") || text.startsWith("…") || text.equals("..")) {
      return true;
    }
    return SAYS_SO.matcher(text).find()
        && (ABOUT_COLUMNS.matcher(text).find() || text.endsWith("...") || text.endsWith("…"));
  }

  static boolean anyLeavesOut(List<Comment> comments) {
    for (Comment comment : comments) {
      if (leavesOut(comment)) {
        return true;
      }
    }
    return false;
  }
}
