-- At every start: the role may be made by the product, or by whoever runs it, before or after the first start.
DO $$
DECLARE
    shown text;
BEGIN
    -- Two nodes that start at once would change the same privileges.
    PERFORM pg_advisory_xact_lock(hashtext('numbers_investigator'));
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'numbers_investigator') THEN
        BEGIN
            CREATE ROLE numbers_investigator NOLOGIN;
        EXCEPTION
            WHEN insufficient_privilege THEN
                RAISE NOTICE 'CREATE ROLE numbers_investigator NOLOGIN is left to an administrator, see docs/sql.md';
                RETURN;
            -- Roles belong to the server: the product on another of its databases was faster.
            WHEN duplicate_object OR unique_violation THEN
                NULL;
        END;
    END IF;
    -- Everybody may make temporary tables in a new database. A database of another owner is closed by its administrator.
    IF has_database_privilege('numbers_investigator', current_database(), 'TEMPORARY')
        AND pg_has_role((SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE') THEN
        EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    END IF;
    IF NOT has_schema_privilege('numbers_investigator', 'investigate', 'USAGE') THEN
        GRANT USAGE ON SCHEMA investigate TO numbers_investigator;
    END IF;
    FOR shown IN SELECT format('investigate.%I', viewname) FROM pg_views WHERE schemaname = 'investigate' LOOP
        IF NOT has_table_privilege('numbers_investigator', shown, 'SELECT') THEN
            EXECUTE format('GRANT SELECT ON %s TO numbers_investigator', shown);
        END IF;
    END LOOP;
END
$$;
