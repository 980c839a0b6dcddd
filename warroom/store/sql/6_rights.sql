-- The functions run as the owner, who may read, add, delete bodies and pieces, and say who is here; members may call
-- the three that add, and only admins the one that deletes.
-- Only a role that may create in the schema can be given functions, so the owner may for this moment.
GRANT CREATE ON SCHEMA public TO warroom_owner;

ALTER FUNCTION public.frame_header(text[]) OWNER TO warroom_owner;
ALTER FUNCTION public.commitment(bytea, text) OWNER TO warroom_owner;
ALTER FUNCTION public.chain_hash(bytea, text[], bytea) OWNER TO warroom_owner;
ALTER FUNCTION public.instant(timestamptz) OWNER TO warroom_owner;
ALTER FUNCTION public.readable(text) OWNER TO warroom_owner;
ALTER FUNCTION public.listed_severity(json, integer) OWNER TO warroom_owner;
ALTER FUNCTION public.listed(json, text, text) OWNER TO warroom_owner;
ALTER FUNCTION public.take_turn(text) OWNER TO warroom_owner;
ALTER FUNCTION public.append(
    text, text, text, integer, text, integer, text, text, text, text, text, text
) OWNER TO warroom_owner;
ALTER FUNCTION public.open_log(text, text, text) OWNER TO warroom_owner;
ALTER FUNCTION public.keep_piece(text, bytea) OWNER TO warroom_owner;
ALTER FUNCTION public.place_log(text, text, text, text, text) OWNER TO warroom_owner;
ALTER FUNCTION public.copy_entry(
    text, integer, text, text, integer, text, integer, text, text, text, text, text, text, bytea, bytea, text, bytea
) OWNER TO warroom_owner;
ALTER FUNCTION public.seal_log(text, text, text) OWNER TO warroom_owner;
ALTER FUNCTION public.erased_by(text) OWNER TO warroom_owner;
ALTER FUNCTION public.pieces_of(text) OWNER TO warroom_owner;
ALTER FUNCTION public.forget_bodies(text, integer[]) OWNER TO warroom_owner;
ALTER FUNCTION public.erase(text, text, text, text, text, text, integer[], text, text) OWNER TO warroom_owner;
ALTER FUNCTION public.forget_erased(text) OWNER TO warroom_owner;
ALTER FUNCTION public.who_is_here(text) OWNER TO warroom_owner;
ALTER FUNCTION public.be_here(text, text, text, text, text, boolean) OWNER TO warroom_owner;
ALTER FUNCTION public.leave_here(text) OWNER TO warroom_owner;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    public.append(text, text, text, integer, text, integer, text, text, text, text, text, text),
    public.open_log(text, text, text),
    public.keep_piece(text, bytea)
TO warroom_member;
-- Whoever may read is here, too.
GRANT EXECUTE ON FUNCTION
    public.who_is_here(text),
    public.be_here(text, text, text, text, text, boolean),
    public.leave_here(text)
TO warroom_viewer;
-- Rooms come and go by an admin, and words go.
GRANT EXECUTE ON FUNCTION
    public.place_log(text, text, text, text, text),
    public.copy_entry(
        text, integer, text, text, integer, text, integer, text, text, text, text, text, text, bytea, bytea, text, bytea
    ),
    public.seal_log(text, text, text),
    public.erase(text, text, text, text, text, text, integer[], text, text),
    public.forget_erased(text)
TO warroom_admin;

REVOKE CREATE ON SCHEMA public FROM warroom_owner;

-- Nobody fills the disk with large objects, which no table of ours knows; only a superuser can say so.
DO $$
BEGIN
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        REVOKE EXECUTE ON FUNCTION
            pg_catalog.lo_creat(integer), pg_catalog.lo_create(oid), pg_catalog.lo_from_bytea(oid, bytea)
        FROM PUBLIC;
    END IF;
END
$$;
