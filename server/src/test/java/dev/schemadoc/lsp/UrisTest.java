package dev.schemadoc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.schemadoc.text.DocumentId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrisTest {

  @ParameterizedTest
  @CsvSource({
    "file:///home/a/design.md, /home/a/design.md",
    "file:/home/a/design.md, /home/a/design.md",
    "FILE:///home/a/design.md, /home/a/design.md",
    "file://localhost/home/a.md, /home/a.md",
    "/home/a/design.md, /home/a/design.md",
    "file:///home/a%20b/d%C3%A9.md, /home/a b/dé.md",
    "file:///home/a b/dé.md, /home/a b/dé.md",
    "file:///home/100%/a%zz.md, /home/100%/a%zz.md",
    "file:///home/a%23b%3Fc.md, /home/a#b?c.md",
    "file:///home//a/./b/../design.md, /home/a/design.md",
    "file:///../../etc/passwd, /etc/passwd",
    "file:///home/a/, /home/a",
    "file:///c%3A/Users/x/design.md, C:/Users/x/design.md",
    "file:///C:/Users/x/design.md, C:/Users/x/design.md",
    "C:\\Users\\x\\design.md, C:/Users/x/design.md",
    "file://server/share/design.md, //server/share/design.md",
    "untitled:Untitled-1, untitled:Untitled-1",
    "vscode-vfs://github/a/b.md, vscode-vfs://github/a/b.md",
  })
  void theSpellingsOfAUriNameOneDocument(String uri, String name) {
    assertEquals(new DocumentId(name), Uris.document(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/a b/dé#?%.md",
        "C:/Users/x (1)/design.md",
        "//server/share/design.md",
        "/🚀.md"
      })
  void theUriOfAFileNamesIt(String path) {
    DocumentId file = new DocumentId(path);
    assertEquals(file, Uris.document(Uris.of(file)));
    assertTrue(Uris.isFile(file));
  }

  @ParameterizedTest
  @CsvSource({
    "file:///c%3A/ws, a/b c.py, file:///c%3A/ws/a/b%20c.py",
    "file:///ws/, x.py, file:///ws/x.py",
  })
  void whatIsInAFolderIsSpelledAsTheFolder(String folder, String path, String uri) {
    assertEquals(uri, Uris.below(folder, path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"untitled:Untitled-1", "vscode-vfs://github/a/b.md", "git:/a/b.md"})
  void notEveryDocumentIsAFile(String uri) {
    assertFalse(Uris.isFile(Uris.document(uri)));
  }
}
