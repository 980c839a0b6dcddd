"""The pages of the house in one table: words, what each is for, its list."""

from __future__ import annotations

from typing import Final

from ui.models import house as lines
from ui.panels.page_table import PageKind
from warroom.domain.room import Room
from warroom.errors import N_

SLICES: Final = ("house", "records", "stations")


def _people(room: Room) -> tuple[str, str]:
    return lines.count({**room.house.colleagues, **room.house.departments})


PAGES: Final[tuple[PageKind, ...]] = (
    PageKind(
        name="procedures",
        words=N_("Procedures"),
        purpose=N_(
            "What to do when something happens that happened before, step by step. "
            "Any room can run one; what it runs is copied into it as it stands then."
        ),
        end=lambda room: lines.count(room.house.procedures),
        slices=SLICES,
        columns=lines.procedure_columns,
        lines=lines.procedure_lines,
        empty=(
            N_("No procedure yet"),
            N_("Ctrl N writes one, Ctrl Shift V makes one of a numbered list on the clipboard."),
        ),
        buttons=("house.new", "house.paste"),
    ),
    PageKind(
        name="people",
        words=N_("People"),
        purpose=N_("Who works in which department, and how each is reached when a room needs them."),
        end=_people,
        slices=SLICES,
        columns=lines.colleague_columns,
        lines=lines.colleague_lines,
        empty=(N_("Nobody yet"), N_("Ctrl N adds a person, Ctrl D a department with its call sign.")),
        buttons=("house.new", "house.department"),
    ),
    PageKind(
        name="sets",
        words=N_("Station sets"),
        purpose=N_("Stations that are opened together: one set for each way in which your company fails."),
        end=lambda room: lines.count(room.house.station_sets),
        slices=SLICES,
        columns=lines.set_columns,
        lines=lines.set_lines,
        empty=(
            N_("No station set yet"),
            N_("Ctrl N makes one; in a room its stations can be kept as a set."),
        ),
        buttons=("house.new",),
    ),
    PageKind(
        name="templates",
        words=N_("Templates"),
        purpose=N_("Words to begin with: for titles, for what customers are told, for handing over."),
        end=lambda room: lines.count(room.house.templates),
        slices=SLICES,
        columns=lines.template_columns,
        lines=lines.template_lines,
        empty=(N_("No template yet"), N_("Ctrl N writes one.")),
        buttons=("house.new",),
    ),
    PageKind(
        name="thresholds",
        words=N_("Thresholds"),
        purpose=N_(
            "From when on something is how severe. "
            "A room keeps the thresholds with which it was declared; changes count for rooms after them."
        ),
        end=lambda _room: ("", ""),
        slices=SLICES,
        columns=lines.threshold_columns,
        lines=lines.threshold_lines,
        buttons=("house.thresholds",),
    ),
    PageKind(
        name="company",
        words=N_("Company"),
        purpose=N_("The name and the logo that stand on every paper."),
        end=lambda _room: ("", ""),
        slices=SLICES,
        columns=lines.company_columns,
        lines=lines.company_lines,
        empty=(N_("No name yet"), N_("Ctrl N gives the name, Ctrl Shift L the logo.")),
        buttons=("house.company", "house.logo", "house.no_logo"),
    ),
    PageKind(
        name="history",
        words=N_("What changed"),
        purpose=N_("Everything that was written in the house, the newest first."),
        end=lambda room: (str(len(room.timeline.rows) or ""), ""),
        slices=SLICES,
        columns=lines.history_columns,
        lines=lines.history_lines,
        empty=(N_("Nothing was written yet"), ""),
    ),
)
BY_NAME: Final = {kind.name: kind for kind in PAGES}
