package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A value expression (PostgreSQL, 4.2), as deep as questions are asked of it. */
public sealed interface Expression {

  Span span();

  /** The expressions directly inside. */
  List<Expression> children();

  /** A constant: {@code 'a'}, {@code 12.5}, {@code TRUE}, {@code NULL}. */
  record Literal(Kind kind, String value, Span span) implements Expression {

    /** What sort of constant. */
    public enum Kind {
      STRING,
      NUMBER,
      BOOLEAN,
      NULL,
      BIT_STRING
    }

    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** A column, possibly with its table before it; {@code *} as last name is the whole row. */
  record ColumnReference(List<Name> path, Span span) implements Expression {

    public ColumnReference {
      path = List.copyOf(path);
    }

    /** The column's own name. */
    public Name column() {
      return path.getLast();
    }

    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** A function call, also one with a syntax of its own such as {@code EXTRACT(… FROM …)}. */
  record Call(QualifiedName function, List<Expression> arguments, Span span) implements Expression {

    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expression> children() {
      return arguments;
    }
  }

  /** {@code operand::type}, {@code CAST(operand AS type)} or {@code type 'literal'}. */
  record Cast(Expression operand, TypeName type, Span span) implements Expression {

    @Override
    public List<Expression> children() {
      return List.of(operand);
    }
  }

  /**
   * Whatever operators and keywords build.
   *
   * @param operator the operator or the keywords in capitals: {@code =}, {@code AND}, {@code IS NOT
   *     NULL}, {@code IN}, {@code CASE}, {@code ()} for parentheses
   */
  record Operation(String operator, List<Expression> operands, Span span) implements Expression {

    public Operation {
      operands = List.copyOf(operands);
    }

    @Override
    public List<Expression> children() {
      return operands;
    }
  }

  /** A query in parentheses. */
  record Subquery(Span span) implements Expression {

    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** A parameter: {@code $1} or {@code :name}. */
  record Parameter(Span span) implements Expression {

    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** An ellipsis where an expression should stand: the author left it out. */
  record Elided(Span span) implements Expression {

    @Override
    public List<Expression> children() {
      return List.of();
    }
  }

  /** This expression and all inside it, outermost first. */
  default Stream<Expression> all() {
    List<Expression> found = new ArrayList<>();
    List<Expression> open = new ArrayList<>(List.of(this));
    while (!open.isEmpty()) {
      Expression expression = open.removeLast();
      found.add(expression);
      open.addAll(expression.children().reversed());
    }
    return found.stream();
  }

  /** The columns that the expression uses, in order. */
  default List<ColumnReference> columns() {
    return all()
        .filter(ColumnReference.class::isInstance)
        .map(ColumnReference.class::cast)
        .toList();
  }

  /** The expression without the parentheses around it. */
  default Expression bare() {
    Expression inner = this;
    while (inner instanceof Operation(String operator, List<Expression> operands, Span ignored)
        && operator.equals("()")
        && operands.size() == 1) {
      inner = operands.getFirst();
    }
    return inner;
  }

  /** The constant that this is, under parentheses and casts. */
  default Optional<Literal> literal() {
    return switch (bare()) {
      case Literal literal -> Optional.of(literal);
      case Cast cast -> cast.operand().literal();
      case ColumnReference ignored -> Optional.empty();
      case Call ignored -> Optional.empty();
      case Operation ignored -> Optional.empty();
      case Subquery ignored -> Optional.empty();
      case Parameter ignored -> Optional.empty();
      case Elided ignored -> Optional.empty();
    };
  }
}
