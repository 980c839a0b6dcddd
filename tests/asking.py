"""Short ways for tests to ask, answer and call on a bench."""

from __future__ import annotations

from typing import Any

from tests.rooms import Bench
from warroom.domain.entry import Entry
from warroom.domain.rules.asks import AnswerAsk, AskStation, DropAsk
from warroom.domain.rules.calls import CallLead, HearCall


def ask(bench: Bench, text: str, to: str = "NETWORK", **more: Any) -> str:
    """Ask a station and give the ask's stream."""
    station = more.pop("station", "LEAD")
    return bench.submit(AskStation(text=text, to=to, **more), station=station)[0].stream


def answer(bench: Bench, stream: str, text: str = "All lines answer", station: str = "NETWORK") -> Entry:
    """Answer an ask."""
    return bench.submit(AnswerAsk(stream=stream, text=text), station=station)[0]


def drop(bench: Bench, stream: str, reason: str = "Nobody needs it any more") -> Entry:
    """Drop an ask."""
    return bench.submit(DropAsk(stream=stream, reason=reason))[0]


def call(bench: Bench, station: str = "NETWORK", text: str = "") -> str:
    """Let a station call the lead, and give the call's stream."""
    return bench.submit(CallLead(text=text), station=station)[0].stream


def hear(bench: Bench, stream: str = "") -> Entry:
    """Let the lead hear a call, the next one if none is named."""
    return bench.submit(HearCall(stream=stream))[0]
