-- Who is at a desk now: said every few seconds by each desk, forgotten 15 seconds after its last word.
-- It is no fact: it stands in no log, and whoever may read a room may be seen in it.

-- Who is in a room, as the server knows them; `age` is how many seconds ago they were heard.
CREATE OR REPLACE FUNCTION public.who_is_here(in_incident text) RETURNS TABLE (
    desk text, person text, station text, page text, stream text, typing boolean, since text, age double precision
)
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT desk, login, station, page, stream, typing, public.instant(since),
        extract(epoch FROM clock_timestamp() - seen)::double precision
    FROM public.presence
    WHERE incident = in_incident AND seen > clock_timestamp() - interval '15 seconds'
    ORDER BY since, login, desk
    LIMIT 200
$$;

-- Say what one does at a desk, and read who is here. A login has eight desks at most: the oldest go.
-- Refusals: WR400 longer than any desk says, WR404 no such log.
CREATE OR REPLACE FUNCTION public.be_here(
    in_incident text, in_desk text, in_station text, in_page text, in_stream text, in_typing boolean
) RETURNS TABLE (
    desk text, person text, station text, page text, stream text, typing boolean, since text, age double precision
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
DECLARE
    before public.presence%ROWTYPE;
    heard_at timestamptz := clock_timestamp();
BEGIN
    IF NOT coalesce(
        length(in_desk) <= 40 AND length(in_station) <= 200 AND length(in_page) <= 200 AND length(in_stream) <= 200
        AND in_typing IS NOT NULL, false
    ) THEN
        RAISE EXCEPTION 'no desk says so' USING ERRCODE = 'WR400';
    END IF;
    IF NOT EXISTS (SELECT FROM public.incident WHERE id = in_incident) THEN
        RAISE EXCEPTION 'there is no such log' USING ERRCODE = 'WR404';
    END IF;
    -- Nobody waits for a row that somebody else holds.
    DELETE FROM public.presence WHERE (login, desk) IN (
        SELECT login, desk FROM public.presence WHERE seen < heard_at - interval '15 seconds'
        FOR UPDATE SKIP LOCKED
    );
    SELECT * INTO before FROM public.presence WHERE login = session_user AND desk = in_desk;
    DELETE FROM public.presence WHERE login = session_user AND desk <> in_desk AND desk NOT IN (
        SELECT desk FROM public.presence WHERE login = session_user AND desk <> in_desk ORDER BY seen DESC LIMIT 7
    );
    INSERT INTO public.presence AS known (login, desk, incident, station, page, stream, typing, since, seen)
    VALUES (session_user, in_desk, in_incident, in_station, in_page, in_stream, in_typing, heard_at, heard_at)
    ON CONFLICT (login, desk) DO UPDATE SET
        incident = in_incident, station = in_station, page = in_page, stream = in_stream, typing = in_typing,
        since = CASE WHEN known.incident = in_incident THEN known.since ELSE heard_at END, seen = heard_at;
    IF (before.incident, before.station, before.page, before.stream, before.typing)
        IS DISTINCT FROM (in_incident, in_station, in_page, in_stream, in_typing)
    THEN
        PERFORM pg_notify('warroom_presence', in_incident);
    END IF;
    RETURN QUERY SELECT * FROM public.who_is_here(in_incident);
END
$$;

-- Leave a desk in order.
CREATE OR REPLACE FUNCTION public.leave_here(in_desk text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    place text;
BEGIN
    DELETE FROM public.presence WHERE login = session_user AND desk = in_desk RETURNING incident INTO place;
    IF FOUND THEN
        PERFORM pg_notify('warroom_presence', place);
    END IF;
END
$$;
