"""Backups: a copy of the database while it is in use, and bringing one back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sqlalchemy import Engine

from warroom.errors import N_, Rejected, Unavailable
from warroom.store.engine import file_of, place_of, sqlite_module
from warroom.store.trouble import explained


def copy_file(engine: Engine, target: Path) -> None:
    """Copy an SQLite database in use into a new file; raises `Rejected` if the file is there already."""
    if file_of(engine) is None:
        raise Rejected(N_("A server is backed up with its own tools."))
    if target.exists():
        raise Rejected(N_("{place} is there already. Choose another name."), place=target)
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with explained(place_of(engine)):
            source = engine.raw_connection()
            try:
                copy = sqlite_module().connect(str(partial))
                try:
                    source.driver_connection.backup(copy)  # type: ignore[union-attr]
                finally:
                    copy.close()
            finally:
                source.close()
        os.replace(partial, target)
    except (OSError, sqlite_module().Error) as wrong:
        partial.unlink(missing_ok=True)
        raise Unavailable(
            N_("The backup {place} cannot be written: {detail}"), place=target, detail=wrong
        ) from wrong


def bring_back(source: Path, target: Path) -> Path | None:
    """Put a backup in the place of a database file; the old file is set aside and its new name returned."""
    if not source.is_file():
        raise Rejected(N_("{place} is not there."), place=source)
    aside: Path | None = None
    partial = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, partial)
        if target.exists():
            aside = _free_name(target)
            os.replace(target, aside)
            for tail in ("-wal", "-shm", "-journal"):
                beside = target.with_name(target.name + tail)
                if beside.exists():
                    os.replace(beside, aside.with_name(aside.name + tail))
        os.replace(partial, target)
    except OSError as wrong:
        partial.unlink(missing_ok=True)
        raise Unavailable(
            N_("{place} cannot be written: {detail}"), place=target, detail=wrong.strerror
        ) from wrong
    return aside


def _free_name(path: Path) -> Path:
    number = 1
    while (candidate := path.with_name(f"{path.name}.replaced-{number}")).exists():
        number += 1
    return candidate
