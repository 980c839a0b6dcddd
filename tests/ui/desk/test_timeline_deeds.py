"""The keys of the timeline, pressed at a desk."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tests.rooms import Bench, busy_room
from tests.screens import Screens, focused, press, shown, type_in
from ui.desk.desk import Desk
from ui.dialogs.one_line import OneLine
from warroom import config


def marked_room() -> Bench:
    """Make a room with three key moments among many notes."""
    bench = Bench()
    bench.take("LEAD")
    for number in range(60):
        bench.wait(1).log(f"Note {number}", key=number in (10, 30, 50))
    return bench


def text(desk: Desk) -> str:
    """Give the words of what is selected."""
    row = desk.selected_row()
    return row.text if row else ""


def test_search_is_opened_from_any_page_and_left_step_by_step(screens: Screens) -> None:
    desk = screens.desk(busy_room())
    press("Ctrl+4")
    press("Ctrl+F")
    page = desk.pages.timeline
    assert desk.pages.current == "timeline"
    assert focused() is page.bar.field
    type_in("roll")
    assert 0 < page.model.rowCount() < page.model.total
    press("Return")
    assert "oll" in page.model.words(page.selected_rows()[0]).plain
    press("Escape", 2)
    assert focused() is desk.line.edit
    assert page.model.rowCount() == page.model.total


def test_key_moments_are_stepped_through_by_key(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    press("Alt+Up")
    assert text(desk) == "Note 50"
    press("Alt+Up")
    assert text(desk) == "Note 30"
    press("Alt+Down")
    assert text(desk) == "Note 50"


def test_me_is_the_station_one_holds(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    press("Ctrl+F")
    type_in("@me")
    page = desk.pages.timeline
    assert page.model.rowCount() >= 60
    assert page.stations() == ("LEAD",)


def clipboard() -> str:
    """Give what was copied."""
    return QGuiApplication.clipboard().text()


def test_selected_rows_are_copied_as_text_and_as_markdown(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    desk.pages.focus_current()
    press("End")
    press("Shift+Up", 2)
    press("Ctrl+C")
    assert [line.rpartition("  ")[2] for line in clipboard().splitlines()[1:]] == [
        "Note 57",
        "Note 58",
        "Note 59",
    ]
    assert "3 rows copied." in shown(desk.footer)
    desk.do_by_id("timeline.markdown")
    assert clipboard().splitlines()[-1].endswith("**LEAD** Note 59")
    press("Ctrl+Shift+C")
    assert "Note 57" in clipboard()


def test_several_rows_are_marked_and_unmarked_by_one_key(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    page = desk.pages.timeline
    desk.pages.focus_current()
    press("End")
    press("Shift+Up", 3)
    press("Ctrl+M")
    screens.settled(desk.bridge)
    screens.qtbot.waitUntil(lambda: page.model.key_count == 7)
    assert "Key moments 7" in shown(page)
    assert len(page.selected_rows()) == 4
    press("Ctrl+M")
    screens.settled(desk.bridge)
    screens.qtbot.waitUntil(lambda: page.model.key_count == 3)


def test_a_density_is_kept_for_the_next_time(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    press("Alt++", 3)
    assert desk.pages.timeline.view.delegate.density == "full"
    assert config.load().density == "full"
    desk.pages.timeline.view.zoomed.emit(-1)
    press("Alt+-", 2)
    assert config.load().density == "compact"
    again = screens.desk(desk.bridge)
    assert again.pages.timeline.view.delegate.density == "compact"


def jump_to(desk: Desk, word: str) -> OneLine | None:
    """Type a time into the form; gives the form if it is still open."""
    press("Ctrl+Shift+J")
    (dialog,) = (each for each in desk.findChildren(OneLine) if each.isVisible())
    dialog.edit.setText(word)
    press("Return")
    return next(iter(desk.findChildren(OneLine)), None)


def test_one_jumps_to_a_time(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    assert jump_to(desk, "2026-03-02T14:20:30Z") is None
    assert text(desk) == "Note 20"
    assert focused() is desk.pages.timeline.view
    assert jump_to(desk, "now") is None
    assert text(desk) == "Note 59"


def test_a_time_that_is_none_or_has_nothing_after_it_says_so(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    for word, said in (
        ("soon", "Write a time like 14:05"),
        ("2026-03-02T19:00:00Z", "Nothing shown happened at that time or later."),
    ):
        dialog = jump_to(desk, word)
        assert dialog is not None
        assert said in shown(dialog)
        dialog.reject()


def test_a_view_is_used_from_the_list(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    press("Ctrl+S")
    press("Return")
    assert desk.pages.timeline.query.text == "key"
    assert desk.pages.timeline.model.rowCount() == 3


def test_the_last_key_moment_says_that_there_is_none_behind_it(screens: Screens) -> None:
    desk = screens.desk(marked_room())
    press("Alt+Up")
    press("Alt+Down")
    assert "No key moment further down." in shown(desk.footer)
    assert text(desk) == "Note 50"
