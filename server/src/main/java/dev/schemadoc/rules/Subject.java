package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Mention;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.schema.Step;
import dev.schemadoc.settings.Settings;
import java.util.List;

/**
 * What a rule looks at.
 *
 * @param facts what the document says
 * @param index what is known from all documents and from beside them
 * @param settings what is set for the document
 * @param whole whether everything that could declare a table is known, so that a name that nobody
 *     declares is certainly wrong
 */
public record Subject(Facts facts, SchemaIndex index, Settings settings, boolean whole) {

  /** The statements to look at, in order, each with the names that it finds. */
  public List<Step> steps() {
    return index.steps(facts);
  }

  /** The statement that a mention stands in. */
  public Step step(Mention mention) {
    return index.step(facts, mention);
  }
}
