package dev.schemadoc.rules;

import dev.schemadoc.schema.Beside;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Intent;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.sql.Script;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import java.util.List;

/** What would be known if there were nothing but one document, or one of its statements. */
final class Alone {

  private final SchemaIndex index;

  Alone(SchemaIndex index) {
    this.index = index;
  }

  SchemaIndex document(DocumentId id) {
    return index
        .document(id)
        .map(Facts::alone)
        .orElseGet(() -> SchemaIndex.of(List.of(), Beside.NOTHING));
  }

  SchemaIndex statement(DocumentId id, Statement statement) {
    return index
        .document(id)
        .map(facts -> SchemaIndex.of(List.of(only(facts, statement)), Beside.NOTHING))
        .orElseGet(() -> document(id));
  }

  private static Facts only(Facts facts, Statement statement) {
    List<Facts.Fence> fences =
        facts.fences().stream()
            .filter(fence -> fence.script().region().contains(statement.span()))
            .map(fence -> new Facts.Fence(with(fence.script(), statement), Intent.DESIGN))
            .toList();
    return new Facts(facts.document(), facts.sql(), fences);
  }

  private static Script with(Script script, Statement statement) {
    return new Script(
        script.region(),
        script.dialect(),
        List.of(statement),
        script.comments(),
        List.of(),
        List.of());
  }
}
