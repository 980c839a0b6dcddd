-- Open an empty log with a fresh reference and a free slug; one that is there already keeps its own.
-- The house log has one id, no number and no other name.
CREATE OR REPLACE FUNCTION public.open_log(
    in_incident text, in_slug text, in_nature text, OUT given_reference text, OUT given_slug text
)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    series text := 'INC-' || to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY');
    number integer;
    copies integer := 1;
BEGIN
    IF in_incident = '36f58b6a-b1d3-587b-9042-ece59b5674b7' THEN
        given_reference := 'HOUSE';
        given_slug := 'house';
        INSERT INTO public.incident (id, reference, slug, nature, title, severity, phase, seq, hash)
        VALUES (
            in_incident, given_reference, given_slug, 'house', '', 0, 'recognize', 0,
            decode(repeat('00', 32), 'hex')
        ) ON CONFLICT DO NOTHING;
        RETURN;
    END IF;
    -- Whoever holds the series' row is alone in giving references and slugs.
    INSERT INTO public.counter (name, last) VALUES (series, 0) ON CONFLICT (name) DO NOTHING;
    PERFORM 1 FROM public.counter WHERE name = series FOR UPDATE;
    SELECT reference, slug INTO given_reference, given_slug FROM public.incident WHERE id = in_incident;
    IF FOUND THEN
        RETURN;
    END IF;
    LOOP
        UPDATE public.counter SET last = last + 1 WHERE name = series RETURNING last INTO number;
        given_reference := series || '-' || lpad(number::text, greatest(4, length(number::text)), '0');
        -- A room that was copied in brought its own number.
        EXIT WHEN NOT EXISTS (SELECT 1 FROM public.incident WHERE reference = given_reference);
    END LOOP;
    given_slug := in_slug;
    WHILE EXISTS (SELECT 1 FROM public.incident WHERE slug = given_slug) LOOP
        copies := copies + 1;
        given_slug := in_slug || '-' || copies;
    END LOOP;
    INSERT INTO public.incident (id, reference, slug, nature, title, severity, phase, seq, hash)
    VALUES (
        in_incident, given_reference, given_slug, in_nature, '', 0, 'recognize', 0,
        decode(repeat('00', 32), 'hex')
    );
END
$$;
