package dev.schemadoc.judges;

import dev.schemadoc.judges.Outcome.Refused;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Which statements of a workspace declare what others need. */
final class Dependencies {

  /** What a table may lack: a column, a unique constraint, another constraint. */
  private static final Set<String> IN_A_TABLE = Set.of("42703", "42830", "42704");

  private final List<Definition> definitions;
  private final List<Set<String>> declared;

  Dependencies(List<Definition> definitions) {
    this.definitions = definitions;
    this.declared = definitions.stream().map(each -> DeclaredNames.of(each.statement())).toList();
  }

  /** The names that a statement declares. */
  Set<String> declaredBy(int at) {
    return declared.get(at);
  }

  /** The names because of which a statement was refused. */
  Set<String> neededBy(int at, Refused refused) {
    return NeededNames.of(definitions.get(at).statement(), refused);
  }

  boolean isDeclared(String name) {
    return declared.stream().anyMatch(names -> names.contains(name));
  }

  /**
   * Whether a statement was refused for want of what one of certain others declares, or of what may
   * have been left out of a table that is shown in part.
   */
  boolean dependsOn(int at, Refused refused, IntPredicate others) {
    Set<String> needed = neededBy(at, refused);
    boolean inTable = IN_A_TABLE.contains(refused.state());
    boolean index = refused.message().startsWith("index ");
    for (int i = 0; i < definitions.size(); i++) {
      boolean depends =
          others.test(i) && declares(i, needed) && (!inTable || isOnTableOf(at, i))
              || inTable && isPart(i) && (index || isOnTableOf(at, i));
      if (i != at && depends) {
        return true;
      }
    }
    return false;
  }

  /** Whether a statement declares one of some names; a block of code may declare any. */
  private boolean declares(int at, Set<String> names) {
    return definitions.get(at).statement() instanceof Command.DoBlock
        ? names.stream().anyMatch(definitions.get(at).text()::contains)
        : names.stream().anyMatch(declared.get(at)::contains);
  }

  /** Whether a statement may be about the table of another one. */
  private boolean isOnTableOf(int at, int other) {
    return switch (definitions.get(other).statement()) {
      case Statement.CreateTable create -> mentions(at, create.table());
      case Statement.AlterTable alter -> mentions(at, alter.table());
      default -> true;
    };
  }

  /** Whether a table is shown in part, for then all may be in it. */
  private boolean isPart(int at) {
    return definitions.get(at).statement() instanceof Statement.CreateTable create
        && !create.complete();
  }

  private boolean mentions(int at, QualifiedName table) {
    return definitions.get(at).mentions(table.name().value());
  }
}
