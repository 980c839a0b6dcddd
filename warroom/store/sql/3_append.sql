-- Append one entry and give its place in the log; one that is there already keeps the place it has.
-- Refusals: WR404 no such log, WR409 stale (message: the stream, detail: its version), WR400 not well formed,
-- WR410 the room moved (detail: its address),
-- WR422 a kind the server does not know, WR403 a kind reserved for a duty (detail: the kind).
CREATE OR REPLACE FUNCTION public.append(
    in_incident text, in_id text, in_stream text, in_version integer, in_kind text, in_schema integer,
    in_actor text, in_station text, in_occurred_at text, in_precision text, in_written_at text, in_body text
) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    head public.incident%ROWTYPE;
    place integer;
    newest integer;
    made_salt bytea := uuid_send(gen_random_uuid());
    made_commitment bytea := public.commitment(made_salt, in_body);
    made_hash bytea;
    taken_at text;
    plain json;
    needed text;
    restricted text := in_kind;
    trusted boolean := pg_has_role(
        session_user, (SELECT relowner FROM pg_class WHERE oid = 'public.entry'::regclass), 'MEMBER'
    );
BEGIN
    PERFORM public.take_turn(in_incident);
    SELECT * INTO head FROM public.incident WHERE id = in_incident FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such log' USING ERRCODE = 'WR404';
    END IF;
    SELECT seq INTO place FROM public.entry WHERE incident = in_incident AND id = in_id;
    IF FOUND THEN
        RETURN place;
    END IF;
    IF head.moved_to <> '' THEN
        RAISE EXCEPTION 'the room moved' USING ERRCODE = 'WR410', DETAIL = head.moved_to;
    END IF;
    SELECT coalesce(max(version), 0) INTO newest
    FROM public.entry WHERE incident = in_incident AND stream = in_stream;
    IF in_version IS DISTINCT FROM newest + 1 THEN
        RAISE EXCEPTION '%', in_stream USING ERRCODE = 'WR409', DETAIL = newest::text;
    END IF;
    IF json_typeof(in_body::json) IS DISTINCT FROM 'object'
        OR in_precision IS NULL OR in_precision NOT IN ('exact', 'estimated', 'reconstructed')
        OR length(in_occurred_at) <> 27 OR length(in_written_at) <> 27
        OR public.instant(in_occurred_at::timestamptz) IS DISTINCT FROM in_occurred_at
        OR public.instant(in_written_at::timestamptz) IS DISTINCT FROM in_written_at
    THEN
        RAISE EXCEPTION 'the entry is not well formed' USING ERRCODE = 'WR400';
    END IF;
    IF in_stream = 'incident' OR in_kind LIKE 'incident.%' THEN
        plain := public.readable(in_body);
    END IF;
    SELECT duty INTO needed FROM public.kind WHERE name = in_kind;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the server does not know this kind of entry' USING ERRCODE = 'WR422';
    END IF;
    -- Whatever says that the room is closed is as good as closing it.
    IF public.listed(plain, 'phase', '') = 'closed' THEN
        restricted := 'incident.closed';
        SELECT duty INTO needed FROM public.kind WHERE name = restricted;
    END IF;
    IF NOT trusted THEN
        IF needed <> '' AND NOT pg_has_role(session_user, 'warroom_' || needed, 'MEMBER') THEN
            RAISE EXCEPTION 'this is reserved for the duty %', needed
                USING ERRCODE = 'WR403', DETAIL = restricted;
        END IF;
        -- Only who owns the tables may write in the name of others.
        in_actor := session_user;
    END IF;
    place := head.seq + 1;
    taken_at := public.instant(clock_timestamp());
    made_hash := public.chain_hash(
        head.hash,
        ARRAY[
            in_incident, place::text, in_id, in_stream, in_version::text, in_kind, in_schema::text,
            in_actor, in_station, in_occurred_at, in_precision, in_written_at, taken_at
        ],
        made_commitment
    );
    INSERT INTO public.entry (
        incident, seq, id, stream, version, kind, schema, actor, station,
        occurred_at, precision, written_at, recorded_at, commitment, hash
    ) VALUES (
        in_incident, place, in_id, in_stream, in_version, in_kind, in_schema, in_actor, in_station,
        in_occurred_at, in_precision, in_written_at, taken_at, made_commitment, made_hash
    );
    INSERT INTO public.body (incident, seq, body, salt) VALUES (in_incident, place, in_body, made_salt);
    IF in_stream <> 'incident' THEN
        plain := NULL; -- only the incident's own stream changes the list of rooms
    END IF;
    UPDATE public.incident SET
        seq = place,
        hash = made_hash,
        title = public.listed(plain, 'title', title),
        phase = public.listed(plain, 'phase', phase),
        severity = public.listed_severity(plain, severity),
        reference = CASE WHEN in_version = 1 THEN public.listed(plain, 'reference', reference) ELSE reference END,
        slug = CASE WHEN in_version = 1 THEN public.listed(plain, 'slug', slug) ELSE slug END,
        nature = CASE WHEN in_version = 1 THEN public.listed(plain, 'nature', nature) ELSE nature END
    WHERE id = in_incident;
    PERFORM pg_notify('warroom', '');
    RETURN place;
END
$$;

-- Wait until it is one's turn in a log, and keep it until the end of the transaction.
CREATE OR REPLACE FUNCTION public.take_turn(in_incident text) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM 1 FROM public.turn WHERE incident = in_incident FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO public.turn SELECT id FROM public.incident WHERE id = in_incident ON CONFLICT DO NOTHING;
        PERFORM 1 FROM public.turn WHERE incident = in_incident FOR UPDATE;
    END IF;
END
$$;

-- A body as JSON whose texts can be read: PostgreSQL's cannot hold the character NUL that an escape stands for.
CREATE OR REPLACE FUNCTION public.readable(body text) RETURNS json
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    -- Escaped texts mean the same whatever the caller's session says of backslashes.
    SELECT regexp_replace(body, E'(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000', E'\\1', 'g')::json
$$;

-- What a body says of the severity, else what it was before.
CREATE OR REPLACE FUNCTION public.listed_severity(plain json, before integer) RETURNS integer
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT CASE
        WHEN json_typeof(plain -> 'severity') = 'number' AND (plain ->> 'severity') ~ '^-?[0-9]{1,9}$'
        THEN (plain ->> 'severity')::integer ELSE before
    END
$$;

-- What a body says of a column of the head row, else what the column said before.
CREATE OR REPLACE FUNCTION public.listed(plain json, name text, before text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT CASE WHEN json_typeof(plain -> name) = 'string' THEN plain ->> name ELSE before END
$$;
