"""While you were away: said when others wrote, gone when it was read."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from tests.rooms import ANNA, BEN, Bench
from tests.screens import Screens, click, shown
from ui.panels.away_bar import AwayBar


def test_what_others_wrote_is_counted(screens: Screens) -> None:
    bar = AwayBar()
    screens.show(bar)
    bench = Bench()
    seq = bench.room.seq
    bench.log("One")
    bench.log("Stay", "decision")
    bar.show_room(bench.room, seq, BEN)
    assert "While you were away: 2 entries by others, 1 of them a decision" in shown(bar)
    bar.show_room(bench.room, seq, ANNA)
    assert bar.isHidden()


def test_a_room_never_seen_before_has_no_news(screens: Screens) -> None:
    bar = AwayBar()
    bench = Bench()
    bench.log("One")
    bar.show_room(bench.room, 0, BEN)
    assert bar.isHidden()


def test_at_the_desk_it_opens_the_summary_and_can_be_read(screens: Screens) -> None:
    bench = Bench()
    bench.log("One")
    bridge = screens.bridge(bench, actor=BEN)
    desk = screens.desk(bridge)
    desk.bars.seen.left_at(3)
    desk.bars.show_room()
    assert desk.bars.away.isVisible()
    click(next(each for each in desk.bars.away.findChildren(QPushButton) if each.text() == "I know it"))
    assert not desk.bars.away.isVisible()
    assert desk.bars.seen.before == desk.room.seq


def test_in_a_narrow_window_its_words_are_whole_and_its_buttons_under_them(screens: Screens) -> None:
    bar = AwayBar()
    screens.show(bar)
    bench = Bench()
    bench.log("Stay", "decision")
    bar.resize(360, 200)
    bar.show_room(bench.room, 1, BEN)
    screens.qtbot.waitExposed(bar)
    words = next(each for each in bar.findChildren(QLabel) if each.text())
    buttons = [each for each in bar.findChildren(QPushButton) if each.isVisible()]
    assert [each.text() for each in buttons] == ["Show what happened", "I know it"]

    def is_whole() -> bool:
        under = words.mapTo(bar, words.rect().bottomLeft()).y()
        tall = words.height() >= words.heightForWidth(words.width())
        return tall and all(each.mapTo(bar, QPoint()).y() >= under for each in buttons)

    screens.qtbot.waitUntil(is_whole)
