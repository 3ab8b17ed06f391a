package dev.schemadoc.settings;

import dev.schemadoc.schema.KnownConstraint;
import dev.schemadoc.schema.KnownIndex;
import dev.schemadoc.schema.TableId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How constraints and indexes are to be called; a sort that is not among them as one likes. */
public record NameForms(Map<Sort, NameForm> forms) {

  /** What has a name of its own beside a table. */
  public enum Sort {
    PRIMARY_KEY("primary-key", "pk_{table}"),
    FOREIGN_KEY("foreign-key", "fk_{table}_{columns}_{target}"),
    UNIQUE("unique", "uq_{table}_{columns}"),
    CHECK("check", "ck_{table}_*"),
    EXCLUSION("exclusion", "ex_{table}_*"),
    INDEX("index", "ix_{table}_{columns}");

    private final String written;
    private final String standard;

    Sort(String written, String standard) {
      this.written = written;
      this.standard = standard;
    }

    /** The key as it stands in a file. */
    public String written() {
      return written;
    }

    static Optional<Sort> of(String written) {
      return Arrays.stream(values()).filter(sort -> sort.written.equals(written)).findFirst();
    }

    static List<String> all() {
      return Arrays.stream(values()).map(Sort::written).toList();
    }
  }

  /** What counts where nothing is set: the names that SQLAlchemy's manual proposes. */
  public static final NameForms STANDARD = standard();

  public NameForms {
    forms = Map.copyOf(forms);
  }

  private static NameForms standard() {
    Map<Sort, NameForm> forms = new EnumMap<>(Sort.class);
    for (Sort sort : Sort.values()) {
      forms.put(sort, new NameForm(sort.standard));
    }
    return new NameForms(forms);
  }

  /** The form of the name of a constraint. */
  public Optional<NameForm> of(KnownConstraint constraint) {
    return switch (constraint.kind()) {
      case PRIMARY_KEY -> form(Sort.PRIMARY_KEY);
      case FOREIGN_KEY -> form(Sort.FOREIGN_KEY);
      case UNIQUE -> form(Sort.UNIQUE);
      case CHECK -> form(Sort.CHECK);
      case EXCLUDE -> form(Sort.EXCLUSION);
      case NOT_NULL -> Optional.empty();
    };
  }

  /** The form of the name of an index, where all of its keys are columns. */
  public Optional<NameForm> of(KnownIndex index) {
    return index.columns().flatMap(columns -> form(Sort.INDEX));
  }

  private Optional<NameForm> form(Sort sort) {
    return Optional.ofNullable(forms.get(sort));
  }

  /** What the name of a constraint is made of. */
  public static NameForm.Parts parts(KnownConstraint constraint) {
    return new NameForm.Parts(
        constraint.table().name(), constraint.columns(), constraint.target().map(TableId::name));
  }

  /** What the name of an index is made of. */
  public static NameForm.Parts parts(KnownIndex index) {
    return new NameForm.Parts(
        index.table().name(), index.columns().orElse(List.of()), Optional.empty());
  }
}
