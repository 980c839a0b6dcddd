-- The hashes of a log, exactly as warroom/domain/entry.py makes them, and its way to write an instant.
CREATE OR REPLACE FUNCTION public.frame_header(fields text[]) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT string_agg(
        int4send(octet_length(convert_to(field, 'UTF8'))) || convert_to(field, 'UTF8'), ''::bytea ORDER BY place
    )
    FROM unnest(fields) WITH ORDINALITY AS framed (field, place)
$$;

CREATE OR REPLACE FUNCTION public.commitment(salt bytea, body text) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT sha256(salt || convert_to(body, 'UTF8'))
$$;

CREATE OR REPLACE FUNCTION public.chain_hash(previous bytea, fields text[], commitment bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT sha256(previous || public.frame_header(fields) || commitment)
$$;

CREATE OR REPLACE FUNCTION public.instant(at timestamptz) RETURNS text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
