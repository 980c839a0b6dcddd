"""The footer says how things stand: live or not, the log and its chain, saved or waiting, who and when."""

from __future__ import annotations

import pytest

from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room
from tests.screens import Screens, plain, shown
from ui.bridge import Bridge
from ui.panels.footer import Footer
from warroom.clock import later, real_now
from warroom.errors import Rejected, Unavailable
from warroom.services.follower import CHECK_SLICE, Verified
from warroom.services.witness import Doubt, Restoration, Sight
from warroom.store.chain import Finding


@pytest.fixture
def footer(screens: Screens) -> Footer:
    """Give a footer in a window of its own."""
    made = Footer()
    made.resize(1480, 30)
    screens.show(made)
    return made


@pytest.fixture
def bridge(screens: Screens) -> Bridge:
    """Give a busy room that is open and verified."""
    return screens.bridge(busy_room())


def test_before_the_room_is_there(footer: Footer, screens: Screens) -> None:
    bridge = Bridge(screens.store, "no-such-room", "anna")
    try:
        footer.show_state(bridge, "")
        assert "Opening…" in shown(footer)
    finally:
        bridge.stop()


def test_all_is_well(footer: Footer, bridge: Bridge) -> None:
    footer.show_state(bridge, "LEAD · Anna Alvarez")
    words = shown(footer)
    for part in (
        "● Live",
        f"Log: {bridge.ready.seq} entries · chain intact",
        "All saved",
        "LEAD · Anna Alvarez",
    ):
        assert part in words
    assert "UTC" in words


def test_a_chain_that_is_behind_is_being_verified(footer: Footer, bridge: Bridge) -> None:
    bridge.verified = Verified(0)
    footer.show_state(bridge, "")
    assert "verifying" in shown(footer)


def test_what_arrived_just_now_does_not_put_the_chain_in_question(footer: Footer, bridge: Bridge) -> None:
    bridge.verified = Verified(bridge.ready.seq - 1)
    footer.show_state(bridge, "")
    assert "chain intact" in shown(footer)
    bridge.ready.seq += CHECK_SLICE
    footer.show_state(bridge, "")
    assert "verifying" in shown(footer)


def test_damage_is_said_with_its_place(footer: Footer, bridge: Bridge) -> None:
    bridge.verified = Verified(11, Finding(12, "its body is not what was written"))
    footer.show_state(bridge, "")
    assert "damaged at entry 12" in shown(footer)
    assert "intact" not in shown(footer)


def test_a_log_that_does_not_fit_is_an_alarm_and_a_restore_is_not(footer: Footer, bridge: Bridge) -> None:
    sight = Sight(bridge.ready.seq + 2, "ab", real_now())
    bridge.doubt = Doubt(sight, bridge.ready.seq)
    footer.show_state(bridge, "")
    assert "■ not what this desk saw" in shown(footer)
    assert "intact" not in shown(footer)
    bridge.doubt = Doubt(sight, bridge.ready.seq, Restoration(real_now(), "Anna", real_now(), 3))
    footer.show_state(bridge, "")
    assert "restored from a backup" in shown(footer)


def test_a_clock_that_differs_is_said_and_one_that_agrees_is_not(footer: Footer, bridge: Bridge) -> None:
    footer.show_state(bridge, "")
    assert "Clock" not in shown(footer)
    for seconds, words in ((42.3, "▲ Clock 42 s ahead of"), (-3700.0, "▲ Clock 1 h 01 m behind")):
        bridge.ahead = seconds
        footer.show_state(bridge, "")
        assert f"{words} the server" in shown(footer)
        assert footer._labels["clock"].property("tone") == "caution"
    bridge.ahead = 0.0
    footer.show_state(bridge, "")
    assert "Clock" not in shown(footer)


def test_trouble_is_said_instead_of_live_and_goes_again(footer: Footer, bridge: Bridge) -> None:
    bridge.trouble = Unavailable("{place} cannot be opened.", place="rooms.db")
    footer.show_state(bridge, "")
    assert "■ rooms.db cannot be opened." in shown(footer)
    assert "Live" not in shown(footer)
    bridge.trouble = None
    footer.show_state(bridge, "")
    assert "● Live" in shown(footer)


@pytest.mark.parametrize(("count", "words"), [(1, "1 entry waits"), (3, "3 entries wait")])
def test_what_waits_is_counted(count: int, words: str, footer: Footer, bridge: Bridge) -> None:
    bridge._outgoing.sent = {str(number) for number in range(count)}
    footer.show_state(bridge, "")
    assert words in shown(footer)
    bridge._outgoing.sent.clear()


def test_a_historical_room_shows_its_own_date(footer: Footer, screens: Screens) -> None:
    bench = Bench(nature="history", start="1970-04-14T03:00:00.000000Z")
    bench.shift_clock(real_now(), later(bench.now, 60))
    footer.show_state(screens.bridge(bench), "")
    assert "1970-04-14 03:01:0" in shown(footer)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_words_are_shown_as_they_are(text: str, footer: Footer, bridge: Bridge) -> None:
    bridge.trouble = Rejected("{words}", words=text)
    footer.show_state(bridge, text)
    footer.say(text)
    assert shown(footer).count(text) >= 3
    assert plain(footer) == []
    assert footer.height() == 30


def test_words_that_are_too_long_do_not_widen_the_window(footer: Footer, bridge: Bridge) -> None:
    bridge.trouble = Rejected("{words}", words=HOSTILE["long"])
    footer.show_state(bridge, HOSTILE["long"])
    footer.say(HOSTILE["long"])
    assert footer.minimumSizeHint().width() < 960
