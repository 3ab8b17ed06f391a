/**
 * What a project says about how its documents are to be read and judged, as values.
 *
 * <p>Knows neither where files lie nor which rules there are: texts and codes come in from above.
 */
@NullMarked
package dev.schemadoc.settings;

import org.jspecify.annotations.NullMarked;
