package dev.schemadoc.design;

import dev.schemadoc.text.Span;
import java.util.Optional;

/**
 * SQL that is not read because of where it stands, though it was surely meant to be.
 *
 * <p>What is read is what a Markdown preview shows as SQL. A fence that lacks its closing line, or
 * has one too many, swallows what follows or lets it fall out, and nobody sees it who does not look
 * at the preview.
 *
 * @param span the line that opens an SQL fence, or the SQL itself where it stands outside of fences
 * @param within the opening line of the fence that it stands in
 */
public record Unread(Span span, Optional<Span> within) {}
