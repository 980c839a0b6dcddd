"""The house at work: opened where there is none, read as a room, written in one go, its company for papers."""

from __future__ import annotations

from typing import Final

import msgspec

from warroom.domain.entry import Entry
from warroom.domain.room import Room, fold
from warroom.domain.rules.command import Command
from warroom.domain.rules.house import WriteHouse
from warroom.domain.rules.logo import LIMIT, check_logo
from warroom.domain.state import house
from warroom.domain.state.incident import Declared
from warroom.domain.state.records import Kept
from warroom.errors import WarRoomError
from warroom.services.session import Session, declare
from warroom.services.station_sets import complete
from warroom.store.heads import HOUSE
from warroom.store.store import Store

DRAFTS = "house"
"""The name under which a desk keeps what was typed in the house."""


class Company(msgspec.Struct, frozen=True):
    """The company as papers name it: its name, and its logo with the type of that picture."""

    name: str = ""
    logo: bytes = b""
    logo_type: str = ""


NOBODY: Final = Company()
"""No company: papers look as they did without one."""


def open_house(store: Store) -> str:
    """Open the house of a database where there is none yet, and give the id of its log."""
    return store.open_house()


def read_house(store: Store) -> Room:
    """Fold the house log; an empty house where there is none yet."""
    return fold(HOUSE, store.house())


def declare_with(store: Store, title: str, actor: str, station_set: str) -> str:
    """Declare an incident with the stations of a set of the house, else with those of any room."""
    item = read_house(store).house.station_sets.get(station_set)
    stations = item.body.stations if item is not None and item.withdrawn is None else ()
    signs = tuple((each.key, each.name, each.duty) for each in stations)
    return declare(store, Declared(title=title), actor, complete(signs))


def write(store: Store, actor: str, command: Command) -> list[Entry]:
    """Write into the house, which is opened if need be."""
    store.open_house()
    return Session(store, HOUSE, actor).submit(command)


def company_of(store: Store) -> Company:
    """Give the company for papers; a logo that cannot be read, or is none by now, is left out."""
    room = read_house(store)
    item = room.house.company.get(house.COMPANY)
    if item is None:
        return Company()
    kept = room.records.get(item.body.logo)
    if kept is None or kept.size > LIMIT:
        return Company(item.body.name)
    try:
        data = store.get_file(HOUSE, kept.chunks)
        return Company(item.body.name, data, check_logo(data))
    except WarRoomError:
        return Company(item.body.name)


def set_company(store: Store, actor: str, name: str, logo: bytes | None, file_name: str = "") -> list[Entry]:
    """Write name and logo of the company; without a logo the one there is stays, an empty one goes.

    Raises `Rejected` for a logo that is too large or no PNG or JPEG by its content.
    """
    store.open_house()
    session = Session(store, HOUSE, actor)
    item = session.room.house.company.get(house.COMPANY)
    before = item.body.logo if item and logo is None else ""
    kept = None
    if logo:
        kept = Kept(
            name=file_name or "logo",
            media_type=check_logo(logo),
            size=len(logo),
            chunks=store.put_file(HOUSE, logo),
        )
    return session.submit(WriteHouse(written=house.CompanyWritten(name=name, logo=before), logo=kept))
