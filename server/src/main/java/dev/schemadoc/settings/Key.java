package dev.schemadoc.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A key that settings may have. */
public enum Key {
  DESIGNS(
      "designs",
      Kind.PATHS,
      "The Markdown files that are design documents, as globs. They count from the folder of the"
          + " settings; upper and lower case are the same.",
      "[\"**/.kiro/specs/**/design.md\"]"),
  EXCLUDE(
      "exclude",
      Kind.PATHS,
      "Files and folders that are not read, as globs: neither design documents nor what lies beside"
          + " them.",
      "[]"),
  DIALECT(
      "dialect",
      Kind.DIALECT,
      "Whose SQL the fences hold. Where it is `auto`, each fence is taken for what it looks like;"
          + " fences in other SQL than PostgreSQL's are not checked.",
      "\"auto\""),
  EXTERNAL_TABLES(
      "external-tables",
      Kind.NAMES,
      "Tables that exist although neither a design document nor a migration says so. `*` stands for"
          + " any characters, as in `auth.*`.",
      "[]"),
  EXTERNAL_SCHEMAS(
      "external-schemas",
      Kind.NAMES,
      "Schemas all of whose tables exist, such as `auth` on Supabase.",
      "[]"),
  SCOPES(
      "scopes",
      Kind.FOLDERS,
      "Folders that have a database of their own: design documents in one of them know nothing of"
          + " the tables of the others.",
      "[]"),
  NAMES(
      "names",
      Kind.FORMS,
      "How constraints and indexes are to be called, for the rule `naming-convention`. `{table}`,"
          + " `{column}`, `{columns}` and `{target}` stand for the names that belong there, and `*`"
          + " for any characters; a sort that is left out may be called as one likes.",
      "{ primary-key = \"pk_{table}\", foreign-key = \"fk_{table}_{columns}_{target}\","
          + " unique = \"uq_{table}_{columns}\", check = \"ck_{table}_*\","
          + " exclusion = \"ex_{table}_*\", index = \"ix_{table}_{columns}\" }"),
  RULES(
      "rules",
      Kind.LEVELS,
      "How loud each rule is: `off`, `hint`, `info`, `warning` or `error`.",
      "{}");

  /** What a key takes. */
  public enum Kind {
    PATHS,
    FOLDERS,
    NAMES,
    DIALECT,
    FORMS,
    LEVELS
  }

  private final String written;
  private final Kind kind;
  private final String description;
  private final String standard;

  Key(String written, Kind kind, String description, String standard) {
    this.written = written;
    this.kind = kind;
    this.description = description;
    this.standard = standard;
  }

  /** The key as it stands in a file. */
  public String written() {
    return written;
  }

  public Kind kind() {
    return kind;
  }

  /** What it is for, in sentences. */
  public String description() {
    return description;
  }

  /** What counts where it is not set, in TOML. */
  public String standard() {
    return standard;
  }

  public static Optional<Key> of(String written) {
    return Arrays.stream(values()).filter(key -> key.written.equals(written)).findFirst();
  }

  static List<String> all() {
    return Arrays.stream(values()).map(Key::written).toList();
  }
}
