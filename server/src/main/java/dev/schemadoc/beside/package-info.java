/**
 * The tables that the code and the SQL of a repository declare beside the design documents: texts
 * in, names and columns out.
 *
 * <p>Nothing is run, and what cannot be told is left out: a table too many that is known costs less
 * than one too few.
 */
@NullMarked
package dev.schemadoc.beside;

import org.jspecify.annotations.NullMarked;
