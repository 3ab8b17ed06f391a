package dev.schemadoc.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands, which need to know their surroundings. */
record Commands(Surroundings surroundings) implements IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == CheckCommand.class) {
      return type.cast(new CheckCommand(surroundings));
    }
    if (type == ExplainCommand.class) {
      return type.cast(new ExplainCommand(surroundings));
    }
    if (type == MigrateCommand.class) {
      return type.cast(new MigrateCommand(surroundings));
    }
    if (type == SchemaCommand.class) {
      return type.cast(new SchemaCommand(surroundings));
    }
    if (type == LspCommand.class) {
      return type.cast(new LspCommand(surroundings));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
