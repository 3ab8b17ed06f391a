-- Everything that a migration can build, as one line of text per fact; see Catalog.java.
-- Runs on PostgreSQL 13 and newer with an empty search_path, so that every name is written in full.
WITH namespaces AS (
    SELECT oid, nspname
    FROM pg_namespace
    WHERE nspname <> 'information_schema' AND nspname NOT LIKE 'pg\_%'
),
-- What an extension brought belongs to the extension.
brought AS (
    SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
),
relations AS (
    SELECT c.*, n.nspname || '.' || c.relname AS name
    FROM pg_class c
    JOIN namespaces n ON n.oid = c.relnamespace
    WHERE c.relname NOT IN ('alembic_version', 'alembic_version_pkc')
      AND NOT EXISTS (SELECT 1 FROM brought b WHERE b.classid = 'pg_class'::regclass AND b.objid = c.oid)
),
tables AS (
    SELECT * FROM relations WHERE relkind IN ('r', 'p', 'f', 'v', 'm')
),
facts (subject, fact) AS (
    SELECT 'schema ' || nspname, 'exists' || coalesce(' acl ' || nspacl::text, '')
    FROM pg_namespace
    WHERE oid IN (SELECT oid FROM namespaces)

    UNION ALL
    SELECT 'extension ' || extname, 'in ' || extnamespace::regnamespace
    FROM pg_extension

    -- Types
    UNION ALL
    SELECT 'type ' || n.nspname || '.' || t.typname,
           'enum (' || string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) || ')'
    FROM pg_type t
    JOIN namespaces n ON n.oid = t.typnamespace
    JOIN pg_enum e ON e.enumtypid = t.oid
    GROUP BY n.nspname, t.typname

    UNION ALL
    SELECT 'type ' || n.nspname || '.' || t.typname,
           'domain ' || format_type(t.typbasetype, t.typtypmod)
               || CASE WHEN t.typnotnull THEN ' not null' ELSE '' END
               || coalesce(' default ' || t.typdefault, '')
    FROM pg_type t
    JOIN namespaces n ON n.oid = t.typnamespace
    WHERE t.typtype = 'd'

    UNION ALL
    SELECT 'type ' || n.nspname || '.' || t.typname, 'constraint ' || c.conname || ': ' || pg_get_constraintdef(c.oid)
    FROM pg_constraint c
    JOIN pg_type t ON t.oid = c.contypid
    JOIN namespaces n ON n.oid = t.typnamespace

    UNION ALL
    SELECT 'type ' || r.name, 'attribute ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    FROM relations r
    JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE r.relkind = 'c'

    UNION ALL
    SELECT 'type ' || n.nspname || '.' || t.typname, 'range of ' || format_type(g.rngsubtype, NULL)
    FROM pg_range g
    JOIN pg_type t ON t.oid = g.rngtypid
    JOIN namespaces n ON n.oid = t.typnamespace

    -- Sequences
    UNION ALL
    SELECT 'sequence ' || r.name,
           format('%s start %s increment %s range %s to %s cache %s cycle %s',
               format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
               || coalesce((
                   SELECT ' owned by ' || d.refobjid::regclass || '.' || a.attname
                   FROM pg_depend d
                   JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                   WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype IN ('a', 'i')
               ), '')
    FROM relations r
    JOIN pg_sequence s ON s.seqrelid = r.oid

    -- Tables and views
    UNION ALL
    SELECT 'table ' || name,
           CASE relkind
               WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'f' THEN 'foreign table'
               WHEN 'v' THEN 'view' ELSE 'materialized view'
           END
               || CASE relpersistence WHEN 'u' THEN ' unlogged' ELSE '' END
               || CASE WHEN relrowsecurity THEN ' row security' ELSE '' END
               || CASE WHEN relforcerowsecurity THEN ' forced' ELSE '' END
               || CASE WHEN relreplident NOT IN ('d', 'n') THEN ' replica identity ' || relreplident::text ELSE '' END
               || coalesce(' with ' || reloptions::text, '')
               || coalesce(' acl ' || relacl::text, '')
               || coalesce(' partition by ' || pg_get_partkeydef(oid), '')
               || coalesce(' ' || pg_get_expr(relpartbound, oid), '')
    FROM tables

    UNION ALL
    SELECT 'table ' || t.name, 'definition: ' || regexp_replace(pg_get_viewdef(t.oid), '\s+', ' ', 'g')
    FROM tables t
    WHERE t.relkind IN ('v', 'm')

    UNION ALL
    SELECT 'table ' || t.name, 'inherits ' || i.inhparent::regclass
    FROM tables t
    JOIN pg_inherits i ON i.inhrelid = t.oid

    -- The number is the place of the column among those that are there, not attnum: dropped columns leave holes.
    UNION ALL
    SELECT 'table ' || t.name,
           'column ' || to_char(row_number() OVER (PARTITION BY t.oid ORDER BY a.attnum), 'FM000')
               || ' ' || a.attname || ': ' || format_type(a.atttypid, a.atttypmod)
               || CASE
                   WHEN a.attcollation <> 0 AND a.attcollation <> y.typcollation
                   THEN ' collate ' || a.attcollation::regcollation
                   ELSE ''
               END
               || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
               || CASE a.attidentity WHEN 'a' THEN ' identity always' WHEN 'd' THEN ' identity by default' ELSE '' END
               || CASE a.attgenerated WHEN 's' THEN ' stored' WHEN 'v' THEN ' virtual' ELSE '' END
               || coalesce(
                   CASE WHEN a.attgenerated = '' THEN ' default ' ELSE ' as ' END || pg_get_expr(d.adbin, d.adrelid), '')
               || coalesce(' acl ' || a.attacl::text, '')
    FROM tables t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type y ON y.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum

    UNION ALL
    SELECT 'table ' || t.name,
           'constraint ' || c.conname || ': ' || pg_get_constraintdef(c.oid)
               || CASE WHEN c.convalidated THEN '' ELSE ' (not validated)' END
    FROM pg_constraint c
    JOIN tables t ON t.oid = c.conrelid

    UNION ALL
    SELECT 'table ' || t.name,
           'index ' || r.relname || ': ' || pg_get_indexdef(r.oid)
               || CASE WHEN i.indisvalid THEN '' ELSE ' (invalid)' END
               || CASE WHEN i.indisclustered THEN ' (clustered)' ELSE '' END
               || CASE WHEN i.indisreplident THEN ' (replica identity)' ELSE '' END
    FROM pg_index i
    JOIN relations r ON r.oid = i.indexrelid
    JOIN tables t ON t.oid = i.indrelid

    UNION ALL
    SELECT 'table ' || t.name,
           'trigger ' || g.tgname || ': ' || pg_get_triggerdef(g.oid)
               || CASE g.tgenabled WHEN 'O' THEN '' ELSE ' (enabled ' || g.tgenabled::text || ')' END
    FROM pg_trigger g
    JOIN tables t ON t.oid = g.tgrelid
    WHERE NOT g.tgisinternal

    UNION ALL
    SELECT 'table ' || t.name, 'rule ' || w.rulename || ': ' || pg_get_ruledef(w.oid)
    FROM pg_rewrite w
    JOIN tables t ON t.oid = w.ev_class
    WHERE w.rulename <> '_RETURN'

    UNION ALL
    SELECT 'table ' || t.name,
           format('policy %s: %s for %s to %s using %s check %s', p.polname,
               CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END, p.polcmd,
               (SELECT string_agg(coalesce(o.rolname, 'public'), ', ' ORDER BY o.rolname)
                FROM unnest(p.polroles) AS role LEFT JOIN pg_roles o ON o.oid = role),
               pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
    FROM pg_policy p
    JOIN tables t ON t.oid = p.polrelid

    UNION ALL
    SELECT 'table ' || t.name, 'statistics ' || s.stxname || ': ' || pg_get_statisticsobjdef(s.oid)
    FROM pg_statistic_ext s
    JOIN tables t ON t.oid = s.stxrelid

    -- Functions
    UNION ALL
    SELECT 'function ' || p.oid::regprocedure,
           regexp_replace(pg_get_functiondef(p.oid), '\s+', ' ', 'g') || coalesce(' acl ' || p.proacl::text, '')
    FROM pg_proc p
    JOIN namespaces n ON n.oid = p.pronamespace
    WHERE p.prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT 1 FROM brought b WHERE b.classid = 'pg_proc'::regclass AND b.objid = p.oid)

    -- Comments on all of these; the first objects that a user makes have the number 16384.
    UNION ALL
    SELECT 'comment on ' || i.type || ' ' || i.identity, quote_literal(d.description)
    FROM pg_description d
    CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
    WHERE d.objoid >= 16384
      AND NOT EXISTS (SELECT 1 FROM brought b WHERE b.classid = d.classoid AND b.objid = d.objoid)
      AND d.classoid <> 'pg_extension'::regclass
)
SELECT subject || ' | ' || fact
FROM facts
ORDER BY subject COLLATE "C", fact COLLATE "C"
