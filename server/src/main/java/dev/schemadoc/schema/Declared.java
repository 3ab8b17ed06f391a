package dev.schemadoc.schema;

import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.Place;

/**
 * One statement that creates a thing of which no more needs to be known than that it exists.
 *
 * @param step the number of the statement in its document
 */
public record Declared(Thing thing, Statement statement, Place place, int step) {}
