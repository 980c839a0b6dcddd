"""The lines of saved connections: name, address, and whether the server answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from ui.models.lines import Cell, Column, Line
from warroom.clock import Instant, moment
from warroom.i18n import _
from warroom.services.connections import Connection

OWN = "own"
"""The key of the rooms on this computer; those of connections begin with `server:`."""


class Reach(msgspec.Struct, frozen=True):
    """What is known of a server: not tried, there, or away and since when."""

    state: Literal["untried", "there", "away"] = "untried"
    since: Instant = ""


def columns() -> tuple[Column, ...]:
    """Give the columns of the list."""
    return (Column(_("Where rooms are")), Column(_("Address"), 330, above=620), Column(_("State"), 210))


def key_of(connection: Connection) -> str:
    """Give the key of a connection's line."""
    return f"server:{connection.name}"


def lines(
    connections: Sequence[Connection], reached: Mapping[str, Reach], shown: str, own: bool
) -> list[Line]:
    """Give the line of this computer where `own` asks for it, and of each connection; `shown` is the address in sight."""
    made = []
    if own:
        made.append(
            Line(
                OWN,
                (
                    Cell(_("This computer")),
                    Cell(_("no server needed"), tone="muted"),
                    _state(Reach(), shown == OWN, own=True),
                ),
            )
        )
    for each in connections:
        reach = reached.get(each.address, Reach())
        made.append(
            Line(
                key_of(each),
                (
                    Cell(each.name),
                    Cell(_short(each.address), tone="muted"),
                    _state(reach, shown == each.address),
                ),
            )
        )
    return made


def _short(address: str) -> str:
    return address.partition("?")[0].removeprefix("postgresql://")


def _state(reach: Reach, shown: bool, own: bool = False) -> Cell:
    if shown:
        return Cell(_("● in sight"), tone="info")
    if own:
        return Cell()
    if reach.state == "there":
        return Cell(_("● answers"), tone="muted")
    if reach.state == "away":
        since = moment(reach.since).astimezone().strftime("%H:%M")
        return Cell(_("▲ away since {time}").format(time=since), tone="caution")
    return Cell(_("◌ not tried yet"), tone="muted")
