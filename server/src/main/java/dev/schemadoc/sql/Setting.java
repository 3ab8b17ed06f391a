package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.Optional;

/**
 * One setting of a list in parentheses: {@code fillfactor = 70}, {@code toast.autovacuum_enabled},
 * {@code SUBTYPE = timestamptz}.
 *
 * @param value the text behind {@code =}
 */
public record Setting(QualifiedName name, Optional<Span> value, Span span) {}
