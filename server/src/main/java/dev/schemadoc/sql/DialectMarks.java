package dev.schemadoc.sql;

import static dev.schemadoc.sql.Dialect.CLICKHOUSE;
import static dev.schemadoc.sql.Dialect.INFLUXDB;
import static dev.schemadoc.sql.Dialect.MYSQL;
import static dev.schemadoc.sql.Dialect.ORACLE;
import static dev.schemadoc.sql.Dialect.POSTGRESQL;
import static dev.schemadoc.sql.Dialect.SQLITE;
import static dev.schemadoc.sql.Dialect.TSQL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The marks by which the dialects of SQL are known.
 *
 * <p>Each mark has a weight and a pattern. Ten means that nobody else writes this; five, that it is
 * enough where nothing speaks against it; less, that others must join it. A mark counts once,
 * however often it is found.
 *
 * <p>A pattern is a row of elements, one for each token:
 *
 * <table>
 * <caption>Elements of a pattern</caption>
 * <tr><td>{@code engine}</td><td>this word in any case, not in quotes</td></tr>
 * <tr><td>{@code =}</td><td>this punctuation</td></tr>
 * <tr><td>{@code index|key}</td><td>one of these</td></tr>
 * <tr><td>{@code jsonb_*}, {@code *mergetree}</td><td>a word that begins or ends so</td></tr>
 * <tr><td>{@code NAME}</td><td>any name, in quotes or not</td></tr>
 * <tr><td>{@code BACKTICK}</td><td>a name in back-ticks</td></tr>
 * <tr><td>{@code STRING}</td><td>a string</td></tr>
 * <tr><td>{@code DOLLAR}</td><td>a string in dollar quotes</td></tr>
 * <tr><td>{@code NUMBER}</td><td>a number</td></tr>
 * <tr><td>{@code START}, {@code END}</td><td>no token: a statement starts or ends here</td></tr>
 * <tr><td>{@code LINE}</td><td>no token: a line starts here</td></tr>
 * </table>
 */
final class DialectMarks {

  private static final List<Mark> MARKS = new ArrayList<>();

  static {
    marks(
        List.of(MYSQL),
        """
        10  auto_increment
        10  ) engine = NAME
        10  engine = innodb|myisam|memory|archive|csv|aria
        10  on update current_timestamp|now
        10  on duplicate key update
        10  mediumtext|longtext|tinytext|mediumint|mediumblob|longblob|tinyblob
        10  int|integer|bigint|smallint|tinyint|) unsigned
        10  fulltext key|index
        10  default charset|character
        10  utf8mb4|utf8mb4_*
        8   unique key NAME (
        8   insert ignore into
        8   add index|key NAME ( NAME
        8   add fulltext|spatial
        8   modify column NAME
        8   table NAME modify NAME
        8   change column NAME NAME
        8   table NAME change NAME NAME
        8   drop foreign key
        8   LINE delimiter
        8   tinyint ( 1
        8   last_insert_id (
        6   drop index NAME on
        6   drop primary key
        6   NAME|)|STRING|NUMBER after NAME ,|END
        6   NAME|) comment STRING
        6   comment = STRING
        6   START update NAME join
        6   START update NAME NAME join
        6   START update NAME left|inner join
        6   START update NAME NAME left|inner join
        6   int|integer|bigint|smallint ( NUMBER )
        6   date_format|str_to_date|unix_timestamp|from_unixtime|curdate|date_add|date_sub (
        6   START show tables|databases|columns|create|indexes|keys|processlist|warnings|variables
        5   START delete NAME from
        3   , index|key NAME ( NAME
        3   NAME enum ( STRING
        """);
    marks(
        List.of(SQLITE),
        """
        10  autoincrement
        10  START pragma
        10  without rowid
        10  create virtual table
        10  sqlite_master|sqlite_schema|sqlite_sequence
        8   insert or replace|ignore|abort|fail|rollback
        8   on conflict replace|ignore|abort|fail|rollback
        8   raise ( abort|ignore|fail|rollback
        8   fts5|fts4|rtree (
        8   randomblob (
        6   ( datetime|date|strftime ( STRING
        5   strftime|julianday (
        5   ) strict END
        5   begin immediate|exclusive
        4   default ( datetime|strftime|unixepoch
        """);
    marks(
        List.of(CLICKHOUSE),
        """
        12  engine = *mergetree
        12  engine = distributed|kafka|tinylog|stripelog|log|buffer|null|materializedview
        10  *mergetree (|END
        10  lowcardinality (
        10  nullable (
        8   datetime64|fixedstring (
        8   index_granularity
        8   on cluster
        8   toyyyymm|toyyyymmdd|tostartofhour|tostartofday (
        6   uint8|uint16|uint32|uint64|int16|int32|int128|int256
        6   ttl NAME +
        6   codec (
        6   todate|todatetime (
        5   float32|float64
        4   NAME int64
        """);
    marks(
        List.of(INFLUXDB),
        """
        10  create measurement
        10  drop measurement|series
        10  retention policy
        10  continuous query
        10  START show measurements|series
        10  show field|tag keys|values
        10  from ( bucket
        8   group by time (
        """);
    marks(
        List.of(TSQL),
        """
        10  uniqueidentifier|datetimeoffset|datetime2|smalldatetime
        10  identity ( NUMBER , NUMBER )
        10  nvarchar|varchar|varbinary ( max )
        10  [ NAME ] . [ NAME ]
        10  declare @ NAME
        8   nvarchar|ntext|rowversion
        8   getdate|getutcdate|sysdatetime|sysutcdatetime|newid|newsequentialid (
        8   LINE go LINE
        8   with ( nolock
        8   nonclustered|columnstore
        8   create or alter
        8   object_id ( NAME|STRING
        8   on [ primary ]
        6   dbo .
        6   select top NUMBER|(
        6   cross|outer apply
        6   begin tran
        3   table [ NAME ]
        """);
    marks(
        List.of(ORACLE),
        """
        10  varchar2|nvarchar2|pls_integer|binary_integer
        10  sys_guid (
        10  or replace package
        10  dbms_output .
        8   from dual
        8   nclob
        8   default on null
        8   bulk collect
        6   NAME number (
        6   raw ( NUMBER
        6   NAME . nextval|currval
        6   connect by
        6   systimestamp|sysdate
        6   nocache|nocycle
        5   NAME clob
        4   nvl (
        3   NAME number
        """);
    marks(
        List.of(MYSQL, SQLITE),
        """
        5   limit NUMBER , NUMBER
        5   replace into NAME
        3   NAME blob
        3   ifnull|group_concat (
        """);
    marks(
        List.of(MYSQL, SQLITE, CLICKHOUSE),
        """
        5   BACKTICK
        """);
    marks(
        List.of(MYSQL, SQLITE, TSQL),
        """
        3   NAME datetime
        """);
    marks(
        List.of(MYSQL, TSQL),
        """
        6   START alter view NAME as
        5   START use NAME END
        4   START set @ NAME
        4   NAME tinyint
        """);
    marks(
        List.of(CLICKHOUSE, INFLUXDB),
        """
        3   NAME string
        """);
    marks(
        List.of(POSTGRESQL),
        """
        10  gen_random_uuid|uuid_generate_v4|uuid_generate_v7|uuidv7 (
        10  plpgsql
        10  START create extension
        10  row level security
        10  jsonb|timestamptz|bytea|tsvector|tsquery|citext|hstore
        10  create policy
        8   DOLLAR
        8   bigserial|serial|smallserial
        8   inet|cidr|macaddr|int4range|int8range|numrange|tsrange|tstzrange|daterange
        8   using gin|gist|brin|spgist|hnsw|ivfflat
        8   as enum (
        8   nulls not distinct
        8   returns trigger
        8   NAME [ ]
        6   ::
        6   jsonb_*
        6   execute function|procedure
        6   alter type NAME add value
        6   concurrently
        6   attach|detach partition
        5   ilike
        5   alter column NAME type|set|drop
        5   auth .
        5   on conflict (|do|on
        5   security definer|invoker
        4   add column if not exists
        4   comment on table|column|index|type|function|view|schema|constraint
        4   with|without time zone
        4   create index if not exists
        4   array_agg|string_agg (
        4   NAME vector (
        4   generated always|by
        3   NAME uuid
        3   interval STRING
        3   double precision
        3   character varying
        2   now ( )
        2   returning
        """);
  }

  private static void marks(List<Dialect> dialects, String table) {
    table.lines().forEach(line -> MARKS.add(Mark.of(dialects, line)));
  }

  /** The marks by the keyword or the punctuation that one of their tokens is. */
  private static final Mark[][] BY_TERMINAL = new Mark[Terminal.COUNT][];

  /** The other words by which marks are looked up, and the marks of each. */
  private static final WordTable WORDS;

  private static final Mark[][] BY_WORD;

  /** The marks that are looked up by the start or the end of a word, by the letter there. */
  private static final Mark[][] BY_START = new Mark[TokenView.LETTERS][];

  private static final Mark[][] BY_END = new Mark[TokenView.LETTERS][];

  static {
    // One empty list for all, because it is asked for with nearly every token.
    Mark[] none = {};
    Arrays.fill(BY_TERMINAL, none);
    Arrays.fill(BY_START, none);
    Arrays.fill(BY_END, none);
    SortedMap<String, List<Mark>> byWord = new TreeMap<>();
    for (Mark mark : MARKS) {
      for (String text : mark.elements[mark.anchor].alternatives()) {
        int found = terminal(text);
        if (found >= 0) {
          for (int terminal : Terminal.all(found)) {
            BY_TERMINAL[terminal] = with(BY_TERMINAL[terminal], mark);
          }
        } else if (text.startsWith("*")) {
          int letter = TokenView.letter(text.charAt(text.length() - 1));
          BY_END[letter] = with(BY_END[letter], mark);
        } else if (text.endsWith("*")) {
          int letter = TokenView.letter(text.charAt(0));
          BY_START[letter] = with(BY_START[letter], mark);
        } else {
          byWord.computeIfAbsent(text, word -> new ArrayList<>()).add(mark);
        }
      }
    }
    WORDS = new WordTable(byWord.keySet().toArray(String[]::new));
    BY_WORD =
        byWord.values().stream().map(marks -> marks.toArray(Mark[]::new)).toArray(Mark[][]::new);
  }

  private DialectMarks() {}

  private static Mark[] with(Mark[] marks, Mark more) {
    Mark[] all = Arrays.copyOf(marks, marks.length + 1);
    all[marks.length] = more;
    return all;
  }

  /** The terminal that an element of a pattern is; -1 where it is a word that is no keyword. */
  private static int terminal(String text) {
    return switch (text) {
      case "BACKTICK" -> Terminal.BACKTICK_IDENTIFIER;
      case "DOLLAR", "STRING" -> Terminal.STRING;
      case "@" -> Terminal.OPERATOR;
      default -> {
        int keyword = Keywords.number(text);
        yield keyword >= 0 ? Terminal.FIRST_KEYWORD + keyword : Terminal.mark(text);
      }
    };
  }

  private static boolean isPart(String text) {
    return text.startsWith("*") || text.endsWith("*");
  }

  /** The marks that some SQL bears, each once. */
  static List<Mark> in(TokenView tokens) {
    List<Mark> found = new ArrayList<>();
    int size = tokens.size();
    for (int at = 0; at < size; at++) {
      int terminal = tokens.terminal(at);
      if (terminal == Terminal.IDENTIFIER) {
        int word = tokens.number(at, WORDS);
        if (word >= 0) {
          look(BY_WORD[word], tokens, at, found);
        }
        look(BY_START[tokens.firstLetter(at)], tokens, at, found);
        look(BY_END[tokens.lastLetter(at)], tokens, at, found);
      } else {
        look(BY_TERMINAL[terminal], tokens, at, found);
      }
    }
    return found;
  }

  private static void look(Mark[] marks, TokenView tokens, int at, List<Mark> found) {
    for (Mark mark : marks) {
      if (mark.isAt(tokens, at) && !found.contains(mark)) {
        found.add(mark);
      }
    }
  }

  /** A mark. */
  static final class Mark {
    private final List<Dialect> dialects;
    private final int weight;
    private final Element[] elements;

    /** The element by which it is looked up. */
    private final int anchor;

    private Mark(List<Dialect> dialects, int weight, Element[] elements, int anchor) {
      this.dialects = dialects;
      this.weight = weight;
      this.elements = elements;
      this.anchor = anchor;
    }

    List<Dialect> dialects() {
      return dialects;
    }

    int weight() {
      return weight;
    }

    static Mark of(List<Dialect> dialects, String line) {
      String[] words = line.split(" +", -1);
      Element[] elements = Arrays.stream(words).skip(1).map(Element::of).toArray(Element[]::new);
      int anchor = 0;
      for (int i = 1; i < elements.length; i++) {
        anchor = elements[i].frequency() < elements[anchor].frequency() ? i : anchor;
      }
      if (elements[anchor].frequency() >= Element.EVERYWHERE) {
        throw new IllegalStateException("nothing of this mark can be looked up: " + line);
      }
      return new Mark(dialects, Integer.parseInt(words[0]), elements, anchor);
    }

    /** Whether the mark is found where its anchor is a token. */
    boolean isAt(TokenView tokens, int index) {
      int at = index;
      for (int i = anchor; i < elements.length; i++) {
        if (elements[i].isLine()) {
          if (!tokens.startsLine(at) && at < tokens.size()) {
            return false;
          }
        } else if (!elements[i].isAt(tokens, at++)) {
          return false;
        }
      }
      at = index;
      for (int i = anchor - 1; i >= 0; i--) {
        if (elements[i].isLine()) {
          if (!tokens.startsLine(at)) {
            return false;
          }
        } else if (!elements[i].isAt(tokens, --at)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One element of a pattern. */
  private static final class Element {

    private static final int EVERYWHERE = 100;

    /** The keywords that nearly every statement has. */
    private static final Set<String> FREQUENT =
        Set.of(
            "add",
            "alter",
            "as",
            "by",
            "column",
            "create",
            "default",
            "delete",
            "drop",
            "from",
            "index",
            "insert",
            "int",
            "integer",
            "into",
            "key",
            "not",
            "null",
            "on",
            "or",
            "primary",
            "references",
            "select",
            "set",
            "table",
            "type",
            "update",
            "where",
            "with");

    private final List<String> alternatives;
    private final TerminalSet terminals = new TerminalSet();
    private final WordTable words;
    private final String[] starts;
    private final String[] ends;
    private final boolean line;

    private Element(List<String> alternatives) {
      this.alternatives = alternatives;
      this.line = alternatives.equals(List.of("LINE"));
      for (String text : alternatives) {
        switch (text) {
          case "NAME" -> terminals.addAll(NAMES);
          case "NUMBER" -> terminals.addAll(NUMBERS);
          case "START", "END" -> terminals.addAll(BOUNDS);
          case "LINE", "DOLLAR", "@" -> {}
          default -> Terminal.all(terminal(text)).forEach(terminals::add);
        }
      }
      this.starts =
          alternatives.stream()
              .filter(text -> text.endsWith("*"))
              .map(text -> text.substring(0, text.length() - 1))
              .toArray(String[]::new);
      this.ends =
          alternatives.stream()
              .filter(text -> text.startsWith("*"))
              .map(text -> text.substring(1))
              .toArray(String[]::new);
      this.words =
          new WordTable(alternatives.stream().filter(Element::isOtherWord).toArray(String[]::new));
    }

    private static final TerminalSet NAMES = names();
    private static final TerminalSet NUMBERS = TerminalSet.of(Terminal.INTEGER, Terminal.DECIMAL);
    private static final TerminalSet BOUNDS = TerminalSet.of(Terminal.END, Terminal.SEMICOLON);

    private static TerminalSet names() {
      TerminalSet names = TerminalSet.of();
      for (int terminal = 0; terminal < Terminal.COUNT; terminal++) {
        if (Terminal.isWord(terminal)
            || terminal == Terminal.QUOTED_IDENTIFIER
            || terminal == Terminal.BACKTICK_IDENTIFIER) {
          names.add(terminal);
        }
      }
      return names;
    }

    static Element of(String text) {
      return new Element(List.of(text.split("\\|", -1)));
    }

    boolean isLine() {
      return line;
    }

    boolean isAt(TokenView tokens, int index) {
      int terminal = tokens.terminal(index);
      return terminals.contains(terminal)
          || (terminal == Terminal.IDENTIFIER
              ? tokens.number(index, words) >= 0 || hasPart(tokens, index)
              : isSpecial(tokens, terminal, index));
    }

    private boolean hasPart(TokenView tokens, int index) {
      for (String start : starts) {
        if (tokens.startsWith(index, start)) {
          return true;
        }
      }
      for (String end : ends) {
        if (tokens.endsWith(index, end)) {
          return true;
        }
      }
      return false;
    }

    private boolean isSpecial(TokenView tokens, int terminal, int index) {
      return switch (terminal) {
        case Terminal.STRING ->
            alternatives.contains("DOLLAR") && tokens.text(index).startsWith("$");
        case Terminal.OPERATOR, Terminal.INTEGER -> alternatives.contains(tokens.text(index));
        default -> false;
      };
    }

    /** How often the element is found in SQL, more or less. */
    int frequency() {
      return alternatives.stream().mapToInt(Element::frequency).max().orElse(EVERYWHERE);
    }

    private static int frequency(String text) {
      return switch (text) {
        case "NAME", "NUMBER", "START", "END", "LINE" -> EVERYWHERE;
        case "(", ")", ",", ".", ";" -> EVERYWHERE - 1;
        case "STRING" -> 40;
        case "DOLLAR", "=" -> 30;
        default -> {
          if (isPart(text)) {
            yield 25;
          }
          yield isOtherWord(text) ? 1 : FREQUENT.contains(text) ? 20 : 10;
        }
      };
    }

    /** A word that is no keyword of PostgreSQL. */
    private static boolean isOtherWord(String text) {
      boolean word = text.charAt(0) >= 'a' && text.charAt(0) <= 'z' && !isPart(text);
      return word && Keywords.number(text) < 0;
    }

    /** What the token may be by which the mark is looked up. */
    List<String> alternatives() {
      return alternatives;
    }
  }
}
