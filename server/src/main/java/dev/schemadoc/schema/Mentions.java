package dev.schemadoc.schema;

import dev.schemadoc.schema.Mention.Role;
import dev.schemadoc.schema.Mention.Use;
import dev.schemadoc.sql.AlterAction;
import dev.schemadoc.sql.Change;
import dev.schemadoc.sql.Command;
import dev.schemadoc.sql.Constraint;
import dev.schemadoc.sql.Constraint.Body;
import dev.schemadoc.sql.Declaration;
import dev.schemadoc.sql.Expression;
import dev.schemadoc.sql.IndexPart;
import dev.schemadoc.sql.Name;
import dev.schemadoc.sql.Parameter;
import dev.schemadoc.sql.QualifiedName;
import dev.schemadoc.sql.SequenceOption;
import dev.schemadoc.sql.Statement;
import dev.schemadoc.sql.TableItem;
import dev.schemadoc.sql.Target;
import dev.schemadoc.sql.TypeName;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds every place where the statements of a document say something about a name. */
final class Mentions {

  private final Facts facts;
  private final History history;
  private final List<Mention> mentions = new ArrayList<>();
  private SearchPath path = SearchPath.DEFAULT;
  private int step;

  private Mentions(Facts facts) {
    this.facts = facts;
    this.history = facts.history();
  }

  static List<Mention> of(Facts facts) {
    Mentions all = new Mentions(facts);
    for (History.Numbered each : all.history.statements()) {
      if (each.fence().isPostgresql()) {
        all.path = each.path();
        all.step = each.number();
        int first = all.mentions.size();
        all.statement(each.statement());
        all.mentions
            .subList(first, all.mentions.size())
            .sort(Comparator.comparing(mention -> mention.place().span()));
      }
    }
    return List.copyOf(all.mentions);
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.CreateTable create -> createTable(create);
      case Statement.CreateIndex create -> createIndex(create);
      case Statement.CreateEnum create -> {
        TableId id = path.made(create.type());
        note(Role.DECLARES, Use.SUBJECT, new Thing.Type(id), create.type().name());
        schema(create.type());
        for (Statement.Label label : create.labels()) {
          note(Role.DECLARES, Use.SUBJECT, new Thing.Label(id, label.value()), label.span());
        }
      }
      case Statement.AlterTable alter -> {
        TableId id = table(alter.table());
        note(Role.AMENDS, Use.SUBJECT, new Thing.Table(id), alter.table().name());
        alter.actions().forEach(action -> action(id, action));
      }
      case Statement.Alter alter -> alter(alter);
      case Statement.CommentOn comment -> target(Role.AMENDS, Use.COMMENT, comment.target());
      case Statement.Drop drop ->
          drop.targets().forEach(target -> target(Role.DROPS, Use.SUBJECT, target));
      case Declaration declaration -> declaration(declaration);
      case Command command -> command(command);
      case Statement.Unreadable ignored -> {}
    }
  }

  private void command(Command command) {
    switch (command) {
      case Command.Query query -> references(query.references(), Use.QUERY, query.span());
      case Command.Grant grant -> {
        for (Target target : grant.targets()) {
          target(Role.REFERS, Use.GRANT, target);
          if (target instanceof Target.Named named && named.kind().equals("TABLE")) {
            for (Command.Privilege privilege : grant.privileges()) {
              columns(Use.GRANT, table(named.name()), privilege.columns());
            }
          }
        }
        grant.roles().forEach(role -> note(Role.REFERS, Use.GRANT, role(role), role));
      }
      case Command.DefaultPrivileges grant -> {
        grant
            .schemas()
            .forEach(
                schema -> note(Role.REFERS, Use.GRANT, new Thing.Schema(schema.value()), schema));
        grant.roles().forEach(role -> note(Role.REFERS, Use.GRANT, role(role), role));
      }
      case Command.Other other -> references(other.references(), Use.OTHER, other.span());
      case Command.DoBlock ignored -> {}
      case Command.Transaction ignored -> {}
    }
  }

  // Tables

  private void createTable(Statement.CreateTable create) {
    TableId id = path.made(create.table());
    note(Role.DECLARES, Use.SUBJECT, new Thing.Table(id), create.table().name());
    schema(create.table());
    items(id, create.items());
    create.inherits().forEach(parent -> tableReference(Use.PARENT, parent));
    create.partitionOf().ifPresent(parent -> tableReference(Use.PARENT, parent));
    create.ofType().ifPresent(type -> typeReference(Use.PARENT, type));
    create.partitionBy().ifPresent(by -> parts(Use.PARTITION_KEY, id, by.keys()));
    create
        .columns()
        .forEach(
            column ->
                note(Role.DECLARES, Use.SUBJECT, new Thing.Column(id, column.value()), column));
  }

  private void items(TableId id, List<TableItem> items) {
    for (TableItem item : items) {
      switch (item) {
        case TableItem.Column column -> column(id, column);
        case TableItem.TableConstraint constraint -> constraint(id, constraint.constraint());
        case TableItem.Like like -> tableReference(Use.PARENT, like.source());
        case TableItem.InlineIndex index -> columns(Use.INDEX_KEY, id, index.columns());
        case TableItem.Unreadable bad ->
            bad.name()
                .ifPresent(
                    name ->
                        note(Role.DECLARES, Use.SUBJECT, new Thing.Column(id, name.value()), name));
        case TableItem.Elision ignored -> {}
      }
    }
  }

  private void column(TableId id, TableItem.Column column) {
    note(
        column.type().isPresent() ? Role.DECLARES : Role.AMENDS,
        Use.SUBJECT,
        new Thing.Column(id, column.name().value()),
        column.name());
    column.type().ifPresent(type -> type(Use.TYPE, type));
    column.collation().ifPresent(this::collation);
    column.constraints().forEach(constraint -> constraint(id, constraint));
  }

  private void constraint(TableId id, Constraint constraint) {
    constraint
        .name()
        .ifPresent(
            name -> note(Role.DECLARES, Use.SUBJECT, new Thing.Constraint(id, name.value()), name));
    switch (constraint.body()) {
      case Body.PrimaryKey key -> {
        columns(Use.KEY, id, key.columns());
        columns(Use.INCLUDE, id, key.settings().include());
      }
      case Body.Unique key -> {
        columns(Use.KEY, id, key.columns());
        columns(Use.INCLUDE, id, key.settings().include());
      }
      case Body.ForeignKey key -> {
        columns(Use.FOREIGN_KEY, id, key.columns());
        tableReference(Use.FOREIGN_KEY, key.target());
        columns(Use.FOREIGN_KEY, table(key.target()), key.targetColumns());
        key.onDelete().ifPresent(action -> columns(Use.FOREIGN_KEY, id, action.columns()));
        key.onUpdate().ifPresent(action -> columns(Use.FOREIGN_KEY, id, action.columns()));
      }
      case Body.Exclude exclude -> {
        exclude.elements().forEach(element -> part(Use.KEY, id, element.part()));
        exclude.where().ifPresent(where -> expression(Use.PREDICATE, Optional.of(id), where));
        columns(Use.INCLUDE, id, exclude.settings().include());
      }
      case Body.Check check -> expression(Use.CHECK, Optional.of(id), check.condition());
      case Body.Generated generated ->
          expression(Use.GENERATED, Optional.of(id), generated.value());
      case Body.Default value -> expression(Use.DEFAULT, Optional.empty(), value.value());
      case Body.NotNull notNull -> columns(Use.OTHER, id, notNull.columns());
      case Body.UsingIndex using ->
          note(
              Role.REFERS,
              Use.KEY,
              new Thing.Index(id.sibling(using.index().value())),
              using.index());
      case Body.Identity identity -> sequence(identity.options());
      case Body.Nullable ignored -> {}
    }
  }

  private void createIndex(Statement.CreateIndex create) {
    TableId id = table(create.table());
    create
        .name()
        .ifPresent(
            name ->
                note(Role.DECLARES, Use.SUBJECT, new Thing.Index(id.sibling(name.value())), name));
    tableReference(Use.OWNER, create.table());
    parts(Use.INDEX_KEY, id, create.parts());
    columns(Use.INCLUDE, id, create.include());
    create.where().ifPresent(where -> expression(Use.PREDICATE, Optional.of(id), where));
  }

  private void parts(Use use, TableId id, List<IndexPart> parts) {
    parts.forEach(part -> part(use, id, part));
  }

  private void part(Use use, TableId id, IndexPart part) {
    if (part.value() instanceof Expression.ColumnReference column && column.path().size() == 1) {
      // Here the name of the table is not the whole row.
      columns(use, id, List.of(column.column()));
    } else {
      expression(use, Optional.of(id), part.value());
    }
    part.collation().ifPresent(this::collation);
    part.operatorClass()
        .ifPresent(
            name ->
                note(
                    Role.REFERS,
                    use,
                    new Thing.Other("OPERATOR CLASS", path.made(name)),
                    name.name()));
  }

  private void action(TableId id, AlterAction action) {
    switch (action) {
      case AlterAction.AddColumn add -> column(id, add.column());
      case AlterAction.AddConstraint add -> constraint(id, add.constraint());
      case AlterAction.DropColumn drop ->
          note(Role.DROPS, Use.SUBJECT, new Thing.Column(id, drop.column().value()), drop.column());
      case AlterAction.DropConstraint drop ->
          note(
              Role.DROPS,
              Use.SUBJECT,
              new Thing.Constraint(id, drop.constraint().value()),
              drop.constraint());
      case AlterAction.SetType set -> {
        amends(id, set.column());
        type(Use.TYPE, set.type());
        set.collation().ifPresent(this::collation);
        set.using().ifPresent(using -> expression(Use.OTHER, Optional.of(id), using));
      }
      case AlterAction.SetDefault set -> {
        amends(id, set.column());
        set.value().ifPresent(value -> expression(Use.DEFAULT, Optional.empty(), value));
      }
      case AlterAction.SetNotNull set -> amends(id, set.column());
      case AlterAction.RenameTable rename -> {
        note(Role.DROPS, Use.SUBJECT, new Thing.Table(id), rename.to());
        note(
            Role.DECLARES,
            Use.SUBJECT,
            new Thing.Table(id.sibling(rename.to().value())),
            rename.to());
      }
      case AlterAction.RenameColumn rename -> {
        note(Role.DROPS, Use.SUBJECT, new Thing.Column(id, rename.from().value()), rename.from());
        note(Role.DECLARES, Use.SUBJECT, new Thing.Column(id, rename.to().value()), rename.to());
      }
      case AlterAction.RenameConstraint rename -> {
        note(
            Role.DROPS,
            Use.SUBJECT,
            new Thing.Constraint(id, rename.from().value()),
            rename.from());
        note(
            Role.DECLARES, Use.SUBJECT, new Thing.Constraint(id, rename.to().value()), rename.to());
      }
      case AlterAction.SetSchema set ->
          note(Role.REFERS, Use.OTHER, new Thing.Schema(set.schema().value()), set.schema());
      case AlterAction.OwnerTo owner ->
          note(Role.REFERS, Use.OTHER, role(owner.role()), owner.role());
      case AlterAction.AttachPartition attach -> tableReference(Use.OTHER, attach.partition());
      case AlterAction.DetachPartition detach -> tableReference(Use.OTHER, detach.partition());
      case AlterAction.Inherit inherit -> tableReference(Use.PARENT, inherit.parent());
      case AlterAction.OfType of -> of.type().ifPresent(type -> typeReference(Use.PARENT, type));
      case AlterAction.SwitchTrigger set -> {
        boolean many =
            !set.trigger().quoted()
                && (set.trigger().value().equals("all") || set.trigger().value().equals("user"));
        if (!many) {
          note(Role.AMENDS, Use.OTHER, new Thing.Trigger(id, set.trigger().value()), set.trigger());
        }
      }
      case AlterAction.SwitchRule set ->
          note(Role.AMENDS, Use.OTHER, new Thing.Rule(id, set.rule().value()), set.rule());
      case AlterAction.ValidateConstraint validate ->
          note(
              Role.AMENDS,
              Use.OTHER,
              new Thing.Constraint(id, validate.constraint().value()),
              validate.constraint());
      case AlterAction.AlterConstraint alter ->
          note(
              Role.AMENDS,
              Use.OTHER,
              new Thing.Constraint(id, alter.constraint().value()),
              alter.constraint());
      case AlterAction.ReplicaIdentity identity ->
          identity.index().ifPresent(index -> index(id, index));
      case AlterAction.ClusterOn cluster -> cluster.index().ifPresent(index -> index(id, index));
      case AlterAction.SetExpression set -> {
        amends(id, set.column());
        expression(Use.GENERATED, Optional.of(id), set.value());
      }
      case AlterAction.AddIdentity add -> {
        amends(id, add.column());
        sequence(add.options());
      }
      case AlterAction.ChangeIdentity change -> {
        amends(id, change.column());
        sequence(change.options());
      }
      case AlterAction.ColumnProperty property -> amends(id, property.column());
      case AlterAction.Other other -> other.column().ifPresent(column -> amends(id, column));
      case AlterAction.Property ignored -> {}
      case AlterAction.Unreadable ignored -> {}
    }
  }

  private void index(TableId table, Name index) {
    note(Role.REFERS, Use.OTHER, new Thing.Index(table.sibling(index.value())), index);
  }

  private void amends(TableId id, Name column) {
    note(Role.AMENDS, Use.SUBJECT, new Thing.Column(id, column.value()), column);
  }

  // Other declarations

  private void declaration(Declaration declaration) {
    Set<Span> seen = new HashSet<>();
    switch (declaration) {
      case Declaration.View view -> {
        TableId id = path.made(view.view());
        note(Role.DECLARES, Use.SUBJECT, new Thing.Table(id), view.view().name());
        schema(view.view());
        for (Name column : view.columns()) {
          note(Role.DECLARES, Use.SUBJECT, new Thing.Column(id, column.value()), column);
        }
        references(view.references(), Use.QUERY, view.span());
      }
      case Declaration.ForeignTable table -> {
        TableId id = path.made(table.table());
        note(Role.DECLARES, Use.SUBJECT, new Thing.Table(id), table.table().name());
        schema(table.table());
        items(id, table.items());
        table.inherits().forEach(parent -> tableReference(Use.PARENT, parent));
        table.partitionOf().ifPresent(parent -> tableReference(Use.PARENT, parent));
      }
      case Declaration.Sequence sequence -> {
        note(
            Role.DECLARES,
            Use.SUBJECT,
            new Thing.Sequence(path.made(sequence.sequence())),
            sequence.sequence().name());
        schema(sequence.sequence());
        sequence(sequence.options());
      }
      case Declaration.Domain domain -> {
        note(
            Role.DECLARES,
            Use.SUBJECT,
            new Thing.Type(path.made(domain.domain())),
            domain.domain().name());
        schema(domain.domain());
        domain.type().ifPresent(type -> type(Use.TYPE, type));
        domain.collation().ifPresent(this::collation);
        for (Constraint constraint : domain.constraints()) {
          switch (constraint.body()) {
            case Body.Check check -> expression(Use.CHECK, Optional.empty(), check.condition());
            case Body.Default value -> expression(Use.DEFAULT, Optional.empty(), value.value());
            default -> {}
          }
        }
      }
      case Declaration.CompositeType type -> {
        TableId id = path.made(type.type());
        note(Role.DECLARES, Use.SUBJECT, new Thing.Type(id), type.type().name());
        schema(type.type());
        for (Declaration.CompositeType.Attribute attribute : type.attributes()) {
          note(
              Role.DECLARES,
              Use.SUBJECT,
              new Thing.Attribute(id, attribute.name().value()),
              attribute.name());
          type(Use.TYPE, attribute.type());
        }
      }
      case Declaration.RangeType type -> {
        note(
            Role.DECLARES, Use.SUBJECT, new Thing.Type(path.made(type.type())), type.type().name());
        schema(type.type());
        references(type.references(), Use.OTHER, type.span());
      }
      case Declaration.BaseType type -> {
        note(
            Role.DECLARES, Use.SUBJECT, new Thing.Type(path.made(type.type())), type.type().name());
        schema(type.type());
        references(type.references(), Use.OTHER, type.span());
      }
      case Declaration.Schema schema -> {
        schema
            .name()
            .ifPresent(
                name ->
                    note(
                        Role.DECLARES,
                        Use.SUBJECT,
                        new Thing.Schema(name.name().value()),
                        name.name()));
      }
      case Declaration.Extension extension -> {
        note(
            Role.DECLARES,
            Use.SUBJECT,
            new Thing.Extension(extension.extension().value()),
            extension.extension());
        extension
            .schema()
            .ifPresent(
                schema -> note(Role.REFERS, Use.OTHER, new Thing.Schema(schema.value()), schema));
      }
      case Declaration.Routine routine -> routine(routine);
      case Declaration.Trigger trigger -> trigger(trigger);
      case Declaration.Policy policy -> {
        TableId id = table(policy.table());
        note(
            Role.DECLARES,
            Use.SUBJECT,
            new Thing.Policy(id, policy.policy().value()),
            policy.policy());
        tableReference(Use.OWNER, policy.table());
        policy.using().ifPresent(using -> expression(Use.POLICY, Optional.of(id), using));
        policy.check().ifPresent(check -> expression(Use.POLICY, Optional.of(id), check));
        policy.roles().forEach(role -> note(Role.REFERS, Use.POLICY, role(role), role));
        // Expressions are known by their columns and functions; the tables are in subqueries.
        references(
            policy.references().stream()
                .filter(reference -> reference.role() == Statement.Reference.Role.TABLE)
                .filter(reference -> !reference.name().span().equals(policy.table().span()))
                .toList(),
            Use.POLICY,
            policy.span());
      }
      case Declaration.Other other -> other(other, seen);
    }
  }

  private void other(Declaration.Other other, Set<Span> seen) {
    if (other.name().isPresent()) {
      QualifiedName name = other.name().get();
      seen.add(name.span());
      note(Role.DECLARES, Use.SUBJECT, thing(other.kind(), name), name.name());
    }
    references(
        other.references().stream()
            .filter(reference -> !seen.contains(reference.name().span()))
            .toList(),
        Use.OTHER,
        other.span());
  }

  private void routine(Declaration.Routine routine) {
    note(
        Role.DECLARES,
        Use.SUBJECT,
        new Thing.Routine(path.made(routine.routine())),
        routine.routine().name());
    schema(routine.routine());
    for (Parameter parameter : routine.parameters()) {
      parameter.type().name().ifPresent(type -> type(Use.TYPE, type));
      parameter.value().ifPresent(value -> expression(Use.DEFAULT, Optional.empty(), value));
    }
    routine.table().forEach(column -> column.type().name().ifPresent(type -> type(Use.TYPE, type)));
    routine.returns().flatMap(Parameter.Type::name).ifPresent(type -> type(Use.TYPE, type));
  }

  private void trigger(Declaration.Trigger trigger) {
    TableId id = table(trigger.table());
    note(
        Role.DECLARES,
        Use.SUBJECT,
        new Thing.Trigger(id, trigger.trigger().value()),
        trigger.trigger());
    tableReference(Use.OWNER, trigger.table());
    trigger.from().ifPresent(from -> tableReference(Use.TRIGGER, from));
    trigger.events().forEach(event -> columns(Use.TRIGGER, id, event.columns()));
    trigger.when().ifPresent(when -> rowExpression(id, when));
    trigger
        .function()
        .ifPresent(
            function ->
                note(
                    Role.REFERS,
                    Use.TRIGGER_FUNCTION,
                    new Thing.Routine(history.routine(function, path)),
                    function.name()));
  }

  /** The condition of a trigger, in which columns stand behind OLD and NEW. */
  private void rowExpression(TableId id, Expression when) {
    for (Expression.ColumnReference reference : when.columns()) {
      boolean row =
          reference.path().size() == 2
              && Set.of("old", "new").contains(reference.path().getFirst().value());
      if (row && !isStar(reference.column())) {
        note(
            Role.REFERS,
            Use.TRIGGER,
            new Thing.Column(id, reference.column().value()),
            reference.column());
      }
    }
    functions(Use.TRIGGER, when);
  }

  // ALTER of anything else, and targets

  private void alter(Statement.Alter alter) {
    target(Role.AMENDS, Use.SUBJECT, alter.target());
    Optional<TableId> table =
        alter.target() instanceof Target.Named named
            ? Optional.of(table(named.name()))
            : Optional.empty();
    for (Change change : alter.changes()) {
      switch (change) {
        case Change.RenameTo rename -> renamed(alter.target(), rename.to());
        case Change.SetSchema set ->
            note(Role.REFERS, Use.OTHER, new Thing.Schema(set.schema().value()), set.schema());
        case Change.OwnerTo owner -> note(Role.REFERS, Use.OTHER, role(owner.role()), owner.role());
        case Change.OfRelation of -> table.ifPresent(id -> action(id, of.action()));
        case Change.OfSequence of -> sequence(List.of(of.option()));
        case Change.OfPolicy of -> {
          if (alter.target() instanceof Target.Member member) {
            TableId id = table(member.owner());
            of.using().ifPresent(using -> expression(Use.POLICY, Optional.of(id), using));
            of.check().ifPresent(check -> expression(Use.POLICY, Optional.of(id), check));
          }
        }
        case Change.AddValue add -> {
          label(alter.target(), Role.DECLARES, add.value());
          add.position()
              .ifPresent(position -> label(alter.target(), Role.REFERS, position.value()));
        }
        case Change.RenameValue rename -> {
          label(alter.target(), Role.DROPS, rename.from());
          label(alter.target(), Role.DECLARES, rename.to());
        }
        case Change.AddAttribute add -> type(Use.TYPE, add.attribute().type());
        case Change.SetAttributeType set -> type(Use.TYPE, set.type());
        case Change.DropAttribute drop -> attribute(alter.target(), Role.DROPS, drop.attribute());
        case Change.RenameAttribute rename -> {
          attribute(alter.target(), Role.DROPS, rename.from());
          attribute(alter.target(), Role.DECLARES, rename.to());
        }
        case Change.AttachIndex attach ->
            note(
                Role.REFERS,
                Use.OTHER,
                new Thing.Index(history.relation(attach.index(), path)),
                attach.index().name());
        case Change.OfType ignored -> {}
        case Change.OfDomain ignored -> {}
        case Change.OfRoutine ignored -> {}
        case Change.UpdateExtension ignored -> {}
        case Change.Other ignored -> {}
      }
    }
  }

  private void label(Target target, Role role, Statement.Label label) {
    if (target instanceof Target.Named named) {
      TableId id = history.type(named.name(), path);
      note(role, Use.SUBJECT, new Thing.Label(id, label.value()), label.span());
    }
  }

  private void attribute(Target target, Role role, Name attribute) {
    if (target instanceof Target.Named named) {
      TableId id = history.type(named.name(), path);
      note(role, Use.SUBJECT, new Thing.Attribute(id, attribute.value()), attribute);
    }
  }

  private void renamed(Target target, Name to) {
    switch (target) {
      case Target.Named named -> {
        QualifiedName renamed = new QualifiedName(named.name().schema(), to);
        note(Role.DECLARES, Use.SUBJECT, thing(named.kind(), renamed), to);
      }
      case Target.Member member ->
          note(
              Role.DECLARES,
              Use.SUBJECT,
              member(member.kind(), table(member.owner()), to.value()),
              to);
      case Target.Routine routine ->
          note(
              Role.DECLARES,
              Use.SUBJECT,
              new Thing.Routine(path.made(new QualifiedName(routine.name().schema(), to))),
              to);
      case Target.Column ignored -> {}
      case Target.Unnamed ignored -> {}
    }
  }

  private void target(Role role, Use use, Target target) {
    switch (target) {
      case Target.Named named ->
          note(role, use, thing(named.kind(), named.name()), named.name().name());
      case Target.Column column -> {
        tableReference(Use.OWNER, column.table());
        note(
            role,
            use,
            new Thing.Column(table(column.table()), column.column().value()),
            column.column());
      }
      case Target.Member member -> {
        if (member.kind().equals("DOMAIN CONSTRAINT")) {
          typeReference(Use.OWNER, member.owner());
        } else {
          TableId owner = table(member.owner());
          tableReference(Use.OWNER, member.owner());
          note(role, use, member(member.kind(), owner, member.name().value()), member.name());
        }
      }
      case Target.Routine routine ->
          note(
              role,
              use,
              new Thing.Routine(history.routine(routine.name(), path)),
              routine.name().name());
      case Target.Unnamed ignored -> {}
    }
  }

  private static Thing member(String kind, TableId owner, String name) {
    return switch (kind) {
      case "TRIGGER" -> new Thing.Trigger(owner, name);
      case "POLICY" -> new Thing.Policy(owner, name);
      case "RULE" -> new Thing.Rule(owner, name);
      default -> new Thing.Constraint(owner, name);
    };
  }

  private Thing thing(String kind, QualifiedName name) {
    String own = name.name().value();
    return switch (kind) {
      case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> new Thing.Table(table(name));
      case "INDEX" -> new Thing.Index(history.relation(name, path));
      case "SEQUENCE" -> new Thing.Sequence(history.relation(name, path));
      case "TYPE", "DOMAIN" -> new Thing.Type(history.type(name, path));
      case "FUNCTION", "PROCEDURE", "ROUTINE", "AGGREGATE" ->
          new Thing.Routine(history.routine(name, path));
      case "SCHEMA",
          "ALL TABLES IN SCHEMA",
          "ALL SEQUENCES IN SCHEMA",
          "ALL FUNCTIONS IN SCHEMA",
          "ALL PROCEDURES IN SCHEMA",
          "ALL ROUTINES IN SCHEMA" ->
          new Thing.Schema(own);
      case "EXTENSION" -> new Thing.Extension(own);
      case "ROLE", "USER", "GROUP" -> new Thing.Role(own);
      default -> new Thing.Other(kind, path.made(name));
    };
  }

  // Parts of statements

  private void sequence(List<SequenceOption> options) {
    for (SequenceOption option : options) {
      switch (option) {
        case SequenceOption.OwnedBy owned -> {
          if (owned.owner().isPresent()) {
            SequenceOption.Owner owner = owned.owner().get();
            tableReference(Use.OTHER, owner.table());
            columns(Use.OTHER, table(owner.table()), List.of(owner.column()));
          }
        }
        case SequenceOption.As as -> type(Use.TYPE, as.type());
        case SequenceOption.Increment ignored -> {}
        case SequenceOption.MinValue ignored -> {}
        case SequenceOption.MaxValue ignored -> {}
        case SequenceOption.Start ignored -> {}
        case SequenceOption.Restart ignored -> {}
        case SequenceOption.Cache ignored -> {}
        case SequenceOption.Cycle ignored -> {}
        case SequenceOption.Named ignored -> {}
        case SequenceOption.Logged ignored -> {}
      }
    }
  }

  /**
   * The names in an expression.
   *
   * @param table whose columns it may use, if any
   */
  private void expression(Use use, Optional<TableId> table, Expression expression) {
    table.ifPresent(id -> columnsOf(use, id, expression));
    functions(use, expression);
  }

  private void columnsOf(Use use, TableId table, Expression expression) {
    for (Expression.ColumnReference reference : expression.columns()) {
      List<Name> names = reference.path();
      boolean own =
          switch (names.size()) {
            // The name of the table is the whole row.
            case 1 -> !names.getFirst().value().equals(table.name());
            case 2 -> names.getFirst().value().equals(table.name());
            case 3 ->
                names.getFirst().value().equals(table.schema())
                    && names.get(1).value().equals(table.name());
            default -> false;
          };
      if (own && !isStar(reference.column())) {
        note(
            Role.REFERS,
            use,
            new Thing.Column(table, reference.column().value()),
            reference.column());
      }
    }
  }

  private static boolean isStar(Name name) {
    return name.value().equals("*") && !name.quoted();
  }

  private void functions(Use use, Expression expression) {
    expression
        .all()
        .forEach(
            each -> {
              if (each instanceof Expression.Call call) {
                note(
                    Role.REFERS,
                    use,
                    new Thing.Routine(history.routine(call.function(), path)),
                    call.function().name());
              } else if (each instanceof Expression.Cast cast) {
                type(use, cast.type());
              }
            });
  }

  private void columns(Use use, TableId table, List<Name> columns) {
    for (Name column : columns) {
      note(Role.REFERS, use, new Thing.Column(table, column.value()), column);
    }
  }

  private void tableReference(Use use, QualifiedName name) {
    note(Role.REFERS, use, new Thing.Table(table(name)), name.name());
  }

  private void typeReference(Use use, QualifiedName name) {
    note(Role.REFERS, use, new Thing.Type(history.type(name, path)), name.name());
  }

  private void type(Use use, TypeName type) {
    if (type.name().name().value().isEmpty()) {
      return;
    }
    note(
        Role.REFERS,
        use,
        new Thing.Type(history.type(type.name(), path)),
        type.name().schema().isPresent() ? type.name().name().span() : type.nameSpan());
  }

  private void collation(QualifiedName name) {
    note(Role.REFERS, Use.OTHER, new Thing.Other("COLLATION", path.made(name)), name.name());
  }

  /** The schema that a new thing is put in. */
  private void schema(QualifiedName name) {
    name.schema()
        .ifPresent(
            schema -> note(Role.REFERS, Use.OWNER, new Thing.Schema(schema.value()), schema));
  }

  private void references(List<Statement.Reference> references, Use use, Span within) {
    for (Statement.Reference reference : references) {
      QualifiedName name = reference.name();
      if (!within.contains(name.name().span())) {
        continue;
      }
      switch (reference.role()) {
        case TABLE -> tableReference(use, name);
        case TYPE -> typeReference(use, name);
        case FUNCTION ->
            note(Role.REFERS, use, new Thing.Routine(history.routine(name, path)), name.name());
        case SEQUENCE ->
            note(Role.REFERS, use, new Thing.Sequence(history.relation(name, path)), name.name());
        case SCHEMA -> note(Role.REFERS, use, new Thing.Schema(name.name().value()), name.name());
        case INDEX ->
            note(Role.REFERS, use, new Thing.Index(history.relation(name, path)), name.name());
        case ROLE -> note(Role.REFERS, use, role(name.name()), name.name());
      }
    }
  }

  private static Thing role(Name name) {
    return new Thing.Role(name.value());
  }

  private TableId table(QualifiedName name) {
    return history.table(name, path);
  }

  private void note(Role role, Use use, Thing thing, Name name) {
    note(role, use, thing, name.span());
  }

  private void note(Role role, Use use, Thing thing, Span span) {
    mentions.add(new Mention(role, use, thing, facts.place(span), step));
  }
}
