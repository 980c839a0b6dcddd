"""Forms of station sets at a desk: open one of the house, keep the room's stations as one."""

from __future__ import annotations

from ui.dialogs.fields import Field
from ui.dialogs.form import Form, Values
from ui.dialogs.house import sets
from warroom.domain.room import Room
from warroom.domain.rules.command import Command
from warroom.domain.rules.house import WriteHouse
from warroom.domain.rules.station_sets import OpenStations
from warroom.domain.state import house
from warroom.domain.state.house import SetStation
from warroom.errors import N_, Rejected
from warroom.i18n import _


def open_set(kept: Room) -> Form:
    """Ask which set of the house is opened."""
    options = sets(kept)
    if not options:
        raise Rejected(N_("The house has no station set yet. F8 opens the house, where sets are made."))

    def make(values: Values) -> Command:
        return OpenStations(stations=kept.house.station_sets[values["set"]].body.stations)

    named = tuple(
        (stream, f"{name}: {', '.join(each.key for each in kept.house.station_sets[stream].body.stations)}")
        for stream, name in options
    )
    return Form(
        title=_("Open a station set"),
        text=_("Stations that are in the room already stay as they are."),
        fields=(Field("set", _("Station set"), "choice", options[0][0], named),),
        make=make,
        place="dialog:open-set",
        accept=_("Open it"),
    )


def keep_set(room: Room) -> Form:
    """Ask under which name the stations of the room are kept in the house."""
    stations = tuple(
        SetStation(key, station.name, station.duty) for key, station in room.stations.by_key.items()
    )
    if not stations:
        raise Rejected(N_("There is no station in this room yet."))

    def make(values: Values) -> Command:
        return WriteHouse(written=house.StationSetWritten(name=values["name"], stations=stations))

    return Form(
        title=_("Keep these stations as a set"),
        text=", ".join(each.key for each in stations),
        fields=(Field("name", _("Name"), hint=_("when it is used")),),
        make=make,
        place="dialog:keep-set",
        accept=_("Keep it"),
    )
