-- Who writes and who may ask for it: nobody logs in as the owner, people's roles are members.
DO $$
BEGIN
    CREATE ROLE warroom_owner NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL; -- roles are the whole server's: another database made it
END
$$;

DO $$
BEGIN
    CREATE ROLE warroom_member NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
    NULL;
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO warroom_owner, warroom_member;

REVOKE ALL ON public.incident, public.entry, public.body, public.chunk, public.counter FROM PUBLIC;
GRANT SELECT, INSERT ON public.entry, public.body, public.chunk TO warroom_owner;
GRANT SELECT, INSERT, UPDATE ON public.incident, public.counter TO warroom_owner;
GRANT SELECT ON public.incident, public.entry, public.body, public.chunk, public.alembic_version TO warroom_member;
