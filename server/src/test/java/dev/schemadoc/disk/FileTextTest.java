package dev.schemadoc.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileTextTest {

  private static final long LIMIT = 100;

  @TempDir Path folder;

  @Test
  void lineEndsStayWhatTheyAre() throws IOException {
    assertEquals(
        new FileText.Text("a\r\nb\rc\n"), read("a\r\nb\rc\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theByteOrderMarkIsNotPartOfTheText() throws IOException {
    byte[] marked = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '#'};
    assertEquals(new FileText.Text("#"), read(marked));
  }

  @Test
  void anEmptyFileIsAnEmptyText() throws IOException {
    assertEquals(new FileText.Text(""), read(new byte[0]));
  }

  @Test
  void latin1IsNotGuessed() throws IOException {
    byte[] latin1 = "one\ntwo caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        new FileText.Unreadable("is not UTF-8: byte E9 in line 2; save it as UTF-8"), read(latin1));
  }

  @Test
  void aTextThatEndsInsideACharacterIsNotUtf8() throws IOException {
    byte[] cut = {'a', (byte) 0xE4, (byte) 0xBD};
    assertEquals(
        new FileText.Unreadable("is not UTF-8: byte E4 in line 1; save it as UTF-8"), read(cut));
  }

  @Test
  void surrogatesAreNotUtf8() throws IOException {
    byte[] surrogate = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};
    assertInstanceOf(FileText.Unreadable.class, read(surrogate));
  }

  @Test
  void utf16IsNamed() throws IOException {
    assertEquals(
        new FileText.Unreadable("is UTF-16 and not UTF-8; save it as UTF-8"),
        read("# design".getBytes(StandardCharsets.UTF_16)));
  }

  @Test
  void aBinaryFileIsNoText() throws IOException {
    assertEquals(
        new FileText.Unreadable("holds zero bytes, so it is not a text"),
        read(new byte[] {'P', 'K', 3, 4, 0, 0}));
  }

  @Test
  void aFileMayHaveTheLimitsSizeAndNotMore() throws IOException {
    assertEquals(
        new FileText.Text("x".repeat(100)), read("x".repeat(100).getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        new FileText.Unreadable("is larger than 0 MB, so it is not read"),
        read("x".repeat(101).getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aFolderIsNotAFile() {
    assertEquals(new FileText.Unreadable("is not a file"), FileText.read(folder, LIMIT));
  }

  @Test
  void aFileThatIsGoneIsSaidToBe() {
    assertEquals(
        new FileText.Unreadable("does not exist"), FileText.read(folder.resolve("gone"), LIMIT));
  }

  private FileText read(byte[] bytes) throws IOException {
    return FileText.read(Files.write(folder.resolve("file"), bytes), LIMIT);
  }
}
