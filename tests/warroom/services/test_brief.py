"""The brief says a room in ten lines that anybody understands, from empty to closed."""

from __future__ import annotations

import pytest

from tests.rooms import BEN, Bench, busy_room, closed_room, minute
from warroom import i18n
from warroom.domain.rules.asks import AnswerAsk, AskStation
from warroom.domain.rules.stations import ReportStation
from warroom.services import brief

CAPTIONS = [
    "How bad",
    "Customers",
    "Whom it reaches",
    "What we believe",
    "What we do",
    "What helped",
    "Decided last",
    "Told last",
    "What we need",
    "Who",
]


def said(bench: Bench) -> dict[str, str]:
    return {line.lead: line.text for line in brief.brief(bench.as_of(bench.now))}


def test_there_are_always_ten_lines() -> None:
    for bench in (Bench(), busy_room(), closed_room()):
        assert list(said(bench)) == CAPTIONS
        assert all(said(bench).values())


def test_an_empty_room_says_what_it_does_not_know() -> None:
    lines = said(Bench())
    assert lines["Customers"] == "not known yet"
    assert lines["What we believe"] == "not known yet"
    assert lines["Told last"] == "nobody was told anything yet"
    assert lines["Who"] == "nobody leads · nobody speaks to customers"


def test_a_busy_room_says_what_is_believed_done_and_decided() -> None:
    lines = said(busy_room())
    assert lines["How bad"] == "SEV 2 · restored · T+01:19:00"
    assert lines["Whom it reaches"] == "a segment · 1 to 10 % · medium: they cannot use it"
    assert lines["What we believe"].startswith("H1 The new release of the gateway · confirmed")
    assert lines["What helped"] == "F1 Roll the gateway back"
    assert lines["Decided last"] == "D2 Roll back now"
    assert lines["Who"] == "Anna Alvarez leads · Ben Brandt speaks to customers"


def test_what_is_under_way_is_said_with_its_state() -> None:
    bench = busy_room()
    bench.move(bench.room.stream_of("F2"), "ordered")
    assert said(bench)["What we do"] == "F2 Send shops to the other terminal · ordered"


def test_open_hypotheses_without_a_leader_are_counted() -> None:
    bench = Bench()
    bench.hypothesis("The release")
    bench.hypothesis("A cable")
    assert said(bench)["What we believe"] == "2 hypotheses are open, none leads"


def test_needs_and_late_answers_are_said_and_marked() -> None:
    bench = busy_room()
    bench.submit(ReportStation(key="PAYMENTS", needs="Two people"), station="PAYMENTS")
    assert said(bench)["What we need"] == "PAYMENTS: Two people"
    bench.submit(AskStation(text="How many?", to="VOICE", due_in=5))
    bench.wait(10)
    late = next(line for line in brief.brief(bench.as_of(bench.now)) if line.lead == "What we need")
    assert late.text == "1 answer is late: VOICE, How many?; PAYMENTS: Two people"
    assert late.tone == "caution"


def test_a_severity_one_is_marked_until_the_room_is_closed() -> None:
    bench = Bench(severity=1)
    assert brief.brief(bench.room)[0].tone == "alarm"


def test_questions_of_directors_open_ones_first() -> None:
    bench = busy_room()
    first = bench.submit(AskStation(text="Who?", to="LEAD", origin="directors"))[0].stream
    bench.submit(AskStation(text="When?", to="LEAD", origin="directors"))
    bench.submit(AskStation(text="Not theirs", to="LEAD"))
    bench.submit(AnswerAsk(stream=first, text="Ben"), actor=BEN)
    assert [ask.text for ask in brief.questions(bench.room)] == ["When?", "Who?"]


@pytest.mark.parametrize("code", i18n.available())
def test_as_text_it_can_be_read_aloud(code: str) -> None:
    i18n.use(code)
    try:
        text = brief.as_text(busy_room().as_of(minute(60)))
    finally:
        i18n.use("en")
    assert len(text.splitlines()) == 11
    assert text.startswith("Card payments fail · INC-2026-0001 · 2026-03-02 ")


def test_as_a_sheet_it_holds_lines_and_questions() -> None:
    bench = busy_room()
    bench.submit(AskStation(text="When?", to="LEAD", origin="directors"))
    sheet = brief.as_sheet(bench.room)
    assert [fact.name for fact in sheet.facts] == CAPTIONS
    assert sheet.sections[0].lines[0].text == "When? · not answered yet"
    assert brief.as_sheet(Bench().room).sections == ()
