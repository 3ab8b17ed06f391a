package dev.schemadoc.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.schemadoc.text.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.ResourceOperationKind;

/**
 * What the client said of itself when it began, as far as anything depends on it.
 *
 * <p>It is picked out of the JSON. A client may leave out or send whatever it likes; a typed reader
 * would refuse the whole message for one odd value, and takes longer than everything else that the
 * first answer needs.
 *
 * @param encoding how positions are counted
 * @param negotiated whether the client offered a choice of encodings
 * @param relatedInformation whether problems may come with related places
 * @param codeDescriptions whether a problem may name the page about its rule
 * @param unnecessary whether what could go is faded out
 * @param markdown whether what is shown at the pointer may be Markdown
 * @param documentChanges whether edits may name the version of their document
 * @param createsFiles whether an edit may create a file
 * @param resolvesEdits whether the edit of a code action may be asked for later
 * @param disabledActions whether a code action may come with the reason why it is not available
 * @param watchesFiles whether the client can be asked to watch files
 * @param relativePatterns whether it then takes patterns relative to a folder
 * @param showsProgress whether it shows the progress of long work
 * @param configuration whether the client can be asked for its settings
 * @param configurationChanges whether it can be asked to tell when they change
 * @param settings what it sent of its settings when it began
 * @param folders the URIs, or paths, of the folders that are open
 * @param process the process that the server must not outlive
 */
record ClientFeatures(
    Encoding encoding,
    boolean negotiated,
    boolean relatedInformation,
    boolean codeDescriptions,
    boolean unnecessary,
    boolean markdown,
    boolean documentChanges,
    boolean createsFiles,
    boolean resolvesEdits,
    boolean disabledActions,
    boolean watchesFiles,
    boolean relativePatterns,
    boolean showsProgress,
    boolean configuration,
    boolean configurationChanges,
    Optional<JsonObject> settings,
    List<String> folders,
    Optional<Long> process) {

  ClientFeatures {
    folders = List.copyOf(folders);
  }

  static ClientFeatures of(JsonObject initialize) {
    Optional<JsonElement> all = at(initialize, "capabilities");
    Optional<JsonElement> workspace = all.flatMap(it -> at(it, "workspace"));
    Optional<JsonElement> document = all.flatMap(it -> at(it, "textDocument"));
    Optional<JsonElement> edit = workspace.flatMap(it -> at(it, "workspaceEdit"));
    Optional<JsonElement> watch = workspace.flatMap(it -> at(it, "didChangeWatchedFiles"));
    Optional<JsonElement> action = document.flatMap(it -> at(it, "codeAction"));
    List<Encoding> encodings =
        strings(all.flatMap(it -> at(it, "general", "positionEncodings")))
            .flatMap(kind -> encoding(kind).stream())
            .toList();
    boolean documentChanges = isTrue(edit, "documentChanges");
    return new ClientFeatures(
        encodings.isEmpty() ? Encoding.UTF_16 : encodings.getFirst(),
        !encodings.isEmpty(),
        isTrue(document, "publishDiagnostics", "relatedInformation"),
        isTrue(document, "publishDiagnostics", "codeDescriptionSupport"),
        elements(document.flatMap(it -> at(it, "publishDiagnostics", "tagSupport", "valueSet")))
            .flatMap(it -> number(it).stream())
            .anyMatch(tag -> tag == DiagnosticTag.Unnecessary.getValue()),
        strings(document.flatMap(it -> at(it, "hover", "contentFormat")))
            .anyMatch(MarkupKind.MARKDOWN::equals),
        documentChanges,
        documentChanges
            && strings(edit.flatMap(it -> at(it, "resourceOperations")))
                .anyMatch(ResourceOperationKind.Create::equals),
        isTrue(action, "dataSupport")
            && strings(action.flatMap(it -> at(it, "resolveSupport", "properties")))
                .anyMatch("edit"::equals),
        isTrue(action, "disabledSupport"),
        isTrue(watch, "dynamicRegistration"),
        isTrue(watch, "relativePatternSupport"),
        isTrue(all, "window", "workDoneProgress"),
        isTrue(workspace, "configuration"),
        isTrue(workspace, "didChangeConfiguration", "dynamicRegistration"),
        at(initialize, "initializationOptions")
            .filter(JsonObject.class::isInstance)
            .map(JsonObject.class::cast),
        folders(initialize),
        at(initialize, "processId").flatMap(ClientFeatures::number));
  }

  /** The name that the protocol has for the encoding. */
  String encodingKind() {
    return switch (encoding) {
      case UTF_8 -> PositionEncodingKind.UTF8;
      case UTF_16 -> PositionEncodingKind.UTF16;
      case UTF_32 -> PositionEncodingKind.UTF32;
    };
  }

  private static Optional<Encoding> encoding(String kind) {
    return switch (kind) {
      case PositionEncodingKind.UTF8 -> Optional.of(Encoding.UTF_8);
      case PositionEncodingKind.UTF16 -> Optional.of(Encoding.UTF_16);
      case PositionEncodingKind.UTF32 -> Optional.of(Encoding.UTF_32);
      default -> Optional.empty();
    };
  }

  /** What the protocol has of three generations: many folders, one by its URI, one by its path. */
  private static List<String> folders(JsonObject initialize) {
    List<String> folders = new ArrayList<>();
    elements(at(initialize, "workspaceFolders"))
        .forEach(
            folder -> at(folder, "uri").flatMap(ClientFeatures::string).ifPresent(folders::add));
    if (folders.isEmpty()) {
      Stream.of("rootUri", "rootPath")
          .flatMap(name -> at(initialize, name).flatMap(ClientFeatures::string).stream())
          .filter(root -> !root.isBlank())
          .limit(1)
          .forEach(folders::add);
    }
    return folders;
  }

  // Reading what may be anything

  private static Optional<JsonElement> at(JsonElement element, String... path) {
    JsonElement found = element;
    for (String name : path) {
      if (!(found instanceof JsonObject object) || !object.has(name)) {
        return Optional.empty();
      }
      found = object.get(name);
    }
    return Optional.of(found);
  }

  private static boolean isTrue(Optional<JsonElement> element, String... path) {
    return element
        .flatMap(it -> at(it, path))
        .filter(
            it -> it instanceof JsonPrimitive value && value.isBoolean() && value.getAsBoolean())
        .isPresent();
  }

  private static Stream<JsonElement> elements(Optional<JsonElement> list) {
    return list.stream()
        .flatMap(it -> it instanceof JsonArray array ? array.asList().stream() : Stream.empty());
  }

  private static Stream<String> strings(Optional<JsonElement> list) {
    return elements(list).flatMap(it -> string(it).stream());
  }

  private static Optional<String> string(JsonElement element) {
    return element instanceof JsonPrimitive value && value.isString()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  private static Optional<Long> number(JsonElement element) {
    return element instanceof JsonPrimitive value && value.isNumber()
        ? Optional.of((long) value.getAsDouble())
        : Optional.empty();
  }
}
