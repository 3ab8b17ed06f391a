package dev.schemadoc.rules;

import dev.schemadoc.schema.Facts;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.Name;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of PostgreSQL's own functions, by their names alone.
 *
 * <p>Only names are listed of which every function in {@code pg_catalog} is of the kind. A function
 * that the document declares itself is none of them.
 */
final class BuiltIns {

  /** Functions that make one value of many rows (PostgreSQL, 9.21 Aggregate Functions). */
  private static final Set<String> AGGREGATES =
      words(
          """
          any_value array_agg avg bit_and bit_or bit_xor bool_and bool_or corr count covar_pop
          covar_samp cume_dist dense_rank every json_agg json_agg_strict json_arrayagg
          json_object_agg json_object_agg_strict json_object_agg_unique
          json_object_agg_unique_strict json_objectagg jsonb_agg jsonb_agg_strict jsonb_object_agg
          jsonb_object_agg_strict jsonb_object_agg_unique jsonb_object_agg_unique_strict max min
          mode percent_rank percentile_cont percentile_disc range_agg range_intersect_agg rank
          regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy
          regr_syy stddev stddev_pop stddev_samp string_agg sum var_pop var_samp variance xmlagg
          """);

  /** Functions that look at the rows around one (PostgreSQL, 9.22 Window Functions). */
  private static final Set<String> WINDOW =
      words("first_value lag last_value lead nth_value ntile row_number");

  /** Functions that return many rows (PostgreSQL, 9.26 Set Returning Functions, and others). */
  private static final Set<String> SET_RETURNING =
      words(
          """
          generate_series generate_subscripts json_array_elements json_array_elements_text json_each
          json_each_text json_object_keys json_populate_recordset json_to_recordset
          jsonb_array_elements jsonb_array_elements_text jsonb_each jsonb_each_text
          jsonb_object_keys jsonb_path_query jsonb_path_query_tz jsonb_populate_recordset
          jsonb_to_recordset regexp_matches regexp_split_to_table string_to_table unnest
          """);

  /** Functions whose result may change although their arguments do not. */
  private static final Set<String> NOT_IMMUTABLE =
      words(
          """
          array_sample array_shuffle array_to_json array_to_string clock_timestamp concat concat_ws
          current_catalog current_database current_date current_query current_role current_schema
          current_schemas current_setting current_time current_timestamp current_user currval format
          gen_random_uuid inet_client_addr inet_server_addr json_build_array json_build_object
          jsonb_build_array jsonb_build_object lastval localtime localtimestamp make_timestamptz
          nextval now random random_normal row_to_json session_user setval statement_timestamp
          timeofday to_char to_date to_json to_jsonb to_number transaction_timestamp txid_current
          user uuidv4 uuidv7 version
          """);

  private final Set<String> declared;

  private BuiltIns(Set<String> declared) {
    this.declared = declared;
  }

  /** The functions that a name means in a document. */
  static BuiltIns in(Facts facts) {
    return new BuiltIns(
        facts.statements().stream()
            .filter(Declaration.Routine.class::isInstance)
            .map(routine -> ((Declaration.Routine) routine).routine().name().value())
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean isAggregate(Expression.Call call) {
    return is(call, AGGREGATES);
  }

  boolean isWindow(Expression.Call call) {
    return is(call, WINDOW);
  }

  boolean isSetReturning(Expression.Call call) {
    return is(call, SET_RETURNING);
  }

  boolean isNotImmutable(Expression.Call call) {
    return is(call, NOT_IMMUTABLE);
  }

  /** Whether a call is one of the function of PostgreSQL with a name. */
  boolean is(Expression.Call call, String name) {
    return is(call, Set.of(name));
  }

  private boolean is(Expression.Call call, Set<String> names) {
    String name = call.function().name().value();
    boolean own =
        call.function().schema().map(Name::value).filter(it -> !it.equals("pg_catalog")).isEmpty();
    return own && names.contains(name) && !declared.contains(name);
  }

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}
