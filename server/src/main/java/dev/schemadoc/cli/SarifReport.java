package dev.schemadoc.cli;

import com.google.gson.stream.JsonWriter;
import dev.schemadoc.rules.Rule;
import dev.schemadoc.rules.RulePage;
import dev.schemadoc.rules.Rules;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Edit;
import dev.schemadoc.text.Fix;
import dev.schemadoc.text.Problem;
import dev.schemadoc.text.Related;
import dev.schemadoc.text.Severity;
import dev.schemadoc.text.Span;
import dev.schemadoc.workspace.MigrationResult.Located;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Writes problems in the format of static analysis, SARIF 2.1.0 (OASIS, errata 01). */
final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String BASE = "%SRCROOT%";

  /** What else there may be than the problems of rules. */
  private static final Rule UNREADABLE =
      new Rule(
          Check.UNREADABLE,
          Severity.ERROR,
          "document that cannot be read",
          (subject, reporter) -> {});

  private final Report report;
  private final Repository repository;
  private final Function<String, Optional<String>> pages;
  private final List<Rule> rules;
  private final JsonWriter json;

  private SarifReport(
      Report report,
      Repository repository,
      Function<String, Optional<String>> pages,
      JsonWriter json) {
    this.report = report;
    this.repository = repository;
    this.pages = pages;
    this.rules = new ArrayList<>(Rules.named());
    this.rules.add(UNREADABLE);
    this.json = json;
  }

  /**
   * Writes a report.
   *
   * @param pages the URI of the page about a rule
   */
  static void write(
      Report report,
      Repository repository,
      Function<String, Optional<String>> pages,
      PrintWriter out)
      throws IOException {
    JsonWriter json = Json.writer(out);
    new SarifReport(report, repository, pages, json).write();
    json.flush();
    out.println();
  }

  private void write() throws IOException {
    json.beginObject();
    json.name("$schema").value(SCHEMA);
    json.name("version").value("2.1.0");
    json.name("runs").beginArray().beginObject();
    tool();
    json.name("columnKind").value("utf16CodeUnits");
    json.name("originalUriBaseIds").beginObject().name(BASE).beginObject();
    json.name("uri").value(folder());
    json.endObject().endObject();
    json.name("results").beginArray();
    Fingerprints fingerprints = new Fingerprints(report, repository);
    for (Located found : report.problems()) {
      result(found, fingerprints.next(found));
    }
    json.endArray().endObject().endArray().endObject();
  }

  private void tool() throws IOException {
    json.name("tool").beginObject().name("driver").beginObject();
    json.name("name").value("schemadoc");
    Optional<String> version = Version.number();
    if (version.isPresent()) {
      json.name("version").value(version.get());
    }
    json.name("rules").beginArray();
    for (Rule rule : rules) {
      rule(rule);
    }
    json.endArray().endObject().endObject();
  }

  private void rule(Rule rule) throws IOException {
    Optional<RulePage> page = RulePage.of(rule.code());
    json.beginObject();
    json.name("id").value(rule.code());
    message("shortDescription", rule.summary());
    if (page.isPresent()) {
      message("fullDescription", page.get().description());
      json.name("help").beginObject();
      json.name("text").value(escaped(page.get().introduction()));
      json.name("markdown").value(escaped(page.get().introduction()));
      json.endObject();
    }
    Optional<String> address = pages.apply(rule.code());
    if (address.isPresent()) {
      json.name("helpUri").value(address.get());
    }
    json.name("defaultConfiguration").beginObject();
    json.name("enabled").value(rule.onByDefault());
    json.name("level").value(level(rule.severity()));
    json.endObject().endObject();
  }

  private void result(Located found, String fingerprint) throws IOException {
    Problem problem = found.problem();
    json.beginObject();
    json.name("ruleId").value(problem.code());
    json.name("ruleIndex").value(index(problem.code()));
    json.name("level").value(level(problem.severity()));
    message("message", problem.message());
    json.name("locations").beginArray().beginObject();
    place(found.document(), problem.span());
    json.endObject().endArray();
    json.name("partialFingerprints").beginObject();
    json.name("schemadoc/v1").value(fingerprint);
    json.endObject();
    if (!problem.related().isEmpty()) {
      json.name("relatedLocations").beginArray();
      int id = 0;
      for (Related related : problem.related()) {
        json.beginObject();
        json.name("id").value(id++);
        message("message", related.message());
        place(related.place().document(), related.place().span());
        json.endObject();
      }
      json.endArray();
    }
    if (!problem.fixes().isEmpty()) {
      json.name("fixes").beginArray();
      for (Fix fix : problem.fixes()) {
        fix(fix);
      }
      json.endArray();
    }
    json.endObject();
  }

  private void fix(Fix fix) throws IOException {
    Map<DocumentId, List<Edit>> byDocument = new LinkedHashMap<>();
    for (Edit edit : fix.edits()) {
      byDocument.computeIfAbsent(edit.place().document(), document -> new ArrayList<>()).add(edit);
    }
    json.beginObject();
    message("description", fix.title());
    json.name("artifactChanges").beginArray();
    for (var change : byDocument.entrySet()) {
      json.beginObject();
      artifact(change.getKey());
      json.name("replacements").beginArray();
      for (Edit edit : change.getValue()) {
        json.beginObject();
        region("deletedRegion", change.getKey(), edit.place().span());
        json.name("insertedContent").beginObject();
        json.name("text").value(edit.replacement());
        json.endObject().endObject();
      }
      json.endArray().endObject();
    }
    json.endArray().endObject();
  }

  // Parts

  private void place(DocumentId document, Span span) throws IOException {
    json.name("physicalLocation").beginObject();
    artifact(document);
    region("region", document, span);
    json.endObject();
  }

  private void artifact(DocumentId document) throws IOException {
    String relative = repository.relative(document.value());
    json.name("artifactLocation").beginObject();
    if (relative.equals(document.value())) {
      json.name("uri").value(absolute(document.value()));
    } else {
      json.name("uri").value(absolute("/" + relative).substring("file:///".length()));
      json.name("uriBaseId").value(BASE);
    }
    json.endObject();
  }

  private void region(String name, DocumentId document, Span span) throws IOException {
    Region region = Region.of(report, document, span);
    json.name(name).beginObject();
    json.name("startLine").value(region.startLine());
    json.name("startColumn").value(region.startColumn());
    json.name("endLine").value(region.endLine());
    json.name("endColumn").value(region.endColumn());
    json.endObject();
  }

  private void message(String name, String text) throws IOException {
    json.name(name).beginObject().name("text").value(escaped(text)).endObject();
  }

  /** Braces would be places for arguments (SARIF 2.1.0, 3.11.5). */
  private static String escaped(String text) {
    return text.replace("{", "{{").replace("}", "}}");
  }

  private int index(String code) {
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).code().equals(code)) {
        return i;
      }
    }
    throw new IllegalStateException("no rule " + code);
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFORMATION, HINT -> "note";
    };
  }

  private String folder() {
    return absolute(repository.root() + "/");
  }

  /** A path as a URI. */
  private static String absolute(String path) {
    try {
      String rooted = path.startsWith("/") ? path : "/" + path;
      return new URI("file", "", rooted, null).toASCIIString();
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }
}
