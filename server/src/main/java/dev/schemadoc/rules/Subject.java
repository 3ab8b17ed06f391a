package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.settings.Settings;

/**
 * What a rule looks at.
 *
 * @param facts what the document says
 * @param index what is known from all documents and from beside them
 * @param settings what is set for the document
 * @param whole whether everything that could declare a table is known, so that a name that nobody
 *     declares is certainly wrong
 */
public record Subject(Facts facts, SchemaIndex index, Settings settings, boolean whole) {}
