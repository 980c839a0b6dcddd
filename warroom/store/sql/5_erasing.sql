-- What deletes bodies and the pieces of files they kept; for admins alone. Nothing goes that no entry names as erased.

-- The places that a body of `body.erased` names, nothing where the program could not read it either.
CREATE OR REPLACE FUNCTION public.erased_by(body text) RETURNS integer[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    plain json;
    named text[];
BEGIN
    plain := public.readable(body);
    IF EXISTS (SELECT name FROM json_object_keys(plain) AS name GROUP BY name HAVING count(*) > 1)
        OR coalesce(json_typeof(plain -> 'text'), 'string') <> 'string'
        OR coalesce(json_typeof(plain -> 'reason'), 'string') <> 'string'
        OR json_typeof(plain -> 'seqs') IS DISTINCT FROM 'array'
    THEN
        RETURN '{}';
    END IF;
    SELECT array_agg(seq::text) INTO named FROM json_array_elements(plain -> 'seqs') AS seq;
    IF EXISTS (SELECT FROM unnest(named) AS seq WHERE seq !~ '^[1-9][0-9]{0,8}$') THEN
        RETURN '{}';
    END IF;
    RETURN named::integer[];
EXCEPTION WHEN data_exception THEN
    RETURN '{}'; -- an entry that was spoiled names nothing
END
$$;

-- The pieces of files that a body keeps.
CREATE OR REPLACE FUNCTION public.pieces_of(body text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    named json;
BEGIN
    named := public.readable(body) -> 'chunks';
    RETURN CASE WHEN json_typeof(named) = 'array' THEN ARRAY(SELECT json_array_elements_text(named)) ELSE '{}' END;
EXCEPTION WHEN data_exception THEN
    RETURN '{}';
END
$$;

-- Delete bodies, with the pieces that no body left keeps, and what the list of rooms says by them.
CREATE OR REPLACE FUNCTION public.forget_bodies(in_incident text, in_seqs integer[]) RETURNS void
LANGUAGE plpgsql VOLATILE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    lost text[];
    title_ text := '';
    phase_ text := 'recognize';
    severity_ integer := 0;
    one text;
BEGIN
    SELECT array_agg(DISTINCT piece) INTO lost
    FROM public.entry JOIN public.body USING (incident, seq), unnest(public.pieces_of(body)) AS piece
    WHERE incident = in_incident AND seq = ANY (in_seqs) AND kind IN ('record.kept', 'file.attached');
    DELETE FROM public.body WHERE incident = in_incident AND seq = ANY (in_seqs);
    IF lost IS NOT NULL THEN
        DELETE FROM public.chunk WHERE incident = in_incident AND sha256 = ANY (lost) AND sha256 NOT IN (
            SELECT piece
            FROM public.entry JOIN public.body USING (incident, seq), unnest(public.pieces_of(body)) AS piece
            WHERE incident = in_incident AND kind IN ('record.kept', 'file.attached') AND piece IS NOT NULL
        );
    END IF;
    IF EXISTS (
        SELECT FROM public.entry WHERE incident = in_incident AND seq = ANY (in_seqs) AND stream = 'incident'
    ) THEN
        FOR one IN
            SELECT body FROM public.entry JOIN public.body USING (incident, seq)
            WHERE incident = in_incident AND stream = 'incident' ORDER BY seq
        LOOP
            title_ := public.listed(public.readable(one), 'title', title_);
            phase_ := public.listed(public.readable(one), 'phase', phase_);
            severity_ := public.listed_severity(public.readable(one), severity_);
        END LOOP;
        UPDATE public.incident SET title = title_, phase = phase_, severity = severity_ WHERE id = in_incident;
    END IF;
END
$$;

-- Append the entry that says what is erased and why, then delete those bodies; gives the place of the entry.
-- Its body is made here, so that what it names and what is deleted are the same.
-- Refusals as in append(), and WR411 no text there (detail: the place), WR412 it tells of an erasure (detail: the place).
CREATE OR REPLACE FUNCTION public.erase(
    in_incident text, in_id text, in_stream text, in_actor text, in_occurred_at text, in_written_at text,
    in_seqs integer[], in_text text, in_reason text
) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    length_ integer;
    place integer;
    wanted integer;
    kind_ text;
    there boolean;
BEGIN
    PERFORM public.take_turn(in_incident);
    SELECT seq INTO length_ FROM public.incident WHERE id = in_incident FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such log' USING ERRCODE = 'WR404';
    END IF;
    IF coalesce(cardinality(in_seqs), 0) = 0 OR in_text IS NULL OR in_reason IS NULL THEN
        RAISE EXCEPTION 'the entry is not well formed' USING ERRCODE = 'WR400';
    END IF;
    FOREACH wanted IN ARRAY in_seqs LOOP
        SELECT kind, body IS NOT NULL INTO kind_, there
        FROM public.entry LEFT JOIN public.body USING (incident, seq)
        WHERE incident = in_incident AND seq = wanted;
        IF NOT FOUND OR NOT there THEN
            RAISE EXCEPTION 'there is no text' USING ERRCODE = 'WR411', DETAIL = coalesce(wanted::text, '');
        END IF;
        IF kind_ = 'body.erased' THEN
            RAISE EXCEPTION 'it tells of an erasure' USING ERRCODE = 'WR412', DETAIL = wanted::text;
        END IF;
    END LOOP;
    place := public.append(
        in_incident, in_id, in_stream, 1, 'body.erased', 1, in_actor, '', in_occurred_at, 'exact', in_written_at,
        json_build_object('seqs', in_seqs, 'text', in_text, 'reason', in_reason)::text
    );
    -- An entry that was there already says something else.
    IF place IS DISTINCT FROM length_ + 1 THEN
        RAISE EXCEPTION '%', in_stream USING ERRCODE = 'WR409', DETAIL = '1';
    END IF;
    PERFORM public.forget_bodies(in_incident, in_seqs);
    RETURN place;
END
$$;

-- Delete from a sealed log, into which a room is moving, what its own entries say was erased where it came from.
CREATE OR REPLACE FUNCTION public.forget_erased(in_incident text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    address text;
    gone integer[];
BEGIN
    SELECT moved_to INTO address FROM public.incident WHERE id = in_incident FOR UPDATE;
    IF coalesce(address, '') = '' THEN
        RAISE EXCEPTION 'there is no such log' USING ERRCODE = 'WR404';
    END IF;
    SELECT array_agg(DISTINCT named) INTO gone
    FROM public.entry AS telling JOIN public.body USING (incident, seq), unnest(public.erased_by(body)) AS named
    WHERE incident = in_incident AND telling.kind = 'body.erased' AND telling.schema = 1 AND named < telling.seq
        AND EXISTS (
            SELECT FROM public.entry AS erased
            WHERE erased.incident = in_incident AND erased.seq = named AND erased.kind <> 'body.erased'
        );
    PERFORM public.forget_bodies(in_incident, gone);
END
$$;
