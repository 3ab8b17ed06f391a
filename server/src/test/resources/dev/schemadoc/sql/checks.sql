-- What PostgreSQL refuses although its grammar takes it, each beside what it takes: under a faulty
-- word what is said of it, and ▲ where PostgreSQL stops if it is elsewhere.

-- Names: of a relation three parts at most, and nothing but names

SELECT * FROM shop.app.jobs;

SELECT * FROM old.shop.app.jobs;
              ^^^^^^^^^^^^^^^^^ `old.shop.app.jobs` has 4 parts, but a name has 3 at most; drop the first

SELECT * FROM jobs[1];
              ^^^^^^^ `jobs[1]` is no name; give only the name, perhaps with its schema
                     ▲

SELECT * FROM jobs.* AS j;
              ^^^^^^ `jobs.*` is no name; give only the name, perhaps with its schema
                     ▲

SELECT * FROM ONLY (app.jobs[1].*) AS j;
                    ^^^^^^^^^^^^^ `app.jobs[1].*` is no name; give only the name, perhaps with its schema
                                 ▲

CREATE TABLE old.shop.app.jobs (id uuid);
             ^^^^^^^^^^^^^^^^^ `old.shop.app.jobs` has 4 parts, but a name has 3 at most; drop the first

CREATE TABLE jobs (LIKE old.shop.app.jobs);
                        ^^^^^^^^^^^^^^^^^ `old.shop.app.jobs` has 4 parts, but a name has 3 at most; drop the first

CREATE TABLE jobs (id uuid REFERENCES people.* (id));
                                      ^^^^^^^^ `people.*` is no name; give only the name, perhaps with its schema
                                               ▲

ALTER TABLE old.shop.app.jobs RENAME TO tasks;
            ^^^^^^^^^^^^^^^^^ `old.shop.app.jobs` has 4 parts, but a name has 3 at most; drop the first

CREATE INDEX ON jobs[1] (id);
                ^^^^^^^ `jobs[1]` is no name; give only the name, perhaps with its schema
                        ▲

REFRESH MATERIALIZED VIEW old.shop.app.totals;
                          ^^^^^^^^^^^^^^^^^^^ `old.shop.app.totals` has 4 parts, but a name has 3 at most; drop the first

GRANT SELECT ON jobs.* TO anna;
                ^^^^^^ `jobs.*` is no name; give only the name, perhaps with its schema
                       ▲

DROP TABLE old.shop.app.jobs;

COMMENT ON TABLE old.shop.app.jobs IS 'work';

CREATE TYPE shop.app.address AS (city text);

CREATE TYPE old.shop.app.address AS (city text);
            ^^^^^^^^^^^^^^^^^^^^ `old.shop.app.address` has 4 parts, but a name has 3 at most; drop the first

CREATE TYPE old.shop.app.state AS ENUM ('open');

ALTER TYPE old.shop.app.address ADD ATTRIBUTE zip text;
           ^^^^^^^^^^^^^^^^^^^^ `old.shop.app.address` has 4 parts, but a name has 3 at most; drop the first

ALTER TYPE old.shop.app.address RENAME ATTRIBUTE zip TO code;
           ^^^^^^^^^^^^^^^^^^^^ `old.shop.app.address` has 4 parts, but a name has 3 at most; drop the first

ALTER TYPE old.shop.app.address RENAME TO place;

CREATE FUNCTION app.touch[1]() RETURNS int RETURN 1;
                ^^^^^^^^^^^^ `app.touch[1]` is no name; give only the name, perhaps with its schema
                            ▲

CALL app.*();
     ^^^^^ `app.*` is no name; give only the name, perhaps with its schema
          ▲

DROP FUNCTION touch[1];
              ^^^^^^^^ `touch[1]` is no name; give only the name, perhaps with its schema
                      ▲

CREATE TRIGGER t AFTER INSERT ON jobs EXECUTE FUNCTION app.*();
                                                       ^^^^^ `app.*` is no name; give only the name, perhaps with its schema
                                                            ▲

SELECT jobs.*, (jobs).*, jobs.tags[1];

SELECT jobs.*.id;
       ^^^^^^^^^ in `jobs.*.id` something follows `.*`; put `.*` last
                ▲

SELECT (jobs).*.id FROM jobs;
       ^^^^^^^^^^^ in `(jobs).*.id` something follows `.*`; put `.*` last
                   ▲

SELECT $1.*[1];
       ^^^^^^^ in `$1.*[1]` something follows `.*`; put `.*` last
              ▲

INSERT INTO jobs (place.*) VALUES (1);

INSERT INTO jobs (place.*.city) VALUES (1);
                  ^^^^^^^^^^^^ in `place.*.city` something follows `.*`; put `.*` last
                              ▲

UPDATE jobs SET place.*.city = 'x';
                ^^^^^^^^^^^^ in `place.*.city` something follows `.*`; put `.*` last
                             ▲

UPDATE jobs SET (tags[1].*[2], id) = (1, 2);
                 ^^^^^^^^^^^^ in `tags[1].*[2]` something follows `.*`; put `.*` last
                             ▲

-- Names: of roles

CREATE ROLE none;
            ^^^^ `none` is reserved and cannot name a role, even in quotes; choose another name

CREATE ROLE "public" LOGIN;
            ^^^^^^^^ `public` is reserved and cannot name a role, even in quotes; choose another name

ALTER ROLE anna RENAME TO none;
                          ^^^^ `none` is reserved and cannot name a role, even in quotes; choose another name

ALTER ROLE public RENAME TO all_of_us;
           ^^^^^^ `public` is reserved and cannot name a role, even in quotes; choose another name

ALTER USER current_user RENAME TO anna;
           ^^^^^^^^^^^^ `current_user` stands for whoever is logged in and is no name of a role; write the name

ALTER ROLE public SET search_path = app;

ALTER GROUP current_user RENAME TO staff;
            ^^^^^^^^^^^^ `current_user` stands for whoever is logged in and is no name of a role; write the name

GRANT SELECT ON jobs TO public;

GRANT SELECT ON jobs TO none;
                        ^^^^ `none` is reserved and cannot name a role, even in quotes; choose another name

ALTER TABLE jobs OWNER TO "none";
                          ^^^^^^ `none` is reserved and cannot name a role, even in quotes; choose another name

DROP ROLE anna, none;
                ^^^^ `none` is reserved and cannot name a role, even in quotes; choose another name

SET ROLE none;

-- Roles: their options

CREATE ROLE anna SUPERUSER NOLOGIN "bypassrls" NOINHERIT;

CREATE ROLE anna CANLOGIN;
                 ^^^^^^^^ `CANLOGIN` is no option of a role; use one such as `LOGIN` or `CREATEDB`

CREATE ROLE anna "LOGIN";
                 ^^^^^^^ `"LOGIN"` is no option of a role; use one such as `LOGIN` or `CREATEDB`

ALTER ROLE anna WITH LOGIN readonly PASSWORD NULL;
                           ^^^^^^^^ `readonly` is no option of a role; use one such as `LOGIN` or `CREATEDB`

CREATE ROLE anna UNENCRYPTED PASSWORD 'x' LOGIN;
                 ^^^^^^^^^^^^^^^^^^^^^^^^ PostgreSQL keeps no password as it is written; drop `UNENCRYPTED`

-- Constraints: their attributes

CREATE TABLE t (a int, CHECK (a > 0) NOT VALID NO INHERIT NOT ENFORCED);

CREATE TABLE t (a int, CHECK (a > 0) NOT VALID DEFERRABLE);
                                               ^^^^^^^^^^ a `CHECK` constraint cannot be `DEFERRABLE`; drop `DEFERRABLE`
                                     ▲

CREATE TABLE t (a int, CHECK (a > 0) INITIALLY DEFERRED);
                                     ^^^^^^^^^^^^^^^^^^ a `CHECK` constraint cannot be `INITIALLY DEFERRED`; drop `INITIALLY DEFERRED`

CREATE TABLE t (a int, NOT NULL a NOT VALID NO INHERIT);

CREATE TABLE t (a int, NOT NULL a NOT ENFORCED);
                                  ^^^^^^^^^^^^ a `NOT NULL` constraint cannot be `NOT ENFORCED`; drop `NOT ENFORCED`

CREATE TABLE t (a int, UNIQUE (a) DEFERRABLE INITIALLY DEFERRED);

CREATE TABLE t (a int, UNIQUE (a) DEFERRABLE NOT VALID);
                                             ^^^^^^^^^ a `UNIQUE` constraint cannot be `NOT VALID`; drop `NOT VALID`
                                  ▲

CREATE TABLE t (a int, PRIMARY KEY (a) NO INHERIT);
                                       ^^^^^^^^^^ a `PRIMARY KEY` constraint cannot be `NO INHERIT`; drop `NO INHERIT`

CREATE TABLE t (a int, UNIQUE USING INDEX i ENFORCED);
                                            ^^^^^^^^ a `UNIQUE` constraint cannot be `ENFORCED`; drop `ENFORCED`

CREATE TABLE t (a int, EXCLUDE (a WITH =) WHERE (a > 1) DEFERRABLE);

CREATE TABLE t (a int, EXCLUDE (a WITH =) WHERE (a > 1) NOT VALID);
                                                        ^^^^^^^^^ an `EXCLUDE` constraint cannot be `NOT VALID`; drop `NOT VALID`

CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES u DEFERRABLE NOT VALID NOT ENFORCED);

CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES u ENFORCED NO INHERIT);
                                                             ^^^^^^^^^^ a `FOREIGN KEY` constraint cannot be `NO INHERIT`; drop `NO INHERIT`
                                                    ▲

CREATE TABLE t (a int, UNIQUE (a) NOT DEFERRABLE DEFERRABLE);
                                                 ^^^^^^^^^^ `DEFERRABLE` contradicts `NOT DEFERRABLE`; drop one of them

CREATE TABLE t (a int, UNIQUE (a) INITIALLY DEFERRED NOT DEFERRABLE);
                                                     ^^^^^^^^^^^^^^ `NOT DEFERRABLE` contradicts `INITIALLY DEFERRED`; drop one of them

CREATE TABLE t (a int, UNIQUE (a) INITIALLY IMMEDIATE INITIALLY DEFERRED);
                                                      ^^^^^^^^^^^^^^^^^^ `INITIALLY DEFERRED` contradicts `INITIALLY IMMEDIATE`; drop one of them

CREATE TABLE t (a int, CHECK (a > 0) ENFORCED NOT VALID NOT ENFORCED);
                                                        ^^^^^^^^^^^^ `NOT ENFORCED` contradicts `ENFORCED`; drop one of them

CREATE TABLE t (a int UNIQUE NOT DEFERRABLE DEFERRABLE);

ALTER TABLE t ALTER CONSTRAINT c DEFERRABLE NO INHERIT NOT ENFORCED;

ALTER TABLE t ALTER CONSTRAINT c DEFERRABLE NOT VALID;
                                            ^^^^^^^^^ a constraint cannot be made `NOT VALID` later; drop it and add it again
                                 ▲

ALTER TABLE t ALTER CONSTRAINT c ENFORCED NOT ENFORCED;
                                          ^^^^^^^^^^^^ `NOT ENFORCED` contradicts `ENFORCED`; drop one of them

ALTER TABLE t ADD CHECK (a > 0) DEFERRABLE;
                                ^^^^^^^^^^ a `CHECK` constraint cannot be `DEFERRABLE`; drop `DEFERRABLE`

ALTER DOMAIN d ADD CHECK (VALUE > 0) NOT VALID NO INHERIT;

ALTER DOMAIN d ADD CHECK (VALUE > 0) NOT VALID ENFORCED;
                                               ^^^^^^^^ a `CHECK` constraint cannot be `ENFORCED`; drop `ENFORCED`
                                     ▲

ALTER DOMAIN d ADD NOT NULL NOT VALID;
                            ^^^^^^^^^ a `NOT NULL` constraint cannot be `NOT VALID`; drop `NOT VALID`

ALTER DOMAIN d ADD NOT NULL DEFERRABLE NOT DEFERRABLE;
                                       ^^^^^^^^^^^^^^ `NOT DEFERRABLE` contradicts `DEFERRABLE`; drop one of them

CREATE ASSERTION a CHECK (1 > 0);
^^^^^^^^^^^^^^^^ PostgreSQL has no assertions yet; use a constraint or a trigger

CREATE ASSERTION a CHECK (1 > 0) ENFORCED NOT ENFORCED;
                                          ^^^^^^^^^^^^ `NOT ENFORCED` contradicts `ENFORCED`; drop one of them

-- Constraints: their clauses

CREATE TABLE t (a int REFERENCES u MATCH FULL);

CREATE TABLE t (a int REFERENCES u MATCH PARTIAL ON DELETE CASCADE);
                                   ^^^^^^^^^^^^^ PostgreSQL has no `MATCH PARTIAL` yet; use `MATCH FULL` or `MATCH SIMPLE`

CREATE TABLE t (a int REFERENCES u ON DELETE SET NULL (a));

CREATE TABLE t (a int REFERENCES u ON UPDATE SET NULL (a) ON DELETE CASCADE);
                                                      ^^^ only `ON DELETE` can name columns to set; drop them here
                                   ▲

CREATE TABLE t (a int GENERATED ALWAYS AS (1) STORED);

CREATE TABLE t (a int GENERATED BY DEFAULT AS (1) STORED);
                                ^^^^^^^^^^ a column with an expression is always generated; write `GENERATED ALWAYS`

CREATE TABLE t (a text NOT NULL COLLATE "C");

CREATE TABLE t (a text COLLATE "C" NOT NULL COLLATE "POSIX");
                                            ^^^^^^^^^^^^^^^ a second `COLLATE`, but there can be only one; drop one of them

CREATE TABLE t OF job (a WITH OPTIONS COLLATE "C" COLLATE "POSIX");
                                                  ^^^^^^^^^^^^^^^ a second `COLLATE`, but there can be only one; drop one of them

ALTER TABLE t ADD COLUMN a text COLLATE "C" COLLATE "POSIX";
                                            ^^^^^^^^^^^^^^^ a second `COLLATE`, but there can be only one; drop one of them

CREATE DOMAIN d AS text COLLATE "C" COLLATE "POSIX";
                                    ^^^^^^^^^^^^^^^ a second `COLLATE`, but there can be only one; drop one of them

-- Tables: partitions

CREATE TABLE t (a int) PARTITION BY "List" (a);

CREATE TABLE t (a int) PARTITION BY BUCKETS (a);
                                    ^^^^^^^ `BUCKETS` is no way to partition a table; use `RANGE`, `LIST` or `HASH`

CREATE TABLE t PARTITION OF u FOR VALUES WITH (REMAINDER 0, MODULUS 4);

CREATE TABLE t PARTITION OF u FOR VALUES WITH (MODULO 4, REMAINDER 0);
                                               ^^^^^^ `modulo` says nothing about a hash; give `MODULUS` and `REMAINDER`

CREATE TABLE t PARTITION OF u FOR VALUES WITH (MODULUS 4, REMAINDER 0, MODULUS 4);
                                                                       ^^^^^^^^^ a second `MODULUS`; drop one of them

CREATE TABLE t PARTITION OF u FOR VALUES WITH (MODULUS 4);
                                              ^^^^^^^^^^^ `REMAINDER` is missing; a hash has a `MODULUS` and a `REMAINDER`
                                         ▲

ALTER TABLE u ATTACH PARTITION t FOR VALUES WITH (REMAINDER 0);
                                                 ^^^^^^^^^^^^^ `MODULUS` is missing; a hash has a `MODULUS` and a `REMAINDER`
                                            ▲

-- Tables: changes of columns

ALTER INDEX i ALTER 1 SET STATISTICS 10;

ALTER INDEX i ALTER 0 SET STATISTICS 10;
                    ^ `0` is no number of a column; columns count from 1 to 32767

ALTER INDEX i ALTER COLUMN 0x8000 SET STATISTICS 10;
                           ^^^^^^ `0x8000` is no number of a column; columns count from 1 to 32767

ALTER TABLE t ALTER a SET GENERATED ALWAYS SET CYCLE RESTART WITH 3;

ALTER TABLE t ALTER a SET AS bigint;
                          ^^^^^^^^^ the type of an identity column is that of the column; change it with `ALTER COLUMN … TYPE`

ALTER TABLE t ALTER a SET CYCLE SET RESTART WITH 3;
                                    ^^^^^^^^^^^^^^ `RESTART` is not set; write it without `SET` before it

ALTER TABLE t ALTER a SET OWNED BY t.b;
                          ^^^^^^^^^^^^ the sequence of an identity column belongs to the column; drop `OWNED BY`

ALTER TYPE state DROP VALUE 'open';
                 ^^^^^^^^^^^^^^^^^ PostgreSQL cannot drop a label of an enum; make a new type without it

-- Schemas, extensions and views

CREATE SCHEMA app CREATE TABLE t (a int) CREATE VIEW v AS TABLE t;

CREATE SCHEMA IF NOT EXISTS app CREATE TABLE t (a int) CREATE VIEW v AS TABLE t;
                                ^^^^^^ with `IF NOT EXISTS` a schema is created without what is in it; put `;` before `CREATE`

CREATE EXTENSION hstore SCHEMA app VERSION '1.8' CASCADE;

CREATE EXTENSION hstore SCHEMA app FROM unpackaged;
                                   ^^^^^^^^^^^^^^^ PostgreSQL no longer makes an extension of loose objects; drop `FROM …`

CREATE VIEW v (a) AS SELECT 1 WITH LOCAL CHECK OPTION;

CREATE RECURSIVE VIEW v (a) AS SELECT 1 WITH LOCAL CHECK OPTION;
                                        ^^^^^^^^^^^^^^^^^^^^^^^ a recursive view cannot have a `CHECK OPTION`, for nothing is changed through it; drop it

-- Functions and aggregates

CREATE FUNCTION f(a int, VARIADIC b int[]) RETURNS TABLE (c int) RETURN 1;

CREATE FUNCTION f(a int, OUT b int) RETURNS TABLE (c int) RETURN 1;
                         ^^^^^^^^^ `OUT b int` is a result beside the table; make it a column of the table

CREATE FUNCTION f(a int, b IN OUT int, INOUT c int) RETURNS TABLE (d int) RETURN 1;
                         ^^^^^^^^^^^^ `b IN OUT int` is a result beside the table; make it a column of the table

CREATE AGGREGATE f(a int, VARIADIC b int) (sfunc = g);

CREATE AGGREGATE f(a int, OUT b int) (sfunc = g);
                          ^^^^^^^^^ an aggregate returns one value, so it has no arguments for results; drop this one

DROP AGGREGATE f(a int ORDER BY b IN OUT int);
                                ^^^^^^^^^^^^ an aggregate returns one value, so it has no arguments for results; drop this one

CREATE AGGREGATE f(a int, VARIADIC b int ORDER BY VARIADIC c integer) (sfunc = g);

CREATE AGGREGATE f(VARIADIC b numeric(4, 2) ORDER BY VARIADIC c NUMERIC(4,2)) (sfunc = g);

CREATE AGGREGATE f(a int, VARIADIC b int ORDER BY c int) (sfunc = g);
                                                  ^^^^^ behind `VARIADIC b int` the aggregate is ordered by the same one argument; repeat it here

CREATE AGGREGATE f(VARIADIC b int ORDER BY VARIADIC c int[]) (sfunc = g);
                                           ^^^^^^^^^^^^^^^^ behind `VARIADIC b int` the aggregate is ordered by the same one argument; repeat it here

CREATE AGGREGATE f(VARIADIC b int ORDER BY VARIADIC c int4) (sfunc = g);
                                           ^^^^^^^^^^^^^^^ behind `VARIADIC b int` the aggregate is ordered by the same one argument; repeat it here

ALTER AGGREGATE f(VARIADIC b app.job%TYPE ORDER BY VARIADIC c app.job) RENAME TO g;
                                                   ^^^^^^^^^^^^^^^^^^ behind `VARIADIC b app.job%TYPE` the aggregate is ordered by the same one argument; repeat it here

COMMENT ON AGGREGATE f(VARIADIC b int ORDER BY VARIADIC c int, d int) IS 'x';
                                               ^^^^^^^^^^^^^^^^^^^^^ behind `VARIADIC b int` the aggregate is ordered by the same one argument; repeat it here

-- Triggers and policies

CREATE TRIGGER t AFTER INSERT OR DELETE OR UPDATE OF a ON u EXECUTE FUNCTION f();

CREATE TRIGGER t AFTER INSERT OR DELETE OR INSERT ON u EXECUTE FUNCTION f();
                                           ^^^^^^ `INSERT` is there twice; name each event once

CREATE TRIGGER t AFTER UPDATE OF a OR UPDATE OF b, c ON u EXECUTE FUNCTION f();
                                      ^^^^^^^^^^^^^^ `UPDATE` is there twice; name each event once
                                                     ▲

CREATE CONSTRAINT TRIGGER t AFTER UPDATE ON u DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION f();

CREATE CONSTRAINT TRIGGER t AFTER UPDATE ON u DEFERRABLE NOT VALID FOR EACH ROW EXECUTE FUNCTION f();
                                                         ^^^^^^^^^ a constraint trigger cannot be `NOT VALID`; drop `NOT VALID`
                                              ▲

CREATE CONSTRAINT TRIGGER t AFTER UPDATE ON u NOT DEFERRABLE DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f();
                                                             ^^^^^^^^^^ `DEFERRABLE` contradicts `NOT DEFERRABLE`; drop one of them

CREATE CONSTRAINT TRIGGER t AFTER DELETE OR DELETE ON u FOR EACH ROW EXECUTE FUNCTION f();
                                            ^^^^^^ `DELETE` is there twice; name each event once

CREATE OR REPLACE CONSTRAINT TRIGGER t AFTER UPDATE ON u FOR EACH ROW EXECUTE FUNCTION f();
       ^^^^^^^^^^ a constraint trigger cannot be replaced; drop `OR REPLACE`
▲

CREATE POLICY p ON t AS "permissive" USING (true);

CREATE POLICY p ON t AS MILD USING (true);
                        ^^^^ a policy cannot be `MILD`; use `PERMISSIVE` or `RESTRICTIVE`

-- Publications

CREATE PUBLICATION p FOR TABLE a, ONLY b, c *, TABLES IN SCHEMA app, CURRENT_SCHEMA, old;

CREATE PUBLICATION p FOR a, TABLE b;
                         ^ what `a` is has not been said; begin the list with `TABLE` or `TABLES IN SCHEMA`

CREATE PUBLICATION p FOR TABLE a, CURRENT_SCHEMA;
                                  ^^^^^^^^^^^^^^ `CURRENT_SCHEMA` is no table; put `TABLES IN SCHEMA` before it

ALTER PUBLICATION p ADD TABLES IN SCHEMA app, old.jobs;
                                              ^^^^^^^^ `old.jobs` is no schema; put `TABLE` before it

ALTER PUBLICATION p SET TABLES IN SCHEMA app, old (id);
                                              ^^^^^^^^ `old (id)` names a schema, which has neither columns nor rows; put `TABLE` before it

ALTER PUBLICATION p DROP TABLES IN SCHEMA app, old WHERE (id > 1);
                                               ^^^^^^^^^^^^^^^^^^ `old WHERE (id > 1)` names a schema, which has neither columns nor rows; put `TABLE` before it

-- Data and settings

COPY t FROM PROGRAM 'cat' WHERE a > 1;

COPY t FROM PROGRAM STDIN USING DELIMITERS ';';
            ^^^^^^^^^^^^^ `PROGRAM` runs a command; give it as a text in quotes
                          ▲

COPY (TABLE t) TO PROGRAM STDOUT;
                  ^^^^^^^^^^^^^^ `PROGRAM` runs a command; give it as a text in quotes
               ▲

COPY t TO STDOUT WHERE a > 1;
                 ^^^^^^^^^^^ rows are chosen only on their way in; write `COPY (SELECT … WHERE …) TO`

SET TIME ZONE INTERVAL '2:30' HOUR TO MINUTE;

SET TIME ZONE INTERVAL '2' DAY TO HOUR;
                           ^^^^^^^^^^^ a time zone has hours and minutes; write `HOUR`, or `HOUR TO MINUTE`

-- Queries: what they have once

SELECT 1 LIMIT 10 OFFSET 5;

SELECT now()::date LIMIT 5, 10;
                          ^^^^ `LIMIT` takes one number; write `LIMIT … OFFSET …` for the other
                   ▲

((SELECT 1) ORDER BY 1) LIMIT 2;

(SELECT 1 ORDER BY 1) ORDER BY 2;
                      ^^^^^^^^^^ a second `ORDER BY`, for the query in parentheses has one; drop one of them
                               ▲

((SELECT 1 ORDER BY 1)) ORDER BY (a + 1), b;
                        ^^^^^^^^^^^^^^^^^^^ a second `ORDER BY`, for the query in parentheses has one; drop one of them
                                  ▲

((SELECT 1 ORDER BY 1) UNION SELECT 2) ORDER BY 2;

(SELECT 1 ORDER BY 1) ORDER BY (a) AT TIME ZONE 'UTC';
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a second `ORDER BY`, for the query in parentheses has one; drop one of them
                                   ▲

(SELECT 1 OFFSET 1) LIMIT 1 OFFSET 2;
                            ^^^^^^^^ a second `OFFSET`, for the query in parentheses has one; drop one of them

(SELECT 1 LIMIT 1) FETCH FIRST ROW ONLY;
                   ^^^^^^^^^^^^^^^^^^^^ a second `LIMIT`, for the query in parentheses has one; drop one of them

CREATE VIEW v AS WITH a AS (TABLE t) (WITH b AS (TABLE u) SELECT 1);
                 ^^^^^^^^^^^^^^^^^^^ a second `WITH`, for the query in parentheses has one; drop one of them

CREATE RULE r AS ON INSERT TO t DO WITH a AS (TABLE t) (WITH b AS (TABLE u) SELECT 1);
                                   ^^^^^^^^^^^^^^^^^^^ a second `WITH`, for the query in parentheses has one; drop one of them

SELECT 1 + ((SELECT 1 ORDER BY 1) ORDER BY 2);
                                  ^^^^^^^^^^ a second `ORDER BY`, for the query in parentheses has one; drop one of them
                                           ▲

SELECT ((SELECT (SELECT 1 ORDER BY 1)) ORDER BY 2);

SELECT (((SELECT 1 LIMIT 1)) LIMIT 2);
                             ^^^^^^^ a second `LIMIT`, for the query in parentheses has one; drop one of them

SELECT * FROM ((SELECT 1 ORDER BY 1) ORDER BY 2) AS a;
                                     ^^^^^^^^^^ a second `ORDER BY`, for the query in parentheses has one; drop one of them
                                              ▲

SELECT 1 ORDER BY 1 FETCH FIRST ROW WITH TIES;

SELECT 1 FETCH FIRST ROW WITH TIES;
                         ^^^^^^^^^ without `ORDER BY` there are no ties; add `ORDER BY` or write `ONLY`

SELECT 1 ORDER BY 1 FETCH FIRST ROW WITH TIES FOR UPDATE SKIP LOCKED;
                                    ^^^^^^^^^ `WITH TIES` and `SKIP LOCKED` do not go together; drop one of them

-- Queries: windows and functions

SELECT sum(a) OVER (ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING), sum(b) OVER (ROWS CURRENT ROW);

SELECT sum(a) OVER (ROWS UNBOUNDED FOLLOWING);
                         ^^^^^^^^^^^^^^^^^^^ a frame cannot start at the end; name the bounds in their order

SELECT sum(a) OVER (ROWS 1 FOLLOWING EXCLUDE TIES);
                         ^^^^^^^^^^^ a frame ends at the current row, so it cannot start behind it; name the bounds in their order

SELECT sum(a) OVER (ROWS BETWEEN UNBOUNDED FOLLOWING AND CURRENT ROW);
                                 ^^^^^^^^^^^^^^^^^^^ a frame cannot start at the end; name the bounds in their order

SELECT sum(a) OVER (ROWS BETWEEN CURRENT ROW AND UNBOUNDED PRECEDING);
                                                 ^^^^^^^^^^^^^^^^^^^ a frame cannot end at the start; name the bounds in their order

SELECT sum(a) OVER (RANGE BETWEEN CURRENT ROW AND 1 PRECEDING);
                                                  ^^^^^^^^^^^ a frame cannot end before it starts; name the bounds in their order

SELECT sum(a) OVER (GROUPS BETWEEN 1 FOLLOWING AND CURRENT ROW);
                                                   ^^^^^^^^^^^ a frame cannot end before it starts; name the bounds in their order

SELECT percentile_cont(ALL 0.5) WITHIN GROUP (ORDER BY a);

SELECT percentile_cont(DISTINCT 0.5) WITHIN GROUP (ORDER BY a) FILTER (WHERE b);
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ `WITHIN GROUP` does not go with `DISTINCT`; drop one of them

SELECT percentile_cont(0.5 ORDER BY b) WITHIN GROUP (ORDER BY a);
                                       ^^^^^^^^^^^^^^^^^^^^^^^^^ `WITHIN GROUP` does not go with an `ORDER BY` inside of the parentheses; drop one of them

SELECT percentile_cont(0.5, VARIADIC b) WITHIN GROUP (ORDER BY a);
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^ `WITHIN GROUP` does not go with `VARIADIC`; drop one of them

SELECT geometry(point, 4326) '…', date '2024-01-01';

SELECT geometry(srid => 4326) '…';
                ^^^^ a type takes its modifiers in order; drop the name of this one

SELECT geometry(point ORDER BY 1) '…';
                      ^^^^^^^^^^ a type has no order; drop `ORDER BY`

SELECT (a, b) OVERLAPS ROW(c, d);

SELECT (a, b, c) OVERLAPS (c, d);
       ^^^^^^^^^ `OVERLAPS` compares two periods; give a start and an end of each

SELECT (a, b) OVERLAPS ROW(c);
                       ^^^^^^ `OVERLAPS` compares two periods; give a start and an end of each

SELECT UNIQUE (TABLE t);
       ^^^^^^^^^^^^^^^^ PostgreSQL has no `UNIQUE` predicate yet; count the rows instead

SELECT a::float(53);

SELECT a::float(54);
                ^^ `float` cannot have a precision of `54`; give it 1 to 53 bits

-- Queries: tables of XML and JSON

SELECT * FROM XMLTABLE('/a' PASSING b COLUMNS c int PATH 'x' "default" 1 NOT NULL);

SELECT * FROM XMLTABLE('/a' PASSING b COLUMNS c int PATH 'x' PATH 'y');
                                                             ^^^^^^^^ a second `PATH`; drop one of them

SELECT * FROM XMLTABLE('/a' PASSING b COLUMNS c int NULL PATH 'x' NOT NULL);
                                                                  ^^^^^^^^ a second `NULL` or `NOT NULL`; drop one of them

SELECT * FROM XMLTABLE('/a' PASSING b COLUMNS c int "default" 1 DEFAULT 2);
                                                                ^^^^^^^^^ a second `DEFAULT`; drop one of them

SELECT * FROM XMLTABLE('/a' PASSING b COLUMNS c int way 'x' PATH 'y');
                                                    ^^^ `way` is no option of a column; use `PATH`, `DEFAULT` or `NOT NULL`

SELECT * FROM XMLTABLE('/a' PASSING b COLUMNS c int __pg__is_not_null 1);
                                                    ^^^^^^^^^^^^^^^^^ `__pg__is_not_null` is no option of a column; use `PATH`, `DEFAULT` or `NOT NULL`

SELECT * FROM JSON_TABLE(a, ('$') COLUMNS (b int FORMAT JSON ENCODING "Utf16"));

SELECT * FROM JSON_TABLE(a, 'a' || 'b' COLUMNS (b int));
                            ^^^^^^^^^^ the path of `JSON_TABLE` is a text in quotes; write it out

SELECT JSON(a FORMAT JSON ENCODING latin1);
                                   ^^^^^^ `latin1` is no encoding of JSON; use `UTF8`, `UTF16` or `UTF32`

-- What PostgreSQL comes to first

CREATE TABLE t (a int, CHECK (a > 0) DEFERRABLE, b);
                                     ^^^^^^^^^^ a `CHECK` constraint cannot be `DEFERRABLE`; drop `DEFERRABLE`
                                                  ^ unexpected `)`; expected a type

CREATE TABLE t (a int, UNIQUE (a) NOT DEFERRABLE DEFERRABLE NULL);
                                                 ^^^^^^^^^^ `DEFERRABLE` contradicts `NOT DEFERRABLE`; drop one of them
                                                            ^^^^ unexpected `NULL`; expected `NOT`, `DEFERRABLE`, `INITIALLY`, `NO` or other words

CREATE TABLE t (a int) PARTITION BY BUCKETS (a b c);
                                                 ^ unexpected `c`; expected `.` or `)`

CREATE OR REPLACE CONSTRAINT TRIGGER t AFTER UPDATE ON u EACH ROW EXECUTE FUNCTION f();
                                                         ^^^^ unexpected `EACH`; expected `FROM`, `NOT`, `DEFERRABLE`, `INITIALLY` or other words

SELECT sum(a) OVER (ROWS 1 FOLLOWING b);
                         ^^^^^^^^^^^ a frame ends at the current row, so it cannot start behind it; name the bounds in their order
                                     ^ unexpected `b`; expected `EXCLUDE` or `)`

SELECT 1 FETCH FIRST ROW WITH TIES b;
                         ^^^^^^^^^ without `ORDER BY` there are no ties; add `ORDER BY` or write `ONLY`
                                   ^ unexpected `b`; expected `OFFSET`, `FOR` or `;`
