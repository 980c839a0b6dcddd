"""The demonstration's house: a company with procedures, station sets and templates, in the language in use."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from warroom import assets
from warroom.domain.rules.house import WriteHouse
from warroom.domain.state import house
from warroom.i18n import language
from warroom.services.session import Session
from warroom.store.heads import HOUSE
from warroom.store.store import Store

_BODIES: Final[dict[str, type[Any]]] = {
    "procedures": house.ProcedureWritten,
    "station_sets": house.StationSetWritten,
    "templates": house.TemplateWritten,
    "departments": house.DepartmentWritten,
}


def furnish(store: Store, actor: str = "") -> int:
    """Put into the house what it has not got yet, and say how much that was; what is there stays.

    A thing that is there under its name in any language, also withdrawn, is not put in again.
    """
    path = assets.path("demo") / "house.json"
    if not path.is_file():
        return 0
    told: dict[str, dict[str, Any]] = msgspec.json.decode(path.read_bytes())
    mine = told.get(language(), told["en"])
    store.open_house()
    session = Session(store, HOUSE, actor)
    missing = _missing(session.room.house, told, mine)
    for body in missing:
        session.submit(WriteHouse(written=body))
    return len(missing)


def _missing(there: house.House, told: dict[str, Any], mine: dict[str, Any]) -> list[Any]:
    found: list[Any] = []
    for kind, body in _BODIES.items():
        names = {item.name for item in getattr(there, kind).values()}
        for place, plain in enumerate(mine[kind]):
            if not names & {each[kind][place]["name"] for each in told.values()}:
                found.append(msgspec.convert(plain, body))
    if house.COMPANY not in there.company:
        found.append(msgspec.convert(mine["company"], house.CompanyWritten))
    return found
