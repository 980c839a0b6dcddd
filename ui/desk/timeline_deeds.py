"""What the desk does with the timeline page: search, views, times, densities, many rows at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

from ui.delegates.timeline_row import DENSITIES
from ui.dialogs.one_line import OneLine
from ui.dialogs.too_many import TooMany
from ui.dialogs.views import ViewsDialog
from warroom import config
from warroom.domain.rules.timeline import Mark
from warroom.errors import N_, Rejected, WarRoomError
from warroom.i18n import _, ngettext
from warroom.reports.row_texts import as_markdown, as_text
from warroom.services.query_words import query_words
from warroom.services.search_times import typed_time
from warroom.services.views import Views

if TYPE_CHECKING:
    from ui.desk.desk import Desk
    from ui.panels.timeline import TimelinePage
    from warroom.domain.state.timeline import Row

MOST_PRINTED: Final = 2000
"""Rows of one paper; more would be read by nobody and take long."""


def attach(desk: Desk, page: TimelinePage) -> None:
    """Let a page know its desk, and draw its rows as dense as they were last time."""
    page.stations = lambda: tuple(desk.held_stations())
    page.left.connect(desk.focus_line)
    page.bar.views_wanted.connect(partial(desk.do_by_id, "timeline.views"))
    page.view.copy_wanted.connect(partial(desk.do_by_id, "timeline.copy"))
    page.view.zoomed.connect(
        lambda step: desk.do_by_id("timeline.roomier" if step > 0 else "timeline.denser")
    )
    try:
        density = config.load().density
    except WarRoomError:
        return
    if density in DENSITIES:
        page.set_density(density)


def search(desk: Desk) -> None:
    """Open the search field of the timeline."""
    desk.go("timeline")
    desk.pages.timeline.bar.open_search()


def views(desk: Desk) -> None:
    """Open the list of views."""
    desk.go("timeline")
    page = desk.pages.timeline
    dialog = ViewsDialog(Views(), page.query, desk)
    dialog.chosen.connect(page.set_query)
    dialog.open()


def next_key(desk: Desk) -> None:
    """Go to the next key moment."""
    _step_key(desk, 1)


def previous_key(desk: Desk) -> None:
    """Go to the key moment before."""
    _step_key(desk, -1)


def _step_key(desk: Desk, step: int) -> None:
    desk.go("timeline")
    if not desk.pages.timeline.step_key(step):
        desk.say(_("No key moment further down.") if step > 0 else _("No key moment further up."))


def jump(desk: Desk) -> None:
    """Ask for a time, and go to the first row of it or later."""
    desk.go("timeline")
    page = desk.pages.timeline

    def take(text: str) -> None:
        at = typed_time(desk.room, text)
        if not at:
            raise Rejected(N_("Write a time like 14:05, T+00:12, 2026-11-21T14:05, -30m or now."))
        if not page.jump(at):
            if text.strip().casefold() not in ("now", _("now")):
                raise Rejected(N_("Nothing shown happened at that time or later."))
            page.go_to(page.model.rowCount() - 1)
        page.view.setFocus()

    hint = _("14:05 · T+00:12 · 2026-11-21T14:05 · -30m · now")
    label = _("The first row shown of this time or later")
    OneLine(_("Jump to a time"), label, hint, _("Jump"), desk).ask(take)


def roomier(desk: Desk) -> None:
    """Give each row more room."""
    _set_density(desk, 1)


def denser(desk: Desk) -> None:
    """Put the rows closer together."""
    _set_density(desk, -1)


def _set_density(desk: Desk, step: int) -> None:
    desk.go("timeline")
    page = desk.pages.timeline
    known = list(DENSITIES)
    place = min(max(known.index(page.view.delegate.density) + step, 0), len(known) - 1)
    page.set_density(known[place])
    config.remember(density=known[place])


def _rows(desk: Desk) -> list[Row]:
    """Give the rows selected in the timeline, else the row that the selection stands for."""
    rows = desk.pages.timeline.selected_rows() if desk.pages.current == "timeline" else []
    row = desk.selected_row()
    if not rows and row is not None:
        rows = [row]
    if not rows:
        raise Rejected(N_("Select an entry first."))
    return rows


def copy_text(desk: Desk) -> None:
    """Put the selected rows on the clipboard, aligned."""
    rows = _rows(desk)
    _copy(desk, as_text(desk.room, rows), len(rows))


def copy_markdown(desk: Desk) -> None:
    """Put the selected rows on the clipboard as a Markdown list."""
    rows = _rows(desk)
    _copy(desk, as_markdown(desk.room, rows), len(rows))


def _copy(desk: Desk, text: str, count: int) -> None:
    QGuiApplication.clipboard().setText(text)
    desk.say(ngettext("{count} row copied.", "{count} rows copied.", count).format(count=count))


def toggle_key(desk: Desk) -> None:
    """Mark the selected rows as key moments; when all are, take the marks away."""
    first = desk.room.timeline.first
    rows = {row.stream: first[row.stream] for row in _rows(desk)}
    key = not all(row.key for row in rows.values())
    for stream, row in rows.items():
        if row.key != key:
            desk.submit(Mark(stream=stream, key=key))


def print_rows(desk: Desk) -> None:
    """Write on paper the rows that are selected, when they are several, else all that are shown."""
    desk.go("timeline")
    page = desk.pages.timeline
    rows = page.selected_rows()
    shown = query_words(page.query)
    if len(rows) > 1:
        said = ngettext(
            "{count} row selected from: {query}", "{count} rows selected from: {query}", len(rows)
        )
        shown = said.format(count=len(rows), query=shown)
    else:
        rows = page.model.shown_rows()
        shown = _("Shown: {query}").format(query=shown)
    if not rows:
        raise Rejected(N_("Nothing is shown that could be printed."))
    if len(rows) <= MOST_PRINTED:
        desk.papers.excerpt([row.seq for row in rows], shown)
        return
    dialog = TooMany(len(rows), MOST_PRINTED, desk)
    dialog.chosen.connect(partial(_print_part, desk, rows, shown))
    dialog.open()


def _print_part(desk: Desk, rows: list[Row], shown: str, last: bool) -> None:
    part = rows[-MOST_PRINTED:] if last else rows[:MOST_PRINTED]
    said = _("{query}, the last {most} of {count}") if last else _("{query}, the first {most} of {count}")
    text = said.format(query=shown, most=MOST_PRINTED, count=len(rows))
    desk.papers.excerpt([row.seq for row in part], text)
