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
import java.util.function.Function;

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

    Scope(List<Root.Project> projects, Scopes all) {
      this.index =
          Lazy.of(
              () -> {
                List<Facts> facts = documents.stream().map(Document::facts).toList();
                return SchemaIndex.of(facts, beside(projects), () -> all.indexesBut(this));
              });
    }
  }

  private final SortedMap<String, Scope> scopes = new TreeMap<>();
  private final Map<DocumentId, Scope> scopeOf = new HashMap<>();

  private Scopes() {}

  /**
   * Sorts documents into scopes.
   *
   * @param set the folder with a database of its own that the settings put a document into
   */
  static Scopes of(
      Collection<Document> documents,
      Collection<Root> roots,
      Function<DocumentId, Optional<String>> set) {
    Scopes all = new Scopes();
    List<Root.Project> projects = roots.stream().flatMap(root -> root.projects().stream()).toList();
    Set<Root.Project> used = new HashSet<>();
    for (Document document : documents) {
      Optional<String> folder = set.apply(document.id());
      boolean one = projects.size() < 2 && folder.isEmpty();
      List<Root.Project> near = one ? projects : nearest(document.id(), roots, folder);
      String key = folder.orElse("") + near.stream().map(each -> each.settings().folder()).toList();
      Scope scope = all.scopes.computeIfAbsent(key, each -> new Scope(near, all));
      scope.documents.add(document);
      all.scopeOf.put(document.id(), scope);
      used.addAll(near);
    }
    List<Root.Project> rest = projects.stream().filter(each -> !used.contains(each)).toList();
    if (!rest.isEmpty()) {
      all.scopes.put("", new Scope(rest, all));
    }
    return all;
  }

  private static List<Root.Project> nearest(
      DocumentId document, Collection<Root> roots, Optional<String> folder) {
    Optional<Root> root = Root.innermost(roots, document);
    if (root.isEmpty()) {
      return List.of();
    }
    List<Root.Project> projects =
        root.get().projects().stream()
            .filter(project -> folder.isEmpty() || isBelow(root.get(), project, folder.get()))
            .toList();
    List<AlembicProject> near =
        AlembicProject.nearest(
            projects.stream().map(Root.Project::settings).toList(),
            root.get().relative(document.value()));
    return projects.stream().filter(project -> near.contains(project.settings())).toList();
  }

  private static boolean isBelow(Root root, Root.Project project, String folder) {
    return (root.path() + "/" + project.settings().folder() + "/").startsWith(folder + "/");
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

  /** What the migrations of projects build. */
  static Beside beside(Collection<Root.Project> projects) {
    Beside.Builder all = new Beside.Builder();
    projects.forEach(project -> all.all(project.beside()));
    return all.build();
  }
}
