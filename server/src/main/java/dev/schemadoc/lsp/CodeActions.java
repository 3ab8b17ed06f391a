package dev.schemadoc.lsp;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.schemadoc.schema.TableId;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Source;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.Document;
import dev.schemadoc.workspace.MigrationRequest;
import dev.schemadoc.workspace.MigrationRequest.Wanted;
import dev.schemadoc.workspace.MigrationResult;
import dev.schemadoc.workspace.MigrationResult.NewFile;
import dev.schemadoc.workspace.OfferedMigration;
import dev.schemadoc.workspace.Remedy;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionDisabled;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Offers the mends of problems and the migrations of tables. */
final class CodeActions {

  /**
   * The kind of the migrations.
   *
   * <p>A kind below {@code refactor} is in the menu that the light bulb of VS Code opens, under
   * "More Actions…", and in that of "Refactor…"; one below {@code source} would be in neither.
   * Neovim, Helix and Emacs list actions of every kind.
   */
  static final String MIGRATION = CodeActionKind.Refactor + ".generateMigration";

  static final List<String> KINDS = List.of(CodeActionKind.QuickFix, MIGRATION);

  private final Client client;
  private final ClientFeatures features;

  CodeActions(Client client, ClientFeatures features) {
    this.client = client;
    this.features = features;
  }

  /** What can be done at a range of a document. */
  List<CodeAction> at(Snapshot snapshot, CodeActionParams asked) {
    DocumentId id = Uris.document(asked.getTextDocument().getUri());
    Optional<Source> document = snapshot.source(id);
    if (document.isEmpty()) {
      return List.of();
    }
    Span span = Ranges.span(document.get().lines(), asked.getRange(), features.encoding());
    List<String> only =
        Optional.ofNullable(asked.getContext())
            .flatMap(context -> Optional.ofNullable(context.getOnly()))
            .orElse(List.of());
    List<CodeAction> actions = new ArrayList<>();
    if (isWanted(CodeActionKind.QuickFix, only)) {
      actions.addAll(fixes(snapshot, document.get(), span));
    }
    if (isWanted(MIGRATION, only)) {
      for (OfferedMigration offer : snapshot.workspace().offers(id, span)) {
        migration(snapshot, offer).ifPresent(actions::add);
      }
    }
    return actions;
  }

  /** Whether a kind is one of those asked for, or below one of them; none means all. */
  private static boolean isWanted(String kind, List<String> only) {
    return only.isEmpty()
        || only.stream()
            .anyMatch(it -> it.isEmpty() || kind.equals(it) || kind.startsWith(it + "."));
  }

  // Mends

  /**
   * The mends of the problems at a span, which are found anew: what clients send back as their
   * diagnostics may have been made up by them.
   */
  private List<CodeAction> fixes(Snapshot snapshot, Source document, Span span) {
    Translation translation = new Translation(snapshot, features);
    List<Problem> problems = snapshot.workspace().problems(document.id());
    List<CodeAction> actions = new ArrayList<>();
    SequencedSet<String> codes = new LinkedHashSet<>();
    for (Problem problem : problems) {
      if (!problem.span().meets(span)) {
        continue;
      }
      boolean best = true;
      for (Fix fix : problem.fixes()) {
        CodeAction action = quickFix(translation, fix);
        action.setDiagnostics(List.of(translation.diagnostic(document, problem)));
        if (best) {
          action.setIsPreferred(true);
        }
        best = false;
        actions.add(action);
      }
      codes.add(problem.code());
    }
    for (String code : codes) {
      fixOfAll(code, problems).ifPresent(fix -> actions.add(quickFix(translation, fix)));
    }
    actions.addAll(remedies(snapshot, document, span));
    return actions;
  }

  /** The ways to dismiss the problems at a span, behind all mends. */
  private List<CodeAction> remedies(Snapshot snapshot, Source document, Span span) {
    Translation translation = new Translation(snapshot, features);
    List<CodeAction> actions = new ArrayList<>();
    for (Problem problem : snapshot.workspace().problems(document.id())) {
      if (problem.span().meets(span)) {
        for (Remedy remedy : snapshot.workspace().remedies(document.id(), problem)) {
          CodeAction action = new CodeAction(remedy.title());
          action.setKind(CodeActionKind.QuickFix);
          action.setDiagnostics(List.of(translation.diagnostic(document, problem)));
          action.setEdit(
              switch (remedy) {
                case Remedy.Edits(Fix fix) -> translation.edit(fix);
                case Remedy.Creates(String ignored, String path, String text) ->
                    translation.creating(Map.of(path, text));
              });
          actions.add(action);
        }
      }
    }
    return actions;
  }

  private static CodeAction quickFix(Translation translation, Fix fix) {
    CodeAction action = new CodeAction(fix.title());
    action.setKind(CodeActionKind.QuickFix);
    action.setEdit(translation.edit(fix));
    return action;
  }

  /**
   * The mend of all problems of a rule, where there are several that can be mended without a look
   * at each.
   *
   * <p>It is a quick fix and no {@code source.fixAll}, which editors run when a file is saved:
   * nobody's types change unasked.
   */
  private static Optional<Fix> fixOfAll(String code, List<Problem> problems) {
    List<Fix> fixes =
        problems.stream()
            .filter(problem -> problem.code().equals(code))
            .flatMap(problem -> problem.fixes().stream().limit(1).filter(Fix::repeatable))
            .toList();
    return fixes.size() < 2
        ? Optional.empty()
        : Optional.of(Fix.together("Mend all `%s` in this document".formatted(code), fixes));
  }

  // Migrations

  /** The action for a migration; none where it is refused and the client could not show why. */
  private Optional<CodeAction> migration(Snapshot snapshot, OfferedMigration offer) {
    CodeAction action = new CodeAction(offer.title());
    action.setKind(MIGRATION);
    Order order =
        new Order(
            offer.document(), snapshot.version(offer.document()), offer.table(), offer.head());
    if (features.resolvesEdits()) {
      action.setData(order.toJson(snapshot.uri(offer.document())));
      return Optional.of(action);
    }
    return switch (generate(snapshot, order)) {
      case MigrationResult.Ready(List<NewFile> files, List<String> ignored) -> {
        action.setEdit(new Translation(snapshot, features).creating(texts(files)));
        yield Optional.of(action);
      }
      case MigrationResult.Refused refused -> {
        action.setDisabled(new CodeActionDisabled(reason(refused)));
        yield features.disabledActions() ? Optional.of(action) : Optional.empty();
      }
    };
  }

  /** The same action with its edit. */
  CodeAction resolved(Snapshot snapshot, CodeAction action) {
    Order order = Order.of(action.getData());
    Optional<Document> document = snapshot.document(order.document());
    if (document.isEmpty() || !snapshot.version(order.document()).equals(order.version())) {
      throw Dispatcher.error(
          ResponseErrorCode.ContentModified, "the document has changed; ask for actions again");
    }
    switch (generate(snapshot, order)) {
      case MigrationResult.Ready(List<NewFile> files, List<String> notes) -> {
        mustBeNew(files);
        action.setEdit(new Translation(snapshot, features).creating(texts(files)));
        if (!notes.isEmpty()) {
          client.show(MessageType.Warning, sentences(notes));
        }
      }
      case MigrationResult.Refused refused -> throw failure(reason(refused));
    }
    return action;
  }

  private static MigrationResult generate(Snapshot snapshot, Order order) {
    Wanted wanted =
        order
            .table()
            .<Wanted>map(id -> new Wanted.Tables(List.of(id), Optional.of(order.document())))
            .orElseGet(() -> new Wanted.OfDocument(order.document()));
    return snapshot
        .workspace()
        .migrate(
            new MigrationRequest(
                wanted,
                false,
                Optional.empty(),
                order.head(),
                ZonedDateTime.now(ZoneId.systemDefault())));
  }

  private static Map<String, String> texts(List<NewFile> files) {
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach(file -> texts.put(file.path(), file.text()));
    return texts;
  }

  /** Neovim empties a file that exists where it is told to create it and not to overwrite it. */
  private void mustBeNew(List<NewFile> files) {
    for (NewFile file : files) {
      if (exists(file.path())) {
        throw failure("`%s` exists already; nothing was written".formatted(file.path()));
      }
    }
  }

  private static boolean exists(String path) {
    try {
      return Files.exists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException unknown) {
      return false;
    }
  }

  /** The failure of a request, told to the user as well: VS Code and Helix would only log it. */
  private RuntimeException failure(String reason) {
    client.show(MessageType.Error, sentences(List.of(reason)));
    return Dispatcher.error(ResponseErrorCode.RequestFailed, reason);
  }

  private static String reason(MigrationResult.Refused refused) {
    String problems =
        refused.problems().stream()
            .map(located -> located.problem().message())
            .collect(Collectors.joining("; "));
    return problems.isEmpty() ? refused.reason() : refused.reason() + ": " + problems;
  }

  private static String sentences(List<String> notes) {
    return notes.stream()
        .map(note -> note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1))
        .collect(Collectors.joining(". "));
  }

  /**
   * All that is needed to make the migration of an action later: it travels with the action, for
   * the server remembers nothing.
   *
   * @param version the version that the document had when the action was offered, if it was open
   */
  private record Order(
      DocumentId document,
      Optional<Integer> version,
      Optional<TableId> table,
      Optional<String> head) {

    JsonObject toJson(String uri) {
      JsonObject json = new JsonObject();
      json.addProperty("uri", uri);
      version.ifPresent(it -> json.addProperty("version", it));
      table.ifPresent(
          it -> {
            json.addProperty("schema", it.schema());
            json.addProperty("table", it.name());
          });
      head.ifPresent(it -> json.addProperty("head", it));
      return json;
    }

    static Order of(Object data) {
      JsonObject json = data instanceof JsonObject object ? object : new JsonObject();
      String uri =
          string(json, "uri")
              .orElseThrow(
                  () ->
                      Dispatcher.error(
                          ResponseErrorCode.InvalidParams, "the action has lost its data"));
      return new Order(
          Uris.document(uri),
          primitive(json, "version").filter(JsonPrimitive::isNumber).map(JsonPrimitive::getAsInt),
          string(json, "table")
              .map(
                  name -> new TableId(string(json, "schema").orElse(TableId.DEFAULT_SCHEMA), name)),
          string(json, "head"));
    }

    private static Optional<String> string(JsonObject json, String name) {
      return primitive(json, name).map(JsonPrimitive::getAsString);
    }

    private static Optional<JsonPrimitive> primitive(JsonObject json, String name) {
      return json.get(name) instanceof JsonPrimitive value ? Optional.of(value) : Optional.empty();
    }
  }
}
