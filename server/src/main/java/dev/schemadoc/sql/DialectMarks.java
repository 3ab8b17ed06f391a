package dev.schemadoc.sql;

import static dev.schemadoc.sql.Dialect.CLICKHOUSE;
import static dev.schemadoc.sql.Dialect.INFLUXDB;
import static dev.schemadoc.sql.Dialect.MYSQL;
import static dev.schemadoc.sql.Dialect.ORACLE;
import static dev.schemadoc.sql.Dialect.POSTGRESQL;
import static dev.schemadoc.sql.Dialect.SQLITE;
import static dev.schemadoc.sql.Dialect.TSQL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** The marks by a word or a punctuation that one of their tokens is, and those without one. */
  private static final Map<String, List<Mark>> BY_TEXT = new HashMap<>();

  private static final List<Mark> ANYWHERE = new ArrayList<>();

  static {
    for (Mark mark : MARKS) {
      if (mark.anchor() == Mark.NONE) {
        ANYWHERE.add(mark);
      } else {
        for (String text : mark.alternatives(mark.anchor())) {
          BY_TEXT.computeIfAbsent(text, key -> new ArrayList<>()).add(mark);
        }
      }
    }
  }

  private DialectMarks() {}

  /** The marks that some SQL bears, each once. */
  static Set<Mark> in(TokenView tokens) {
    // By identity: a mark's own hash would go through all of its pattern.
    Set<Mark> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int at = 0; at < tokens.size(); at++) {
      String word = tokens.word(at);
      String text = word.isEmpty() ? tokens.text(at) : word;
      look(BY_TEXT.getOrDefault(text, List.of()), tokens, at, found);
      if (!tokens.isOrdinary(at)) {
        look(ANYWHERE, tokens, at, found);
      }
    }
    return found;
  }

  private static void look(List<Mark> marks, TokenView tokens, int at, Set<Mark> found) {
    for (Mark mark : marks) {
      if (!found.contains(mark) && mark.isAt(tokens, at)) {
        found.add(mark);
      }
    }
  }

  /**
   * A mark.
   *
   * @param anchor the element by which it is looked up, or {@link #NONE}
   */
  record Mark(List<Dialect> dialects, int weight, List<List<String>> elements, int anchor) {

    static final int NONE = -1;

    static Mark of(List<Dialect> dialects, String line) {
      String[] words = line.split(" +", -1);
      List<List<String>> elements = new ArrayList<>();
      int anchor = NONE;
      for (int i = 1; i < words.length; i++) {
        List<String> alternatives = List.of(words[i].split("\\|", -1));
        elements.add(alternatives);
        if (isBetter(alternatives, anchor == NONE ? List.of() : elements.get(anchor))) {
          anchor = i - 1;
        }
      }
      return new Mark(dialects, Integer.parseInt(words[0]), elements, anchor);
    }

    /** Words are rarer than punctuation, and what may be any word cannot be looked up. */
    private static boolean isBetter(List<String> alternatives, List<String> chosen) {
      boolean plain = alternatives.stream().allMatch(text -> isPunctuation(text) || isWord(text));
      boolean word = plain && alternatives.stream().allMatch(Mark::isWord);
      return chosen.isEmpty() ? plain : word && !chosen.stream().allMatch(Mark::isWord);
    }

    private static boolean isWord(String text) {
      return text.charAt(0) >= 'a' && text.charAt(0) <= 'z' && !text.endsWith("*");
    }

    private static boolean isPunctuation(String text) {
      return !Character.isLetter(text.charAt(0)) && text.charAt(0) != '*';
    }

    List<String> alternatives(int element) {
      return elements.get(element);
    }

    /** Whether the mark is found where its anchor is a token. */
    boolean isAt(TokenView tokens, int index) {
      int first = anchor == NONE ? 0 : anchor;
      int at = index;
      for (int i = first; i < elements.size(); i++) {
        List<String> element = elements.get(i);
        if (isLine(element)) {
          if (!tokens.startsLine(at) && at < tokens.size()) {
            return false;
          }
          continue;
        }
        if (!matches(element, tokens, at)) {
          return false;
        }
        at++;
      }
      at = index - 1;
      for (int i = first - 1; i >= 0; i--) {
        List<String> element = elements.get(i);
        if (isLine(element)) {
          if (!tokens.startsLine(at + 1)) {
            return false;
          }
          continue;
        }
        if (!matches(element, tokens, at)) {
          return false;
        }
        at--;
      }
      return true;
    }

    private static boolean isLine(List<String> element) {
      return element.size() == 1 && element.getFirst().equals("LINE");
    }

    private static boolean matches(List<String> element, TokenView tokens, int index) {
      for (String text : element) {
        if (matches(text, tokens, index)) {
          return true;
        }
      }
      return false;
    }

    private static boolean matches(String text, TokenView tokens, int index) {
      return switch (text) {
        case "NAME" -> tokens.isName(index);
        case "BACKTICK" -> tokens.isBacktickName(index);
        case "STRING" -> tokens.isString(index);
        case "DOLLAR" -> tokens.isString(index) && tokens.text(index).startsWith("$");
        case "NUMBER" -> tokens.isNumber(index);
        case "START", "END" -> tokens.text(index).isEmpty() || tokens.text(index).equals(";");
        default -> {
          if (text.startsWith("*")) {
            yield tokens.word(index).endsWith(text.substring(1));
          }
          if (text.endsWith("*")) {
            yield tokens.word(index).startsWith(text.substring(0, text.length() - 1));
          }
          yield isPunctuation(text)
              ? tokens.text(index).equals(text)
              : tokens.word(index).equals(text);
        }
      };
    }
  }
}
