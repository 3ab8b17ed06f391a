package dev.schemadoc.alembic;

import java.util.List;

/** A line of the body of a Python function, or several that belong together. */
public sealed interface PythonStatement {

  /** A call for its effect. */
  record Do(Python.Call call) implements PythonStatement {}

  /** A name for what a call gives. */
  record Assign(String name, Python.Call call) implements PythonStatement {}

  /** An exception, made by a call. */
  record Raise(Python.Call call) implements PythonStatement {}

  /** Statements inside a context, made by a call. */
  record With(Python.Call context, List<PythonStatement> body) implements PythonStatement {
    public With {
      body = List.copyOf(body);
    }
  }

  /** A comment. */
  record Remark(String text) implements PythonStatement {}

  /** An empty line; several of them are one. */
  record Gap() implements PythonStatement {}
}
