"""The verbs of who administers a server: prepare it, let people in, bring it up to date."""

from __future__ import annotations

import getpass
import shlex
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from warroom import config
from warroom.cli import here, output, secrets
from warroom.cli.options import Json
from warroom.clock import read_time, real_now
from warroom.domain.duties import DUTIES
from warroom.errors import N_, Rejected
from warroom.i18n import _

if TYPE_CHECKING:
    from warroom.store.preparing import Prepared

PURPOSE: Final = N_(
    "Prepare a server and let people in. For who owns its database, or its superuser; people with the duty admin"
    " do not add others."
)
Address = Annotated[
    str,
    typer.Argument(
        metavar="URL", help=N_("The server's database: postgresql://NAME@HOST/DATABASE. Else --room.")
    ),
]
Name = Annotated[
    str, typer.Argument(metavar="NAME", help=N_("How the person logs in: small letters, digits and . _ -"))
]
Duty = Annotated[
    str,
    typer.Option(
        "--duty",
        metavar="viewer|member|lead|voice|admin",
        help=N_(
            "A viewer reads, a member writes; a lead also closes rooms, voice speaks to customers, admin is all."
        ),
    ),
]
FromInput = Annotated[
    bool, typer.Option("--password-stdin", help=N_("Read the password from the standard input, one line."))
]
NewPassword = Annotated[
    bool, typer.Option("--new-password", help=N_("Ask for a new password also of a person who is there."))
]

Made = Annotated[
    str, typer.Argument(metavar="TIME", help=N_("When the backup was made, as 2026-03-02T14:00Z."))
]


def init_postgres(context: typer.Context, url: Address = "") -> None:
    """Make tables, owner, functions and duties in an empty database; again it brings them up to date."""
    from warroom.store import preparing
    from warroom.store.append_postgres import PREFIX

    with _engine(context, url) as engine:
        done = preparing.prepare_server(engine)
        output.say(
            *_told(done),
            _("Roles: {owner}, as which nobody logs in, and the duties {duties}.").format(
                owner=f"{PREFIX}owner", duties=", ".join(PREFIX + duty for duty in DUTIES)
            ),
            _("Nobody without a duty can connect any more. Entries can be added, by append() alone."),
            "",
            _("Next, let people in:"),
            f"  warroom admin add-user NAME --duty lead --room {_quoted(engine, engine.url.username or '')}",
            _("They come with:"),
            f"  warroom --room {_quoted(engine, 'NAME')}",
        )


def migrate(context: typer.Context, url: Address = "") -> None:
    """Bring a server up to date with this version of the program. Desks never do."""
    from warroom.store import preparing

    with _engine(context, url) as engine:
        output.say(*_told(preparing.migrate_server(engine)))


def add_user(
    context: typer.Context,
    name: Name,
    duty: Duty,
    password_stdin: FromInput = False,
    new_password: NewPassword = False,
) -> None:
    """Let a person in, or give one who is there another duty. The password is asked for twice."""
    from warroom.store import people

    with _engine(context) as engine:
        people.check_name(name)
        there = any(each.name == name for each in people.list_people(engine))
        password = None
        if password_stdin or new_password or not there:
            password = _password_from_input() if password_stdin else _password_asked(name)
        before = people.add_person(engine, name, duty, password)
        if before is None:
            said = _("{name} may log in now, with the duty {duty}.")
        elif password is None:
            said = _("{name} has the duty {duty} now, before {before}. The password stays.")
        else:
            said = _("{name} has the duty {duty} now, before {before}, and a new password.")
        output.say(
            said.format(name=name, duty=duty, before=before.duty if before else ""),
            f"  warroom --room {_quoted(engine, name)}",
        )


def remove_user(context: typer.Context, name: Name) -> None:
    """Take a person's login away and end the connections. What was written stays."""
    from warroom.store import people

    with _engine(context) as engine:
        gone = people.remove_person(engine, name)
    output.say(_("{name} ({duty}) cannot log in any more.").format(name=name, duty=gone.duty))


def list_users(context: typer.Context, json: Json = False) -> None:
    """List who may log in, with the duty of each."""
    from warroom.store import people

    with _engine(context) as engine:
        found = people.list_people(engine)
    if json:
        output.say_json([{"name": each.name, "duty": each.duty} for each in found])
    elif found:
        output.say(*output.table([[each.name, each.duty] for each in found]))
    else:
        output.say(_("Nobody may log in yet."))


def attest_restore(context: typer.Context, made: Made) -> None:
    """Attest in the house log that a backup of the server was brought back, so that desks explain it."""
    from warroom.store import restores

    try:
        made_at = read_time(made)
    except ValueError as wrong:
        raise Rejected(N_("{made} is no time. Write it as 2026-03-02T14:00Z."), made=made) from wrong
    if made_at > real_now():
        raise Rejected(N_("{made} is still to come. Say when the backup was made."), made=made)
    with _engine(context) as engine:
        by = config.load().person or engine.url.username or config.person_guess()
        entry = restores.attest_restore(engine, made_at, "", by)
    output.say(
        _("Attested as entry {seq} of the house log. Desks that miss entries say so.").format(seq=entry.seq)
    )


VERBS: Final[tuple[tuple[str, str, Callable[..., None]], ...]] = (
    (
        "init-postgres",
        N_(
            "Make tables, owner, functions and duties in an empty database of a PostgreSQL server."
            " Again, it brings them up to date."
        ),
        init_postgres,
    ),
    (
        "add-user",
        N_(
            "Let a person in, or give one who is there another duty. The password is asked for twice,"
            " and the server never sees it."
        ),
        add_user,
    ),
    (
        "remove-user",
        N_("Take a person's login away and end the connections. What was written stays."),
        remove_user,
    ),
    ("list", N_("List who may log in, with the duty of each."), list_users),
    (
        "attest-restore",
        N_("Attest in the house log that a backup of the server was brought back, so that desks explain it."),
        attest_restore,
    ),
    ("migrate", N_("Bring a server up to date with this version of the program. Desks never do."), migrate),
)


def _engine(context: typer.Context, url: str = "") -> AbstractContextManager[Any]:
    from warroom.services.connections import named
    from warroom.services.entrance import ask_password
    from warroom.store.preparing import opened

    address = named(url) or here.of(context).url
    return opened(address, lambda _name: ask_password(address, secrets.asker()))


def _told(done: Prepared) -> list[str]:
    place = done.place
    if not done.before:
        return [_("{place} is prepared: tables of version {now}.").format(place=place, now=done.now)]
    if done.before == done.now:
        return [_("{place} is up to date: tables of version {now}.").format(place=place, now=done.now)]
    return [
        _("{place} is up to date: tables of version {now}, before {before}.").format(
            place=place, now=done.now, before=done.before
        )
    ]


def _quoted(engine: Any, name: str) -> str:
    """Give a person's address as it can be copied into a terminal."""
    from warroom.store.people import address_for

    return shlex.quote(address_for(engine, name))


def _password_from_input() -> str:
    try:
        return sys.stdin.buffer.readline().decode().rstrip("\r\n")
    except UnicodeError as wrong:
        raise Rejected(N_("The text is not UTF-8."), field="password") from wrong


def _password_asked(name: str) -> str:
    from warroom.store import people

    if not sys.stdin.isatty():
        raise Rejected(
            N_("There is no terminal to ask for the password. Give it with --password-stdin."),
            field="password",
        )
    password = getpass.getpass(_("New password for {name}: ").format(name=name))
    people.check_password(password)
    if getpass.getpass(_("Once more: ")) != password:
        raise Rejected(N_("The two passwords are not the same. Nothing was changed."), field="password")
    return password
