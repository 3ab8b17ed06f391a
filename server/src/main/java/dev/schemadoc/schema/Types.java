package dev.schemadoc.schema;

import dev.schemadoc.schema.SystemCatalog.Cast;
import dev.schemadoc.schema.SystemCatalog.OperatorClass;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done with types: how PostgreSQL turns one into another, compares them and indexes
 * them (parse_coerce.c, indexcmds.c and tablecmds.c of PostgreSQL).
 */
public final class Types {

  private final Names names;
  private final Installed installed;

  Types(Names names) {
    this.names = names;
    this.installed = names.installed();
  }

  /** What the name of a type stands for. */
  public TypeMeaning meaning(SqlType type) {
    return names.meaning(type);
  }

  /**
   * The type that a domain is made of, however many domains deep, without modifiers; any other type
   * itself. Absent where that is not known.
   */
  public Optional<SqlType> base(SqlType type) {
    SqlType plain = type.kind();
    Set<SqlType> seen = new HashSet<>();
    while (!plain.isArray() && seen.add(plain)) {
      switch (meaning(plain)) {
        case TypeMeaning.Declared(KnownType known) -> {
          if (!known.complete()) {
            return Optional.empty();
          }
          switch (known.body()) {
            case KnownType.Body.Domain domain -> {
              if (domain.base().isEmpty()) {
                return Optional.empty();
              }
              plain = domain.base().get().kind();
            }
            case KnownType.Body.Unknown ignored -> {
              return Optional.empty();
            }
            case KnownType.Body.Enumeration ignored -> {
              return Optional.of(plain);
            }
            case KnownType.Body.Composite ignored -> {
              return Optional.of(plain);
            }
            case KnownType.Body.Range ignored -> {
              return Optional.of(plain);
            }
            case KnownType.Body.Base ignored -> {
              return Optional.of(plain);
            }
            case KnownType.Body.Shell ignored -> {
              return Optional.of(plain);
            }
            case KnownType.Body.Row ignored -> {
              return Optional.of(plain);
            }
          }
        }
        case TypeMeaning.BuiltIn ignored -> {
          return Optional.of(plain.unqualified());
        }
        case TypeMeaning.Missing ignored -> {
          return Optional.of(plain.unqualified());
        }
        case TypeMeaning.Row ignored -> {
          return Optional.of(plain);
        }
        case TypeMeaning.Nothing ignored -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(plain);
  }

  /**
   * Whether PostgreSQL turns values of one type into another by itself.
   *
   * @param context where: in an expression, or where a value is put into a column
   */
  public Answer casts(SqlType from, SqlType to, Cast.Context context) {
    Optional<SqlType> source = base(from);
    Optional<SqlType> target = base(to);
    if (source.isEmpty() || target.isEmpty()) {
      return Answer.UNKNOWN;
    }
    if (source.get().equals(target.get())) {
      return Answer.YES;
    }
    if (source.get().isArray() && target.get().isArray()) {
      return casts(source.get().element(), target.get().element(), context);
    }
    if (source.get().isArray() || target.get().isArray()) {
      return castOf(source.get(), target.get(), context);
    }
    if (isMissing(source.get()) || isMissing(target.get())) {
      return Answer.UNKNOWN;
    }
    return castOf(source.get(), target.get(), context);
  }

  /** The names of the types for which values of a base type are taken without a word. */
  Set<String> becomes(SqlType base) {
    Set<String> names = new HashSet<>();
    names.add(name(base));
    for (Cast cast : installed.casts(name(base))) {
      if (cast.context() == Cast.Context.IMPLICIT) {
        names.add(cast.to());
      }
    }
    if (base.isArray()) {
      becomes(base.element()).forEach(element -> names.add(element + "[]"));
    }
    return names;
  }

  /** Whether somebody may have declared what a base type turns into. */
  boolean mayBecomeMore(SqlType base) {
    return !isBuiltIn(base) && (installed.open() || hasOwnCasts());
  }

  private Answer castOf(SqlType from, SqlType to, Cast.Context context) {
    boolean known =
        installed.casts(name(from)).stream()
            .anyMatch(cast -> cast.to().equals(name(to)) && cast.context().compareTo(context) <= 0);
    boolean throughText =
        context != Cast.Context.IMPLICIT && isText(to)
            || context == Cast.Context.EXPLICIT && isText(from);
    if (known || throughText) {
      return Answer.YES;
    }
    boolean declared = !isBuiltIn(from) || !isBuiltIn(to);
    // Somebody may have created a cast.
    return declared && hasOwnCasts() || installed.open() && declared ? Answer.UNKNOWN : Answer.NO;
  }

  private boolean hasOwnCasts() {
    return !names.declared(new Thing.Other("CAST", TableId.of(""))).isEmpty();
  }

  /** Whether a type holds text: {@code text}, {@code varchar(9)}, {@code citext} … */
  public boolean isText(SqlType type) {
    return installed.type(name(type)).filter(known -> known.category() == 'S').isPresent();
  }

  /** Which operator of a name PostgreSQL takes for two operands, or for the one behind it. */
  public Overload operator(String name, List<Operand> operands) {
    return new Overloads(names).operator(name, operands);
  }

  /** Which function of a name PostgreSQL takes, of its own and those of extensions. */
  public Overload function(String name, List<Operand> arguments) {
    return new Overloads(names).function(name, arguments);
  }

  /** Whether it is not known what can be done with a type. */
  boolean isUncertain(SqlType base) {
    return switch (meaning(base.element())) {
      case TypeMeaning.BuiltIn ignored -> false;
      case TypeMeaning.Declared(KnownType known) ->
          switch (known.body()) {
            case KnownType.Body.Enumeration ignored -> false;
            case KnownType.Body.Domain ignored -> !base.isArray();
            case KnownType.Body.Composite ignored -> false;
            case KnownType.Body.Range ignored -> false;
            case KnownType.Body.Base ignored -> true;
            case KnownType.Body.Shell ignored -> true;
            case KnownType.Body.Row ignored -> true;
            case KnownType.Body.Unknown ignored -> true;
          };
      case TypeMeaning.Missing ignored -> true;
      case TypeMeaning.Row ignored -> true;
      case TypeMeaning.Nothing ignored -> true;
    };
  }

  /** The category of a base type ({@code typcategory}). */
  char category(SqlType base) {
    if (base.isArray()) {
      return 'A';
    }
    Optional<SystemCatalog.Type> known = installed.type(name(base));
    if (known.isPresent()) {
      return known.get().category();
    }
    if (isDeclared(base, KnownType.Body.Enumeration.class)) {
      return 'E';
    }
    return isDeclared(base, KnownType.Body.Range.class) ? 'R' : 'C';
  }

  private boolean isBuiltIn(SqlType type) {
    return type.schema().isEmpty() && installed.type(name(type.element())).isPresent();
  }

  private boolean isMissing(SqlType type) {
    return meaning(type.element()) instanceof TypeMeaning.Missing;
  }

  /**
   * Whether a foreign key of one type can refer to a key of another: whether the operator class of
   * the key's index can compare them, or the type of the foreign key turns into that of the class.
   */
  public Answer refersTo(SqlType referring, SqlType key) {
    Optional<SqlType> from = base(referring);
    Optional<SqlType> to = base(key);
    if (from.isEmpty() || to.isEmpty()) {
      return Answer.UNKNOWN;
    }
    if (from.get().equals(to.get())) {
      return Answer.YES;
    }
    if (isMissing(from.get()) || isMissing(to.get())) {
      return Answer.UNKNOWN;
    }
    Optional<OperatorClass> index = defaultClass("btree", to.get());
    if (index.isEmpty()) {
      return Answer.UNKNOWN;
    }
    String compared = index.get().type();
    if (compared.equals("record")) {
      return Answer.of(isBinary(from.get(), compared));
    }
    if (compared.startsWith("any")) {
      // Enums, arrays and ranges are compared with their like only.
      return Answer.NO;
    }
    boolean comparable =
        installed.members("btree", index.get().family()).stream()
            .anyMatch(
                member ->
                    member.strategy() == EQUAL
                        && member.left().equals(compared)
                        && member.right().equals(name(from.get())));
    return comparable ? Answer.YES : casts(from.get(), SqlType.of(compared), Cast.Context.IMPLICIT);
  }

  private static final int EQUAL = 3;

  /** Whether an index of an access method can have a key of a type without naming a class. */
  public Answer hasDefaultClass(String method, SqlType type) {
    Optional<SqlType> base = base(type);
    if (base.isEmpty() || !installed.hasMethod(method) || isMissing(base.get())) {
      return Answer.UNKNOWN;
    }
    if (defaultClass(method, base.get()).isPresent()) {
      return Answer.YES;
    }
    boolean own =
        !isBuiltIn(base.get())
            && meaning(base.get().element()) instanceof TypeMeaning.Declared(KnownType known)
            && known.body() instanceof KnownType.Body.Base;
    return own || installed.open() ? Answer.UNKNOWN : Answer.NO;
  }

  /** Whether an operator class of an access method is for a type; unknown if there is none. */
  public Answer hasClass(String method, String operatorClass, SqlType type) {
    Optional<SqlType> base = base(type);
    List<OperatorClass> classes =
        installed.classes(method).stream()
            .filter(each -> each.name().equals(operatorClass))
            .toList();
    if (base.isEmpty() || isUncertain(base.get()) || classes.isEmpty() || installed.open()) {
      return Answer.UNKNOWN;
    }
    return Answer.of(
        classes.stream()
            .anyMatch(
                each -> each.type().equals(name(base.get())) || isBinary(base.get(), each.type())));
  }

  /** The default operator class of a type, as {@code GetDefaultOpClass} finds it. */
  private Optional<OperatorClass> defaultClass(String method, SqlType base) {
    List<OperatorClass> defaults =
        installed.classes(method).stream().filter(OperatorClass::isDefault).toList();
    Optional<OperatorClass> exact =
        defaults.stream().filter(each -> each.type().equals(name(base))).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    List<OperatorClass> compatible =
        defaults.stream().filter(each -> isBinary(base, each.type())).toList();
    List<OperatorClass> preferred =
        compatible.stream()
            .filter(
                each ->
                    installed.type(each.type()).filter(SystemCatalog.Type::preferred).isPresent())
            .toList();
    if (preferred.size() == 1) {
      return preferred.stream().findFirst();
    }
    return compatible.size() == 1 ? compatible.stream().findFirst() : Optional.empty();
  }

  /** What the catalogs call a type. */
  static String name(SqlType type) {
    return type.schema().map(schema -> schema + ".").orElse("")
        + type.name()
        + (type.isArray() ? "[]" : "");
  }

  /** Whether values of a type are those of another as they are ({@code IsBinaryCoercible}). */
  boolean isBinary(SqlType from, String to) {
    boolean polymorphic =
        switch (to) {
          case "anyarray" -> from.isArray();
          case "anyenum" -> isDeclared(from, KnownType.Body.Enumeration.class);
          case "anyrange" -> isDeclared(from, KnownType.Body.Range.class) || isKind(from, "range");
          case "anymultirange" -> isKind(from, "multirange");
          case "record" ->
              isDeclared(from, KnownType.Body.Composite.class)
                  || !from.isArray() && meaning(from) instanceof TypeMeaning.Row;
          default -> false;
        };
    return polymorphic
        || installed.casts(name(from)).stream()
            .anyMatch(
                cast ->
                    cast.to().equals(to)
                        && cast.binary()
                        && cast.context() == Cast.Context.IMPLICIT);
  }

  private boolean isDeclared(SqlType type, Class<? extends KnownType.Body> body) {
    return !type.isArray()
        && meaning(type) instanceof TypeMeaning.Declared(KnownType known)
        && body.isInstance(known.body());
  }

  private boolean isKind(SqlType type, String kind) {
    return !type.isArray()
        && meaning(type) instanceof TypeMeaning.BuiltIn(SystemCatalog.Type known)
        && known.kind().equals(kind);
  }
}
