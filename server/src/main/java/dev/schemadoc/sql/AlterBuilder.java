package dev.schemadoc.sql;

import dev.schemadoc.sql.AlterAction.Firing;
import dev.schemadoc.sql.AlterAction.ReplicaIdentity;
import dev.schemadoc.sql.AlterAction.RowSecurity;
import dev.schemadoc.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes {@code ALTER TABLE} of its syntax tree. */
final class AlterBuilder {

  private AlterBuilder() {}

  private static final int TABLE_NAME = Grammar.number("table_name");
  private static final int IF_EXISTS = Grammar.number("if_exists");
  private static final int IF_NOT_EXISTS = Grammar.number("if_not_exists");
  private static final int NEW_NAME = Grammar.number("new_name");
  private static final int COLUMN_NAME = Grammar.number("column_name");
  private static final int CONSTRAINT_NAME = Grammar.number("constraint_name");
  private static final int CONSTRAINT_ATTRIBUTE = Grammar.number("constraint_attribute");
  private static final int SCHEMA_NAME = Grammar.number("schema_name");
  private static final int INDEX_OWN_NAME = Grammar.number("index_own_name");
  private static final int TABLESPACE_NAME = Grammar.number("tablespace_name");
  private static final int ACCESS_METHOD = Grammar.number("access_method");
  private static final int TYPE_NAME = Grammar.number("type_name");
  private static final int ROLE = Grammar.number("role");
  private static final int TABLE_CONSTRAINT = Grammar.number("table_constraint");
  private static final int COLUMN = Grammar.number("column");
  private static final int PARTITION = Grammar.number("partition");
  private static final int ACTION = Grammar.number("alter_table_action");
  private static final int BARE_COLUMN = Grammar.number("bare_column");
  private static final int ADD_COLUMN = Grammar.number("add_column");
  private static final int ADD_CONSTRAINT = Grammar.number("add_constraint");
  private static final int DROP_COLUMN = Grammar.number("drop_column");
  private static final int DROP_CONSTRAINT = Grammar.number("drop_constraint");
  private static final int ALTER_COLUMN = Grammar.number("alter_column");
  private static final int ALTER_CONSTRAINT = Grammar.number("alter_constraint");
  private static final int VALIDATE_CONSTRAINT = Grammar.number("validate_constraint");
  private static final int SET_RELATION = Grammar.number("set_relation");
  private static final int CHANGE_OWNER = Grammar.number("change_owner");
  private static final int CHANGE_SCHEMA = Grammar.number("change_schema");
  private static final int ATTACH_PARTITION = Grammar.number("attach_partition");
  private static final int DETACH_PARTITION = Grammar.number("detach_partition");
  private static final int RENAME = Grammar.number("rename");
  private static final int RENAME_COLUMN = Grammar.number("rename_column");
  private static final int RENAME_CONSTRAINT = Grammar.number("rename_constraint");
  private static final int TRIGGER_SWITCH = Grammar.number("trigger_switch");
  private static final int DISABLED_TRIGGER = Grammar.number("disabled_trigger");
  private static final int RULE_SWITCH = Grammar.number("rule_switch");
  private static final int SET_TYPE = Grammar.number("set_type");
  private static final int SET_DEFAULT = Grammar.number("set_default");
  private static final int DROP_DEFAULT = Grammar.number("drop_default");
  private static final int SET_NOT_NULL = Grammar.number("set_not_null");
  private static final int DROP_NOT_NULL = Grammar.number("drop_not_null");
  private static final int SET_EXPRESSION = Grammar.number("set_expression");
  private static final int DROP_EXPRESSION = Grammar.number("drop_expression");
  private static final int SET_STATISTICS = Grammar.number("set_statistics");
  private static final int STORAGE = Grammar.number("storage");
  private static final int COMPRESSION = Grammar.number("compression");
  private static final int STORAGE_PARAMETERS = Grammar.number("storage_parameters");
  private static final int ADD_IDENTITY = Grammar.number("add_identity");
  private static final int DROP_IDENTITY = Grammar.number("drop_identity");
  private static final int IDENTITY_CHANGE = Grammar.number("identity_change");
  private static final int GENERATED_WHEN = Grammar.number("generated_when");

  static Optional<Statement> of(Node node, Span span) {
    Optional<Node> table = node.child(TABLE_NAME);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<AlterAction> actions = new ArrayList<>();
    boolean behindTable = false;
    for (Node child : node.children()) {
      if (behindTable) {
        actions.add(child.is(ACTION) ? action(child) : whole(child));
      }
      behindTable |= child.is(TABLE_NAME);
    }
    return Optional.of(
        new Statement.AlterTable(
            table.get().qualifiedName(), node.has(IF_EXISTS), node.hasWord("only"), actions, span));
  }

  /** An action that cannot stand in a list. */
  private static AlterAction whole(Node node) {
    return wholeOrNothing(node, node.span())
        .orElseGet(() -> new AlterAction.Other(Optional.empty(), node.span()));
  }

  private static Optional<AlterAction> wholeOrNothing(Node node, Span span) {
    int rule = node.rule();
    Optional<Name> to = node.name(NEW_NAME);
    if (rule == RENAME) {
      return to.map(name -> new AlterAction.RenameTable(name, span));
    }
    if (rule == RENAME_COLUMN) {
      return node.name(COLUMN_NAME)
          .flatMap(from -> to.map(name -> new AlterAction.RenameColumn(from, name, span)));
    }
    if (rule == RENAME_CONSTRAINT) {
      return node.name(CONSTRAINT_NAME)
          .flatMap(from -> to.map(name -> new AlterAction.RenameConstraint(from, name, span)));
    }
    if (rule == CHANGE_SCHEMA) {
      return node.name(SCHEMA_NAME).map(schema -> new AlterAction.SetSchema(schema, span));
    }
    Optional<QualifiedName> partition = node.qualifiedName(PARTITION);
    if (rule == ATTACH_PARTITION) {
      return partition.map(
          name -> new AlterAction.AttachPartition(name, TableBuilder.partitionBound(node), span));
    }
    if (rule == DETACH_PARTITION) {
      return partition.map(
          name ->
              new AlterAction.DetachPartition(
                  name, node.hasWord("concurrently"), node.hasWord("finalize"), span));
    }
    return Optional.empty();
  }

  /** An {@code alter_table_action}. */
  static AlterAction action(Node node) {
    if (node.value() == Recovery.Mark.UNREADABLE || node.value() == Recovery.Mark.ELIDED) {
      return new AlterAction.Unreadable(node.span());
    }
    Span span = node.span();
    return node.children().stream()
        .findFirst()
        .flatMap(child -> known(child, span))
        .or(() -> property(node, span))
        .orElseGet(() -> new AlterAction.Other(Optional.empty(), span));
  }

  private static Optional<AlterAction> known(Node node, Span span) {
    boolean cascade = TargetBuilder.isCascade(node);
    int rule = node.rule();
    if (rule == BARE_COLUMN || rule == ADD_COLUMN) {
      return node.child(COLUMN)
          .flatMap(TableBuilder::column)
          .map(column -> new AlterAction.AddColumn(node.has(IF_NOT_EXISTS), column, span));
    }
    if (rule == ADD_CONSTRAINT) {
      return node.child(TABLE_CONSTRAINT)
          .flatMap(ConstraintBuilder::ofTable)
          .map(constraint -> new AlterAction.AddConstraint(constraint, span));
    }
    if (rule == DROP_COLUMN) {
      return node.name(COLUMN_NAME)
          .map(name -> new AlterAction.DropColumn(node.has(IF_EXISTS), name, cascade, span));
    }
    if (rule == DROP_CONSTRAINT) {
      return node.name(CONSTRAINT_NAME)
          .map(name -> new AlterAction.DropConstraint(node.has(IF_EXISTS), name, cascade, span));
    }
    if (rule == ALTER_COLUMN) {
      return node.name(COLUMN_NAME).map(name -> change(node, name, span));
    }
    if (rule == ALTER_CONSTRAINT) {
      return node.name(CONSTRAINT_NAME).map(name -> alterConstraint(node, name, span));
    }
    if (rule == VALIDATE_CONSTRAINT) {
      return node.name(CONSTRAINT_NAME).map(name -> new AlterAction.ValidateConstraint(name, span));
    }
    if (rule == CHANGE_OWNER) {
      return node.name(ROLE).map(role -> new AlterAction.OwnerTo(role, span));
    }
    return rule == SET_RELATION ? setRelation(node, span) : Optional.empty();
  }

  private static AlterAction alterConstraint(Node node, Name constraint, Span span) {
    Optional<Boolean> deferrable = Optional.empty();
    Optional<Boolean> deferred = Optional.empty();
    Optional<Boolean> enforced = Optional.empty();
    Optional<Boolean> inherit = node.hasWord("inherit") ? Optional.of(true) : Optional.empty();
    for (Node attribute : node.children(CONSTRAINT_ATTRIBUTE)) {
      switch (attribute.words()) {
        case "DEFERRABLE" -> deferrable = Optional.of(true);
        case "NOT DEFERRABLE" -> deferrable = Optional.of(false);
        case "INITIALLY DEFERRED" -> deferred = Optional.of(true);
        case "INITIALLY IMMEDIATE" -> deferred = Optional.of(false);
        case "ENFORCED" -> enforced = Optional.of(true);
        case "NOT ENFORCED" -> enforced = Optional.of(false);
        case "NO INHERIT" -> inherit = Optional.of(false);
        default -> {}
      }
    }
    return new AlterAction.AlterConstraint(
        constraint, deferrable, deferred, enforced, inherit, span);
  }

  /** {@code SET} of the table. */
  private static Optional<AlterAction> setRelation(Node node, Span span) {
    return switch (node.words(node.start() + 1)) {
      case "WITHOUT CLUSTER" -> Optional.of(new AlterAction.ClusterOn(Optional.empty(), span));
      case "LOGGED" -> Optional.of(new AlterAction.SetLogged(true, span));
      case "UNLOGGED" -> Optional.of(new AlterAction.SetLogged(false, span));
      case "ACCESS METHOD", "ACCESS METHOD DEFAULT" ->
          Optional.of(new AlterAction.SetAccessMethod(node.name(ACCESS_METHOD), span));
      case "TABLESPACE" ->
          node.name(TABLESPACE_NAME).map(name -> new AlterAction.SetTablespace(name, span));
      case "" ->
          node.child(STORAGE_PARAMETERS)
              .map(list -> new AlterAction.SetParameters(SettingBuilder.of(node), span));
      default -> Optional.empty();
    };
  }

  /** What has no rule of its own. */
  private static Optional<AlterAction> property(Node node, Span span) {
    Optional<QualifiedName> table = node.qualifiedName(TABLE_NAME);
    Optional<Name> index = node.name(INDEX_OWN_NAME);
    return switch (node.words()) {
      case "RESET" ->
          node.child(STORAGE_PARAMETERS)
              .map(list -> new AlterAction.ResetParameters(SettingBuilder.of(node), span));
      case "CLUSTER ON" -> index.map(name -> new AlterAction.ClusterOn(index, span));
      case "ENABLE", "DISABLE" -> switched(node, span);
      case "ENABLE ROW LEVEL SECURITY" -> security(RowSecurity.State.ENABLE, span);
      case "DISABLE ROW LEVEL SECURITY" -> security(RowSecurity.State.DISABLE, span);
      case "FORCE ROW LEVEL SECURITY" -> security(RowSecurity.State.FORCE, span);
      case "NO FORCE ROW LEVEL SECURITY" -> security(RowSecurity.State.NO_FORCE, span);
      case "INHERIT" -> table.map(parent -> new AlterAction.Inherit(parent, true, span));
      case "NO INHERIT" -> table.map(parent -> new AlterAction.Inherit(parent, false, span));
      case "NOT OF" -> Optional.of(new AlterAction.OfType(Optional.empty(), span));
      case "OF" ->
          node.qualifiedName(TYPE_NAME)
              .map(type -> new AlterAction.OfType(Optional.of(type), span));
      case "REPLICA IDENTITY NOTHING" -> identity(ReplicaIdentity.Kind.NOTHING, index, span);
      case "REPLICA IDENTITY FULL" -> identity(ReplicaIdentity.Kind.FULL, index, span);
      case "REPLICA IDENTITY DEFAULT" -> identity(ReplicaIdentity.Kind.DEFAULT, index, span);
      case "REPLICA IDENTITY USING INDEX" ->
          index.flatMap(name -> identity(ReplicaIdentity.Kind.INDEX, index, span));
      default ->
          node.words().startsWith("DISABLE RULE")
              ? node.lastName().map(name -> new AlterAction.SwitchRule(Firing.DISABLE, name, span))
              : Optional.empty();
    };
  }

  private static Optional<AlterAction> security(RowSecurity.State state, Span span) {
    return Optional.of(new RowSecurity(state, span));
  }

  private static Optional<AlterAction> identity(
      ReplicaIdentity.Kind kind, Optional<Name> index, Span span) {
    return Optional.of(new ReplicaIdentity(kind, index, span));
  }

  /** {@code ENABLE} or {@code DISABLE} of a trigger or a rule. */
  private static Optional<AlterAction> switched(Node node, Span span) {
    boolean enables = node.word().equals("enable");
    for (Node child : node.children()) {
      Firing firing =
          switch (child.word()) {
            case "always" -> Firing.ENABLE_ALWAYS;
            case "replica" -> Firing.ENABLE_REPLICA;
            default -> enables ? Firing.ENABLE : Firing.DISABLE;
          };
      if (child.is(TRIGGER_SWITCH) || child.is(DISABLED_TRIGGER)) {
        return child.lastName().map(name -> new AlterAction.SwitchTrigger(firing, name, span));
      }
      if (child.is(RULE_SWITCH)) {
        return child.lastName().map(name -> new AlterAction.SwitchRule(firing, name, span));
      }
    }
    return Optional.empty();
  }

  // ALTER COLUMN.

  private static AlterAction change(Node node, Name column, Span span) {
    for (Node child : node.children()) {
      Optional<AlterAction> change =
          meaning(child, column, span).or(() -> property(node, child, column, span));
      if (change.isPresent()) {
        return change.get();
      }
    }
    return new AlterAction.Other(Optional.of(column), span);
  }

  private static Optional<AlterAction> meaning(Node node, Name column, Span span) {
    int rule = node.rule();
    if (rule == SET_TYPE) {
      return node.type()
          .map(
              type ->
                  new AlterAction.SetType(
                      column, type, ConstraintBuilder.collation(node), node.expression(), span));
    }
    if (rule == SET_DEFAULT || rule == DROP_DEFAULT) {
      return Optional.of(new AlterAction.SetDefault(column, node.expression(), span));
    }
    if (rule == SET_NOT_NULL || rule == DROP_NOT_NULL) {
      return Optional.of(new AlterAction.SetNotNull(column, rule == SET_NOT_NULL, span));
    }
    if (rule == SET_EXPRESSION) {
      return node.expression().map(value -> new AlterAction.SetExpression(column, value, span));
    }
    return rule == DROP_EXPRESSION
        ? Optional.of(new AlterAction.DropExpression(column, node.has(IF_EXISTS), span))
        : Optional.empty();
  }

  private static Optional<AlterAction> property(Node parent, Node node, Name column, Span span) {
    int rule = node.rule();
    if (rule == SET_STATISTICS) {
      return Optional.of(new AlterAction.SetStatistics(column, SequenceBuilder.number(node), span));
    }
    if (rule == STORAGE) {
      return node.lastName().map(name -> new AlterAction.SetStorage(column, name, span));
    }
    if (rule == COMPRESSION) {
      return node.lastName().map(name -> new AlterAction.SetCompression(column, name, span));
    }
    if (rule == STORAGE_PARAMETERS) {
      List<Setting> settings = SettingBuilder.of(parent);
      return Optional.of(
          parent.hasWord("reset")
              ? new AlterAction.ResetColumnParameters(column, settings, span)
              : new AlterAction.SetColumnParameters(column, settings, span));
    }
    if (rule == ADD_IDENTITY) {
      return Optional.of(
          new AlterAction.AddIdentity(
              column, ConstraintBuilder.isAlways(node), SequenceBuilder.options(node), span));
    }
    if (rule == DROP_IDENTITY) {
      return Optional.of(new AlterAction.DropIdentity(column, node.has(IF_EXISTS), span));
    }
    return rule == IDENTITY_CHANGE
        ? Optional.of(changeIdentity(parent, column, span))
        : Optional.empty();
  }

  private static AlterAction changeIdentity(Node parent, Name column, Span span) {
    Optional<Boolean> always = Optional.empty();
    List<SequenceOption> options = new ArrayList<>();
    for (Node node : parent.children(IDENTITY_CHANGE)) {
      if (node.has(GENERATED_WHEN)) {
        always = Optional.of(ConstraintBuilder.isAlways(node));
      } else if (node.word().equals("restart")) {
        options.add(new SequenceOption.Restart(SequenceBuilder.number(node), node.span()));
      } else {
        options.addAll(SequenceBuilder.options(node));
      }
    }
    return new AlterAction.ChangeIdentity(column, always, options, span);
  }
}
