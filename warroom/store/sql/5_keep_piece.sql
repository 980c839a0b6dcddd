-- Keep a piece of a file, at most 1 MiB, and give its name; one that is there already stays.
CREATE OR REPLACE FUNCTION public.keep_piece(in_incident text, in_data bytea) RETURNS text
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    name text := encode(sha256(in_data), 'hex');
    address text;
BEGIN
    SELECT moved_to INTO address FROM public.incident WHERE id = in_incident;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such log' USING ERRCODE = 'WR404';
    END IF;
    -- Into a sealed room an admin copies what it had elsewhere.
    IF address <> '' AND NOT pg_has_role(session_user, 'warroom_admin', 'MEMBER') THEN
        RAISE EXCEPTION 'the room moved' USING ERRCODE = 'WR410', DETAIL = address;
    END IF;
    IF length(in_data) > 1048576 THEN
        RAISE EXCEPTION 'the piece is too long' USING ERRCODE = 'WR400';
    END IF;
    INSERT INTO public.chunk (incident, sha256, data) VALUES (in_incident, name, in_data)
    ON CONFLICT (incident, sha256) DO NOTHING;
    RETURN name;
END
$$;
