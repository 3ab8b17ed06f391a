package dev.schemadoc.judges;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a judge is told on the command line.
 *
 * @param mutants how many to make
 * @param seed makes others
 * @param classes how many classes of disagreements to show
 */
record JudgeOptions(int mutants, long seed, int classes, List<Path> folders) {

  JudgeOptions {
    folders = List.copyOf(folders);
  }

  /** Reads the arguments, unless they make no sense. */
  static Optional<JudgeOptions> read(String[] arguments, int defaultMutants) {
    int mutants = defaultMutants;
    long seed = 1;
    int classes = 40;
    List<Path> folders = new ArrayList<>();
    try {
      for (int i = 0; i < arguments.length; i++) {
        switch (arguments[i]) {
          case "--mutants" -> mutants = Integer.parseInt(arguments[++i]);
          case "--seed" -> seed = Long.parseLong(arguments[++i]);
          case "--classes" -> classes = Integer.parseInt(arguments[++i]);
          default -> folders.add(Path.of(arguments[i]));
        }
      }
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException ignored) {
      return Optional.empty();
    }
    return folders.isEmpty() || !folders.stream().allMatch(Files::isDirectory)
        ? Optional.empty()
        : Optional.of(new JudgeOptions(mutants, seed, classes, folders));
  }
}
