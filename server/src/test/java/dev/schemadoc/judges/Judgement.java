package dev.schemadoc.judges;

import dev.schemadoc.judges.Outcome.Refused;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/** How what PostgreSQL and the program say about a statement stand to each other. */
enum Judgement {
  EXECUTED("executed, and no error is told"),
  REFUSED("refused, and a problem is told"),

  FALSE_ERROR("executed, but an error is told"),
  MISSED("refused, but no problem is told"),

  /** A query declares nothing and is not looked at. */
  QUERY("refused: a query, a change of data or a setting"),
  /** What the grammar refuses is for the judge of the grammar, and so is what is no SQL at all. */
  GRAMMAR("refused by the grammar"),
  /** Nobody looks into the bodies of functions and {@code DO} blocks. */
  BODY("refused inside of the body of a function"),
  /** Documents may repeat each other, also in part. */
  RESTATED("refused: says nothing but what is said somewhere else"),
  /** One mistake is one problem, and it is told about another statement. */
  AGAIN("refused for want of the same as another statement, about which a problem is told"),
  /** The author has marked it, or has set a rule to another level. */
  DISMISSED("refused, and the problem is told where the author has not dismissed it"),
  /** The settings say so. */
  EXTERNAL("refused: needs what the settings say to be declared elsewhere"),
  /** {@code IF NOT EXISTS} was said, and it does. */
  UNCHANGED("executed without effect: there is one already"),
  /** The PostgreSQL of the judges has not every extension. */
  EXTENSION("refused: the extension is not available here"),
  /** Roles, text search configurations and the like belong to the server, not to a document. */
  SERVER("refused: needs what is installed on the server"),
  /** The judges run documents without being the superuser. */
  PRIVILEGE("refused: needs the superuser"),
  /** The judges run everything in one transaction. */
  TRANSACTION("refused: cannot be run inside of a transaction"),
  /** It may well be right once the other one is. */
  DEPENDENT("refused: needs what a refused statement declares"),
  /** Declared by a migration or a model, or shown in a fence that PostgreSQL is not given. */
  BESIDE("refused: needs what is declared beside the statements that are run"),
  NOT_RUN("not run: begins or ends a transaction");

  /** What a message begins with that complains of something missing on the server. */
  private static final Pattern OF_THE_SERVER =
      Pattern.compile(
          "(role|tablespace|language|collation|database|server|text search configuration) \"");

  private static final String SYNTAX_ERROR = "42601";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String ACTIVE_TRANSACTION = "25001";
  private static final String NEW_ENUM_VALUE = "55P04";

  private final String title;

  Judgement(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Why nothing need be said about a refused statement, whatever else is in the workspace. */
  static Optional<Judgement> excuse(Statement statement, Refused refused) {
    if (statement instanceof Command.Query || statement instanceof Command.Other) {
      return Optional.of(QUERY);
    }
    boolean body =
        refused.where().contains("function")
            || statement instanceof Command.DoBlock
            || statement instanceof Declaration.Routine && refused.state().equals(SYNTAX_ERROR);
    if (body) {
      return Optional.of(BODY);
    }
    if (refused.message().startsWith("extension ")) {
      return Optional.of(EXTENSION);
    }
    if (OF_THE_SERVER.matcher(refused.message()).lookingAt()) {
      return Optional.of(SERVER);
    }
    return switch (refused.state()) {
      case SYNTAX_ERROR ->
          refused.message().contains(" at ") ? Optional.of(GRAMMAR) : Optional.empty();
      case INSUFFICIENT_PRIVILEGE -> Optional.of(PRIVILEGE);
      case ACTIVE_TRANSACTION, NEW_ENUM_VALUE -> Optional.of(TRANSACTION);
      default -> Optional.empty();
    };
  }

  /** Whether the program is wrong. */
  boolean isFailure() {
    return this == FALSE_ERROR || this == MISSED;
  }

  /** Whether the two are meant to differ, or cannot be compared. */
  boolean isNamed() {
    return compareTo(MISSED) > 0;
  }
}
