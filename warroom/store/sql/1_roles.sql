-- Who writes and who may ask for it: nobody logs in as the owner, people's roles are members of one duty.
DO $$
DECLARE
    role text;
    pair text[];
BEGIN
    -- Roles are the whole server's: another database may have made them.
    FOREACH role IN ARRAY ARRAY[
        'warroom_owner', 'warroom_viewer', 'warroom_member', 'warroom_lead', 'warroom_voice', 'warroom_admin'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
            BEGIN
                EXECUTE format('CREATE ROLE %I NOLOGIN', role);
            EXCEPTION WHEN duplicate_object OR unique_violation THEN
                NULL; -- just now
            END;
        END IF;
    END LOOP;
    -- Each duty may what the one before may.
    FOREACH pair SLICE 1 IN ARRAY ARRAY[
        ['warroom_viewer', 'warroom_member'], ['warroom_member', 'warroom_lead'], ['warroom_member', 'warroom_voice'],
        ['warroom_lead', 'warroom_admin'], ['warroom_voice', 'warroom_admin']
    ] LOOP
        IF NOT pg_has_role(pair[2], pair[1], 'USAGE') THEN
            EXECUTE format('GRANT %I TO %I', pair[1], pair[2]);
        END IF;
    END LOOP;
    -- Who prepares a server without being its superuser gives the functions to the owner as its member.
    IF NOT pg_has_role(current_user, 'warroom_owner', 'USAGE') THEN
        EXECUTE format('GRANT warroom_owner TO %I', current_user);
    END IF;
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO warroom_owner, warroom_viewer;

REVOKE ALL ON public.incident, public.entry, public.body, public.chunk, public.counter, public.kind, public.presence,
    public.turn
FROM PUBLIC;
GRANT SELECT, INSERT ON public.entry TO warroom_owner;
GRANT SELECT, INSERT, DELETE ON public.body, public.chunk TO warroom_owner;
GRANT SELECT, INSERT, UPDATE ON public.incident, public.counter, public.turn TO warroom_owner;
GRANT SELECT ON public.kind TO warroom_owner;
GRANT SELECT, INSERT, UPDATE, DELETE ON public.presence TO warroom_owner;
GRANT SELECT ON public.incident, public.entry, public.body, public.chunk, public.alembic_version TO warroom_viewer;
