package dev.schemadoc.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built as. */
final class Version implements IVersionProvider {

  /** The number, where the program was built as a jar. */
  static Optional<String> number() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
  }

  @Override
  public String[] getVersion() {
    return new String[] {"schemadoc " + number().orElse("(not packaged)")};
  }
}
