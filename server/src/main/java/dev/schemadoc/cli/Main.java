package dev.schemadoc.cli;

/** The program: `schemadoc` at a terminal, and the language server when it is told so. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println(Main.class.getPackage().getImplementationVersion());
  }
}
