package dev.schemadoc.beside;

import dev.schemadoc.schema.Beside;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Span;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Reads code that stands in a document. */
public final class Snippets {

  private Snippets() {}

  /** The endings that files in the languages of fences have. */
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("python", "py"),
          Map.entry("python3", "py"),
          Map.entry("py", "py"),
          Map.entry("prisma", "prisma"),
          Map.entry("typescript", "ts"),
          Map.entry("ts", "ts"),
          Map.entry("javascript", "js"),
          Map.entry("js", "js"),
          Map.entry("java", "java"),
          Map.entry("kotlin", "kt"),
          Map.entry("go", "go"),
          Map.entry("php", "php"),
          Map.entry("ruby", "rb"));

  /**
   * A piece of code.
   *
   * @param language what its fence says, in lower case
   * @param spans from the text to the document
   */
  public record Snippet(String language, String text, UnaryOperator<Span> spans) {

    private String ending() {
      return ENDINGS.getOrDefault(language, "");
    }
  }

  /** Whether code in a language of fences is looked at. */
  public static boolean isRead(String language) {
    return ENDINGS.containsKey(language);
  }

  /** What the code in a document declares; a class may inherit from one in another piece. */
  public static Beside read(DocumentId document, List<Snippet> snippets) {
    SortedMap<String, PythonModule> modules = new TreeMap<>();
    for (int i = 0; i < snippets.size(); i++) {
      Snippet snippet = snippets.get(i);
      if (snippet.ending().equals("py")) {
        modules.put(name(i), PythonModule.of(snippet.text()));
      }
    }
    SortedMap<String, List<FoundTable>> models = Models.tables(modules);
    Beside.Builder all = new Beside.Builder();
    for (int i = 0; i < snippets.size(); i++) {
      Snippet snippet = snippets.get(i);
      Said said = new Said(document, snippet.spans());
      models.getOrDefault(name(i), List.of()).forEach(said::table);
      modules.getOrDefault(name(i), PythonModule.EMPTY).types().forEach(said::type);
      CodeNames.in("." + snippet.ending(), snippet.text()).forEach(said::table);
      all.all(said.build());
    }
    return all.build();
  }

  private static String name(int number) {
    return String.valueOf(number);
  }
}
