"""The server goes away while people write: they go on, and when it is back all of it is there, once and in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from tests.proxy import Proxy, proxy
from tests.rooms import ANNA, BEN, Bench, busy_room
from tests.screens import Screens, fill, form_of, press, shown, type_in, verified
from tests.servers import empty_server, member_url, server_url
from ui.bridge import Bridge, Refusal
from ui.dialogs.pasting import PasteDialog
from warroom.domain.rules.closeout import Close
from warroom.domain.rules.fixes import MoveFix
from warroom.domain.rules.hypotheses import SetStatus, StateHypothesis
from warroom.domain.rules.timeline import Log
from warroom.errors import Rejected
from warroom.services.database import Database
from warroom.services.session import Session, load
from warroom.store import tables
from warroom.store.engine import open_engine

__all__ = ["empty_server", "proxy", "server_url"]

Opener = Callable[..., Bridge]


@pytest.fixture
def screens(qtbot: QtBot, tmp_path: Path, server_url: str) -> Iterator[Screens]:
    """Give screens over the server."""
    made = Screens(qtbot, tmp_path / "rooms.db", server_url)
    yield made
    made.close()


@pytest.fixture
def room(screens: Screens) -> str:
    """Keep a busy room on the server."""
    return screens.save(busy_room())


@pytest.fixture
def opened(screens: Screens, room: str, proxy: Proxy, qtbot: QtBot) -> Iterator[Opener]:
    """Give a maker of bridges to the room, by way of the proxy."""
    stores: list[Database] = []
    bridges: list[Bridge] = []

    def make(person: str = ANNA, duty: str = "member") -> Bridge:
        stores.append(Database(member_url(proxy.url, person, duty)))
        bridges.append(Bridge(stores[-1], room, person))
        bridges[-1].station = "LEAD"
        qtbot.waitUntil(lambda: verified(bridges[-1]), timeout=20_000)
        return bridges[-1]

    yield make
    proxy.mend()
    for bridge in bridges:
        bridge.stop()
    for store in stores:
        store.close()


def cut(proxy: Proxy, bridge: Bridge, qtbot: QtBot) -> None:
    """Cut the way, and wait until the bridge knows."""
    proxy.cut()
    qtbot.waitUntil(lambda: bridge.trouble is not None, timeout=20_000)


def mend(proxy: Proxy, bridge: Bridge, qtbot: QtBot) -> None:
    """Mend the way, and wait until everything is in the log and the room is the log's again."""
    proxy.mend()
    qtbot.waitUntil(
        lambda: bridge.sending == 0 and not bridge.away and not bridge.ready.waits_from, timeout=20_000
    )


def lines(screens: Screens, room: str) -> list[str]:
    """Give the lines of the room as the log has them."""
    return [row.text for row in load(screens.store, room).timeline.rows if row.kind == "entry.logged"]


def test_lines_wait_on_top_and_arrive_once_in_order(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, qtbot: QtBot
) -> None:
    bridge = opened()
    before, length = lines(screens, room), bridge.ready.seq
    cut(proxy, bridge, qtbot)
    wanted = [f"Line {number}" for number in range(5)]
    for text in wanted:
        bridge.submit(Log(text=text))
    qtbot.waitUntil(lambda: len(bridge.ready.timeline.rows) >= 5 and bridge.ready.waits_from > 0)
    qtbot.waitUntil(lambda: [row.text for row in bridge.ready.timeline.rows[-5:]] == wanted)
    assert (bridge.ready.length, bridge.sending) == (length, 5)
    assert lines(screens, room) == before
    mend(proxy, bridge, qtbot)
    assert lines(screens, room) == before + wanted
    assert [row.text for row in bridge.ready.timeline.rows[-5:]] == wanted
    assert bridge.ready.hash == screens.store.head(room).hash


def test_a_server_that_says_nothing_is_away(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, qtbot: QtBot
) -> None:
    bridge = opened()
    proxy.freeze()
    bridge.submit(Log(text="Into the silence"))
    qtbot.waitUntil(lambda: bridge.ready.waits_from > 0, timeout=20_000)
    assert bridge.ready.timeline.rows[-1].text == "Into the silence"
    mend(proxy, bridge, qtbot)
    assert lines(screens, room).count("Into the silence") == 1


def test_work_goes_on_with_what_waits(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, qtbot: QtBot
) -> None:
    bridge = opened()
    cut(proxy, bridge, qtbot)
    sent = bridge.submit(StateHypothesis(statement="The switch at the bank"))
    stream = f"hypothesis:{sent}"
    qtbot.waitUntil(lambda: stream in bridge.ready.hypotheses)
    bridge.submit(SetStatus(stream=stream, status="leading"))
    qtbot.waitUntil(lambda: bridge.ready.hypotheses[stream].status == "leading")
    mend(proxy, bridge, qtbot)
    found = load(screens.store, room).hypotheses[stream]
    assert (found.statement, found.status) == ("The switch at the bank", "leading")


def test_the_next_start_sends_what_waited(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, qtbot: QtBot
) -> None:
    bridge = opened()
    cut(proxy, bridge, qtbot)
    bridge.submit(Log(text="Half a minute before the end"))
    qtbot.waitUntil(lambda: bridge.ready.waits_from > 0)
    bridge.stop()
    assert "Half a minute before the end" not in lines(screens, room)
    proxy.mend()
    again = opened()
    mend(proxy, again, qtbot)
    assert lines(screens, room).count("Half a minute before the end") == 1


def test_what_somebody_else_did_meanwhile_is_told_and_the_words_are_kept(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, qtbot: QtBot
) -> None:
    bridge = opened()
    refused: list[Refusal] = []
    bridge.refused.connect(refused.append)
    fix = next(each for each in bridge.ready.fixes.values() if each.state == "idea")
    cut(proxy, bridge, qtbot)
    bridge.submit(MoveFix(stream=fix.id, state="ready", reason="Tried it in the shop"))
    qtbot.waitUntil(lambda: bridge.ready.fixes[fix.id].state == "ready")
    Session(screens.open_store(person=BEN), room, BEN, "NETWORK").submit(
        MoveFix(stream=fix.id, state="rejected", reason="The bank says no")
    )
    mend(proxy, bridge, qtbot)
    assert len(refused) == 1
    found = load(screens.store, room)
    assert found.fixes[fix.id].state == "rejected"
    assert any("Tried it in the shop" in text for text in lines(screens, room))


def test_closing_is_asked_for_again(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, qtbot: QtBot
) -> None:
    bridge = opened("gene", "lead")
    desk = screens.desk(bridge)
    cut(proxy, bridge, qtbot)
    with pytest.raises(Rejected, match="asked again"):
        bridge.submit(Close(summary="It is over", override="The rest is told tomorrow"))
    proxy.mend()
    qtbot.waitUntil(lambda: "You wanted to close the room" in desk.message.text, timeout=20_000)


def test_the_desk_says_what_waits(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, qtbot: QtBot
) -> None:
    bridge = opened()
    desk = screens.desk(bridge)
    cut(proxy, bridge, qtbot)
    type_in("Callers wait")
    press("Return")
    qtbot.waitUntil(lambda: bridge.ready.waits_from > 0)
    assert "1 entry waits" in shown(desk.footer)
    words = desk.pages.timeline.model.words(bridge.ready.timeline.rows[-1])
    assert (words.text, words.chips[0]) == ("Callers wait", "waiting")
    assert desk.line.text() == ""
    mend(proxy, bridge, qtbot)
    words = desk.pages.timeline.model.words(bridge.ready.timeline.rows[-1])
    assert (words.text, "waiting" in words.chips) == ("Callers wait", False)
    assert "All saved" in shown(desk.footer)


def test_a_form_closes_when_its_words_wait_and_leaves_no_draft(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, qtbot: QtBot
) -> None:
    bridge = opened()
    desk = screens.desk(bridge)
    cut(proxy, bridge, qtbot)
    press("Ctrl+H")
    dialog = form_of(desk)
    fill(dialog, statement="The switch at the bank")
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        press("Ctrl+Return")
    press("Ctrl+H")
    assert form_of(desk).controls["statement"].value() == ""
    press("Esc")
    mend(proxy, bridge, qtbot)
    found = load(screens.store, room).hypotheses.values()
    assert [each.statement for each in found].count("The switch at the bank") == 1


def test_a_paste_goes_through_while_the_server_is_away(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, qtbot: QtBot
) -> None:
    bridge = opened()
    desk = screens.desk(bridge)
    cut(proxy, bridge, qtbot)
    dialog = PasteDialog(bridge, desk.drafts, "14:01 Ana: one\n14:02 Ben: two", desk)
    dialog.open()
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        press("Ctrl+Return")
    mend(proxy, bridge, qtbot)
    said = " ".join(lines(screens, room))
    assert (said.count("one"), said.count("two")) == (1, 1)


def test_what_no_room_takes_stays_on_this_computer_until_one_does(
    screens: Screens, room: str, opened: Opener, proxy: Proxy, server_url: str, qtbot: QtBot
) -> None:
    bridge = opened()
    desk = screens.desk(bridge)
    cut(proxy, bridge, qtbot)
    bridge.submit(Log(text="Nobody may lose this"))
    qtbot.waitUntil(lambda: bridge.ready.waits_from > 0)
    seal(server_url, "postgresql://elsewhere/rooms")
    proxy.mend()
    qtbot.waitUntil(lambda: "stays on this computer" in desk.message.text, timeout=20_000)
    bridge.stop()
    seal(server_url, "")
    again = opened()
    mend(proxy, again, qtbot)
    assert lines(screens, room).count("Nobody may lose this") == 1


def seal(url: str, moved_to: str) -> None:
    """Say of all rooms where they are, as their administrator."""
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(update(tables.incident).values(moved_to=moved_to))
    engine.dispose()


def test_a_file_keeps_no_outbox(screens: Screens, qtbot: QtBot, tmp_path: Path) -> None:
    on_file = Screens(qtbot, tmp_path / "own.db")
    bridge = on_file.bridge(Bench())
    bridge.submit(Log(text="All quiet"))
    on_file.settled(bridge)
    on_file.close()
    assert not list(tmp_path.glob("home/**/outbox.db"))
