package dev.schemadoc.cli;

import dev.schemadoc.workspace.Workspace;
import java.nio.file.Path;

/** Opens folders for the tests of other packages, just as the program does. */
public final class Folders {

  private Folders() {}

  /** The workspace in a folder. */
  public static Workspace open(Path folder) {
    return Opened.at(folder, Workspace.EMPTY).workspace();
  }

  /** Whether a folder is marked as a workspace. */
  public static boolean isWorkspace(Path folder) {
    return Opened.isWorkspace(folder);
  }
}
