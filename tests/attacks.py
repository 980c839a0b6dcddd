"""What people with a login try against a server: one list, tried with every duty."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

DUTIES: Final = ("viewer", "member", "lead", "voice", "admin")
WRITERS: Final = DUTIES[1:]
TABLES: Final = (
    "incident",
    "entry",
    "body",
    "chunk",
    "counter",
    "kind",
    "presence",
    "turn",
    "alembic_version",
)
FORBIDDEN: Final = "42501"
"""PostgreSQL's own refusal of what a role may not do."""
CALL: Final = "SELECT public.append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
LONG_AGO: Final = "2001-01-01T00:00:00.000000Z"

ATTACKS: Final = (
    # The log itself.
    "UPDATE entry SET actor = 'x'",
    "UPDATE entry SET recorded_at = occurred_at",
    "UPDATE entry SET hash = commitment",
    "UPDATE body SET body = '{}'",
    "UPDATE incident SET seq = seq + 1",
    "UPDATE incident SET hash = decode(repeat('00', 32), 'hex')",
    "UPDATE incident SET phase = 'closed'",
    "UPDATE incident SET moved_to = 'elsewhere'",
    "UPDATE chunk SET data = ''",
    "UPDATE counter SET last = 0",
    "UPDATE kind SET duty = ''",
    "UPDATE turn SET incident = 'x'",
    "UPDATE alembic_version SET version_num = '9'",
    "INSERT INTO incident SELECT 'x', 'x', 'x', nature, title, severity, phase, 0, hash FROM incident",
    'INSERT INTO entry SELECT (jsonb_populate_record(entry, \'{"seq":9,"id":"x","version":9}\')).* FROM entry',
    "INSERT INTO body SELECT incident, seq + 1, body, salt FROM body",
    "INSERT INTO body SELECT * FROM body ON CONFLICT (incident, seq) DO UPDATE SET body = '{}'",
    "INSERT INTO chunk VALUES ('x', 'x', '')",
    "INSERT INTO counter VALUES ('x', 1)",
    "INSERT INTO kind VALUES ('own.kind', '')",
    "INSERT INTO turn VALUES ('x')",
    "INSERT INTO alembic_version VALUES ('9')",
    "MERGE INTO body USING entry ON body.seq = entry.seq WHEN MATCHED THEN DELETE",
    "WITH gone AS (DELETE FROM entry RETURNING *) SELECT * FROM gone",
    "DO $$ BEGIN EXECUTE 'DELETE FROM public.entry'; END $$",
    *(f"DELETE FROM {table}" for table in TABLES),
    *(f"TRUNCATE {table}" for table in TABLES),
    *(f"DROP TABLE {table} CASCADE" for table in TABLES),
    *(f"COPY {table} FROM STDIN" for table in TABLES),
    *(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE" for table in TABLES),
    "SELECT * FROM incident FOR UPDATE",
    "SELECT * FROM counter",
    "SELECT * FROM kind",
    "SELECT * FROM turn FOR UPDATE",
    # Who is here.
    "INSERT INTO presence VALUES ('lead', 'x', 'x', '', '', '', false, now(), now())",
    "UPDATE presence SET login = 'lead'",
    "UPDATE presence SET seen = 'infinity'",
    "SELECT * FROM presence",
    "ALTER TABLE presence SET LOGGED",
    "CREATE TRIGGER t BEFORE INSERT ON presence EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "ALTER FUNCTION public.be_here SECURITY INVOKER",
    "ALTER FUNCTION public.be_here RESET ALL",
    "ALTER FUNCTION public.leave_here OWNER TO CURRENT_USER",
    "DROP FUNCTION public.who_is_here",
    # Its shape, and what watches over it.
    "ALTER TABLE entry DISABLE TRIGGER ALL",
    "ALTER TABLE entry ALTER COLUMN actor SET DEFAULT 'x'",
    "ALTER TABLE entry DROP CONSTRAINT entry_pkey",
    "ALTER TABLE entry OWNER TO CURRENT_USER",
    "ALTER TABLE entry RENAME TO other",
    "ALTER TABLE body ENABLE ROW LEVEL SECURITY",
    "CREATE INDEX ON entry (actor)",
    "CREATE RULE r AS ON INSERT TO entry DO INSTEAD NOTHING",
    "CREATE POLICY p ON entry USING (false)",
    "CREATE TRIGGER t BEFORE INSERT ON entry EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "CREATE STATISTICS s ON actor, kind FROM entry",
    "COMMENT ON TABLE entry IS 'x'",
    # The functions.
    "CREATE OR REPLACE FUNCTION public.instant(timestamptz) RETURNS text LANGUAGE sql AS 'SELECT $1::text'",
    "ALTER FUNCTION public.append SECURITY INVOKER",
    "ALTER FUNCTION public.append SET search_path = pg_temp",
    "ALTER FUNCTION public.append RESET ALL",
    "ALTER FUNCTION public.append OWNER TO CURRENT_USER",
    "DROP FUNCTION public.append",
    "SELECT public.frame_header(ARRAY['x'])",
    "SELECT public.commitment(''::bytea, '')",
    "SELECT public.chain_hash(''::bytea, ARRAY['x'], ''::bytea)",
    "SELECT public.instant(now())",
    "SELECT public.take_turn('x')",
    "SELECT public.listed('{}'::json, 'x', 'x')",
    # What erases.
    "SELECT public.forget_bodies(id, ARRAY[1, 2]) FROM incident",
    "SELECT public.erased_by('{}')",
    "SELECT public.pieces_of('{}')",
    "ALTER FUNCTION public.erase SECURITY INVOKER",
    "ALTER FUNCTION public.erase RESET ALL",
    "ALTER FUNCTION public.erase OWNER TO CURRENT_USER",
    "ALTER FUNCTION public.forget_erased SET search_path = pg_temp",
    "ALTER FUNCTION public.forget_bodies SECURITY DEFINER",
    "DROP FUNCTION public.forget_erased",
    "GRANT EXECUTE ON FUNCTION public.forget_bodies TO CURRENT_USER",
    "CREATE OR REPLACE FUNCTION public.erased_by(text) RETURNS integer[] LANGUAGE sql AS 'SELECT ARRAY[1]'",
    # Things of one's own among those of the room.
    "CREATE TABLE public.mine (x int)",
    "CREATE FUNCTION public.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
    "CREATE OPERATOR public.|| (LEFTARG = bytea, RIGHTARG = bytea, FUNCTION = pg_catalog.byteacat)",
    "CREATE VIEW public.entries AS SELECT * FROM entry",
    "CREATE SCHEMA mine",
    "DROP EXTENSION plpgsql CASCADE",
    "CREATE TRUSTED LANGUAGE mine HANDLER plpgsql_call_handler",
    "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE internal AS 'int4pl'",
    "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE c AS 'libc', 'system'",
    "CREATE PUBLICATION p FOR ALL TABLES",
    "CREATE FOREIGN DATA WRAPPER w",
    # The machine.
    "COPY entry TO PROGRAM 'cat'",
    "COPY entry FROM PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/warroom-attack'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_read_binary_file('PG_VERSION')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_export(1, '/tmp/warroom-attack')",
    "SELECT lo_create(0)",
    "SELECT lo_creat(1)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT pg_reload_conf()",
    "SELECT pg_switch_wal()",
    "SELECT rolpassword FROM pg_authid",
    # Being somebody else.
    "SET ROLE warroom_owner",
    "SET ROLE postgres",
    "SET SESSION AUTHORIZATION postgres",
    "SET session_replication_role = replica",
    "GRANT warroom_owner TO CURRENT_USER",
    "GRANT warroom_admin TO CURRENT_USER",
    "GRANT warroom_lead TO CURRENT_USER",
    "GRANT postgres TO CURRENT_USER",
    "GRANT pg_write_all_data TO CURRENT_USER",
    "GRANT pg_execute_server_program TO CURRENT_USER",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "ALTER ROLE CURRENT_USER CREATEROLE",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "ALTER ROLE warroom_owner LOGIN",
    "ALTER ROLE warroom_member CREATEROLE",
    "ALTER ROLE postgres PASSWORD 'x'",
    "CREATE ROLE somebody LOGIN SUPERUSER",
    "DROP ROLE warroom_owner",
    "REASSIGN OWNED BY warroom_owner TO CURRENT_USER",
    "DROP OWNED BY warroom_owner",
    "ALTER DEFAULT PRIVILEGES FOR ROLE warroom_owner GRANT ALL ON TABLES TO PUBLIC",
)
ALONE: Final = ("CREATE DATABASE mine", "CREATE TABLESPACE t LOCATION '/tmp'", "ALTER SYSTEM SET ssl = off")
"""What PostgreSQL does in no transaction."""


class Call(NamedTuple):
    """A call of `append()` that says something false, and what the function answers to members."""

    name: str
    given: dict[str, Any]
    code: str
    held_by: tuple[str, ...] = ()


CALLS: Final = (
    Call(
        "closing", {"kind": "incident.closed", "stream": "incident", "version": 2}, "WR403", ("lead", "admin")
    ),
    Call("closing on another stream", {"kind": "incident.closed"}, "WR403", ("lead", "admin")),
    Call(
        "closing as a phase",
        {"kind": "incident.phase", "stream": "incident", "version": 2, "body": '{"phase":"closed"}'},
        "WR403",
        ("lead", "admin"),
    ),
    Call(
        "closing as a phase of another stream",
        {"kind": "incident.phase", "body": '{"phase":"restored","phase":"closed"}'},
        "WR403",
        ("lead", "admin"),
    ),
    Call(
        "closing in escapes",
        {"kind": "incident.phase", "body": '{"p\\u0068ase":"\\u0063losed"}'},
        "WR403",
        ("lead", "admin"),
    ),
    Call(
        "closing in the list of rooms alone",
        {"stream": "incident", "version": 2, "body": '{"text":"x","phase":"closed"}'},
        "WR403",
        ("lead", "admin"),
    ),
    Call(
        "saying that a body was erased", {"kind": "body.erased", "body": '{"seqs":[1]}'}, "WR403", ("admin",)
    ),
    Call("calling all eyes to the wall", {"kind": "eyes.called"}, "WR403", ("lead", "admin")),
    Call("taking the lead's line off the wall", {"kind": "eyes.released"}, "WR403", ("lead", "admin")),
    Call("attesting a copy", {"kind": "house.copied_in"}, "WR403", ("admin",)),
    Call("attesting a restore", {"kind": "house.restored"}, "WR403", ("admin",)),
    Call("an unknown kind", {"kind": "entry.invented"}, "WR422"),
    Call("no kind", {"kind": None}, "WR422"),
    Call("a skipped version", {"version": 7}, "WR409"),
    Call("a version before the first", {"version": 0}, "WR409"),
    Call("no version", {"version": None}, "WR409"),
    Call("a changed declaration", {"stream": "incident", "version": 1}, "WR409"),
    Call("an unknown log", {"room": "nowhere"}, "WR404"),
    Call("no log", {"room": None}, "WR404"),
    Call("a body that is none", {"body": "[]"}, "WR400"),
    Call("a body that is no JSON", {"body": "{"}, "22P02"),
    Call("a time that is none", {"occurred_at": "2026-02-30T14:00:00.000000Z"}, "22008"),
    Call("a time in another zone", {"written_at": "2026-03-02T14:00:00.000000+01"}, "WR400"),
    Call("an endless time", {"occurred_at": "infinity"}, "WR400"),
)
ERASE: Final = "SELECT public.erase(%s, %s, %s, %s, %s, %s, %s, %s, %s)"
FORGET: Final = "SELECT public.forget_erased(%s)"
FALSE_ERASURES: Final[tuple[tuple[str, dict[str, Any], str], ...]] = (
    ("nothing", {"seqs": []}, "WR400"),
    ("no list", {"seqs": None}, "WR400"),
    ("no words", {"text": None}, "WR400"),
    ("no reason", {"reason": None}, "WR400"),
    ("an entry before the first", {"seqs": [0]}, "WR411"),
    ("an entry that is not there", {"seqs": [2, 99]}, "WR411"),
    ("no entry", {"seqs": [None]}, "WR411"),
    ("itself", {"seqs": [5]}, "WR411"),
    ("an unknown log", {"room": "nowhere"}, "WR404"),
    ("no log", {"room": None}, "WR404"),
    ("a time that is none", {"occurred_at": "2026-02-30T14:00:00.000000Z"}, "22008"),
    ("a time in another zone", {"written_at": "2026-03-02T14:00:00.000000+01"}, "WR400"),
    ("an endless time", {"occurred_at": "infinity"}, "WR400"),
    ("no id", {"id": None}, "23502"),
    ("a stream that is in use", {"stream": "incident"}, "WR409"),
    ("no stream", {"stream": None}, "23502"),
)
"""Calls of `erase()` that are refused to admins, and how; nobody else gets so far."""
HERE: Final = "SELECT * FROM public.be_here(%s, %s, %s, %s, %s, %s)"
LONG: Final = "x" * 100_000
FALSE_PRESENCE: Final = (
    ("a huge desk", {"desk": LONG}, "WR400"),
    ("a huge station", {"station": LONG}, "WR400"),
    ("a huge page", {"page": LONG}, "WR400"),
    ("a huge stream", {"stream": LONG}, "WR400"),
    ("no desk", {"desk": None}, "WR400"),
    ("neither typing nor not", {"typing": None}, "WR400"),
    ("an unknown log", {"room": "nowhere"}, "WR404"),
    ("no log", {"room": None}, "WR404"),
    ("a huge log", {"room": LONG}, "WR404"),
)
"""Calls of `be_here()` that are refused whoever says them, and how."""
SETTINGS: Final = (
    "SET timezone = 'Asia/Kathmandu'",
    "SET datestyle = 'SQL, DMY'",
    "SET standard_conforming_strings = off",
    "SET transform_null_equals = on",
    "SET client_encoding = 'LATIN1'",
    "SET bytea_output = 'escape'",
    "SET search_path = ''",
    "SET default_transaction_isolation = 'serializable'",
    "SET check_function_bodies = off",
)
"""What a session may say of itself, and what a careless function would obey."""
