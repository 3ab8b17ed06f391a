package dev.schemadoc.sql;

/** Whose SQL a fence holds. */
public enum Dialect {
  POSTGRESQL("PostgreSQL"),
  MYSQL("MySQL"),
  SQLITE("SQLite"),
  CLICKHOUSE("ClickHouse"),
  INFLUXDB("InfluxDB"),
  TSQL("Transact-SQL"),
  ORACLE("Oracle");

  private final String title;

  Dialect(String title) {
    this.title = title;
  }

  /** The name that people know it by. */
  public String title() {
    return title;
  }
}
