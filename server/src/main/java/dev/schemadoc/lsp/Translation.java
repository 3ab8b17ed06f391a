package dev.schemadoc.lsp;

import dev.schemadoc.disk.Pages;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Lines;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Related;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CreateFile;
import org.eclipse.lsp4j.CreateFileOptions;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ResourceOperation;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Says what the workspace says in the words of the protocol, as far as the client understands them.
 *
 * @param snapshot the moment at which it is said
 */
record Translation(Snapshot snapshot, ClientFeatures client) {

  // Problems

  /** All problems of a document; none for one that is not there. */
  PublishDiagnosticsParams diagnostics(DocumentId id) {
    List<Diagnostic> diagnostics =
        snapshot.source(id).stream()
            .flatMap(it -> snapshot.workspace().problems(id).stream().map(p -> diagnostic(it, p)))
            .toList();
    return new PublishDiagnosticsParams(
        snapshot.uri(id), diagnostics, snapshot.version(id).orElse(null));
  }

  Diagnostic diagnostic(Source document, Problem problem) {
    Diagnostic diagnostic = new Diagnostic();
    diagnostic.setRange(Ranges.range(document.lines(), problem.span(), client.encoding()));
    diagnostic.setSeverity(severity(problem.severity()));
    diagnostic.setCode(problem.code());
    diagnostic.setSource("schemadoc");
    diagnostic.setMessage(problem.message());
    if (client.unnecessary() && problem.unnecessary()) {
      diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
    }
    if (client.codeDescriptions()) {
      Pages.of(problem.code())
          .ifPresent(page -> diagnostic.setCodeDescription(new DiagnosticCodeDescription(page)));
    }
    if (client.relatedInformation() && !problem.related().isEmpty()) {
      diagnostic.setRelatedInformation(problem.related().stream().flatMap(this::related).toList());
    }
    return diagnostic;
  }

  private Stream<DiagnosticRelatedInformation> related(Related related) {
    DocumentId id = related.place().document();
    return snapshot.source(id).stream()
        .map(document -> Ranges.range(document.lines(), related.place().span(), client.encoding()))
        .map(range -> new Location(snapshot.uri(id), range))
        .map(location -> new DiagnosticRelatedInformation(location, related.message()));
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case INFORMATION -> DiagnosticSeverity.Information;
      case HINT -> DiagnosticSeverity.Hint;
    };
  }

  // Edits

  /** The edit that mends a problem. */
  WorkspaceEdit edit(Fix fix) {
    Map<DocumentId, List<TextEdit>> edits = new LinkedHashMap<>();
    for (Edit edit : fix.edits()) {
      DocumentId id = edit.place().document();
      Lines lines = snapshot.source(id).map(Source::lines).orElseGet(() -> Lines.of(""));
      Range range = Ranges.range(lines, edit.place().span(), client.encoding());
      edits
          .computeIfAbsent(id, key -> new ArrayList<>())
          .add(new TextEdit(range, edit.replacement()));
    }
    return client.documentChanges()
        ? new WorkspaceEdit(
            edits.entrySet().stream()
                .map(entry -> change(entry.getKey(), entry.getValue()))
                .toList())
        : plain(edits);
  }

  /**
   * The edit that creates files, or fills them where the client cannot be told to create them.
   *
   * @param files the texts, by absolute path
   */
  WorkspaceEdit creating(Map<String, String> files) {
    Map<DocumentId, List<TextEdit>> contents = new LinkedHashMap<>();
    Range start = new Range(new Position(0, 0), new Position(0, 0));
    files.forEach(
        (path, text) -> contents.put(new DocumentId(path), List.of(new TextEdit(start, text))));
    if (!client.documentChanges()) {
      return plain(contents);
    }
    List<Either<TextDocumentEdit, ResourceOperation>> changes = new ArrayList<>();
    contents.forEach(
        (id, edits) -> {
          if (client.createsFiles()) {
            changes.add(
                Either.forRight(
                    new CreateFile(snapshot.uri(id), new CreateFileOptions(false, false))));
          }
          changes.add(change(id, edits));
        });
    return new WorkspaceEdit(changes);
  }

  private WorkspaceEdit plain(Map<DocumentId, List<TextEdit>> edits) {
    Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
    edits.forEach((id, list) -> changes.put(snapshot.uri(id), list));
    return new WorkspaceEdit(changes);
  }

  private Either<TextDocumentEdit, ResourceOperation> change(DocumentId id, List<TextEdit> edits) {
    Optional<Integer> version = snapshot.version(id);
    List<Either<TextEdit, SnippetTextEdit>> plain =
        edits.stream().map(Either::<TextEdit, SnippetTextEdit>forLeft).toList();
    return Either.forLeft(
        new TextDocumentEdit(
            new VersionedTextDocumentIdentifier(snapshot.uri(id), version.orElse(null)), plain));
  }
}
