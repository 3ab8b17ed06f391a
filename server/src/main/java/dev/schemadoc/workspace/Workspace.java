package dev.schemadoc.workspace;

import dev.schemadoc.beside.Sources;
import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.rules.Subject;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Interpreter;
import dev.schemadoc.schema.Schema;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.settings.Settings;
import dev.schemadoc.settings.SettingsFile;
import dev.schemadoc.sql.Dialect;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Lazy;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * All texts that the program knows, and the questions they answer.
 *
 * <p>It is never modified: a change makes a new one, which shares every untouched document. All
 * that it answers is computed when it is first asked for and remembered in the value that it was
 * computed from.
 */
public final class Workspace {

  public static final Workspace EMPTY =
      new Workspace(new TreeMap<>(), new TreeMap<>(), Configuration.NONE, (code, failure) -> {});

  private final SortedMap<DocumentId, Document> documents;
  private final SortedMap<String, Root> roots;
  private final Configuration configuration;
  private final BiConsumer<String, RuntimeException> failures;
  private final Lazy<Set<TableId>> built;
  private final Lazy<SchemaIndex> index;
  private final Lazy<Scopes> scopes;
  private final Lazy<SortedMap<DocumentId, Lazy<List<Problem>>>> problems;

  private Workspace(
      SortedMap<DocumentId, Document> documents,
      SortedMap<String, Root> roots,
      Configuration configuration,
      BiConsumer<String, RuntimeException> failures) {
    this.documents = Collections.unmodifiableSortedMap(documents);
    this.roots = Collections.unmodifiableSortedMap(roots);
    this.configuration = configuration;
    this.failures = failures;
    this.built = Lazy.of(this::collectBuilt);
    this.index = Lazy.of(this::mergeAll);
    this.scopes =
        Lazy.of(
            () ->
                Scopes.of(
                    documents.values(), roots.values(), id -> settings(id).scope(id.value())));
    this.problems = Lazy.of(this::lazyProblems);
  }

  // Making other workspaces

  /** The workspace with a document added or replaced; itself where nothing changes. */
  public Workspace with(DocumentId id, String text) {
    Document known = documents.get(id);
    if (known != null && known.text().equals(text)) {
      return this;
    }
    SortedMap<DocumentId, Document> more = new TreeMap<>(documents);
    more.put(id, new Document(id, text, settings(id).forcedDialect()));
    return new Workspace(more, roots, configuration, failures);
  }

  /** The workspace with documents added or replaced. */
  public Workspace with(Map<DocumentId, String> texts) {
    SortedMap<DocumentId, Document> more = new TreeMap<>(documents);
    texts.forEach(
        (id, text) -> {
          Document known = documents.get(id);
          if (known == null || !known.text().equals(text)) {
            more.put(id, new Document(id, text, settings(id).forcedDialect()));
          }
        });
    return new Workspace(more, roots, configuration, failures);
  }

  /** The workspace without a document. */
  public Workspace without(DocumentId id) {
    if (!documents.containsKey(id)) {
      return this;
    }
    SortedMap<DocumentId, Document> less = new TreeMap<>(documents);
    less.remove(id);
    return new Workspace(less, roots, configuration, failures);
  }

  /**
   * The workspace with a folder added or its files replaced.
   *
   * @param path absolute, with {@code /} between the parts and none at the end
   */
  public Workspace withRoot(String path, ProjectFiles files) {
    Optional<Root> before = Optional.ofNullable(roots.get(path));
    Sources sources = before.map(Root::sources).orElse(Sources.NONE);
    return withRoot(new Root(path, files, sources, before));
  }

  /** The workspace with the code and SQL of a folder that it holds replaced. */
  public Workspace withSources(String path, Sources sources) {
    return Optional.ofNullable(roots.get(path))
        .map(root -> withRoot(new Root(path, root.files(), sources, Optional.of(root))))
        .orElse(this);
  }

  private Workspace withRoot(Root root) {
    SortedMap<String, Root> more = new TreeMap<>(roots);
    more.put(root.path(), root);
    return new Workspace(documents, more, configuration, failures).readAsSet();
  }

  /** The workspace without a folder and the documents in it. */
  public Workspace withoutRoot(String path) {
    SortedMap<String, Root> less = new TreeMap<>(roots);
    less.remove(path);
    SortedMap<DocumentId, Document> rest = new TreeMap<>(documents);
    rest.keySet().removeIf(id -> id.value().startsWith(path + "/"));
    return new Workspace(rest, less, configuration, failures).readAsSet();
  }

  /**
   * The workspace with what an editor sets for a folder, which counts where its files say nothing.
   *
   * @param path absolute, with {@code /} between the parts and none at the end
   */
  public Workspace withDefaults(String path, Settings settings) {
    return with(configuration.withDefaults(path, settings));
  }

  /** The workspace with a file that counts instead of all those in its folders. */
  public Workspace withSettings(SettingsFile file) {
    return with(configuration.with(file));
  }

  /**
   * The workspace in which only certain rules are asked for.
   *
   * @param only the rules that alone are asked for, even if they are off; all where it is empty
   * @param without the rules that are not asked for
   */
  public Workspace withRules(Set<String> only, Set<String> without) {
    return with(configuration.with(only, without));
  }

  private Workspace with(Configuration other) {
    return other.equals(configuration)
        ? this
        : new Workspace(documents, roots, other, failures).readAsSet();
  }

  /** The workspace that tells somebody of rules that fail: the code and the failure. */
  public Workspace reportingTo(BiConsumer<String, RuntimeException> listener) {
    return new Workspace(documents, roots, configuration, listener);
  }

  // What it holds

  public Collection<Document> documents() {
    return documents.values();
  }

  public Optional<Document> document(DocumentId id) {
    return Optional.ofNullable(documents.get(id));
  }

  public Set<String> roots() {
    return roots.keySet();
  }

  /** The files beside the documents of a folder. */
  public Optional<ProjectFiles> projectFiles(String root) {
    return Optional.ofNullable(roots.get(root)).map(Root::files);
  }

  /** The code and SQL of a folder. */
  public Optional<Sources> sources(String root) {
    return Optional.ofNullable(roots.get(root)).map(Root::sources);
  }

  /** A text that problems may be in: a document, or a file with settings. */
  public Optional<Source> source(DocumentId id) {
    Optional<Source> document = document(id).map(Source.class::cast);
    return document.or(() -> settingsFile(id).map(Source.class::cast));
  }

  // What is set

  /** What is set for a document. */
  public Settings settings(DocumentId id) {
    Optional<Root> root = root(id);
    Settings defaults =
        root.map(it -> configuration.defaults().getOrDefault(it.path(), Settings.NONE))
            .orElse(Settings.NONE);
    Settings set =
        configuration
            .instead()
            .map(SettingsFile::settings)
            .or(() -> root.map(it -> it.settings().settings(id.value())))
            .orElse(Settings.NONE);
    return selected(set.over(defaults));
  }

  private Settings selected(Settings settings) {
    return configuration.only().isEmpty() && configuration.without().isEmpty()
        ? settings
        : Rules.selected(settings, configuration.only(), configuration.without());
  }

  /** The file with settings that counts for a document. */
  public Optional<SettingsFile> settingsFor(DocumentId id) {
    return configuration
        .instead()
        .or(() -> root(id).flatMap(root -> root.settings().nearest(id.value())));
  }

  /** Whether settings say that a file or folder is not read. */
  public boolean excludes(DocumentId id) {
    return settings(id).excludes(id.value())
        || configuration.instead().isEmpty()
            && root(id).filter(root -> root.settings().exclude(id.value())).isPresent();
  }

  /** All files with settings, in order. */
  public Collection<SettingsFile> settingsFiles() {
    SortedMap<DocumentId, SettingsFile> all = new TreeMap<>();
    configuration.instead().ifPresent(file -> all.put(file.id(), file));
    if (configuration.instead().isEmpty()) {
      for (Root root : roots.values()) {
        root.settings().all().forEach(file -> all.put(file.id(), file));
      }
    }
    return all.values();
  }

  private Optional<SettingsFile> settingsFile(DocumentId id) {
    return SettingsFile.mayBe(id.fileName()) || configuration.instead().isPresent()
        ? settingsFiles().stream().filter(file -> file.id().equals(id)).findFirst()
        : Optional.empty();
  }

  // What is asked of it

  /** What is known about every name, whichever project it belongs to. */
  public SchemaIndex index() {
    return index.get();
  }

  /** What is known about every name in the project that a document belongs to. */
  public SchemaIndex index(DocumentId document) {
    return scopes.get().index(document).orElseGet(this::index);
  }

  /** The problems of a document or of a file with settings, in order. */
  public List<Problem> problems(DocumentId id) {
    Lazy<List<Problem>> found = problems.get().get(id);
    if (found != null) {
      return found.get();
    }
    return settingsFile(id)
        .map(file -> Rules.levelled(file.problems(), selected(file.settings())))
        .orElse(List.of());
  }

  /**
   * The problems of many documents, found by all processors together.
   *
   * @param found hears of each document whose problems are known, from several threads
   */
  public SortedMap<DocumentId, List<Problem>> problems(
      Collection<DocumentId> wanted, Consumer<DocumentId> found) {
    read();
    SortedMap<DocumentId, List<Problem>> all = new ConcurrentSkipListMap<>();
    wanted.parallelStream()
        .forEach(
            id -> {
              all.put(id, problems(id));
              found.accept(id);
            });
    return all;
  }

  /**
   * Reads all that is not read yet.
   *
   * <p>What all documents wait for is made by this thread alone: a thread that waits for a part of
   * it might take up the next document, and wait for itself.
   */
  private void read() {
    documents.values().parallelStream().forEach(Document::read);
    documents.keySet().forEach(this::index);
    problems.get();
  }

  /** The ways to dismiss a problem of a document, which are no mends. */
  public List<Remedy> remedies(DocumentId id, Problem problem) {
    return document(id).map(document -> Remedies.of(this, document, problem)).orElse(List.of());
  }

  /** The schema that all documents together describe, and what it does not show. */
  public Interpreter.Interpretation designs() {
    return Interpreter.interpret(facts().stream().map(Facts::source).toList());
  }

  /** The migrations that can be asked for at a span of a document. */
  public List<OfferedMigration> offers(DocumentId id, Span span) {
    return Optional.ofNullable(documents.get(id))
        .map(document -> Migrations.offers(this, document, span))
        .orElse(List.of());
  }

  /** The migration for certain tables, or why there is none. */
  public MigrationResult migrate(MigrationRequest request) {
    return Migrations.generate(this, request);
  }

  /** The tables that the migrations build, as far as that can be told. */
  public Set<TableId> built() {
    return built.get();
  }

  // For the package

  List<Facts> facts() {
    return documents.values().stream().map(Document::facts).toList();
  }

  /** The folder that a document is in: the innermost one. */
  Optional<Root> root(DocumentId document) {
    return Root.innermost(roots.values(), document);
  }

  /** The statements about a table in a document that contribute to the schema. */
  static List<Statement> statementsAbout(Facts facts, TableId table) {
    List<Statement> about = new ArrayList<>();
    for (Statement statement : facts.statements()) {
      if (Subjects.of(statement).filter(table::equals).isPresent()) {
        about.add(statement);
      }
    }
    return about;
  }

  private Set<TableId> collectBuilt() {
    Set<TableId> all = new TreeSet<>();
    for (Root root : roots.values()) {
      root.projects().forEach(project -> all.addAll(project.built()));
    }
    return all;
  }

  private SchemaIndex mergeAll() {
    return SchemaIndex.of(facts(), Scopes.beside(documents.values(), roots.values()));
  }

  private SortedMap<DocumentId, Lazy<List<Problem>>> lazyProblems() {
    SortedMap<DocumentId, Lazy<List<Problem>>> all = new TreeMap<>();
    documents.forEach((id, document) -> all.put(id, Lazy.of(() -> check(document))));
    return all;
  }

  private List<Problem> check(Document document) {
    Settings settings = settings(document.id());
    List<Problem> found = new ArrayList<>(Rules.levelled(document.ownProblems(), settings));
    Subject subject =
        new Subject(document.facts(), index(document.id()), settings, isWhole(document.id()));
    found.addAll(
        Rules.check(subject, Rules.ALL, (rule, failure) -> failures.accept(rule.code(), failure)));
    found.replaceAll(problem -> NewLines.inFence(problem, this::document));
    List<Problem> left = new ArrayList<>(Suppressions.apply(document, settings, found));
    if (!isRead()) {
      left.removeIf(problem -> Rules.of(problem.code()).filter(Rule::aboutAbsence).isPresent());
    }
    Collections.sort(left);
    return List.copyOf(left);
  }

  /**
   * Whether all that may declare something was looked at. Before that, what nobody declares is no
   * news: it would be taken back a moment later.
   */
  private boolean isRead() {
    return roots.values().stream().allMatch(root -> root.sources().isRead());
  }

  /** The workspace in which each document is read as the settings say. */
  private Workspace readAsSet() {
    SortedMap<DocumentId, Document> changed = new TreeMap<>();
    documents.forEach(
        (id, document) -> {
          Optional<Dialect> dialect = settings(id).forcedDialect();
          if (!document.dialect().equals(dialect)) {
            changed.put(id, new Document(id, document.text(), dialect));
          }
        });
    if (changed.isEmpty()) {
      return this;
    }
    SortedMap<DocumentId, Document> all = new TreeMap<>(documents);
    all.putAll(changed);
    return new Workspace(all, roots, configuration, failures);
  }

  /** Whether a table that nobody declares certainly does not exist where a document belongs. */
  private boolean isWhole(DocumentId document) {
    return isRead() && scopes.get().isWhole(document);
  }

  /** The schema as one or all documents describe it. */
  Schema schemaOf(List<Interpreter.Source> sources) {
    return Interpreter.interpret(sources).schema();
  }
}
