package dev.schemadoc.settings;

import dev.schemadoc.sql.Near;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Place;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Span;
import dev.schemadoc.toml.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads settings out of a table, and says what in it is none; each mistake costs only itself. */
final class SettingsReader {

  private final DocumentId document;
  private final String folder;
  private final Collection<String> codes;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * A reader of one table.
   *
   * @param document where the table stands
   * @param folder where paths count from: absolute, without a slash at the end
   * @param codes the rules that there are
   */
  SettingsReader(DocumentId document, String folder, Collection<String> codes) {
    this.document = document;
    this.folder = folder;
    this.codes = codes;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  Settings read(Value.Table table) {
    Optional<List<PathPattern>> designs = Optional.empty();
    Optional<List<PathPattern>> exclude = Optional.empty();
    Optional<DialectChoice> dialect = Optional.empty();
    Optional<List<NamePattern>> externalTables = Optional.empty();
    Optional<List<NamePattern>> externalSchemas = Optional.empty();
    Optional<List<String>> scopes = Optional.empty();
    Optional<NameForms> names = Optional.empty();
    Map<String, Level> levels = new TreeMap<>();
    for (var entry : table.entries().entrySet()) {
      Value value = entry.getValue().value();
      Optional<Key> key = Key.of(entry.getKey());
      if (key.isEmpty()) {
        unknown(entry.getKey(), entry.getValue().key());
        continue;
      }
      switch (key.get()) {
        case DESIGNS -> designs = each(Key.DESIGNS, value, this::path);
        case EXCLUDE -> exclude = each(Key.EXCLUDE, value, this::path);
        case DIALECT -> dialect = dialect(value);
        case EXTERNAL_TABLES -> externalTables = each(Key.EXTERNAL_TABLES, value, this::name);
        case EXTERNAL_SCHEMAS -> externalSchemas = each(Key.EXTERNAL_SCHEMAS, value, this::schema);
        case SCOPES -> scopes = each(Key.SCOPES, value, this::scope);
        case NAMES -> names = names(value);
        case RULES -> levels = levels(value);
      }
    }
    return new Settings(
        designs.filter(it -> !isStandard(it)),
        exclude,
        dialect,
        externalTables,
        externalSchemas,
        scopes,
        names,
        levels);
  }

  /** Whether only what is the default anyway is named. */
  private static boolean isStandard(List<PathPattern> designs) {
    return designs.size() == 1
        && Key.DESIGNS.standard().equals("[\"%s\"]".formatted(designs.getFirst()));
  }

  // Keys

  private void unknown(String key, Span span) {
    List<String> near = Near.near(key.replace('_', '-'), Key.all());
    Optional<String> meant =
        Key.all().stream()
            .filter(it -> it.equals(kebab(key)))
            .findFirst()
            .or(() -> near.stream().findFirst());
    report(
        Severity.WARNING,
        span,
        "there is no setting `%s`; %s"
            .formatted(
                key,
                meant
                    .map("did you mean `%s`?"::formatted)
                    .orElse("the settings are " + listed(Key.all()))),
        meant.stream().map(it -> change(span, it, it)).toList());
  }

  private static String kebab(String key) {
    return key.replace('_', '-').replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  // Values

  private <T> Optional<List<T>> each(Key key, Value value, Function<Value.Text, Optional<T>> read) {
    if (!(value instanceof Value.Items items)) {
      wrong(value, "`%s` takes a list of strings".formatted(key.written()));
      return Optional.empty();
    }
    List<T> all = new ArrayList<>();
    for (Value item : items.values()) {
      if (item instanceof Value.Text text) {
        read.apply(text).ifPresent(all::add);
      } else {
        wrong(item, "`%s` takes strings".formatted(key.written()));
      }
    }
    return Optional.of(all);
  }

  private Optional<PathPattern> path(Value.Text text) {
    Optional<String> fault = PathPattern.fault(text.value());
    fault.ifPresent(why -> wrong(text, "the pattern `%s` %s".formatted(text.value(), why)));
    return fault.isEmpty() ? Optional.of(PathPattern.of(folder, text.value())) : Optional.empty();
  }

  private Optional<NamePattern> name(Value.Text text) {
    if (text.value().isBlank() || text.value().chars().filter(c -> c == '.').count() > 1) {
      wrong(
          text,
          "`%s` is not the name of a table; write it as `users` or `auth.users`"
              .formatted(text.value()));
      return Optional.empty();
    }
    return Optional.of(new NamePattern(text.value()));
  }

  private Optional<NamePattern> schema(Value.Text text) {
    if (text.value().isBlank() || text.value().contains(".")) {
      wrong(text, "`%s` is not the name of a schema; write it as `auth`".formatted(text.value()));
      return Optional.empty();
    }
    return Optional.of(new NamePattern(text.value()));
  }

  private Optional<String> scope(Value.Text text) {
    String written = text.value().replaceFirst("^\\./", "").replaceFirst("/$", "");
    if (written.contains("*") || written.contains("?")) {
      wrong(text, "a scope is one folder and no pattern; name each folder");
      return Optional.empty();
    }
    Optional<String> fault = written.equals(".") ? Optional.empty() : PathPattern.fault(written);
    fault.ifPresent(why -> wrong(text, "the folder `%s` %s".formatted(text.value(), why)));
    return fault.isPresent()
        ? Optional.empty()
        : Optional.of(written.equals(".") ? folder : folder + "/" + written);
  }

  private Optional<DialectChoice> dialect(Value value) {
    return word(value, "dialect", DialectChoice.words()).flatMap(DialectChoice::named);
  }

  private Optional<NameForms> names(Value value) {
    if (!(value instanceof Value.Table table)) {
      wrong(
          value,
          "`names` is a table: `[names]`, and in it lines such as `foreign-key ="
              + " \"fk_{table}_{columns}\"`");
      return Optional.empty();
    }
    Map<NameForms.Sort, NameForm> forms = new EnumMap<>(NameForms.Sort.class);
    table
        .entries()
        .forEach(
            (key, entry) -> {
              Optional<NameForms.Sort> sort = NameForms.Sort.of(key);
              if (sort.isEmpty()) {
                unknownSort(key, entry.key());
              } else if (entry.value() instanceof Value.Text text) {
                Optional<String> fault = NameForm.fault(text.value());
                fault.ifPresentOrElse(
                    why -> wrong(text, why),
                    () -> forms.put(sort.get(), new NameForm(text.value())));
              } else {
                wrong(entry.value(), "`%s` takes a string".formatted(key));
              }
            });
    return Optional.of(new NameForms(forms));
  }

  private void unknownSort(String key, Span span) {
    Optional<String> near = Near.closest(kebab(key), NameForms.Sort.all());
    report(
        Severity.WARNING,
        span,
        "`%s` has no form of names; %s"
            .formatted(
                key,
                near.map("did you mean `%s`?"::formatted)
                    .orElse("use one of " + listed(NameForms.Sort.all()))),
        near.map(it -> change(span, it, it)).stream().toList());
  }

  private Map<String, Level> levels(Value value) {
    Map<String, Level> levels = new TreeMap<>();
    if (!(value instanceof Value.Table table)) {
      wrong(
          value,
          "`rules` is a table: `[rules]`, and in it lines such as `unknown-table = \"warning\"`");
      return levels;
    }
    List<String> words = Arrays.stream(Level.values()).map(Level::word).toList();
    table
        .entries()
        .forEach(
            (code, entry) -> {
              if (!codes.contains(code)) {
                unknownRule(code, entry.key());
              } else {
                word(entry.value(), "level of a rule", words)
                    .flatMap(Level::named)
                    .ifPresent(level -> levels.put(code, level));
              }
            });
    return levels;
  }

  private void unknownRule(String code, Span span) {
    List<String> near = Near.near(code, codes);
    report(
        Severity.WARNING,
        span,
        "there is no rule `%s`; %s"
            .formatted(
                code,
                near.isEmpty()
                    ? "`schemadoc explain` lists them"
                    : "did you mean `%s`?".formatted(near.getFirst())),
        near.stream().limit(3).map(it -> change(span, it, it)).toList());
  }

  private Optional<String> word(Value value, String what, List<String> words) {
    if (value instanceof Value.Text text && words.contains(text.value())) {
      return Optional.of(text.value());
    }
    Optional<String> meant =
        value instanceof Value.Text text ? meant(text.value(), words) : Optional.empty();
    String written = value instanceof Value.Text text ? "`%s`".formatted(text.value()) : "this";
    report(
        Severity.ERROR,
        value.span(),
        "%s is no %s; %s"
            .formatted(
                written,
                what,
                meant.map("did you mean `%s`?"::formatted).orElse("use one of " + listed(words))),
        meant.map(it -> change(value.span(), it, "\"" + it + "\"")).stream().toList());
    return Optional.empty();
  }

  private static Optional<String> meant(String written, List<String> words) {
    return written.isBlank()
        ? Optional.empty()
        : words.stream()
            .filter(word -> word.startsWith(written.toLowerCase(Locale.ROOT)))
            .findFirst()
            .or(() -> Near.closest(written, words));
  }

  // Problems

  private void wrong(Value value, String message) {
    report(Severity.ERROR, value.span(), message, List.of());
  }

  void report(Severity severity, Span span, String message, List<Fix> fixes) {
    problems.add(new Problem(SettingsFile.PROBLEM, severity, span, message, List.of(), fixes));
  }

  private Fix change(Span span, String name, String replacement) {
    return new Fix(
        "Change to `%s`".formatted(name),
        List.of(new Edit(new Place(document, span), replacement)));
  }

  private static String listed(List<String> words) {
    return words.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }
}
