package dev.schemadoc.workspace;

import dev.schemadoc.alembic.AlembicProject;
import dev.schemadoc.alembic.Chain;
import dev.schemadoc.alembic.Frame;
import dev.schemadoc.alembic.HeaderStyle;
import dev.schemadoc.alembic.NewRevision;
import dev.schemadoc.alembic.Renderer;
import dev.schemadoc.alembic.RevisionFile;
import dev.schemadoc.alembic.RevisionName;
import dev.schemadoc.alembic.SourceFile;
import dev.schemadoc.migration.Plan;
import dev.schemadoc.migration.Planner;
import dev.schemadoc.schema.Beside;
import dev.schemadoc.schema.EnumType;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.Interpreter;
import dev.schemadoc.schema.Interpreter.Interpretation;
import dev.schemadoc.schema.Interpreter.Source;
import dev.schemadoc.schema.Schema;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.MigrationRequest.Wanted;
import dev.schemadoc.workspace.MigrationResult.Located;
import dev.schemadoc.workspace.MigrationResult.NewFile;
import dev.schemadoc.workspace.MigrationResult.Ready;
import dev.schemadoc.workspace.MigrationResult.Refused;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the tables that a migration is wanted for, and has it planned, named and written. */
final class Migrations {

  private Migrations() {}

  /** How many revisions back the manner of writing is looked for. */
  private static final int HABIT = 10;

  /** A reason not to go on; never leaves this class. */
  private static final class Refusal extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1;
    private final transient Refused refused;

    Refusal(String reason) {
      this(reason, List.of());
    }

    Refusal(String reason, List<Located> problems) {
      super(reason);
      this.refused = new Refused(reason, problems);
    }
  }

  // What can be asked for

  static List<OfferedMigration> offers(Workspace workspace, Document document, Span span) {
    boolean inSql =
        document.facts().fences().stream()
            .anyMatch(
                fence ->
                    fence.contributes()
                        && fence.isPostgresql()
                        && fence.script().region().meets(span));
    if (!inSql) {
      return List.of();
    }
    List<String> heads = heads(workspace, document.id());
    List<OfferedMigration> offers = new ArrayList<>();
    for (Statement statement : document.facts().statements()) {
      if (statement instanceof Statement.CreateTable create
          && create.span().meets(span)
          && !isStub(create)) {
        TableId table = TableId.of(create.table());
        offer(
            offers,
            "Generate Alembic migration for table `%s`".formatted(table),
            document.id(),
            Optional.of(table),
            heads);
      }
    }
    if (!declared(document.facts()).isEmpty()) {
      offer(
          offers,
          "Generate Alembic migration for this design document",
          document.id(),
          Optional.empty(),
          heads);
    }
    return offers;
  }

  private static void offer(
      List<OfferedMigration> offers,
      String title,
      DocumentId document,
      Optional<TableId> table,
      List<String> heads) {
    if (heads.size() < 2) {
      offers.add(new OfferedMigration(title, document, table, Optional.empty()));
      return;
    }
    for (String head : heads) {
      offers.add(
          new OfferedMigration(
              "%s, after head `%s` (one of %d)".formatted(title, head, heads.size()),
              document,
              table,
              Optional.of(head)));
    }
  }

  private static List<String> heads(Workspace workspace, DocumentId document) {
    return workspace
        .root(document)
        .flatMap(root -> nearest(root, document))
        .map(project -> project.chain().heads())
        .orElse(List.of());
  }

  private static boolean isStub(Statement.CreateTable create) {
    return create.items().isEmpty() && !create.complete();
  }

  // Writing

  static MigrationResult generate(Workspace workspace, MigrationRequest request) {
    try {
      return new Writer(workspace, request).write();
    } catch (Refusal refusal) {
      return refusal.refused;
    }
  }

  /** Where a table's revision goes. */
  private record Target(Root root, Root.Project project, boolean proposed) {}

  /** The tables of one project, in no order, with the schema that describes them. */
  private record Batch(
      Target target, DocumentId document, Interpretation design, Set<TableId> tables) {}

  private static final class Writer {
    private final Workspace workspace;
    private final MigrationRequest request;
    private final SequencedSet<String> notes = new LinkedHashSet<>();
    private int written;

    Writer(Workspace workspace, MigrationRequest request) {
      this.workspace = workspace;
      this.request = request;
    }

    MigrationResult write() throws Refusal {
      List<NewFile> files = new ArrayList<>();
      for (Batch batch : batches()) {
        files.addAll(write(batch));
      }
      return new Ready(files, List.copyOf(notes));
    }

    // What is wanted

    private List<Batch> batches() throws Refusal {
      return switch (request.what()) {
        case Wanted.Tables(List<TableId> tables, Optional<DocumentId> document) ->
            tables(tables, document);
        case Wanted.OfDocument(DocumentId id) -> document(id);
        case Wanted.Everything() -> everything();
      };
    }

    /**
     * Each table as the one document shows it that declares it, with nothing from features of
     * others.
     */
    private List<Batch> tables(List<TableId> tables, Optional<DocumentId> document) throws Refusal {
      SequencedMap<DocumentId, Set<TableId>> byDocument = new LinkedHashMap<>();
      for (TableId table : tables) {
        Facts facts = declaring(table, document);
        byDocument.computeIfAbsent(facts.document(), id -> new LinkedHashSet<>()).add(table);
      }
      mustBeSound(byDocument);
      Set<TableId> wanted = new LinkedHashSet<>(tables);
      Interpretation design = interpret(byDocument.sequencedKeySet(), wanted);
      mustBeWhole(design, wanted);
      SequencedMap<Target, Batch> batches = new LinkedHashMap<>();
      for (var entry : byDocument.entrySet()) {
        Target target = target(entry.getKey());
        batches
            .computeIfAbsent(
                target, key -> new Batch(key, entry.getKey(), design, new LinkedHashSet<>()))
            .tables()
            .addAll(entry.getValue());
      }
      return List.copyOf(batches.values());
    }

    private List<Batch> document(DocumentId id) throws Refusal {
      Document document =
          workspace
              .document(id)
              .orElseThrow(() -> new Refusal("`%s` is not a design document".formatted(id)));
      List<TableId> tables =
          declared(document.facts()).stream()
              .filter(table -> !workspace.built().contains(table))
              .toList();
      if (tables.isEmpty()) {
        throw new Refusal(
            "nothing to do: the migrations build every table that this document declares");
      }
      return tables(tables, Optional.of(id));
    }

    private List<Batch> everything() throws Refusal {
      SequencedMap<Target, Batch> batches = new LinkedHashMap<>();
      SequencedMap<DocumentId, Set<TableId>> byDocument = new LinkedHashMap<>();
      Interpretation design = workspace.designs();
      for (Facts facts : workspace.facts()) {
        for (TableId table : declared(facts)) {
          boolean first = byDocument.values().stream().noneMatch(all -> all.contains(table));
          if (!first || workspace.built().contains(table)) {
            continue;
          }
          if (design.gaps().containsKey(table)) {
            notes.add(
                "`%s` is left out, for the design does not show all of it: %s"
                    .formatted(table, String.join(", ", design.gaps().get(table))));
          } else if (design.schema().table(table).isPresent()) {
            byDocument.computeIfAbsent(facts.document(), id -> new LinkedHashSet<>()).add(table);
          }
        }
      }
      if (byDocument.isEmpty()) {
        boolean any = workspace.facts().stream().anyMatch(facts -> !declared(facts).isEmpty());
        throw new Refusal(
            any
                ? "nothing to do: the migrations build every table that is declared"
                : "no design document declares a table in the SQL of PostgreSQL");
      }
      mustBeSound(byDocument);
      for (var entry : byDocument.entrySet()) {
        Target target = target(entry.getKey());
        batches
            .computeIfAbsent(
                target, key -> new Batch(key, entry.getKey(), design, new LinkedHashSet<>()))
            .tables()
            .addAll(entry.getValue());
      }
      return List.copyOf(batches.values());
    }

    /** The facts of the document that declares a table. */
    private Facts declaring(TableId table, Optional<DocumentId> wanted) throws Refusal {
      List<Facts> declaring =
          workspace.facts().stream()
              .filter(facts -> wanted.isEmpty() || facts.document().equals(wanted.get()))
              .filter(facts -> declared(facts).contains(table))
              .toList();
      if (declaring.isEmpty()) {
        throw new Refusal(unknown(table));
      }
      if (declaring.size() > 1) {
        notes.add(
            "`%s` is declared in %d documents; `%s` is used"
                .formatted(table, declaring.size(), shortName(declaring.getFirst().document())));
      }
      return declaring.getFirst();
    }

    private String unknown(TableId table) {
      boolean otherDialect = workspace.index().table(table).isPresent();
      if (otherDialect) {
        return "no design declares the columns of table `%s` in SQL of PostgreSQL".formatted(table);
      }
      List<TableId> near = workspace.index().nearTables(table);
      String advice =
          near.isEmpty()
              ? "check the name"
              : "did you mean "
                  + near.stream()
                      .limit(3)
                      .map(id -> "`" + id + "`")
                      .collect(Collectors.joining(" or "))
                  + "?";
      return "no design document declares table `%s`; %s".formatted(table, advice);
    }

    private void mustBeSound(SequencedMap<DocumentId, Set<TableId>> byDocument) throws Refusal {
      List<Located> errors = new ArrayList<>();
      for (var entry : byDocument.entrySet()) {
        Document document = workspace.document(entry.getKey()).orElseThrow();
        List<Span> spans =
            entry.getValue().stream()
                .flatMap(table -> Workspace.statementsAbout(document.facts(), table).stream())
                .map(Statement::span)
                .toList();
        for (Problem problem : workspace.problems(entry.getKey())) {
          boolean concerns = spans.stream().anyMatch(span -> span.meets(problem.span()));
          if (concerns && problem.severity() == Severity.ERROR) {
            errors.add(new Located(entry.getKey(), problem));
          }
        }
      }
      if (!errors.isEmpty()) {
        throw new Refusal(
            errors.size() == 1
                ? "the design has an error; mend it first"
                : "the design has %d errors; mend them first".formatted(errors.size()),
            errors);
      }
    }

    private static void mustBeWhole(Interpretation design, Set<TableId> tables) throws Refusal {
      for (TableId table : tables) {
        List<String> gaps = design.gaps().getOrDefault(table, List.of());
        if (!gaps.isEmpty()) {
          throw new Refusal(
              "a migration for `%s` would not be whole: the design has %s"
                  .formatted(table, String.join(", ", gaps)));
        }
      }
    }

    /**
     * The schema with certain tables as their own documents show them: what other documents add to
     * them belongs to other features and to later revisions.
     */
    private Interpretation interpret(Collection<DocumentId> own, Set<TableId> tables) {
      List<Source> sources = new ArrayList<>();
      for (Facts facts : workspace.facts()) {
        if (own.contains(facts.document())) {
          sources.add(facts.source());
        }
      }
      for (Facts facts : workspace.facts()) {
        if (!own.contains(facts.document())) {
          sources.add(
              new Source(
                  facts.sql(),
                  facts.statements().stream()
                      .filter(
                          statement -> Subjects.of(statement).filter(tables::contains).isEmpty())
                      .toList()));
        }
      }
      return Interpreter.interpret(sources);
    }

    // Where it goes

    private Target target(DocumentId document) throws Refusal {
      Root root =
          workspace
              .root(document)
              .orElseThrow(
                  () ->
                      new Refusal(
                          "`%s` is in no folder of the workspace; open its folder"
                              .formatted(document)));
      Optional<Root.Project> project = nearest(root, document);
      for (var unread : root.files().unreadable().entrySet()) {
        if (unread.getKey().endsWith("alembic.ini")) {
          throw new Refusal(
              "the settings of Alembic are not known: `%s` %s; mend that first"
                  .formatted(unread.getKey(), unread.getValue()));
        }
      }
      if (project.isEmpty()) {
        notes.add(
            "no Alembic project was found in `%s`; the migration is made for the default layout,"
                    .formatted(root.path())
                + " `alembic/versions`; run `alembic init alembic` to make it one");
      }
      return new Target(
          root,
          project.orElseGet(
              () ->
                  new Root.Project(
                      AlembicProject.defaultLayout(),
                      Chain.EMPTY,
                      Set.of(),
                      Set.of(),
                      Beside.NOTHING,
                      false)),
          project.isEmpty());
    }

    private List<String> parents(Root.Project project) throws Refusal {
      Chain chain = project.chain();
      for (Chain.Problem doubt : chain.doubts()) {
        if (doubt instanceof Chain.Problem.Unreadable) {
          throw new Refusal(
              "the newest revision is not known: %s; mend that first".formatted(doubt.message()));
        }
        notes.add(doubt.message());
      }
      List<String> heads = chain.heads();
      Optional<String> chosen = request.head();
      if (chosen.isPresent()) {
        if (chain.find(chosen.get()).isEmpty()) {
          throw new Refusal(
              "there is no revision `%s`; the heads are %s".formatted(chosen.get(), listed(heads)));
        }
        return List.of(chosen.get());
      }
      if (heads.size() > 1) {
        throw new Refusal(
            "the chain of revisions has %d heads: %s; say which one to follow, or merge them"
                .formatted(heads.size(), listed(heads)));
      }
      return heads;
    }

    // What is written

    private List<NewFile> write(Batch batch) throws Refusal {
      Schema desired = batch.design().schema();
      Schema current = builtTypes(batch, desired);
      SequencedMap<Set<TableId>, Plan> plans = new LinkedHashMap<>();
      if (request.single()) {
        plans.put(batch.tables(), Planner.create(current, desired, batch.tables()));
      } else {
        Planner.createEach(current, desired, batch.tables())
            .forEach((table, plan) -> plans.put(Set.of(table), plan));
      }
      mention(batch, desired);
      leftOut(batch);
      List<NewFile> files = new ArrayList<>();
      Chain chain = batch.target().project().chain();
      List<String> parents = parents(batch.target().project());
      for (var entry : plans.entrySet()) {
        // A second apart, so that the files lie in the folder in the order of the chain.
        ZonedDateTime time = request.now().plusSeconds(written++);
        SourceFile file = revision(batch, chain, parents, time, entry.getKey(), entry.getValue());
        RevisionFile readBack = RevisionFile.of(file);
        if (!(readBack instanceof RevisionFile.Migration migration)
            || migration.firstError().isPresent()) {
          throw new IllegalStateException("the revision written is not sound:\n" + file.text());
        }
        files.add(
            new NewFile(batch.target().root().absolute(file.path()), migration.id(), file.text()));
        chain = chain.with(readBack);
        parents = List.of(migration.id());
      }
      return files;
    }

    /** The enum types that the chain creates already; tables are created even so, if wanted. */
    private static Schema builtTypes(Batch batch, Schema desired) {
      SequencedMap<TableId, EnumType> types = new LinkedHashMap<>(desired.enums());
      types.keySet().retainAll(batch.target().project().types());
      return new Schema(new LinkedHashMap<>(), types);
    }

    /** Says what the designs of the tables hold that no revision is written for yet. */
    private void leftOut(Batch batch) {
      for (Facts facts : workspace.facts()) {
        boolean own = declared(facts).stream().anyMatch(batch.tables()::contains);
        SequencedSet<String> others = new LinkedHashSet<>();
        SequencedSet<TableId> changed = new LinkedHashSet<>();
        for (Statement statement : facts.statements()) {
          switch (statement) {
            case Declaration declaration ->
                others.add(
                    declaration.kind()
                        + declaration.name().map(name -> " `" + name + "`").orElse(""));
            case Statement.AlterTable alter -> {
              TableId table = TableId.of(alter.table());
              boolean unsaid =
                  alter.actions().stream().anyMatch(AlterAction.Property.class::isInstance);
              if (unsaid && batch.tables().contains(table)) {
                others.add("settings of `%s`".formatted(table));
              }
              boolean everything = request.what() instanceof Wanted.Everything;
              boolean elsewhere =
                  everything ? workspace.built().contains(table) : batch.tables().contains(table);
              if (elsewhere && !declared(facts).contains(table)) {
                changed.add(table);
              }
            }
            case Statement.CreateTable ignored -> {}
            case Statement.CreateIndex ignored -> {}
            case Statement.CreateEnum ignored -> {}
            case Statement.Alter ignored -> {}
            case Statement.CommentOn ignored -> {}
            case Statement.Drop ignored -> {}
            case Command ignored -> {}
            case Statement.Unreadable ignored -> {}
          }
        }
        if (own && !others.isEmpty()) {
          notes.add(
              "`%s` also has %s, which no revision is written for yet; write it by hand"
                  .formatted(shortName(facts.document()), String.join(", ", others)));
        }
        for (TableId table : changed) {
          notes.add(
              "`%s` also changes `%s`; that change is in no revision written now"
                  .formatted(shortName(facts.document()), table));
        }
      }
    }

    /** Says what the migration needs and what stands in its way, as far as it can be told. */
    private void mention(Batch batch, Schema desired) {
      Set<TableId> built = batch.target().project().built();
      Set<TableId> missing = new HashSet<>();
      for (TableId id : batch.tables()) {
        if (built.contains(id)) {
          notes.add(
              "a migration that exists creates `%s` already; the new one creates the whole table"
                  .formatted(id));
        }
        desired
            .table(id)
            .ifPresent(
                table ->
                    table.foreignKeys().stream()
                        .map(key -> key.target())
                        .filter(target -> !built.contains(target))
                        .filter(target -> !batch.tables().contains(target))
                        .filter(target -> !target.equals(id) && missing.add(target))
                        .forEach(
                            target ->
                                notes.add(
                                    desired.table(target).isPresent()
                                        ? "`%s` refers to `%s`, which no migration builds yet; generate that first"
                                            .formatted(id, target)
                                        : "`%s` refers to `%s`, which neither a design nor a migration is known to create"
                                            .formatted(id, target))));
      }
    }

    private SourceFile revision(
        Batch batch,
        Chain chain,
        List<String> parents,
        ZonedDateTime time,
        Set<TableId> tables,
        Plan plan)
        throws Refusal {
      AlembicProject project = batch.target().project().settings();
      String words = words(tables);
      String message = request.message().orElse(words);
      RevisionName name =
          RevisionName.choose(project, chain, parents, message, time)
              .orElseThrow(
                  () ->
                      new Refusal(
                          "the settings of Alembic name no folder in the workspace: %s"
                              .formatted(String.join("; ", project.problems()))));
      Renderer.Rendered upgrade = Renderer.render(plan);
      Renderer.Rendered downgrade = Renderer.render(plan.reverse());
      SequencedSet<String> definitions = new LinkedHashSet<>(upgrade.definitions());
      definitions.addAll(downgrade.definitions());
      HeaderStyle style =
          HeaderStyle.imitating(
              chain.recent(parents, HABIT).stream().map(RevisionFile.Migration::style).toList());
      String title = Character.toUpperCase(message.charAt(0)) + message.substring(1);
      NewRevision revision =
          new NewRevision(
              title,
              name.revision(),
              parents,
              name.createDate(),
              List.of("Design: " + batch.target().root().relative(source(batch, tables).value())),
              style,
              List.copyOf(definitions),
              new NewRevision.Body("Create " + objects(tables), upgrade.statements()),
              new NewRevision.Body("Drop " + objects(tables), downgrade.statements()));
      return new SourceFile(name.path(), Frame.render(revision));
    }

    /** The document that declares the first of some tables. */
    private DocumentId source(Batch batch, Set<TableId> tables) {
      return workspace.facts().stream()
          .filter(facts -> declared(facts).stream().anyMatch(tables::contains))
          .filter(
              facts ->
                  !(request.what() instanceof Wanted.Tables(var ignored, Optional<DocumentId> own))
                      || own.isEmpty()
                      || own.get().equals(facts.document()))
          .map(Facts::document)
          .findFirst()
          .orElse(batch.document());
    }

    private static String words(Set<TableId> tables) {
      return tables.size() == 1
          ? "create %s table".formatted(tables.iterator().next().name())
          : "create %s tables"
              .formatted(tables.stream().map(TableId::name).collect(Collectors.joining(" ")));
    }

    private static String objects(Set<TableId> tables) {
      String names = tables.stream().map(TableId::toString).collect(Collectors.joining(", "));
      return "%s table%s with indexes and constraints"
          .formatted(names, tables.size() == 1 ? "" : "s");
    }

    private static String listed(List<String> names) {
      return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
  }

  private static Optional<Root.Project> nearest(Root root, DocumentId document) {
    List<AlembicProject> near =
        AlembicProject.nearest(
            root.projects().stream().map(Root.Project::settings).toList(),
            root.relative(document.value()));
    return root.projects().stream()
        .filter(project -> near.contains(project.settings()))
        .findFirst();
  }

  /** The tables that a document declares with columns, in order. */
  private static SequencedSet<TableId> declared(Facts facts) {
    SequencedSet<TableId> tables = new LinkedHashSet<>();
    for (Statement statement : facts.statements()) {
      if (statement instanceof Statement.CreateTable create && !isStub(create)) {
        tables.add(TableId.of(create.table()));
      }
    }
    return tables;
  }

  /** The last two parts of a path: the feature and the file. */
  private static String shortName(DocumentId document) {
    String path = document.value();
    int slash = path.lastIndexOf('/');
    int before = slash > 0 ? path.lastIndexOf('/', slash - 1) : -1;
    return path.substring(before + 1);
  }
}
