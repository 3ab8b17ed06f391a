package dev.schemadoc.judges;

import dev.schemadoc.judges.Outcome.Refused;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes something in the place of what no document declares, so that a statement that was refused
 * for want of it does not take all others with it.
 */
final class StandIns {

  private static final String UNDEFINED_TABLE = "42P01";
  private static final String UNDEFINED_OBJECT = "42704";
  private static final String UNDEFINED_FUNCTION = "42883";
  private static final String UNDEFINED_SCHEMA = "3F000";

  /** Extensions that are often forgotten, by what they bring. */
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "uuid_generate_v4", "uuid-ossp",
          "citext", "citext",
          "hstore", "hstore",
          "ltree", "ltree",
          "crypt", "pgcrypto",
          "gin_trgm_ops", "pg_trgm",
          "gist", "btree_gist",
          "gin", "btree_gin");

  private final Session session;
  private final List<Definition> definitions;
  private final Dependencies dependencies;
  private final Map<String, Refused> made = new TreeMap<>();

  /** The tables of which a part was made. */
  private final Set<Integer> parts = new HashSet<>();

  StandIns(Session session, List<Definition> definitions, Dependencies dependencies) {
    this.session = session;
    this.definitions = definitions;
    this.dependencies = dependencies;
  }

  /** Makes what a statement was refused for, unless a document declares it; whether it did. */
  boolean make(int at, Refused refused) {
    boolean any = false;
    for (String name : dependencies.neededBy(at, refused)) {
      if (!dependencies.isDeclared(name)
          && !made.containsKey(name)
          && make(name, refused).isDone()) {
        made.put(name, refused);
        any = true;
      }
    }
    return any;
  }

  /** Why a statement would have been refused if it did not name something that was made here. */
  Optional<Refused> usedBy(Definition definition) {
    return made.entrySet().stream()
        .filter(each -> definition.mentions(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Outcome make(String name, Refused refused) {
    String quoted = '"' + name + '"';
    String extension = EXTENSIONS.get(name);
    return switch (refused.state()) {
      case UNDEFINED_TABLE -> session.run(StandInTable.of(name, definitions));
      case UNDEFINED_SCHEMA -> session.run("CREATE SCHEMA " + quoted);
      case UNDEFINED_OBJECT, UNDEFINED_FUNCTION ->
          extension != null
              ? session.runAsSuperuser("CREATE EXTENSION \"%s\"".formatted(extension))
              : refused.message().startsWith("type ")
                  ? session.run("CREATE DOMAIN %s AS text".formatted(quoted))
                  : refused;
      default -> refused;
    };
  }

  /** Makes a table of what can be read of it, if that is not all; whether it did. */
  boolean makePart(int at) {
    Definition definition = definitions.get(at);
    return definition.statement() instanceof Statement.CreateTable create
        && !parts.contains(at)
        && makePart(definition, create)
        && parts.add(at);
  }

  boolean hasPart(int at) {
    return parts.contains(at);
  }

  private boolean makePart(Definition definition, Statement.CreateTable create) {
    List<String> items = new ArrayList<>();
    for (TableItem item : create.items()) {
      switch (item) {
        case TableItem.Column column -> items.add(definition.written(column.span()));
        case TableItem.TableConstraint constraint ->
            items.add(definition.written(constraint.span()));
        case TableItem.Like like -> items.add(definition.written(like.span()));
        case TableItem.Unreadable ignored -> {}
        case TableItem.InlineIndex ignored -> {}
        case TableItem.Elision ignored -> {}
      }
    }
    String name = definition.written(create.table().span());
    return (!create.complete() || items.size() < create.items().size())
        && session
            .run("CREATE TABLE %s (%s\n)".formatted(name, String.join("\n, ", items)))
            .isDone();
  }
}
