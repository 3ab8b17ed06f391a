package dev.schemadoc.rules;

import dev.schemadoc.rules.Written.ConstraintOf;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Statement.CreateTable;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Changes of the keys of a table. */
final class KeyMends {

  private KeyMends() {}

  /** Takes constraints away from their columns and puts one of the table in their place. */
  static List<Edit> asOneOfTable(
      Reporter report, CreateTable create, List<ConstraintOf> inline, String item) {
    List<Edit> edits = new ArrayList<>();
    int end = create.items().getLast().span().end();
    String added = ", " + item;
    boolean open = true;
    for (ConstraintOf constraint : inline) {
      Span removed = report.withoutWords(constraint.constraint().span()).getFirst().place().span();
      boolean atEnd = removed.end() == end;
      edits.add(report.edit(removed, atEnd ? added : ""));
      open &= !atEnd;
    }
    if (open) {
      edits.add(report.edit(Span.at(end), added));
    }
    return edits;
  }

  /** Names as they are written, with commas between them. */
  static String list(Facts facts, List<Name> names) {
    return names.stream()
        .map(name -> name.span().in(facts.sql()))
        .collect(Collectors.joining(", "));
  }
}
