package dev.schemadoc.alembic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;
import org.treesitter.TreeSitterPython;

/**
 * A Python file as a tree that is complete even where the file is broken.
 *
 * @param root the module
 * @param firstError where the parser first lost the thread, if it did
 */
public record PythonSource(String text, PythonNode root, Optional<Integer> firstError) {

  /** Parses a whole file. Nothing of it is run. */
  public static PythonSource parse(String text) {
    return parse(text, Kept.ALL);
  }

  /**
   * Parses a whole file and keeps its top level: the blocks of functions and classes have no parts.
   * A broken file is kept whole.
   */
  public static PythonSource outline(String text) {
    return parse(text, Kept.TOP_LEVEL);
  }

  /**
   * Parses a whole file and keeps what it declares: the blocks of functions have no parts. A broken
   * file is kept whole.
   */
  public static PythonSource declarations(String text) {
    return parse(text, Kept.DECLARATIONS);
  }

  /** What is kept of the parser's tree, for to copy it takes longer than to parse. */
  private enum Kept {
    ALL,
    DECLARATIONS,
    TOP_LEVEL;

    /** Whether the parts of a piece are kept. */
    boolean goesInto(String kind, String parent) {
      return switch (this) {
        case ALL -> true;
        case DECLARATIONS -> !kind.equals("block") || !parent.equals("function_definition");
        case TOP_LEVEL -> !kind.equals("block");
      };
    }
  }

  private static PythonSource parse(String text, Kept kept) {
    // The parser refuses half a surrogate pair; the replacement is as long in UTF-16.
    String whole = withoutLoneSurrogates(text);
    // Nor does it expect the mark that some editors put at the beginning of a file.
    int mark = whole.startsWith("\uFEFF") ? 1 : 0;
    whole = whole.substring(mark);
    try (TSParser parser = new TSParser()) {
      parser.setLanguage(Grammar.PYTHON);
      try (TSTree tree = parser.parseString(null, whole)) {
        TSNode root = tree.getRootNode();
        boolean broken = root.hasError();
        Copier copier = new Copier(new Offsets(whole, mark), broken ? Kept.ALL : kept, broken);
        return new PythonSource(text, copier.copy(root), copier.firstError);
      }
    }
  }

  /** The source of a piece. */
  public String text(PythonNode node) {
    return text.substring(node.start(), node.end());
  }

  /** The number of the line of an offset, counted from one. */
  public int line(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(unit -> unit == '\n').count();
  }

  private static String withoutLoneSurrogates(String text) {
    StringBuilder result = new StringBuilder(text);
    for (int at = 0; at < result.length(); at++) {
      int character = result.codePointAt(at);
      if (Character.isSupplementaryCodePoint(character)) {
        at++;
      } else if (Character.isSurrogate((char) character)) {
        result.setCharAt(at, '\uFFFD');
      }
    }
    return result.toString();
  }

  /** What a symbol of the grammar is called. */
  private record Kind(String name, boolean named) {}

  /** The grammar, loaded with its native library when the first file is parsed. */
  private static final class Grammar {
    static final TSLanguage PYTHON = new TreeSitterPython();

    /** The kinds that hold more than lies between their first and last part. */
    static final Set<String> WIDER_THAN_PARTS =
        Set.of("module", "block", "string_content", "format_specifier", "type_conversion");

    private static final ConcurrentHashMap<Integer, Kind> KINDS = new ConcurrentHashMap<>();
    private static final ConcurrentHashMap<Integer, String> FIELDS = new ConcurrentHashMap<>();

    static Kind kind(TSNode node) {
      return KINDS.computeIfAbsent(
          node.getSymbol(), symbol -> new Kind(node.getType(), node.isNamed()));
    }

    static String field(TSTreeCursor cursor) {
      int id = cursor.currentFieldId();
      return id == 0 ? "" : FIELDS.computeIfAbsent(id, any -> cursor.currentFieldName());
    }
  }

  /**
   * Copies the parser's tree. Without recursion, for sums of a thousand texts are deep; and with as
   * few questions as can be, for each one goes through to native code and costs microseconds.
   */
  private static final class Copier {
    private final Offsets offsets;
    private final Kept kept;
    private final boolean broken;
    private Optional<Integer> firstError = Optional.empty();

    Copier(Offsets offsets, Kept kept, boolean broken) {
      this.offsets = offsets;
      this.kept = kept;
      this.broken = broken;
    }

    PythonNode copy(TSNode root) {
      Deque<Open> open = new ArrayDeque<>();
      try (TSTreeCursor cursor = new TSTreeCursor(root)) {
        open.push(enter(cursor));
        String parent = "";
        while (true) {
          if (kept.goesInto(open.element().kind.name(), parent) && cursor.gotoFirstChild()) {
            parent = open.element().kind.name();
            open.push(enter(cursor));
            continue;
          }
          while (true) {
            PythonNode closed = close(open.pop());
            if (open.isEmpty()) {
              return closed;
            }
            open.element().children.add(closed);
            if (cursor.gotoNextSibling()) {
              parent = open.element().kind.name();
              open.push(enter(cursor));
              break;
            }
            cursor.gotoParent();
          }
        }
      }
    }

    private static Open enter(TSTreeCursor cursor) {
      TSNode node = cursor.currentNode();
      return new Open(node, Grammar.kind(node), Grammar.field(cursor), new ArrayList<>());
    }

    private PythonNode close(Open open) {
      List<PythonNode> children = List.copyOf(open.children);
      int start;
      int end;
      if (children.isEmpty() || broken || Grammar.WIDER_THAN_PARTS.contains(open.kind.name)) {
        start = offsets.utf16(open.node.getStartByte());
        end = offsets.utf16(open.node.getEndByte());
      } else {
        start = children.getFirst().start();
        end = children.getLast().end();
      }
      boolean missing = broken && children.isEmpty() && open.node.isMissing();
      if (missing || open.kind.name.equals("ERROR")) {
        firstError = Optional.of(Math.min(start, firstError.orElse(start)));
      }
      return new PythonNode(
          open.kind.name, open.field, open.kind.named, missing, start, end, children);
    }
  }

  /** A node whose children are still being read. */
  private record Open(TSNode node, Kind kind, String field, List<PythonNode> children) {}

  /** From the parser's offsets, which count bytes of UTF-8, to UTF-16. */
  private static final class Offsets {
    /** The UTF-16 offset of every byte; empty where all characters are one byte long. */
    private final int[] table;

    private final int shift;

    Offsets(String text, int shift) {
      this.shift = shift;
      int bytes = text.codePoints().map(Offsets::length).sum();
      if (bytes == text.length()) {
        table = new int[0];
        return;
      }
      table = new int[bytes + 1];
      int at = 0;
      for (int unit = 0; unit < text.length(); ) {
        int character = text.codePointAt(unit);
        for (int left = length(character); left > 0; left--) {
          table[at++] = unit;
        }
        unit += Character.charCount(character);
      }
      table[bytes] = text.length();
    }

    int utf16(int offset) {
      return shift + (table.length == 0 ? offset : table[Math.min(offset, table.length - 1)]);
    }

    private static int length(int character) {
      return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
  }
}
