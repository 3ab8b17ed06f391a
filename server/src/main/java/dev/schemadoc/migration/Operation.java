package dev.schemadoc.migration;

import dev.schemadoc.schema.Column;
import dev.schemadoc.schema.Constraint;
import dev.schemadoc.schema.EnumType;
import dev.schemadoc.schema.Index;
import dev.schemadoc.schema.Table;
import dev.schemadoc.schema.TableId;
import java.util.List;

/** One step of a migration; every step knows the step that takes it back. */
public sealed interface Operation {

  /** The step that takes this one back. */
  Operation reverse();

  /** Creates a schema if it does not exist; a schema that was there before stays. */
  record CreateSchema(String name) implements Operation {
    @Override
    public Operation reverse() {
      return new KeepSchema(name);
    }
  }

  /** Leaves a schema in place, for nobody can know whether it was there before. */
  record KeepSchema(String name) implements Operation {
    @Override
    public Operation reverse() {
      return new CreateSchema(name);
    }
  }

  /** Creates an enum type. */
  record CreateEnum(EnumType type) implements Operation {
    @Override
    public Operation reverse() {
      return new DropEnum(type);
    }
  }

  /** Drops an enum type. */
  record DropEnum(EnumType type) implements Operation {
    @Override
    public Operation reverse() {
      return new CreateEnum(type);
    }
  }

  /**
   * Creates a table with its constraints, without its indexes.
   *
   * @param enums the enum types that its columns have
   */
  record CreateTable(Table table, List<EnumType> enums) implements Operation {
    public CreateTable {
      enums = List.copyOf(enums);
    }

    @Override
    public Operation reverse() {
      return new DropTable(table, enums);
    }
  }

  /** Drops a table and with it its constraints; its indexes are dropped before. */
  record DropTable(Table table, List<EnumType> enums) implements Operation {
    public DropTable {
      enums = List.copyOf(enums);
    }

    @Override
    public Operation reverse() {
      return new CreateTable(table, enums);
    }
  }

  /** Adds a column. */
  record AddColumn(TableId table, Column column) implements Operation {
    @Override
    public Operation reverse() {
      return new DropColumn(table, column);
    }
  }

  /** Drops a column. */
  record DropColumn(TableId table, Column column) implements Operation {
    @Override
    public Operation reverse() {
      return new AddColumn(table, column);
    }
  }

  /** Adds a constraint to a table that exists. */
  record AddConstraint(TableId table, Constraint constraint) implements Operation {
    @Override
    public Operation reverse() {
      return new DropConstraint(table, constraint);
    }
  }

  /** Drops a constraint. */
  record DropConstraint(TableId table, Constraint constraint) implements Operation {
    @Override
    public Operation reverse() {
      return new AddConstraint(table, constraint);
    }
  }

  /** Creates an index. */
  record CreateIndex(Index index) implements Operation {
    @Override
    public Operation reverse() {
      return new DropIndex(index);
    }
  }

  /** Drops an index. */
  record DropIndex(Index index) implements Operation {
    @Override
    public Operation reverse() {
      return new CreateIndex(index);
    }
  }
}
