"""Demonstrations: historical rooms from scenario files, as they stood or whole."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final

from warroom import assets, config
from warroom.clock import Instant, RoomClock, real_now
from warroom.domain.rules.records import ShiftClock
from warroom.domain.state.clockwork import Shifted
from warroom.errors import N_, Rejected
from warroom.services.house_demo import furnish
from warroom.services.scenario import Telling, read_scenario, tell_until
from warroom.services.session import Session
from warroom.store.store import Store

MAY_COPY: Final = frozenset({"admin", "owner"})
"""Duties with which a whole log may be copied into a server."""


def available() -> list[str]:
    """Name the demonstrations that the program brings along."""
    return sorted(path.parent.name for path in assets.path("demo").glob("*/scenario.jsonl"))


def scenario_file(name: str) -> Path:
    """Find a demonstration's file; raises `Rejected` with the names there are."""
    path = assets.path("demo") / name / "scenario.jsonl"
    if not path.is_file():
        raise Rejected(
            N_("There is no demonstration {name}. There are: {known}"),
            name=name,
            known=", ".join(available()),
        )
    return path


def install(store: Store, name: str, complete: bool) -> str:
    """Put a demonstration into a database and return its room's id.

    Incomplete, it stands at the scenario's opening time with its clock running on from now.
    """
    path = scenario_file(name)
    _check_duty(store, name)
    meta, _steps = read_scenario(path)
    taken = {head.slug for head in store.heads()} | {head.reference for head in store.heads()}
    slug, number = meta.slug, 1
    while slug in taken or slug.upper() in taken:
        number += 1
        slug = f"{meta.slug}-{number}"
    telling = tell_until(path, "" if complete else meta.open_at, slug.upper(), slug)
    _set_clock(telling, telling.entries[-1].occurred_at if complete else telling.at(meta.open_at))
    store.copy_in(telling.entries, [], f"demo {name}")
    furnish(store)
    return telling.incident


def _check_duty(store: Store, name: str) -> None:
    """Refuse a past room to who writes under the server's own clock and name."""
    if store.held is not None and not store.held & MAY_COPY:
        raise Rejected(
            N_(
                "A demonstration is a past room, and on a server only an admin may copy one in."
                " Open it with “This computer” on the start page, or say: warroom --room {address} demo {name}"
            ),
            address=shlex.quote(config.own_database()),
            name=name,
        )


def resume(store: Store, name: str, actor: str) -> str:
    """Open the running demonstration where it stopped, or install it; returns its room's id.

    Its clock goes on from the last entry, or from the opening time while nobody has added any.
    """
    meta, _steps = read_scenario(scenario_file(name))
    for head in store.heads():
        numbered = head.slug == meta.slug or head.slug.startswith(f"{meta.slug}-")
        if numbered and head.nature == "history" and head.phase != "closed":
            furnish(store)
            session = Session(store, head.id, actor)
            at = session.room.clock.room_anchor
            last = max((row.occurred_at for row in session.room.timeline.rows), default=at)
            start = max(at, last)
            session.submit(ShiftClock(shifted=_anchored(start), occurred_at=start, written_at=start))
            return head.id
    return install(store, name, complete=False)


def _set_clock(telling: Telling, at: Instant) -> None:
    telling.submit(ShiftClock(shifted=_anchored(at)), at)


def _anchored(at: Instant) -> Shifted:
    clock = RoomClock(real_now(), at)
    return Shifted(real_anchor=clock.real_anchor, room_anchor=clock.room_anchor, scale=clock.scale)
