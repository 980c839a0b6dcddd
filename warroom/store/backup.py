"""Backups: a copy of the database while it is in use, and bringing one back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from warroom.errors import N_, Corrupt, Rejected, Unavailable
from warroom.store.engine import file_of, outside_transaction, sqlite_module

TAILS: Final = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file in use."""
MAGIC: Final = b"SQLite format 3\0"
"""How every SQLite file begins."""


def copy_file(engine: Engine, target: Path) -> None:
    """Copy an SQLite database in use into a new file; raises `Rejected` if the file is there already."""
    if file_of(engine) is None:
        raise Rejected(N_("A server is backed up with its own tools, pg_dump. Ask its administrator."))
    if target.exists():
        raise Rejected(N_("{place} is there already. Choose another name."), place=target)
    partial = _partial(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with outside_transaction(engine) as source:
            _copy(source, partial)
        partial.replace(target)
    except OSError as wrong:
        raise _unwritable(target, wrong.strerror or str(wrong)) from wrong
    finally:
        _discard(partial)


def bring_back(source: Path, target: Path) -> Path | None:
    """Put a backup in the place of a database file; the old file is set aside and its new name returned.

    Raises `Rejected` where there is no backup, `Corrupt` when it is none of this program's,
    `Unavailable` while the old file is in use or the new one cannot be written.
    """
    if not source.is_file():
        raise Rejected(N_("{place} is not there."), place=source)
    if target.exists() and source.samefile(target):
        raise Rejected(N_("{place} is the database itself. Name a backup of it."), place=source)
    partial = _partial(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _discard(partial)
        _fetch(source, partial)
        _prove(partial, source)
        aside = _set_aside(target) if target.exists() else None
        partial.replace(target)
    except OSError as wrong:
        raise _unwritable(target, wrong.strerror or str(wrong)) from wrong
    finally:
        _discard(partial)
    return aside


def _partial(target: Path) -> Path:
    return target.with_name(target.name + ".part")


def _discard(partial: Path) -> None:
    for tail in ("", *TAILS):
        try:
            partial.with_name(partial.name + tail).unlink(missing_ok=True)
        except OSError:
            pass  # what could not be written cannot be there


def _unwritable(target: Path, detail: str) -> Unavailable:
    return Unavailable(N_("{place} cannot be written: {detail}"), place=target, detail=detail)


def _copy(source: Any, partial: Path) -> None:
    """Copy a database page by page while others may write to it."""
    module = sqlite_module()
    try:
        copy = module.connect(str(partial))
        try:
            source.backup(copy)
        finally:
            copy.close()
    except module.Error as wrong:
        raise OSError(str(wrong)) from wrong


def _fetch(source: Path, partial: Path) -> None:
    """Copy a backup; one with a journal beside it is a file that was in use, which SQLite reads."""
    if not any(source.with_name(source.name + tail).exists() for tail in TAILS):
        shutil.copyfile(source, partial)
        return
    connection = sqlite_module().connect(str(source))
    try:
        _copy(connection, partial)
    finally:
        connection.close()


def _prove(partial: Path, source: Path) -> None:
    module = sqlite_module()
    try:
        connection = module.connect(str(partial))
        try:
            connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.execute("SELECT count(*) FROM incident").fetchone()
            sound = connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        finally:
            connection.close()
    except module.Error as wrong:
        raise _no_backup(source) from wrong
    if not sound:
        raise _no_backup(source)


def _no_backup(source: Path) -> Corrupt:
    return Corrupt(N_("{place} is damaged or no backup of this program."), place=source)


def _set_aside(target: Path) -> Path:
    _release(target)
    aside = _free_name(target)
    target.replace(aside)
    for tail in TAILS:
        beside = target.with_name(target.name + tail)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + tail))
    return aside


def _release(target: Path) -> None:
    """Bring the old file's journal home, which SQLite refuses while another program has the file open."""
    with target.open("rb") as old:
        if old.read(len(MAGIC)) != MAGIC:
            return  # SQLite would throw its journal away
    module = sqlite_module()
    try:
        connection = module.connect(str(target), timeout=0)
        try:
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        finally:
            connection.close()
    except module.Error as wrong:
        if "locked" in str(wrong):
            busy = N_("{place} is in use. Close the program that has it open.")
            raise Unavailable(busy, place=target) from wrong
        # A damaged file cannot be helped; it is set aside as it is.


def _free_name(path: Path) -> Path:
    number = 1
    while (candidate := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    return candidate
