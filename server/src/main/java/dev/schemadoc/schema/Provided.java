package dev.schemadoc.schema;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What PostgreSQL itself or one of its extensions brings into a database.
 *
 * @param functions the names of functions, procedures and aggregates that can be called, each with
 *     how all that have the name depend on more than their arguments
 * @param types the names of types as the catalog has them: {@code int4}, {@code citext}
 * @param relations the names of tables and views
 * @param methods the access methods of indexes
 * @param isOpen whether it brings more than is listed
 */
public record Provided(
    Map<String, Set<Volatility>> functions,
    Set<String> types,
    Set<String> relations,
    Set<String> methods,
    List<OperatorClass> operatorClasses,
    boolean isOpen) {

  public Provided {
    functions = Map.copyOf(functions);
    types = Set.copyOf(types);
    relations = Set.copyOf(relations);
    methods = Set.copyOf(methods);
    operatorClasses = List.copyOf(operatorClasses);
  }

  /** Whether it has an operator class of a name for an access method. */
  public boolean hasOperatorClass(String name, String method) {
    return operatorClasses.stream()
        .anyMatch(each -> each.name().equals(name) && each.method().equals(method));
  }
}
