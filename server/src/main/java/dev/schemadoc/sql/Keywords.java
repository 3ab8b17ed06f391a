package dev.schemadoc.sql;

import java.util.HashSet;
import java.util.Set;

/**
 * PostgreSQL's keywords that may not stand everywhere a name may (PostgreSQL, Appendix C).
 *
 * <p>All other keywords are names like any. A test compares the lists with {@code
 * pg_get_keywords()}.
 */
final class Keywords {

  private Keywords() {}

  /** Neither column, table, function nor type may be called so without quotes. */
  static final Set<String> RESERVED =
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

  /** A function or a type may be called so, but neither column nor table. */
  static final Set<String> TYPE_OR_FUNCTION =
      words(
          """
          authorization binary collation concurrently cross current_schema freeze full ilike inner
          is isnull join left like natural notnull outer overlaps right similar tablesample verbose
          """);

  /** A column or a table may be called so, but neither function nor type. */
  static final Set<String> COLUMN =
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

  /** Whether a word may name a column, a table or a constraint without quotes (ColId). */
  static boolean mayNameColumn(String word) {
    return !RESERVED.contains(word) && !TYPE_OR_FUNCTION.contains(word);
  }

  /** Whether a word may name a type or a function without quotes (type_function_name). */
  static boolean mayNameType(String word) {
    return !RESERVED.contains(word) && !COLUMN.contains(word);
  }

  private static Set<String> words(String list) {
    return new HashSet<>(Set.of(list.strip().split("\\s+")));
  }
}
