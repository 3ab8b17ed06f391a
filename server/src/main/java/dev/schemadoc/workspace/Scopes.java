package dev.schemadoc.workspace;

import dev.schemadoc.alembic.AlembicProject;
import dev.schemadoc.schema.Beside;
import dev.schemadoc.schema.Facts;
import dev.schemadoc.schema.SchemaIndex;
import dev.schemadoc.text.DocumentId;
import dev.schemadoc.text.Lazy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The schemas that one workspace holds: the documents of each service, which is known by its
 * Alembic project, speak of a database of their own.
 *
 * <p>A document belongs to the nearest project, or to the several that are equally near. Where
 * there is one project or none, all documents are together.
 */
final class Scopes {

  /** What belongs together. */
  private static final class Scope {
    final List<Document> documents = new ArrayList<>();
    final Lazy<SchemaIndex> index;

    Scope(List<Root.Project> projects, Scopes all, Collection<Root> roots) {
      this.index =
          Lazy.of(
              () -> {
                List<Facts> facts = documents.stream().map(Document::facts).toList();
                Beside beside = beside(documents, projects, roots);
                return SchemaIndex.of(facts, beside, () -> all.indexesBut(this));
              });
    }
  }

  private final SortedMap<String, Scope> scopes = new TreeMap<>();
  private final Map<DocumentId, Scope> scopeOf = new HashMap<>();

  private Scopes() {}

  static Scopes of(Collection<Document> documents, Collection<Root> roots) {
    Scopes all = new Scopes();
    List<Root.Project> projects = roots.stream().flatMap(root -> root.projects().stream()).toList();
    Set<Root.Project> used = new HashSet<>();
    for (Document document : documents) {
      List<Root.Project> near =
          projects.size() < 2
              ? projects
              : Root.innermost(roots, document.id())
                  .map(root -> nearest(document.id(), root))
                  .orElse(List.of());
      String key = near.stream().map(each -> each.settings().folder()).toList().toString();
      Scope scope = all.scopes.computeIfAbsent(key, each -> new Scope(near, all, roots));
      scope.documents.add(document);
      all.scopeOf.put(document.id(), scope);
      used.addAll(near);
    }
    List<Root.Project> rest = projects.stream().filter(each -> !used.contains(each)).toList();
    if (!rest.isEmpty()) {
      all.scopes.put("", new Scope(rest, all, roots));
    }
    return all;
  }

  private static List<Root.Project> nearest(DocumentId file, Root root) {
    List<Root.Project> projects = root.projects();
    List<AlembicProject> near =
        AlembicProject.nearest(
            projects.stream().map(Root.Project::settings).toList(), root.relative(file.value()));
    return projects.stream().filter(project -> near.contains(project.settings())).toList();
  }

  /** What is known where a document belongs. */
  Optional<SchemaIndex> index(DocumentId document) {
    return Optional.ofNullable(scopeOf.get(document)).map(scope -> scope.index.get());
  }

  private List<SchemaIndex> indexesBut(Scope own) {
    return scopes.values().stream()
        .filter(scope -> scope != own)
        .map(scope -> scope.index.get())
        .toList();
  }

  /** What is declared beside documents that belong to some projects. */
  private static Beside beside(
      Collection<Document> documents, List<Root.Project> projects, Collection<Root> roots) {
    boolean several = roots.stream().mapToInt(root -> root.projects().size()).sum() > 1;
    if (!several) {
      return beside(documents, roots);
    }
    Beside.Builder all = new Beside.Builder();
    projects.forEach(project -> all.all(project.beside()));
    for (Root root : roots) {
      all.all(root.stray());
      root.sources()
          .besideByFile()
          .forEach(
              (path, beside) -> {
                DocumentId file = new DocumentId(root.absolute(path));
                if (nearest(file, root).stream().anyMatch(projects::contains)) {
                  all.all(beside);
                }
              });
    }
    documents.forEach(document -> all.all(document.code()));
    return all.build();
  }

  /** All that is declared beside documents. */
  static Beside beside(Collection<Document> documents, Collection<Root> roots) {
    Beside.Builder all = new Beside.Builder();
    for (Root root : roots) {
      root.projects().forEach(project -> all.all(project.beside()));
      all.all(root.stray());
      all.all(root.sources().beside());
    }
    documents.forEach(document -> all.all(document.code()));
    return all.build();
  }
}
