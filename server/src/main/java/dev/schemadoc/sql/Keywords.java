package dev.schemadoc.sql;

import java.util.Arrays;

/**
 * PostgreSQL's keywords (PostgreSQL, Appendix C), each with its number as a {@link Terminal} and
 * where it may be a name.
 *
 * <p>A test compares the lists with {@code pg_get_keywords()} of a running server.
 */
final class Keywords {

  private Keywords() {}

  /** Where a keyword may stand for a name without quotes. */
  enum Category {
    /** Everywhere. */
    UNRESERVED,
    /** As a column or a table, but neither function nor type. */
    COLUMN,
    /** As a function or a type, but neither column nor table. */
    TYPE_OR_FUNCTION,
    /** Only behind AS, and behind a dot. */
    RESERVED
  }

  private static final String[] UNRESERVED =
      words(
          """
          abort absent absolute access action add admin after aggregate also alter always
          asensitive assertion assignment at atomic attach attribute backward before begin breadth
          by cache call called cascade cascaded catalog chain characteristics checkpoint class
          close cluster columns comment comments commit committed compression conditional
          configuration conflict connection constraints content continue conversion copy cost csv
          cube current cursor cycle data database day deallocate declare defaults deferred definer
          delete delimiter delimiters depends depth detach dictionary disable discard document
          domain double drop each empty enable encoding encrypted enforced enum error escape event
          exclude excluding exclusive execute explain expression extension external family filter
          finalize first following force format forward function functions generated global
          granted groups handler header hold hour identity if immediate immutable implicit import
          include including increment indent index indexes inherit inherits inline input
          insensitive insert instead invoker isolation keep key keys label language large last
          leakproof level listen load local location lock locked logged mapping match matched
          materialized maxvalue merge method minute minvalue mode month move name names nested new
          next nfc nfd nfkc nfkd no normalized nothing notify nowait nulls object objects of off
          oids old omit operator option options ordinality others over overriding owned owner
          parallel parameter parser partial partition passing password path period plan plans
          policy preceding prepare prepared preserve prior privileges procedural procedure
          procedures program publication quote quotes range read reassign recursive ref
          referencing refresh reindex relative release rename repeatable replace replica reset
          restart restrict return returns revoke role rollback rollup routine routines rows rule
          savepoint scalar schema schemas scroll search second security sequence sequences
          serializable server session set sets share show simple skip snapshot source sql stable
          standalone start statement statistics stdin stdout storage stored strict string strip
          subscription support sysid system tables tablespace target temp template temporary text
          ties transaction transform trigger truncate trusted type types uescape unbounded
          uncommitted unconditional unencrypted unknown unlisten unlogged until update vacuum
          valid validate validator value varying version view views virtual volatile whitespace
          within without work wrapper write xml year yes zone
          """);

  private static final String[] COLUMN =
      words(
          """
          between bigint bit boolean char character coalesce dec decimal exists extract float
          greatest grouping inout int integer interval json json_array json_arrayagg json_exists
          json_object json_objectagg json_query json_scalar json_serialize json_table json_value
          least merge_action national nchar none normalize nullif numeric out overlay position
          precision real row setof smallint substring time timestamp treat trim values varchar
          xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi
          xmlroot xmlserialize xmltable
          """);

  private static final String[] TYPE_OR_FUNCTION =
      words(
          """
          authorization binary collation concurrently cross current_schema freeze full ilike inner
          is isnull join left like natural notnull outer overlaps right similar tablesample
          verbose
          """);

  private static final String[] RESERVED =
      words(
          """
          all analyse analyze and any array as asc asymmetric both case cast check collate column
          constraint create current_catalog current_date current_role current_time
          current_timestamp current_user default deferrable desc distinct do else end except false
          fetch for foreign from grant group having in initially intersect into lateral leading
          limit localtime localtimestamp not null offset on only or order placing primary
          references returning select session_user some symmetric system_user table then to
          trailing true union unique user using variadic when where window with
          """);

  /** Keywords that are a label only behind AS, not by themselves behind an expression. */
  private static final String[] NEEDS_AS =
      words(
          """
          array as char character create day except fetch filter for from grant group having hour
          intersect into isnull limit minute month notnull offset on order over overlaps precision
          returning second to union varying where window with within without year
          """);

  /** All keywords in lower case, sorted; a keyword's number is its index. */
  private static final String[] WORDS = sorted(UNRESERVED, COLUMN, TYPE_OR_FUNCTION, RESERVED);

  private static final Category[] CATEGORIES = categories();

  private static final boolean[] BARE_LABELS = bareLabels();

  private static final WordTable TABLE = new WordTable(WORDS);

  static int count() {
    return WORDS.length;
  }

  /** The keyword with a number, in lower case. */
  static String word(int number) {
    return WORDS[number];
  }

  static Category category(int number) {
    return CATEGORIES[number];
  }

  /** Whether the keyword may name a column of a query without AS. */
  static boolean isBareLabel(int number) {
    return BARE_LABELS[number];
  }

  /** The number of the keyword that a word in lower case is, or -1. */
  static int number(String word) {
    return number(word, 0, word.length());
  }

  /** The number of the keyword in any case between two offsets of a text, or -1. */
  static int number(String text, int start, int end) {
    return TABLE.find(text, start, end);
  }

  /** The same for who knows the hash of the word. */
  static int number(String text, int start, int end, int hash) {
    return TABLE.find(text, start, end, hash);
  }

  /** Whether a word may name a column, a table or a constraint without quotes (ColId). */
  static boolean mayNameColumn(String word) {
    int number = number(word);
    return number < 0
        || CATEGORIES[number] == Category.UNRESERVED
        || CATEGORIES[number] == Category.COLUMN;
  }

  private static String[] words(String list) {
    return list.strip().split("\\s+");
  }

  private static String[] sorted(String[]... lists) {
    return Arrays.stream(lists).flatMap(Arrays::stream).sorted().toArray(String[]::new);
  }

  private static Category[] categories() {
    Category[] categories = new Category[WORDS.length];
    fill(categories, UNRESERVED, Category.UNRESERVED);
    fill(categories, COLUMN, Category.COLUMN);
    fill(categories, TYPE_OR_FUNCTION, Category.TYPE_OR_FUNCTION);
    fill(categories, RESERVED, Category.RESERVED);
    return categories;
  }

  private static void fill(Category[] categories, String[] words, Category category) {
    for (String word : words) {
      categories[Arrays.binarySearch(WORDS, word)] = category;
    }
  }

  private static boolean[] bareLabels() {
    boolean[] labels = new boolean[WORDS.length];
    Arrays.fill(labels, true);
    for (String word : NEEDS_AS) {
      labels[Arrays.binarySearch(WORDS, word)] = false;
    }
    return labels;
  }
}
