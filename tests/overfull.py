"""An overfull room: 300 entries, 12 stations, 200-character titles, names of many scripts, hostile words."""

from __future__ import annotations

from typing import Final

import msgspec

from tests.files import png
from warroom.domain.rules.asks import AnswerAsk, AskStation
from warroom.domain.rules.attachments import room_size
from warroom.domain.rules.calls import CallLead
from warroom.domain.rules.evidence import FindEvidence
from warroom.domain.rules.fixes import MoveFix, ProposeFix
from warroom.domain.rules.guards import SetGuard
from warroom.domain.rules.house import WriteHouse
from warroom.domain.rules.hypotheses import SetStatus, StateHypothesis
from warroom.domain.rules.incident import ChangeIncident
from warroom.domain.rules.procedures import SetStep, StartProcedure, StopRun, started_from
from warroom.domain.rules.stations import ReportStation, TakeStation
from warroom.domain.rules.timeline import Log
from warroom.domain.state.fixes import Proposed, Risk
from warroom.domain.state.house import (
    ColleagueWritten,
    CompanyWritten,
    ProcedureWritten,
    SetStation,
    StationSetWritten,
    Step,
    TemplateWritten,
)
from warroom.domain.state.incident import Changed, Declared
from warroom.services.attachments import Content, bring_in
from warroom.services.database import Database
from warroom.services.house import write
from warroom.services.session import Session, declare

LONG: Final = (
    "Klienci z całego kraju są obciążani dwukrotnie za sierpniową fakturę, a część z nich nie może zapłacić "
    "w sklepie ani przez telefon; Şişli mağazasında kuyruk var, 銀行の振替も二重に行われている。 x"
).ljust(200, "x")[:200]
NAMES: Final = (
    "Żaneta Wiśniewska-Grzęda",
    "Çağrı Öztürk Işık",
    "山田 太郎",
    "Łukasz Brzęczyszczykiewicz",
    "José Ñúñez",
)
WORDS: Final = (
    "<b>Bold?</b> <img src='file:///etc/passwd'> stays text",
    "https://example.org/" + "very-long-address-" * 8,
    "顧客は二重に請求されています。返金はいつですか?",
    "Müşteri hizmetleri: kuyruk 40 kişi, İstanbul Çağlayan şubesi kapalı",
    "Zażółć gęślą jaźń " * 6,
    LONG,
)


def build(store: Database) -> str:
    """Make the room in a database and return its id."""
    keys = [f"STATION {number} ŁĄKA"[:24] for number in range(1, 13)]
    rows = tuple((key, f"Oddział {LONG[:60]}", "department") for key in keys)
    room = declare(
        store, Declared(title=LONG, severity=1, customer_words=LONG), "", (("LEAD", "Lead", "lead"), *rows)
    )
    session = Session(store, room, "", keys[0])
    session.submit(ChangeIncident(changed=Changed(scope="whole", affected="over_10", harm="high")))
    for number, key in enumerate(keys):
        name = NAMES[number % len(NAMES)]
        session.submit(TakeStation(key=key, person=f"p{number}", name=name, station=key))
    for number in range(15):
        session.submit(StateHypothesis(statement=f"{number} {LONG[:190]}", owner=keys[number % 12]))
    streams = list(session.room.hypotheses)
    for number in range(40):
        ratings = dict.fromkeys(streams[: number % 15], "I" if number % 3 else "CC")
        session.submit(
            FindEvidence(text=f"{number} {WORDS[number % 6]}", ratings=ratings, station=keys[number % 12])
        )
    session.submit(SetStatus(stream=streams[3], status="ruled_out", reason=LONG))
    session.submit(SetStatus(stream=streams[1], status="leading"))
    for number in range(30):
        fix = Proposed(
            title=f"{number} {LONG}",
            owner=keys[number % 12],
            risk_acting=Risk(5, 5, LONG),
            reversibility="R2",
        )
        entry = session.submit(ProposeFix(proposed=fix))[0]
        if number % 3 == 0:
            session.submit(MoveFix(stream=entry.stream, state="ordered", reason=LONG))
    for number in range(20):
        asked = AskStation(
            text=f"{number} {WORDS[number % 6]}",
            to=keys[number % 12],
            kind="task" if number % 4 == 0 else "question",
            due_in=number % 3 * 4,
            station=keys[(number + 5) % 12],
        )
        entry = session.submit(asked)[0]
        if number % 5 == 0:
            session.submit(AnswerAsk(stream=entry.stream, text=LONG))
    for number in range(3):
        session.submit(CallLead(text=LONG, station=keys[number]))
    _attach(session, streams)
    _guard_and_report(session, keys)
    _run(session, keys)
    for number in range(175):
        text = f"{number} {WORDS[number % 6]}"
        session.submit(Log(text=text, type="decision" if number % 9 == 0 else "note", key=number % 20 == 0))
    return room


def _guard_and_report(session: Session, keys: list[str]) -> None:
    """Set guard rules as long as they may be, and let every station report."""
    for number in range(4):
        session.submit(SetGuard(text=f"{number} {LONG[:100]}", station="LEAD"))
    for number, key in enumerate(keys):
        said = ReportStation(
            key=key, station=key, conditions=LONG, good=WORDS[number % 6], actions=LONG, needs=LONG
        )
        session.submit(said)


def _attach(session: Session, streams: list[str]) -> None:
    """Attach files of many names and sizes, some pictures among them."""
    for number in range(24):
        name = f"{number} {WORDS[number % 6]}.{'png' if number % 4 == 0 else 'csv'}"
        data = png(300 + number, 200) if number % 4 == 0 else f"{number}\n".encode() * 50 ** (number % 3 + 1)
        brought = bring_in(session.store, session.room.id, Content(name, data), room_size(session.room))
        about = (streams[number % 15],) if number % 3 else ()
        note = LONG if number % 5 == 0 else ""
        session.submit(msgspec.structs.replace(brought, links=about, note=note))


def furnish(store: Database) -> None:
    """Fill the house of a database with far too much."""
    for number in range(12):
        write(store, "", WriteHouse(written=_procedure(number)))
        stations = tuple(SetStation(f"STATION {each} ŁĄKA"[:24], LONG) for each in range(30))
        write(
            store, "", WriteHouse(written=StationSetWritten(name=f"{number} {LONG[:190]}", stations=stations))
        )
        colleague = ColleagueWritten(name=NAMES[number % 5], department=LONG, contact=LONG)
        write(store, "", WriteHouse(written=colleague))
        write(store, "", WriteHouse(written=TemplateWritten(name=f"{number} {LONG[:190]}", text=LONG * 5)))
    write(store, "", WriteHouse(written=CompanyWritten(name=LONG)))


def _procedure(number: int, owner: str = "STATION 1 ŁĄKA") -> ProcedureWritten:
    steps = tuple(
        Step(f"{each} {WORDS[each % 6]}", owner, 10 + each, LONG if each % 3 else "") for each in range(40)
    )
    return ProcedureWritten(
        name=f"{number} {LONG[:190]}", purpose=LONG, owner=LONG, next_review="2020-01-01", steps=steps
    )


def _run(session: Session, keys: list[str]) -> None:
    """Run three procedures: one with steps of every state, one stopped, one untouched."""
    runs = [
        session.submit(StartProcedure(started=started_from("", 12, _procedure(number, keys[number]))))[
            0
        ].stream
        for number in range(3)
    ]
    for number, state in enumerate(("done", "doing", "skipped", "done", "doing"), 1):
        session.submit(
            SetStep(stream=runs[0], step=number, state=state, why=LONG if state == "skipped" else "")
        )
    session.submit(StopRun(stream=runs[1], reason=LONG))
