/**
 * The workspace: one immutable snapshot of all texts and settings, and the questions that it
 * answers.
 *
 * <p>This is what the edges call. Knows neither LSP nor a terminal, and does no input or output:
 * files, folders and time come in as values.
 */
@NullMarked
package dev.schemadoc.workspace;

import org.jspecify.annotations.NullMarked;
