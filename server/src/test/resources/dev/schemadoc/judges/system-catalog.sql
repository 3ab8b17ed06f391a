-- What a catalog file tells, one line each: the objects of pg_catalog, or those that an extension
-- brings. The parameter is the extension, or an empty text for PostgreSQL itself.
WITH member AS (
  SELECT d.classid, d.objid
  FROM pg_depend d JOIN pg_extension e ON d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
  WHERE d.deptype = 'e' AND e.extname = $1
),
mine AS (
  SELECT 'pg_type'::regclass AS class, oid FROM pg_type
  WHERE $1 = '' AND typnamespace = 'pg_catalog'::regnamespace
  UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc
  WHERE $1 = '' AND pronamespace = 'pg_catalog'::regnamespace
  UNION ALL SELECT 'pg_operator'::regclass, oid FROM pg_operator
  WHERE $1 = '' AND oprnamespace = 'pg_catalog'::regnamespace
  UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast WHERE $1 = '' AND oid < 16384
  UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass
  WHERE $1 = '' AND opcnamespace = 'pg_catalog'::regnamespace
  UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily
  WHERE $1 = '' AND opfnamespace = 'pg_catalog'::regnamespace
  UNION ALL SELECT 'pg_am'::regclass, oid FROM pg_am WHERE $1 = '' AND oid < 16384
  UNION ALL SELECT 'pg_class'::regclass, oid FROM pg_class
  WHERE $1 = '' AND relnamespace = 'pg_catalog'::regnamespace AND relkind IN ('r', 'v')
  UNION ALL SELECT classid, objid FROM member
)
SELECT line FROM (
  SELECT 1 AS part, concat_ws(E'\t', 'type', format_type(t.oid, NULL), t.typname,
    CASE t.typtype WHEN 'b' THEN 'base' WHEN 'c' THEN 'composite' WHEN 'd' THEN 'domain'
      WHEN 'e' THEN 'enum' WHEN 'm' THEN 'multirange' WHEN 'p' THEN 'pseudo' WHEN 'r' THEN 'range' END,
    t.typcategory, CASE WHEN t.typispreferred THEN 'preferred' ELSE '' END,
    coalesce((SELECT format_type(r.rngsubtype, NULL) FROM pg_range r WHERE r.rngtypid = t.oid), '')) AS line
  FROM mine m JOIN pg_type t ON m.class = 'pg_type'::regclass AND m.oid = t.oid
  WHERE NOT (t.typcategory = 'A' AND t.typtype = 'b' AND t.typelem <> 0 AND t.typlen = -1)
    AND (t.typrelid = 0 OR (SELECT relkind FROM pg_class c WHERE c.oid = t.typrelid) = 'c')
  UNION ALL
  SELECT 2, concat_ws(E'\t', 'function', p.proname,
    coalesce((SELECT string_agg(format_type(a.type, NULL), ', ' ORDER BY a.n)
      FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY a(type, n)), ''),
    CASE WHEN p.proretset THEN 'setof ' ELSE '' END || format_type(p.prorettype, NULL),
    CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
    CASE p.prokind WHEN 'f' THEN '' WHEN 'a' THEN 'aggregate' WHEN 'w' THEN 'window' ELSE 'procedure' END
      || CASE WHEN p.provariadic <> 0 THEN 'variadic' ELSE '' END, p.pronargdefaults)
  FROM mine m JOIN pg_proc p ON m.class = 'pg_proc'::regclass AND m.oid = p.oid
  WHERE NOT 'internal'::regtype::oid = ANY (p.proargtypes::oid[])
    AND NOT 'cstring'::regtype::oid = ANY (p.proargtypes::oid[])
    AND p.prorettype NOT IN ('internal'::regtype, 'cstring'::regtype)
  UNION ALL
  SELECT 3, concat_ws(E'\t', 'operator', o.oprname,
    CASE WHEN o.oprleft = 0 THEN '' ELSE format_type(o.oprleft, NULL) END,
    format_type(o.oprright, NULL), format_type(o.oprresult, NULL),
    CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END)
  FROM mine m JOIN pg_operator o ON m.class = 'pg_operator'::regclass AND m.oid = o.oid
    JOIN pg_proc p ON p.oid = o.oprcode
  UNION ALL
  SELECT 4, concat_ws(E'\t', 'cast', format_type(c.castsource, NULL), format_type(c.casttarget, NULL),
    CASE c.castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' ELSE 'explicit' END,
    CASE c.castmethod WHEN 'b' THEN 'binary' WHEN 'i' THEN 'text' ELSE 'function' END,
    CASE p.provolatile WHEN 's' THEN 'stable' WHEN 'v' THEN 'volatile' ELSE 'immutable' END)
  FROM mine m JOIN pg_cast c ON m.class = 'pg_cast'::regclass AND m.oid = c.oid
    LEFT JOIN pg_proc p ON p.oid = c.castfunc
  UNION ALL
  SELECT 5, concat_ws(E'\t', 'method', a.amname)
  FROM mine m JOIN pg_am a ON m.class = 'pg_am'::regclass AND m.oid = a.oid WHERE a.amtype = 'i'
  UNION ALL
  SELECT 6, concat_ws(E'\t', 'class', a.amname, c.opcname, format_type(c.opcintype, NULL), f.opfname,
    CASE WHEN c.opcdefault THEN 'default' ELSE '' END)
  FROM mine m JOIN pg_opclass c ON m.class = 'pg_opclass'::regclass AND m.oid = c.oid
    JOIN pg_am a ON a.oid = c.opcmethod JOIN pg_opfamily f ON f.oid = c.opcfamily
  UNION ALL
  SELECT 7, concat_ws(E'\t', 'member', a.amname, f.opfname, o.oprname, format_type(w.amoplefttype, NULL),
    format_type(w.amoprighttype, NULL), w.amopstrategy)
  FROM mine m JOIN pg_opfamily f ON m.class = 'pg_opfamily'::regclass AND m.oid = f.oid
    JOIN pg_amop w ON w.amopfamily = f.oid AND w.amoppurpose = 's'
    JOIN pg_operator o ON o.oid = w.amopopr JOIN pg_am a ON a.oid = f.opfmethod
  UNION ALL
  SELECT 8, concat_ws(E'\t', 'table', c.relname)
  FROM mine m JOIN pg_class c ON m.class = 'pg_class'::regclass AND m.oid = c.oid
  WHERE c.relkind IN ('r', 'v')
) lines
ORDER BY part, line COLLATE "C"
