"""Texts that a person, a machine or an enemy may have written, and a record full of them."""

from __future__ import annotations

import msgspec

from tests.warroom.reports.telling import billing_room
from warroom.reports.record import build_record
from warroom.reports.record_data import Day, RecordData, Row

NASTY = (
    '#import "evil.typ": *',
    "$ x^2 $ `raw` \\ *bold* _it_ <b>html</b> @ref // note /* */ ~ -- [x](y) = h",
    ']#eval("1")[',
    "\u202eright to left override \u2066 isolated",
    "emoji 😀 👩\u200d👩\u200d👧 🏳\ufe0f\u200d🌈 and e\u0301\u0327",
    "x" * 5000,
    "Zażółć gęślą jaźń · İstanbul'da ıssız şişli",
    "日本語のテキストです。請求が二重になりました。",
    "שלום עולם 123 مرحبا بالعالم 44",
    "nul \x00 bell \x07 esc \x1b[31m del \x7f next \x85 line",
    "lone \ud800 surrogate \ue000 private \U0010ffff nobody's",
    "https://example.org/" + "very-long-path_" * 30,
    "tab\ttab\nnew line\r\nand another\u2028and one",
    "{{ template }} %s ${HOME} <script>alert(1)</script>",
    "",
    "   ",
    "\ua66e\U0001e290\U00012f90",
)


def rows(count: int) -> tuple[Row, ...]:
    """Give so many rows of a timeline; the first ones are nasty throughout."""
    return tuple(
        Row(
            time=f"{index // 60 % 24:02d}:{index % 60:02d}:00",
            elapsed=f"T+{index // 60:02d}:{index % 60:02d}:00",
            station=NASTY[index % len(NASTY)][:40] if index < 60 else "MÜŞTERI",
            text=NASTY[index % len(NASTY)] if index < 60 else f"Zgłoszenie {index}",
            key=index % 17 == 0,
        )
        for index in range(count)
    )


def hostile_record(count: int = 60) -> RecordData:
    """Give the billing record with every text of users replaced by a nasty one."""
    data = build_record(billing_room(), "verified")
    turn = iter(NASTY * 40)

    def spoil(part: object) -> object:
        if isinstance(part, str):
            return next(turn) if len(part) > 12 else part
        if isinstance(part, tuple):
            return tuple(spoil(each) for each in part)
        if isinstance(part, msgspec.Struct) and type(part).__name__ not in {"Strip", "Proof"}:
            fixed = {"tone", "ratings", "day", "marks"}
            changed = {
                name: spoil(value)
                for name, value in msgspec.structs.asdict(part).items()
                if name not in fixed
            }
            return msgspec.structs.replace(part, **changed)
        return part

    spoilt = {
        name: spoil(value) for name, value in msgspec.structs.asdict(data).items() if isinstance(value, tuple)
    }
    head = msgspec.structs.replace(
        data.head, title=" ".join(NASTY[:3]) + " " + NASTY[6] * 4, summary=NASTY[1]
    )
    whole = rows(count)
    days = tuple(Day(caption=NASTY[1], rows=whole[start : start + 1000]) for start in range(0, count, 1000))
    return msgspec.structs.replace(data, **(spoilt | {"head": head, "timeline": days}))
