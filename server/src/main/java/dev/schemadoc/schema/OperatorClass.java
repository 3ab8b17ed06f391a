package dev.schemadoc.schema;

/**
 * How an index of some access method treats the values of a type (PostgreSQL, 11.10 Operator
 * Classes and Operator Families).
 *
 * @param method the access method: {@code btree}, {@code gin} …
 * @param type the canonical name of the type, or of a family of types such as {@code anyarray}
 * @param isDefault whether it is taken where an index names none
 */
public record OperatorClass(String name, String method, String type, boolean isDefault) {}
