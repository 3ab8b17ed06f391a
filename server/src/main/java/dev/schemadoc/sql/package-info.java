/**
 * From masked text to statements and problems, each with its span; reading never fails.
 *
 * <p>{@code Lexer} makes tokens of the text; {@code Parser} runs the grammar over them and makes a
 * tree of {@code Node}s; the builders make {@code Statement} records of the tree. The grammar is
 * text: the files {@code grammar/*.grammar}, in the notation that {@code GrammarText} explains;
 * only expressions and types are read by hand, by {@code ExpressionReader} and {@code TypeReader}.
 *
 * <p>Knows the grammar of PostgreSQL; does not know Markdown, nor what a statement means for a
 * schema.
 */
@NullMarked
package dev.schemadoc.sql;

import org.jspecify.annotations.NullMarked;
