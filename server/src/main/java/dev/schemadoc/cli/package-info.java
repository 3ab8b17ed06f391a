/**
 * The edge to terminals and continuous integration: arguments in, text or JSON and an exit status
 * out.
 *
 * <p>The only package that knows picocli and the only one that writes files; does not know LSP
 * beyond starting the server.
 */
@NullMarked
package dev.schemadoc.cli;

import org.jspecify.annotations.NullMarked;
