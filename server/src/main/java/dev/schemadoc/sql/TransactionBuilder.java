package dev.schemadoc.sql;

import dev.schemadoc.sql.Command.Transaction.Kind;
import dev.schemadoc.text.Span;
import java.util.Optional;

/** Makes statements about transactions of their syntax trees. */
final class TransactionBuilder {

  private TransactionBuilder() {}

  private static final int SAVEPOINT_NAME = Grammar.number("savepoint_name");
  private static final int IDENTIFIER = Grammar.number("transaction_identifier");

  /** What a tree of one of the rules about transactions says. */
  static Statement of(Node node, Span span) {
    Optional<Name> name =
        node.name(SAVEPOINT_NAME)
            .or(
                () ->
                    node.child(IDENTIFIER).map(RoutineBuilder::word).map(TransactionBuilder::name));
    return new Command.Transaction(kind(node), name, span);
  }

  private static Name name(StringLiteral identifier) {
    return Name.quoted(identifier.value(), identifier.span());
  }

  private static Kind kind(Node node) {
    boolean prepared = node.hasWord("prepared");
    return switch (node.word()) {
      case "commit" -> prepared ? Kind.COMMIT_PREPARED : Kind.COMMIT;
      case "end" -> Kind.COMMIT;
      case "rollback" -> {
        if (prepared) {
          yield Kind.ROLLBACK_PREPARED;
        }
        yield node.hasWord("to") ? Kind.ROLLBACK_TO : Kind.ROLLBACK;
      }
      case "abort" -> Kind.ROLLBACK;
      case "savepoint" -> Kind.SAVEPOINT;
      case "release" -> Kind.RELEASE;
      case "prepare" -> Kind.PREPARE;
      default -> Kind.BEGIN;
    };
  }
}
