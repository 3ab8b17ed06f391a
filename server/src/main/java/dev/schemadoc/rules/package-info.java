/**
 * The rules, one file each: a document and the index go in, problems come out.
 *
 * <p>Knows neither editors, files nor migrations, and a rule knows no other rule and changes
 * nothing.
 */
@NullMarked
package dev.schemadoc.rules;

import org.jspecify.annotations.NullMarked;
