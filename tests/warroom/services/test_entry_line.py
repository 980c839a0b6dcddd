"""The entry line's language: plain text is a note, slashes and times do what they say, the rest stays text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.asking import ask
from tests.hostile import HOSTILE
from tests.rooms import Bench, busy_room, minute
from warroom.clock import later, moment, real_now, seconds_between
from warroom.domain.room import Room
from warroom.services.entry_line import Reading, read_line, understand
from warroom.services.line_commands import to_command
from warroom.services.line_verbs import PLAIN, TARGETED, VERBS, Verb
from warroom.services.typed_times import point_in_time

EPOCH = "1970-04-11T19:13:00.000000Z"


@pytest.fixture
def room() -> Room:
    """Give a live room."""
    return Bench().room


@pytest.fixture
def mission() -> Room:
    """Give a historical room whose clock stands at 057:40 of its mission and runs on."""
    bench = Bench(nature="history", mission_epoch=EPOCH, start=EPOCH)
    bench.shift_clock(real_now(), later(EPOCH, 57 * 3600 + 40 * 60))
    return bench.room


def ago(reading: Reading) -> float:
    """Say how many seconds ago the line happened."""
    return seconds_between(reading.occurred_at, real_now())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_plain_text_is_a_note_word_for_word(text: str, room: Room) -> None:
    assert read_line(room, f"  {text}  ") == Reading("note", text.strip())


@pytest.mark.parametrize(
    "verb", [each for each in VERBS if each.kind not in (*TARGETED, "thanks")], ids=lambda verb: verb.kind
)
def test_every_spelling_of_a_verb(verb: Verb, room: Room) -> None:
    for name in verb.names:
        assert read_line(room, f"/{name} The words") == Reading(verb.kind, "The words")
        assert read_line(room, f"/{name.upper()}   The words") == Reading(verb.kind, "The words")
    assert verb.help


@pytest.mark.parametrize(
    "text",
    [
        "/unknown something",
        "/hypotheses are good",
        "/ fix",
        "//fix",
        "see /fix that",
        "/fix-it",
        "at noon we stopped",
        "at 25:00 it stopped",
        "at 14:05",
        "attention 14:05",
        "-10",
        "-10m",
        "- 10m it stopped",
        "-10x it stopped",
        "-1000m it stopped",
        "T-10 it stopped",
    ],
)
def test_what_is_not_understood_stays_text(text: str, room: Room) -> None:
    assert read_line(room, text) == Reading("note", text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("-10m", 600), ("-10 min", 600), ("−2h", 7200), ("-90s", 90), ("-1H", 3600), ("-0m", 0)],
)
def test_so_long_ago(text: str, seconds: int, room: Room) -> None:
    reading = read_line(room, f"{text} Calls came in")
    assert reading.text == "Calls came in"
    assert ago(reading) == pytest.approx(seconds, abs=5)


def test_a_verb_and_a_time_together(room: Room) -> None:
    reading = read_line(room, "/evidence -5m Errors doubled")
    assert (reading.kind, reading.text) == ("evidence", "Errors doubled")
    assert ago(reading) == pytest.approx(300, abs=5)
    assert read_line(room, "-5m /evidence Errors doubled").text == "/evidence Errors doubled"


@pytest.mark.parametrize("hours", [0.1, 3, 12, 23.5])
def test_a_time_of_day_is_the_last_such_time(hours: float, room: Room) -> None:
    wanted = later(real_now(), -hours * 3600)
    clock = moment(wanted).astimezone().strftime("%H:%M:%S")
    reading = read_line(room, f"at {clock} It stopped")
    assert reading.text == "It stopped"
    assert reading.occurred_at == f"{wanted[:19]}.000000Z"


def test_a_time_of_day_without_seconds(room: Room) -> None:
    wanted = later(real_now(), -3600)
    clock = moment(wanted).astimezone().strftime("%H:%M")
    assert read_line(room, f"at {clock} It stopped").occurred_at == f"{wanted[:16]}:00.000000Z"


def test_a_time_ahead_is_yesterdays(room: Room) -> None:
    ahead = moment(later(real_now(), 600)).astimezone().strftime("%H:%M")
    assert 86400 - 700 < ago(read_line(room, f"at {ahead} It stopped")) < 86400


def test_other_ways_to_say_when(room: Room) -> None:
    assert read_line(room, "at 2026-03-02T14:07:00Z It stopped").occurred_at == minute(7)
    assert read_line(room, "at T+00:12:00 It stopped").occurred_at == minute(12)


def test_a_time_in_the_future_stays_text(room: Room) -> None:
    text = f"at {later(real_now(), 86400)} We will meet"
    assert read_line(room, text) == Reading("note", text)


def test_mission_time_where_there_is_one(mission: Room, room: Room) -> None:
    reading = read_line(mission, "at 055:54:53 A bang")
    assert reading == Reading("note", "A bang", "1970-04-14T03:07:53.000000Z")
    assert read_line(room, "at 055:54:53 A bang") == Reading("note", "at 055:54:53 A bang")


def test_the_clock_of_a_historical_room_is_its_own(mission: Room) -> None:
    reading = read_line(mission, "-10m Seen before")
    assert reading.occurred_at[:15] == "1970-04-14T04:4"
    assert read_line(mission, "at 04:10 Seen before").occurred_at == "1970-04-14T04:10:00.000000Z"
    assert read_line(mission, "at 999:00:00 Seen before").occurred_at == ""


def test_points_in_time_that_are_none(room: Room) -> None:
    for word in ("", "noon", "24:00", "12:60", "1405", "2026-13-01", "T+x", "999999:00:00"):
        assert point_in_time(room, word) == ""


@pytest.fixture
def full() -> Bench:
    """Give a busy room with an ask, in which Anna holds LEAD and SCRIBE."""
    bench = busy_room()
    bench.take("SCRIBE")
    ask(bench, "Do all lines answer?")
    return bench


HELD = ("LEAD", "SCRIBE")


def read(bench: Bench, line: str) -> Reading:
    """Read a line as Anna types it."""
    return read_line(bench.room, line, HELD)


@pytest.mark.parametrize(
    ("line", "text", "ratings"),
    [
        ("/evidence One file only !H2 +H1", "One file only", {"H1": "C", "H2": "I"}),
        ("/evidence ++H1 !!h2 One file only", "One file only", {"H1": "CC", "H2": "II"}),
        ("/evidence One +H1 file only", "One +H1 file only", {"H1": "C"}),
        ("/evidence One file only +H9", "One file only +H9", {}),
        ("/evidence A+H1 only", "A+H1 only", {}),
        ("/evidence +H1", "+H1", {}),
        ("Not evidence +H1", "Not evidence +H1", {}),
    ],
)
def test_ratings_are_read_in_evidence_if_there_is_such_a_hypothesis(
    line: str, text: str, ratings: dict[str, str], full: Bench
) -> None:
    reading = read(full, line)
    assert reading.text == text
    assert {full.room.ref(stream): code for stream, code in reading.ratings.items()} == ratings


@pytest.mark.parametrize(
    ("line", "text", "tags", "refs"),
    [
        ("Shops call #shops ^E1", "Shops call", ("shops",), ["E1"]),
        ("The #refund queue is as ^e2 says", "The #refund queue is as ^e2 says", ("refund",), ["E2"]),
        ("Ticket #12345 is open", "Ticket #12345 is open", (), []),
        ("See ^E99", "See ^E99", (), []),
        ("C# and 2^E1", "C# and 2^E1", (), []),
        ("#shops", "#shops", (), []),
    ],
)
def test_tags_and_links(line: str, text: str, tags: tuple[str, ...], refs: list[str], full: Bench) -> None:
    reading = read(full, line)
    assert (reading.text, reading.tags) == (text, tags)
    assert [full.room.ref(stream) for stream in reading.links] == refs


@pytest.mark.parametrize(
    ("line", "text", "station", "links"),
    [
        ("@SCRIBE The log is kept", "The log is kept", "SCRIBE", ()),
        ("@scribe The log is kept", "The log is kept", "SCRIBE", ()),
        ("/evidence The log is kept +H1 @SCRIBE", "The log is kept", "SCRIBE", ()),
        ("Waiting for @SCRIBE", "Waiting for @SCRIBE", "", ("station:SCRIBE",)),
        ("@NETWORK has the numbers", "@NETWORK has the numbers", "", ("station:NETWORK",)),
        ("Mail ana@NETWORK.es", "Mail ana@NETWORK.es", "", ()),
        ("@NETWORKS is no station", "@NETWORKS is no station", "", ()),
        ("@SCRIBE", "@SCRIBE", "", ()),
    ],
)
def test_a_station_speaks_if_i_hold_it_else_it_is_mentioned(
    line: str, text: str, station: str, links: tuple[str, ...], full: Bench
) -> None:
    reading = read(full, line)
    assert (reading.text, reading.station, reading.links) == (text, station, links)


@pytest.mark.parametrize(
    ("line", "expected", "minutes"),
    [
        ("/ask @NETWORK Do they answer? in 15m", ("question", "Do they answer?", "NETWORK"), 15),
        ("/ask in 2h @network Do they answer?", ("question", "Do they answer?", "NETWORK"), 120),
        ("/task Call the bank @PAYMENTS", ("task", "Call the bank", "PAYMENTS"), 0),
        ("/task Help @PAYMENTS with it", ("task", "Help @PAYMENTS with it", "PAYMENTS"), 0),
        ("/pregunta @NETWORK ¿Hay línea? en 5 min", ("question", "¿Hay línea?", "NETWORK"), 5),
        ("/ask Who knows by noon?", ("question", "Who knows by noon?", ""), 0),
    ],
)
def test_an_ask_says_whom_and_by_when(
    line: str, expected: tuple[str, str, str], minutes: int, full: Bench
) -> None:
    reading = read(full, line)
    assert (reading.kind, reading.text, reading.to) == expected
    wait = seconds_between(real_now(), reading.due) if reading.due else 0
    assert wait == pytest.approx(minutes * 60, abs=5)


def test_by_a_time_of_day_is_the_next_one(full: Bench) -> None:
    clock = moment(later(real_now(), 3600)).astimezone().strftime("%H:%M:%S")
    reading = read(full, f"/ask @NETWORK Do they answer? by {clock}")
    assert reading.text == "Do they answer?"
    assert seconds_between(real_now(), reading.due) == pytest.approx(3600, abs=5)


@pytest.mark.parametrize(
    ("line", "kind", "text", "target"),
    [
        ("/answer A1 They do", "answer", "They do", "A1"),
        ("/answer a1: They do", "answer", "They do", "A1"),
        ("/done A1", "done", "", "A1"),
        ("/done F2 All shops know", "done", "All shops know", "F2"),
        ("/heard A1", "heard", "", "A1"),
        ("/drop A1 Not needed", "drop", "Not needed", "A1"),
        ("/answer They do", "note", "/answer They do", ""),
        ("/answer A9 They do", "note", "/answer A9 They do", ""),
        ("/answer F2 They do", "note", "/answer F2 They do", ""),
        ("/done", "note", "/done", ""),
        ("/call", "call", "", ""),
        ("/call About refunds", "call", "About refunds", ""),
    ],
)
def test_what_is_about_a_thing_names_it_first(
    line: str, kind: str, text: str, target: str, full: Bench
) -> None:
    reading = read(full, line)
    assert (reading.kind, reading.text, full.room.ref(reading.target)) == (kind, text, target)


@pytest.mark.parametrize(
    ("line", "kind", "name", "text"),
    [
        ("/thanks Dan: for the coffee", "thanks", "Dan", "for the coffee"),
        ("/thanks ben brandt for staying calm", "thanks", "Ben Brandt", "for staying calm"),
        ("/thanks to everybody", "note", "", "/thanks to everybody"),
    ],
)
def test_thanks_need_a_name(line: str, kind: str, name: str, text: str, full: Bench) -> None:
    reading = read(full, line)
    assert (reading.kind, reading.name, reading.text) == (kind, name, text)


def test_a_star_at_the_end_is_a_key_moment(full: Bench) -> None:
    assert (read(full, "It is back *").text, read(full, "It is back *").key) == ("It is back", True)
    assert not read(full, "* It is back").key
    assert not read(full, "2 * 3").key


def test_marks_in_any_order_at_the_end(full: Bench) -> None:
    reading = read(full, "/obs -5m @SCRIBE It hums #pump ^F1 *")
    assert (reading.kind, reading.text, reading.station) == ("observation", "It hums", "SCRIBE")
    assert (reading.tags, reading.key, len(reading.links)) == (("pump",), True, 1)
    assert ago(reading) == pytest.approx(300, abs=5)


def test_the_marks_are_where_they_stand(full: Bench) -> None:
    line = "/evidence +H1 Lines @NETWORK answer #shops"
    tokens = understand(full.room, line, HELD).tokens
    assert [(token.sort, line[token.start : token.end]) for token in tokens] == [
        ("verb", "/evidence"),
        ("rating", "+H1"),
        ("mention", "@NETWORK"),
        ("tag", "#shops"),
    ]


PIECES = st.sampled_from(
    [
        *("/evidence", "/ask", "/answer", "A1", "@NETWORK", "@SCRIBE", "+H1", "!!H2", "#shops", "^E1", "*"),
        *("-10m", "at", "14:05", "in", "15m", "by", "words", "¿qué?", "Ben:", "+", "@", "\t", "^", "/"),
    ]
)
LINES = st.one_of(st.text(max_size=60), st.lists(PIECES | st.text(max_size=6), max_size=9).map(" ".join))
ROOM_OF_ITS_OWN = [HealthCheck.function_scoped_fixture]


@settings(deadline=None, max_examples=300, suppress_health_check=ROOM_OF_ITS_OWN)
@given(line=LINES)
def test_the_words_are_never_lost(line: str, full: Bench) -> None:
    """Everything of a line is in its text, or in a mark that says what it stands for."""
    made = understand(full.room, line, HELD)
    text = made.reading.text
    if made.reading.kind == "thanks":
        return
    marked = {each for token in made.tokens for each in range(token.start, token.end)}
    assert all(token.value for token in made.tokens)
    places = (place for place in range(len(line) + 1) if line.startswith(text, place))
    lost = (
        "".join(
            line[each]
            for each in range(len(line))
            if each not in marked | set(range(place, place + len(text)))
        )
        for place in places
    )
    assert any(not each.strip() for each in lost)


@settings(deadline=None, max_examples=150, suppress_health_check=ROOM_OF_ITS_OWN)
@given(line=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_logs(line: str, full: Bench) -> None:
    if not line.strip():
        return
    before = len(full.room.timeline.rows)
    reading = read(full, line)
    if reading.kind in PLAIN:
        full.submit(to_command(reading))
        assert len(full.room.timeline.rows) == before + 1


def test_a_line_of_marks_without_end_is_read_at_once(full: Bench) -> None:
    assert read(full, "x " + "#a " * 20_000).tags == ("a",)
