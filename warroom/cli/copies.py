"""The verbs backup and restore: the whole database as one file, checked before it replaces another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from warroom import config
from warroom.cli import here, output
from warroom.clock import instant
from warroom.errors import N_, Corrupt, Rejected
from warroom.i18n import _, ngettext
from warroom.store.backup import bring_back, copy_file
from warroom.store.restores import attest_restore
from warroom.store.store import Store

Target = Annotated[str, typer.Argument(metavar="FILE", help=N_("Where the copy goes; a new name."))]
Source = Annotated[str, typer.Argument(metavar="FILE", help=N_("A backup."))]
Force = Annotated[
    bool, typer.Option("--force", help=N_("Set the present database aside; take a damaged backup, too."))
]


def backup(context: typer.Context, file: Target) -> None:
    """Copy the database into a file, also while desks are at work."""
    target = Path(file)
    with here.of(context).store() as store:
        copy_file(store.engine, target)
        count = len(store.heads())
    output.say(_told(target, count))


def restore(context: typer.Context, file: Source, force: Force = False) -> None:
    """Bring a backup back. Close all desks first."""
    source = Path(file)
    target = here.of(context).file
    if target is None:
        raise Rejected(
            N_(
                "A server is restored with its own tools, pg_restore. Its admin says afterwards:"
                " “warroom admin attest-restore TIME”."
            )
        )
    if not source.is_file():
        raise Rejected(N_("{file} is not there."), file=source)
    if target.exists() and target.samefile(source):
        raise Rejected(N_("{file} is the database itself."), file=source)
    if target.exists() and not force:
        raise Rejected(N_("{place} is there already. --force sets it aside first."), place=target)
    count = _checked(source, target, force)
    made_at = instant(datetime.fromtimestamp(source.stat().st_mtime, UTC))
    aside = bring_back(source, target)
    with here.of(context).store() as store:
        attest_restore(
            store.engine, made_at, here.person(store), config.load().person or config.person_guess()
        )
    output.say(_told(target, count))
    if aside is not None:
        output.say(_("The database that was there is now {place}.").format(place=aside))


def _told(place: Path, count: int) -> str:
    said = ngettext("{place}: {count} room", "{place}: {count} rooms", count)
    return said.format(place=place, count=count)


def _checked(source: Path, target: Path, force: bool) -> int:
    """Try a backup on a copy beside the database and count its rooms; refuse an empty or damaged one."""
    trial = target.with_name(f"{target.name}.trial")
    bring_back(source, trial)
    try:
        store = Store(f"sqlite:///{trial.as_posix()}")
        try:
            rooms = store.heads()
            for head in store.all_logs():
                finding = store.verify(head.id)
                if finding is not None and not force:
                    raise Corrupt(
                        N_("The backup is damaged: {room}, entry {seq}. --force takes it all the same."),
                        seq=finding.seq,
                        room=head.slug,
                    )
        finally:
            store.close()
    finally:
        for tail in ("", "-wal", "-shm", "-journal"):
            trial.with_name(trial.name + tail).unlink(missing_ok=True)
    if not rooms:
        raise Rejected(N_("{file} holds no room."), file=source)
    return len(rooms)
