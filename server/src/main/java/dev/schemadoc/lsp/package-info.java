/**
 * The edge to editors: the language server protocol on one side, the workspace on the other.
 *
 * <p>The only package that knows LSP and LSP4J; does not know Markdown, SQL or Alembic, and never
 * writes a file.
 */
@NullMarked
package dev.schemadoc.lsp;

import org.jspecify.annotations.NullMarked;
