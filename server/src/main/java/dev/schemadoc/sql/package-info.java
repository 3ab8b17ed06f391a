/**
 * From masked text to statements and problems, each with its span; reading never fails.
 *
 * <p>Knows the grammar of PostgreSQL and, in one class, JSqlParser; does not know Markdown, nor
 * what a statement means for a schema.
 */
@NullMarked
package dev.schemadoc.sql;

import org.jspecify.annotations.NullMarked;
