package dev.schemadoc.beside;

import dev.schemadoc.alembic.PythonCall;
import dev.schemadoc.alembic.PythonNode;
import dev.schemadoc.beside.ModelClass.TableName;
import dev.schemadoc.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what classes and columns say about tables. */
final class ClassReader {

  private static final Pattern MAPPED = Pattern.compile("(?:\\w+\\.)*Mapped\\s*\\[");

  /** Annotations of what lies in no column. */
  private static final Pattern NO_FIELD = Pattern.compile("(?:\\w+\\.)*ClassVar\\b.*");

  private final PythonScope scope;
  private final ColumnTypes types;

  ClassReader(PythonScope scope, ColumnTypes types) {
    this.scope = scope;
    this.types = types;
  }

  /** The class that a definition is. */
  Optional<ModelClass> read(PythonNode definition) {
    Optional<PythonNode> name = definition.part("name");
    Optional<PythonNode> body = definition.part("body");
    if (name.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    Body read = new Body();
    body.get().parts().forEach(read::statement);
    List<PythonNode> bases =
        definition.part("superclasses").stream().flatMap(PythonNode::parts).toList();
    return Optional.of(
        new ModelClass(
            scope.text(name.get()),
            bases.stream()
                .filter(base -> base.is("identifier") || base.is("attribute"))
                .map(this::base)
                .toList(),
            read.isAbstract,
            bases.stream().anyMatch(base -> isKeyword(base, "table", "True")),
            read.tableName,
            read.schema,
            read.columns,
            read.fields,
            ModuleReader.span(name.get())));
  }

  /**
   * The column that an expression makes.
   *
   * @param attribute the name of the attribute that it is assigned to, which is its name where it
   *     has no other
   * @param annotation the annotation of the attribute
   */
  Optional<FoundTable.Column> column(
      PythonNode expression, Optional<PythonNode> attribute, Optional<PythonNode> annotation) {
    Optional<PythonCall> call = scope.call(expression);
    return call.flatMap(this::wrapped)
        .or(() -> call)
        .filter(it -> it.method().equals("Column") || it.method().equals("mapped_column"))
        .flatMap(it -> column(it, attribute, annotation));
  }

  /** The call in {@code deferred(Column(…))} and {@code Field(sa_column=Column(…))}. */
  private Optional<PythonCall> wrapped(PythonCall call) {
    Optional<PythonNode> inner =
        switch (call.method()) {
          case "deferred" -> call.positional(0);
          case "Field" -> call.keyword("sa_column");
          default -> Optional.empty();
        };
    return inner.flatMap(scope::call);
  }

  private Optional<FoundTable.Column> column(
      PythonCall call, Optional<PythonNode> attribute, Optional<PythonNode> annotation) {
    Optional<PythonNode> first = call.positional(0);
    Optional<String> written = first.flatMap(scope::string);
    Optional<PythonNode> named =
        written.isPresent()
            ? first
            : call.keyword("name").filter(it -> scope.string(it).isPresent());
    Optional<String> name =
        named.isPresent() ? named.flatMap(scope::string) : attribute.map(scope::text);
    Optional<PythonNode> place = named.or(() -> attribute);
    if (name.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    Optional<PythonNode> typed =
        call.keyword("type_").or(() -> call.positional(written.isPresent() ? 1 : 0));
    boolean isType = typed.filter(it -> !isConstraint(it)).isPresent();
    if (isType) {
      return Optional.of(
          new FoundTable.Column(
              name.get(), typed.flatMap(types::of), false, ModuleReader.span(place.get())));
    }
    boolean refers = call.positional().stream().anyMatch(it -> isCall(it, "ForeignKey"));
    // With a foreign key it is that of its target.
    Optional<SqlType> inferred =
        refers ? Optional.empty() : annotation.flatMap(it -> annotated(scope.text(it)));
    return Optional.of(
        new FoundTable.Column(name.get(), inferred, true, ModuleReader.span(place.get())));
  }

  private Optional<SqlType> annotated(String annotation) {
    return ColumnTypes.ofAnnotation(annotation);
  }

  private boolean isConstraint(PythonNode argument) {
    return isCall(argument, "ForeignKey")
        || isCall(argument, "Sequence")
        || isCall(argument, "Identity")
        || isCall(argument, "Computed")
        || isCall(argument, "CheckConstraint")
        || argument.is("list_splat");
  }

  private boolean isCall(PythonNode node, String method) {
    return scope.call(node).filter(call -> call.method().equals(method)).isPresent();
  }

  private boolean isKeyword(PythonNode argument, String name, String value) {
    return argument.is("keyword_argument")
        && argument.part("name").filter(it -> scope.text(it).equals(name)).isPresent()
        && argument.part("value").filter(it -> scope.text(it).equals(value)).isPresent();
  }

  private ModelClass.Base base(PythonNode node) {
    String written = scope.text(node);
    int dot = written.lastIndexOf('.');
    String object = dot < 0 ? "" : written.substring(0, dot);
    boolean isFlask =
        written.endsWith(".Model")
            && (object.equals("db")
                || scope
                    .assigned(object)
                    .flatMap(scope::call)
                    .filter(call -> call.method().equals("SQLAlchemy"))
                    .isPresent());
    String whole = scope.imported(written).orElse(written);
    int last = whole.lastIndexOf('.');
    return new ModelClass.Base(
        PythonScope.lastPart(whole), last < 0 ? "" : whole.substring(0, last), isFlask);
  }

  /** The statements of a class. */
  private final class Body {

    private boolean isAbstract;
    private TableName tableName = new TableName.Unsaid();
    private Optional<String> schema = Optional.empty();
    private final List<FoundTable.Column> columns = new ArrayList<>();
    private final List<FoundTable.Column> fields = new ArrayList<>();

    void statement(PythonNode statement) {
      switch (statement.kind()) {
        case "expression_statement" ->
            statement.parts().filter(part -> part.is("assignment")).forEach(this::assignment);
        case "decorated_definition" -> statement.part("definition").ifPresent(this::statement);
        case "function_definition" -> function(statement);
        default -> {}
      }
    }

    private void assignment(PythonNode assignment) {
      Optional<PythonNode> left = assignment.part("left").filter(it -> it.is("identifier"));
      if (left.isEmpty()) {
        return;
      }
      Optional<PythonNode> right = assignment.part("right");
      switch (scope.text(left.get())) {
        case "__tablename__" -> right.ifPresent(this::tableName);
        case "__table_args__" -> right.ifPresent(this::arguments);
        case "__abstract__" -> isAbstract = right.filter(it -> it.is("true")).isPresent();
        case "metadata" ->
            right
                .flatMap(scope::call)
                .filter(call -> call.method().equals("MetaData"))
                .flatMap(call -> call.keyword("schema"))
                .flatMap(scope::string)
                .ifPresent(it -> schema = Optional.of(it));
        default -> attribute(left.get(), assignment.part("type"), right);
      }
    }

    private void attribute(
        PythonNode name, Optional<PythonNode> annotation, Optional<PythonNode> value) {
      Optional<FoundTable.Column> column =
          value.flatMap(it -> column(it, Optional.of(name), annotation));
      if (column.isPresent()) {
        columns.add(column.get());
        return;
      }
      String written = annotation.map(scope::text).orElse("");
      boolean made = value.filter(it -> it.is("call")).isPresent();
      boolean isField = value.filter(it -> isCall(it, "Field")).isPresent();
      FoundTable.Column annotated =
          new FoundTable.Column(
              scope.text(name), annotated(written), true, ModuleReader.span(name));
      if (MAPPED.matcher(written).lookingAt()) {
        if (!made) {
          columns.add(annotated);
        }
      } else if (annotation.isPresent()
          && (isField || !made)
          && !NO_FIELD.matcher(written).matches()) {
        fields.add(field(annotated, value));
      }
    }

    /** A field of SQLModel says by arguments what a column says by its type. */
    private FoundTable.Column field(FoundTable.Column annotated, Optional<PythonNode> value) {
      boolean plain =
          value
              .flatMap(scope::call)
              .filter(
                  call ->
                      call.keyword("sa_type").isPresent()
                          || call.keyword("foreign_key").isPresent()
                          || call.keyword("max_length").isPresent()
                          || call.keyword("max_digits").isPresent())
              .isEmpty();
      return plain ? annotated : annotated.withoutType();
    }

    private void function(PythonNode definition) {
      String name = definition.part("name").map(scope::text).orElse("");
      switch (name) {
        case "__tablename__" -> tableName = new TableName.Ruled(new NameRule(scope, definition));
        case "__table_args__" -> returned(definition).ifPresent(this::arguments);
        default ->
            returned(definition)
                .flatMap(it -> column(it, definition.part("name"), Optional.empty()))
                .ifPresent(columns::add);
      }
    }

    private Optional<PythonNode> returned(PythonNode definition) {
      return definition.part("body").stream()
          .flatMap(PythonNode::parts)
          .filter(it -> it.is("return_statement"))
          .findFirst()
          .flatMap(it -> it.parts().findFirst());
    }

    private void tableName(PythonNode value) {
      if (value.is("none")) {
        return;
      }
      tableName =
          NameRule.text(scope, value)
              .<TableName>map(it -> new TableName.Written(it, ModuleReader.span(value)))
              .orElseGet(TableName.Unknown::new);
    }

    /** {@code {"schema": "auth"}}, also at the end of a tuple. */
    private void arguments(PythonNode value) {
      switch (value.kind()) {
        case "parenthesized_expression", "tuple", "expression_list" ->
            value.parts().filter(it -> it.is("dictionary")).forEach(this::arguments);
        case "dictionary" ->
            value
                .parts()
                .filter(it -> it.is("pair"))
                .filter(
                    it ->
                        it.part("key").flatMap(scope::string).filter("schema"::equals).isPresent())
                .flatMap(it -> it.part("value").stream())
                .flatMap(it -> NameRule.text(scope, it).stream())
                .forEach(it -> schema = Optional.of(it));
        default -> {}
      }
    }
  }
}
