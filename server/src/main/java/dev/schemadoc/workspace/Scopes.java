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
import java.util.stream.Stream;

/**
 * The schemas that one workspace holds: the documents of each service, which is known by its
 * Alembic project, speak of a database of their own.
 *
 * <p>A document belongs to the nearest project, or to the several that are equally near. Where
 * there is one project or none, all documents are together.
 */
final class Scopes {

  /**
   * Where a file belongs.
   *
   * @param folder the one with a database of its own that the settings put it into
   * @param projects the nearest ones
   */
  private record Home(Optional<String> folder, List<Root.Project> projects) {

    String key() {
      return folder.orElse("")
          + projects.stream().map(project -> project.settings().folder()).toList();
    }

    /**
     * Whether what a file of code or SQL declares is there too; what nobody claims is everywhere.
     */
    boolean shares(Home source) {
      return (source.folder.isEmpty() || source.folder.equals(folder))
          && (projects.isEmpty()
              || source.projects.isEmpty()
              || source.projects.stream().anyMatch(projects::contains));
    }
  }

  /** What belongs together. */
  private final class Scope {
    final List<Document> documents = new ArrayList<>();
    final Home home;
    final Lazy<SchemaIndex> index = Lazy.of(this::merge);
    final Lazy<Boolean> whole = Lazy.of(this::isWhole);

    Scope(Home home) {
      this.home = home;
    }

    /** Whether the migrations say what there is, and all that the documents say is read. */
    private boolean isWhole() {
      return !home.projects().isEmpty()
          && home.projects().stream().allMatch(Root.Project::certain)
          && documents.stream().allMatch(document -> document.design().unread().isEmpty());
    }

    private SchemaIndex merge() {
      List<Facts> facts = documents.stream().map(Document::facts).toList();
      Beside.Builder beside = new Beside.Builder();
      home.projects().forEach(project -> beside.all(project.beside()));
      for (Root root : roots) {
        beside.all(root.stray());
        if (isOne(home.folder())) {
          beside.all(root.sources().beside());
        } else {
          root.sources()
              .besideByFile()
              .forEach(
                  (path, each) -> {
                    if (home.shares(home(new DocumentId(root.absolute(path))))) {
                      beside.all(each);
                    }
                  });
        }
      }
      documents.forEach(document -> beside.all(document.code()));
      return SchemaIndex.of(facts, beside.build(), () -> indexesBut(this));
    }
  }

  private final Collection<Root> roots;
  private final List<Root.Project> projects;
  private final Function<DocumentId, Optional<String>> set;
  private final SortedMap<String, Scope> scopes = new TreeMap<>();
  private final Map<DocumentId, Scope> scopeOf = new HashMap<>();

  private Scopes(Collection<Root> roots, Function<DocumentId, Optional<String>> set) {
    this.roots = roots;
    this.projects = projects(roots).toList();
    this.set = set;
  }

  /**
   * Sorts documents into scopes.
   *
   * @param set the folder with a database of its own that the settings put a file into
   */
  static Scopes of(
      Collection<Document> documents,
      Collection<Root> roots,
      Function<DocumentId, Optional<String>> set) {
    Scopes all = new Scopes(roots, set);
    Set<Root.Project> used = new HashSet<>();
    for (Document document : documents) {
      Home home = all.home(document.id());
      Scope scope = all.scopes.computeIfAbsent(home.key(), key -> all.new Scope(home));
      scope.documents.add(document);
      all.scopeOf.put(document.id(), scope);
      used.addAll(home.projects());
    }
    List<Root.Project> rest =
        all.projects.stream().filter(project -> !used.contains(project)).toList();
    if (!rest.isEmpty()) {
      all.scopes.put("", all.new Scope(new Home(Optional.empty(), rest)));
    }
    return all;
  }

  private Home home(DocumentId file) {
    Optional<String> folder = set.apply(file);
    return new Home(folder, isOne(folder) ? projects : nearest(file, folder));
  }

  /** Whether all that is in no folder with a database of its own is together. */
  private boolean isOne(Optional<String> folder) {
    return projects.size() < 2 && folder.isEmpty();
  }

  private List<Root.Project> nearest(DocumentId file, Optional<String> folder) {
    Optional<Root> root = Root.innermost(roots, file);
    if (root.isEmpty()) {
      return List.of();
    }
    List<Root.Project> candidates =
        root.get().projects().stream()
            .filter(project -> folder.isEmpty() || isBelow(root.get(), project, folder.get()))
            .toList();
    List<AlembicProject> near =
        AlembicProject.nearest(
            candidates.stream().map(Root.Project::settings).toList(),
            root.get().relative(file.value()));
    return candidates.stream().filter(project -> near.contains(project.settings())).toList();
  }

  private static boolean isBelow(Root root, Root.Project project, String folder) {
    return (root.path() + "/" + project.settings().folder() + "/").startsWith(folder + "/");
  }

  /** What is known where a document belongs. */
  Optional<SchemaIndex> index(DocumentId document) {
    return Optional.ofNullable(scopeOf.get(document)).map(scope -> scope.index.get());
  }

  /** Whether all is known that exists where a document belongs. */
  boolean isWhole(DocumentId document) {
    return Optional.ofNullable(scopeOf.get(document))
        .filter(scope -> scope.whole.get())
        .isPresent();
  }

  private List<SchemaIndex> indexesBut(Scope own) {
    return scopes.values().stream()
        .filter(scope -> scope != own)
        .map(scope -> scope.index.get())
        .toList();
  }

  /** All that is declared beside documents. */
  static Beside beside(Collection<Document> documents, Collection<Root> roots) {
    Beside.Builder all = new Beside.Builder();
    projects(roots).forEach(project -> all.all(project.beside()));
    for (Root root : roots) {
      all.all(root.stray());
      all.all(root.sources().beside());
    }
    documents.forEach(document -> all.all(document.code()));
    return all.build();
  }

  private static Stream<Root.Project> projects(Collection<Root> roots) {
    return roots.stream().flatMap(root -> root.projects().stream());
  }
}
