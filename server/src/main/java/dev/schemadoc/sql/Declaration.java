package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/** A statement that declares something else than a table, an index or an enum type. */
public sealed interface Declaration extends Statement {

  /** What is declared, in capitals: {@code MATERIALIZED VIEW}, {@code FUNCTION}, {@code TYPE} … */
  String kind();

  /** Its name; absent where there is none, or none that could be read. */
  Optional<QualifiedName> name();

  /** The names of other things that the statement mentions, in order. */
  List<Reference> references();

  /**
   * {@code CREATE VIEW} or {@code CREATE MATERIALIZED VIEW}.
   *
   * @param persistence {@code TEMPORARY} or {@code UNLOGGED}
   * @param columns the names of its columns where they are not those of the query
   * @param method the access method of a materialized view
   * @param settings {@code WITH (…)}
   * @param query absent only where it could not be read
   * @param selection what the query selects, where it is as simple as that
   * @param check {@code WITH CHECK OPTION}
   * @param withData whether {@code WITH DATA} or {@code WITH NO DATA} is said
   */
  record View(
      boolean materialized,
      boolean orReplace,
      boolean recursive,
      boolean ifNotExists,
      Optional<String> persistence,
      QualifiedName view,
      List<Name> columns,
      Optional<Name> method,
      List<Setting> settings,
      Optional<Name> tablespace,
      Optional<Span> query,
      Optional<Selection> selection,
      Optional<CheckOption> check,
      Optional<Boolean> withData,
      List<Reference> references,
      Span span)
      implements Declaration {
    public View {
      columns = List.copyOf(columns);
      settings = List.copyOf(settings);
      references = List.copyOf(references);
    }

    /** {@code WITH CHECK OPTION}: of this view alone, or also of those below it. */
    public record CheckOption(boolean local, Span span) {}

    @Override
    public String kind() {
      return materialized ? "MATERIALIZED VIEW" : "VIEW";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(view);
    }
  }

  /** {@code CREATE SEQUENCE}. */
  record Sequence(
      Optional<String> persistence,
      boolean ifNotExists,
      QualifiedName sequence,
      List<SequenceOption> options,
      List<Reference> references,
      Span span)
      implements Declaration {
    public Sequence {
      options = List.copyOf(options);
      references = List.copyOf(references);
    }

    @Override
    public String kind() {
      return "SEQUENCE";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(sequence);
    }
  }

  /**
   * {@code CREATE DOMAIN}.
   *
   * @param type absent only where it could not be read
   * @param constraints with the default value, as behind a column
   */
  record Domain(
      QualifiedName domain,
      Optional<TypeName> type,
      Optional<QualifiedName> collation,
      List<Constraint> constraints,
      List<Reference> references,
      Span span)
      implements Declaration {
    public Domain {
      constraints = List.copyOf(constraints);
      references = List.copyOf(references);
    }

    @Override
    public String kind() {
      return "DOMAIN";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(domain);
    }
  }

  /** {@code CREATE TYPE name AS (…)}. */
  record CompositeType(
      QualifiedName type, List<Attribute> attributes, List<Reference> references, Span span)
      implements Declaration {
    public CompositeType {
      attributes = List.copyOf(attributes);
      references = List.copyOf(references);
    }

    /** A field of a composite type. */
    public record Attribute(
        Name name, TypeName type, Optional<QualifiedName> collation, Span span) {}

    @Override
    public String kind() {
      return "TYPE";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(type);
    }
  }

  /**
   * {@code CREATE TYPE name AS RANGE (…)}.
   *
   * @param settings all that stands in the parentheses, the subtype as well
   */
  record RangeType(
      QualifiedName type,
      Optional<TypeName> subtype,
      List<Setting> settings,
      List<Reference> references,
      Span span)
      implements Declaration {
    public RangeType {
      settings = List.copyOf(settings);
      references = List.copyOf(references);
    }

    @Override
    public String kind() {
      return "TYPE";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(type);
    }
  }

  /** {@code CREATE TYPE name (…)}, or without settings a shell that is filled in later. */
  record BaseType(QualifiedName type, List<Setting> settings, List<Reference> references, Span span)
      implements Declaration {
    public BaseType {
      settings = List.copyOf(settings);
      references = List.copyOf(references);
    }

    @Override
    public String kind() {
      return "TYPE";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(type);
    }
  }

  /**
   * {@code CREATE SCHEMA}; what it declares inside is among the references.
   *
   * @param schema without it the schema is called as the role
   * @param authorization the role that owns it
   */
  record Schema(
      boolean ifNotExists,
      Optional<Name> schema,
      Optional<Name> authorization,
      List<Reference> references,
      Span span)
      implements Declaration {
    public Schema {
      references = List.copyOf(references);
    }

    @Override
    public String kind() {
      return "SCHEMA";
    }

    @Override
    public Optional<QualifiedName> name() {
      return schema.or(() -> authorization).map(QualifiedName::of);
    }
  }

  /**
   * {@code CREATE EXTENSION}.
   *
   * @param schema where its objects go
   */
  record Extension(
      boolean ifNotExists,
      Name extension,
      Optional<Name> schema,
      Optional<StringLiteral> version,
      boolean cascade,
      List<Reference> references,
      Span span)
      implements Declaration {
    public Extension {
      references = List.copyOf(references);
    }

    @Override
    public String kind() {
      return "EXTENSION";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(QualifiedName.of(extension));
    }
  }

  /**
   * {@code CREATE FUNCTION} or {@code CREATE PROCEDURE}.
   *
   * @param returns the type behind {@code RETURNS}
   * @param table the columns of {@code RETURNS TABLE}
   * @param body the literal with its quotes, or {@code RETURN …} or {@code BEGIN ATOMIC … END}
   * @param linkSymbol the second text of {@code AS 'file', 'symbol'}
   */
  record Routine(
      boolean procedure,
      boolean orReplace,
      QualifiedName routine,
      List<Parameter> parameters,
      Optional<Parameter.Type> returns,
      List<Parameter> table,
      Optional<Name> language,
      List<RoutineOption> options,
      Optional<Span> body,
      Optional<Span> linkSymbol,
      List<Reference> references,
      Span span)
      implements Declaration {
    public Routine {
      parameters = List.copyOf(parameters);
      table = List.copyOf(table);
      options = List.copyOf(options);
      references = List.copyOf(references);
    }

    @Override
    public String kind() {
      return procedure ? "PROCEDURE" : "FUNCTION";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(routine);
    }

    /** The parameters that tell it apart from others of its name, as {@code DROP} wants them. */
    public List<Parameter> signature() {
      return parameters.stream().filter(Parameter::isInput).toList();
    }
  }

  /**
   * {@code CREATE TRIGGER}.
   *
   * @param timing {@code BEFORE}, {@code AFTER} or {@code INSTEAD OF}
   * @param constraint when a constraint trigger is checked; of others absent
   * @param from the other table of a constraint trigger
   * @param function absent only where it could not be read
   * @param arguments what the function is given
   */
  record Trigger(
      boolean orReplace,
      Name trigger,
      String timing,
      List<Event> events,
      QualifiedName table,
      Optional<Constraint.Attributes> constraint,
      Optional<QualifiedName> from,
      List<Transition> transitions,
      boolean forEachRow,
      Optional<Expression> when,
      Optional<QualifiedName> function,
      List<StringLiteral> arguments,
      List<Reference> references,
      Span span)
      implements Declaration {
    public Trigger {
      events = List.copyOf(events);
      transitions = List.copyOf(transitions);
      arguments = List.copyOf(arguments);
      references = List.copyOf(references);
    }

    /**
     * What sets it off.
     *
     * @param kind {@code INSERT}, {@code UPDATE}, {@code DELETE} or {@code TRUNCATE}
     * @param columns the columns of {@code UPDATE OF}
     */
    public record Event(String kind, List<Name> columns, Span span) {
      public Event {
        columns = List.copyOf(columns);
      }
    }

    /** {@code NEW TABLE AS name} or {@code OLD TABLE AS name}. */
    public record Transition(boolean isNew, boolean isTable, Name name, Span span) {}

    @Override
    public String kind() {
      return "TRIGGER";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(QualifiedName.of(trigger));
    }
  }

  /**
   * {@code CREATE POLICY}.
   *
   * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code DELETE}
   * @param roles none means everybody
   */
  record Policy(
      Name policy,
      QualifiedName table,
      boolean permissive,
      String command,
      List<Name> roles,
      Optional<Expression> using,
      Optional<Expression> check,
      List<Reference> references,
      Span span)
      implements Declaration {
    public Policy {
      roles = List.copyOf(roles);
      references = List.copyOf(references);
    }

    @Override
    public String kind() {
      return "POLICY";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(QualifiedName.of(policy));
    }
  }

  /**
   * {@code CREATE FOREIGN TABLE}.
   *
   * @param partitionBound the text of {@code FOR VALUES …} or {@code DEFAULT}
   * @param server absent only where it could not be read
   * @param options the text of {@code OPTIONS (…)}
   */
  record ForeignTable(
      boolean ifNotExists,
      QualifiedName table,
      List<TableItem> items,
      List<QualifiedName> inherits,
      Optional<QualifiedName> partitionOf,
      Optional<Span> partitionBound,
      Optional<Name> server,
      Optional<Span> options,
      List<Reference> references,
      Span span)
      implements Declaration {
    public ForeignTable {
      items = List.copyOf(items);
      inherits = List.copyOf(inherits);
      references = List.copyOf(references);
    }

    @Override
    public String kind() {
      return "FOREIGN TABLE";
    }

    @Override
    public Optional<QualifiedName> name() {
      return Optional.of(table);
    }
  }

  /** Anything else, or what could not be read far enough to say more. */
  record Other(String kind, Optional<QualifiedName> name, List<Reference> references, Span span)
      implements Declaration {
    public Other {
      references = List.copyOf(references);
    }
  }
}
