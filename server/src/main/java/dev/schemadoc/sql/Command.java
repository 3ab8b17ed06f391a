package dev.schemadoc.sql;

import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Optional;

/** A statement that does something and declares nothing. */
public sealed interface Command extends Statement {

  /**
   * A query or a change of data.
   *
   * @param references the tables that it reads or changes, in order
   */
  record Query(List<Reference> references, Span span) implements Command {
    public Query {
      references = List.copyOf(references);
    }
  }

  /**
   * {@code GRANT} or {@code REVOKE}.
   *
   * @param revoke whether it takes away
   * @param option {@code WITH GRANT OPTION}, {@code GRANT OPTION FOR}, and the like of memberships
   * @param privileges what is granted; of memberships none
   * @param kind of what the objects are, in capitals: {@code TABLE}, {@code ALL TABLES IN SCHEMA},
   *     {@code ROLE} for memberships
   * @param targets the objects, or the roles whose membership is granted
   * @param roles to whom, or from whom
   */
  record Grant(
      boolean revoke,
      boolean option,
      List<Privilege> privileges,
      String kind,
      List<Target> targets,
      List<Name> roles,
      Optional<Name> grantedBy,
      boolean cascade,
      Span span)
      implements Command {
    public Grant {
      privileges = List.copyOf(privileges);
      targets = List.copyOf(targets);
      roles = List.copyOf(roles);
    }
  }

  /**
   * One privilege.
   *
   * @param name in capitals: {@code SELECT}, {@code ALL}
   * @param columns only of tables, and only where not the whole table is meant
   */
  record Privilege(String name, List<Name> columns, Span span) {
    public Privilege {
      columns = List.copyOf(columns);
    }
  }

  /**
   * {@code ALTER DEFAULT PRIVILEGES}: what everybody may do with objects that do not exist yet.
   *
   * @param kind in capitals: {@code TABLES}, {@code SEQUENCES}, {@code FUNCTIONS} …
   */
  record DefaultPrivileges(
      List<Name> owners,
      List<Name> schemas,
      boolean revoke,
      boolean option,
      List<Privilege> privileges,
      String kind,
      List<Name> roles,
      boolean cascade,
      Span span)
      implements Command {
    public DefaultPrivileges {
      owners = List.copyOf(owners);
      schemas = List.copyOf(schemas);
      privileges = List.copyOf(privileges);
      roles = List.copyOf(roles);
    }
  }

  /**
   * {@code DO}.
   *
   * @param body the literal with its quotes
   */
  record DoBlock(Optional<Name> language, Optional<Span> body, Span span) implements Command {}

  /**
   * The begin or the end of a transaction, or of a part of one.
   *
   * @param name the savepoint, or the prepared transaction
   */
  record Transaction(Kind kind, Optional<Name> name, Span span) implements Command {

    /** What happens to the transaction. */
    public enum Kind {
      /** {@code BEGIN} or {@code START TRANSACTION}. */
      BEGIN,
      /** {@code COMMIT} or {@code END}. */
      COMMIT,
      /** {@code ROLLBACK} or {@code ABORT}. */
      ROLLBACK,
      SAVEPOINT,
      RELEASE,
      ROLLBACK_TO,
      PREPARE,
      COMMIT_PREPARED,
      ROLLBACK_PREPARED
    }
  }

  /**
   * Any other statement, known by its first word.
   *
   * @param references the names that it mentions, in order
   */
  record Other(String keyword, List<Reference> references, Span span) implements Command {
    public Other {
      references = List.copyOf(references);
    }
  }
}
