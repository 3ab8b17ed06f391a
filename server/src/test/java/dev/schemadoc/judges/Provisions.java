package dev.schemadoc.judges;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What documents may take for granted although none of them declares it: what Supabase has in every
 * database, and the types of extensions that the PostgreSQL of the judges does not come with.
 */
final class Provisions {

  private Provisions() {}

  private static final String ROLES =
      """
      CREATE ROLE anon;
      CREATE ROLE authenticated;
      CREATE ROLE service_role;
      """;

  private static final String AUTH =
      """
      CREATE SCHEMA auth;
      CREATE TABLE auth.users (
        id uuid PRIMARY KEY, email text, phone text, role text, raw_user_meta_data jsonb,
        raw_app_meta_data jsonb, created_at timestamptz, updated_at timestamptz);
      CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE RETURN NULL::uuid;
      CREATE FUNCTION auth.role() RETURNS text LANGUAGE sql STABLE RETURN NULL::text;
      CREATE FUNCTION auth.email() RETURNS text LANGUAGE sql STABLE RETURN NULL::text;
      CREATE FUNCTION auth.jwt() RETURNS jsonb LANGUAGE sql STABLE RETURN NULL::jsonb;
      """;

  private static final String STORAGE =
      """
      CREATE SCHEMA storage;
      CREATE TABLE storage.buckets (
        id text PRIMARY KEY, name text NOT NULL, owner uuid, public boolean);
      CREATE TABLE storage.objects (
        id uuid PRIMARY KEY, bucket_id text REFERENCES storage.buckets, name text, owner uuid,
        metadata jsonb);
      CREATE FUNCTION storage.foldername(name text) RETURNS text[] LANGUAGE sql
        RETURN string_to_array(name, '/');
      """;

  /** Something that Supabase has, by the words that tell that it is meant. */
  private record Provision(String name, Pattern words, String script) {}

  private static final List<Provision> SUPABASE =
      List.of(
          new Provision(
              "anon",
              Pattern.compile("(?i)\\b(to|from|,)\\s*(anon|authenticated|service_role)\\b"),
              ROLES),
          new Provision(
              "auth",
              Pattern.compile(
                  "(?i)\\bauth\\s*\\.\\s*(users|uid|role|email|jwt)\\b|\\bschema\\s+auth\\b"),
              AUTH),
          new Provision(
              "storage", Pattern.compile("(?i)\\bstorage\\s*\\.\\s*(buckets|objects)\\b"), STORAGE),
          new Provision(
              "extensions",
              Pattern.compile("(?i)\\bschema\\s+extensions\\b|\\bextensions\\s*\\."),
              "CREATE SCHEMA extensions"),
          new Provision(
              "uuid-ossp",
              Pattern.compile("(?i)\\bextensions\\s*\\.\\s*uuid_"),
              "CREATE EXTENSION \"uuid-ossp\" SCHEMA extensions"));

  /** A type that looks like one with modifiers of its own and behaves like text. */
  private static final String TYPE =
      """
      CREATE TYPE %1$s;
      CREATE FUNCTION %1$s_in(cstring, oid, integer) RETURNS %1$s
        LANGUAGE internal IMMUTABLE STRICT AS 'textin';
      CREATE FUNCTION %1$s_out(%1$s) RETURNS cstring
        LANGUAGE internal IMMUTABLE STRICT AS 'textout';
      CREATE FUNCTION %1$s_typmod_in(cstring[]) RETURNS integer
        LANGUAGE internal IMMUTABLE STRICT AS 'array_ndims';
      CREATE TYPE %1$s (
        INPUT = %1$s_in, OUTPUT = %1$s_out, TYPMOD_IN = %1$s_typmod_in, LIKE = text);
      """;

  private record Extension(List<String> types, Pattern vocabulary) {}

  private static final Map<String, Extension> EXTENSIONS =
      Map.of(
          "vector",
          new Extension(
              List.of("vector", "halfvec", "sparsevec"),
              Pattern.compile(
                  "(?i)\\b(vector|halfvec|sparsevec|ivfflat|hnsw)\\b|_(ops|distance)\\b|<[=#+~]>")),
          "postgis",
          new Extension(
              List.of("geometry", "geography"),
              Pattern.compile("(?i)\\b(geometry|geography|st_\\w+)\\b")),
          "timescaledb",
          new Extension(
              List.of(),
              Pattern.compile("(?i)timescaledb|hypertable|time_bucket|_policy\\b|compress")),
          "pg_cron",
          new Extension(List.of(), Pattern.compile("(?i)\\bcron\\b")));

  /** Creates what some statements take for granted and none of them declares. */
  static void provide(Session session, List<Definition> definitions) {
    for (Provision provision : SUPABASE) {
      boolean meant =
          definitions.stream().anyMatch(each -> provision.words().matcher(each.text()).find());
      boolean declared =
          definitions.stream()
              .anyMatch(each -> DeclaredNames.of(each.statement()).contains(provision.name()));
      if (meant && !declared) {
        session.run(provision.script());
      }
    }
  }

  /** What stands in for an extension, if anything can. */
  static Optional<String> standIn(String extension) {
    return Optional.ofNullable(EXTENSIONS.get(extension))
        .map(known -> String.join("", known.types().stream().map(TYPE::formatted).toList()));
  }

  /** Whether a statement may use something that an extension brings, which is not known of all. */
  static boolean mayUse(String extension, String sql) {
    Extension known = EXTENSIONS.get(extension);
    return known == null || sql.contains(extension) || known.vocabulary().matcher(sql).find();
  }
}
