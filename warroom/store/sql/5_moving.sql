-- What copies a whole log in, entry by entry, and seals the one it came from; for admins alone.
-- While it is copied the room is sealed, so that nobody writes between its entries.

-- Make the head row of an empty, sealed log; names that are taken get a number behind them.
CREATE OR REPLACE FUNCTION public.place_log(
    in_incident text, in_reference text, in_slug text, in_nature text, in_moved_to text
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    series text := 'INC-' || to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY');
    reference_ text := in_reference;
    slug_ text := in_slug;
    copies integer := 1;
BEGIN
    IF in_moved_to = '' THEN
        RAISE EXCEPTION 'a log is copied sealed' USING ERRCODE = 'WR400';
    END IF;
    -- As in open_log(): whoever holds the series' row is alone in giving references and slugs.
    INSERT INTO public.counter (name, last) VALUES (series, 0) ON CONFLICT (name) DO NOTHING;
    PERFORM 1 FROM public.counter WHERE name = series FOR UPDATE;
    WHILE EXISTS (SELECT 1 FROM public.incident WHERE reference = reference_) LOOP
        copies := copies + 1;
        reference_ := in_reference || '-' || copies;
    END LOOP;
    copies := 1;
    WHILE EXISTS (SELECT 1 FROM public.incident WHERE slug = slug_) LOOP
        copies := copies + 1;
        slug_ := in_slug || '-' || copies;
    END LOOP;
    INSERT INTO public.incident (id, reference, slug, nature, title, severity, phase, seq, hash, moved_to)
    VALUES (
        in_incident, reference_, slug_, in_nature, '', 0, 'recognize', 0,
        decode(repeat('00', 32), 'hex'), in_moved_to
    );
END
$$;

-- Copy one entry to the end of a sealed log, as it is; refused (WR409) unless every hash of it holds there.
CREATE OR REPLACE FUNCTION public.copy_entry(
    in_incident text, in_seq integer, in_id text, in_stream text, in_version integer, in_kind text, in_schema integer,
    in_actor text, in_station text, in_occurred_at text, in_precision text, in_written_at text, in_recorded_at text,
    in_commitment bytea, in_hash bytea, in_body text, in_salt bytea
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    head public.incident%ROWTYPE;
    newest integer;
    plain json;
BEGIN
    SELECT * INTO head FROM public.incident WHERE id = in_incident FOR UPDATE;
    SELECT coalesce(max(version), 0) INTO newest
    FROM public.entry WHERE incident = in_incident AND stream = in_stream;
    IF head.moved_to IS NULL OR head.moved_to = ''
        OR in_seq IS DISTINCT FROM head.seq + 1
        OR in_version IS DISTINCT FROM newest + 1
        OR (in_body IS NULL) <> (in_salt IS NULL)
        OR public.commitment(in_salt, in_body) <> in_commitment
        OR in_hash IS DISTINCT FROM public.chain_hash(
            head.hash,
            ARRAY[
                in_incident, in_seq::text, in_id, in_stream, in_version::text, in_kind, in_schema::text,
                in_actor, in_station, in_occurred_at, in_precision, in_written_at, in_recorded_at
            ],
            in_commitment
        )
    THEN
        RAISE EXCEPTION '%', in_stream USING ERRCODE = 'WR409', DETAIL = newest::text;
    END IF;
    INSERT INTO public.entry (
        incident, seq, id, stream, version, kind, schema, actor, station,
        occurred_at, precision, written_at, recorded_at, commitment, hash
    ) VALUES (
        in_incident, in_seq, in_id, in_stream, in_version, in_kind, in_schema, in_actor, in_station,
        in_occurred_at, in_precision, in_written_at, in_recorded_at, in_commitment, in_hash
    );
    IF in_body IS NOT NULL THEN
        INSERT INTO public.body (incident, seq, body, salt) VALUES (in_incident, in_seq, in_body, in_salt);
    END IF;
    IF in_stream = 'incident' AND in_body IS NOT NULL THEN
        plain := public.readable(in_body);
    END IF;
    UPDATE public.incident SET
        seq = in_seq,
        hash = in_hash,
        title = public.listed(plain, 'title', title),
        phase = public.listed(plain, 'phase', phase),
        severity = public.listed_severity(plain, severity)
    WHERE id = in_incident;
END
$$;

-- Say where a room is and so seal it, or open it again with an empty address, which the house log attests.
-- Its head stays locked until the end of the transaction. Refused (WR410) unless it says `in_before` until now.
CREATE OR REPLACE FUNCTION public.seal_log(in_incident text, in_before text, in_moved_to text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    head public.incident%ROWTYPE;
    house text := '36f58b6a-b1d3-587b-9042-ece59b5674b7';
    now_ text := public.instant(clock_timestamp());
    newest integer;
BEGIN
    SELECT * INTO head FROM public.incident WHERE id = in_incident AND id <> house FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no such log' USING ERRCODE = 'WR404';
    END IF;
    IF in_moved_to IS NULL OR head.moved_to IS DISTINCT FROM in_before THEN
        RAISE EXCEPTION 'the room moved' USING ERRCODE = 'WR410', DETAIL = head.moved_to;
    END IF;
    UPDATE public.incident SET moved_to = in_moved_to WHERE id = in_incident;
    IF in_moved_to = '' AND head.moved_to <> '' THEN
        PERFORM public.take_turn(house);
        PERFORM 1 FROM public.incident WHERE id = house FOR UPDATE;
        SELECT coalesce(max(version), 0) INTO newest
        FROM public.entry WHERE incident = house AND stream = 'copy:' || in_incident;
        PERFORM public.append(
            house, gen_random_uuid()::text, 'copy:' || in_incident, newest + 1, 'house.copied_in', 1,
            '', '', now_, 'exact', now_, json_build_object(
                'incident', in_incident, 'reference', head.reference, 'entries', head.seq,
                'head', encode(head.hash, 'hex'), 'origin', head.moved_to
            )::text
        );
    END IF;
    PERFORM pg_notify('warroom', '');
END
$$;
