"""The record as Markdown, for a wiki or a mail: the same words as on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from warroom.reports.paper_text import MARK
from warroom.reports.record_data import Belief, Fix, RecordData, Row

_MEANT: Final = re.compile(r"([\\`*_\[\]<>#|~$&@])|^([-+=]|\d+(?=[.)]))")
_HIDDEN: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    """Write a text so that no character of it is taken for markup or HTML; one line."""
    visible = _HIDDEN.sub(MARK, " ".join(text.split()))
    return _MEANT.sub(_escaped, visible)


def _escaped(found: re.Match[str]) -> str:
    """Escape a sign; a number that would begin a list gets an invisible joiner before its dot."""
    return f"{found[0]}&#8288;" if found[0].isdigit() else f"\\{found[0]}"


def markdown(data: RecordData) -> str:
    """Give the record as Markdown with tables."""
    blocks = [*_front(data), *_reasoning(data), *_actions(data), *_ending(data)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _front(data: RecordData) -> Iterator[str]:
    head, label = data.head, data.labels
    if head.notice:
        yield f"**{plain(head.notice)}**"
    yield f"# {plain(head.title)}"
    yield plain(" · ".join((head.kind, *head.facts)))
    yield plain(head.summary)
    yield _table((), [(f"**{plain(each.value)}**", plain(each.caption)) for each in data.figures], raw=True)
    yield _part(label["story"], *(plain(words) for words in data.story))
    yield _part(label["beliefs"], _bullets(_belief(each) for each in data.beliefs))
    heads = [label[key] for key in ("ref", "change", "strength", "owner", "due", "checked")]
    rows = [(each.ref, each.text, each.strength, each.owner, each.due, each.checked) for each in data.changes]
    yield _part(label["changes"], _table(heads, rows))
    factors = [
        f"- **{plain(group.caption)}**: {plain(text)}" for group in data.factors for text in group.texts
    ]
    yield _part(label["factors"], "\n".join(factors))
    yield _part(label["went-well"], _bullets(map(plain, data.went_well)))
    yield _part(label["lucky"], _bullets(map(plain, data.lucky)))


def _belief(each: Belief) -> str:
    statement = _toned(each.statement, each.tone)
    return f"{plain(each.period)} {statement} · {plain(each.outcome)}"


def _toned(text: str, tone: str) -> str:
    marks = {"struck": "~~", "strong": "**"}.get(tone, "")
    return f"{marks}{plain(text)}{marks}" if text.strip() else ""


def _reasoning(data: RecordData) -> Iterator[str]:
    label = data.labels
    decisions = [
        (plain(each.time), each.ref, _toned(each.text, each.tone), plain(each.station), plain(each.note))
        for each in data.decisions
    ]
    heads = [label["time"], label["ref"], label["decision"], label["station"], ""]
    yield _part(label["decisions"], _table(heads, decisions, raw=True))
    rows = [
        (
            each.ref,
            _toned(each.statement, each.tone),
            *(plain(cell) for cell in (each.status, each.score, each.rated, *each.ratings)),
        )
        for each in data.hypotheses
    ]
    heads = [label[key] for key in ("ref", "statement", "status", "score", "rated")]
    yield _part(label["hypotheses"], _table([*heads, *(each.ref for each in data.evidence)], rows, raw=True))
    found = [
        (
            each.ref,
            plain(each.time),
            _toned(each.text, each.tone),
            *(plain(cell) for cell in (each.station, each.credibility, each.relevance)),
        )
        for each in data.evidence
    ]
    heads = [label[key] for key in ("ref", "time", "found", "station", "credibility", "relevance")]
    yield _part(label["evidence"], _table(heads, found, raw=True))


def _actions(data: RecordData) -> Iterator[str]:
    label = data.labels
    yield _part(label["fixes"], *(_fix(each) for each in data.fixes))
    yield _part(label["moments"], _bullets(plain(f"{each.time} {each.text}") for each in data.moments))
    attached = [
        (each.ref, _toned(each.name, each.tone), *map(plain, (each.note, each.about, each.size, each.digest)))
        for each in data.files
    ]
    heads = [label["ref"], label["file"], "", label["about"], label["size"], label["digest"]]
    yield _part(label["files"], _table(heads, attached, raw=True))
    seats = [(each.station, each.duty, ", ".join(each.held)) for each in data.seats]
    yield _part(label["seats"], _table([label[key] for key in ("station", "duty", "held")], seats))
    checks = [(f"- [{'x' if each.met else ' '}] ", each) for each in data.checks]
    told = [box + plain(" – ".join(filter(None, (each.text, each.reason)))) for box, each in checks]
    yield _part(label["checklist"], "\n".join(told), plain(data.override))
    people = (f"**{plain(each.name)}** {plain(each.words)}".strip() for each in data.thanks)
    yield _part(label["thanks"], _bullets(people))


def _fix(each: Fix) -> str:
    title = f"**{each.ref}** {_toned(each.title, 'struck' if each.tone == 'struck' else '')}"
    first = f"- {title} · {plain(' · '.join((each.state, *each.facts)))}"
    steps = (" · ".join(filter(None, (step.state, step.station, step.why))) for step in each.steps)
    times = (step.time for step in each.steps)
    return "\n".join(
        [first, *(f"  - {plain(f'{time} {words}')}" for time, words in zip(times, steps, strict=True))]
    )


def _ending(data: RecordData) -> Iterator[str]:
    label = data.labels
    heads = [label[key] for key in ("time", "elapsed", "station", "text")]
    yield f"## {plain(label['timeline'])}" if data.timeline else ""
    for day in data.timeline:
        yield f"### {plain(day.caption)}"
        yield _table(heads, [_line(row) for row in day.rows], raw=True)
    yield plain(data.absent)
    yield _part(
        label["proof"], *(plain(words) for words in data.proof.words), f"`{''.join(data.proof.hash)}`"
    )


def _line(row: Row) -> tuple[str, ...]:
    words = " ".join(filter(None, (row.ref, row.bold, row.text)))
    behind = " · ".join((*row.chips, *row.notes))
    text = _toned(words, "struck" if row.struck else "strong" if row.key else "")
    return (
        plain(row.time),
        plain(row.elapsed),
        plain(row.station),
        " · ".join(filter(None, (text, plain(behind)))),
    )


def _part(heading: str, *blocks: str) -> str:
    body = "\n\n".join(block for block in blocks if block)
    return f"## {plain(heading)}\n\n{body}" if body else ""


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(heads: Iterable[str], rows: Iterable[tuple[str, ...]], raw: bool = False) -> str:
    """Write a table; `raw` cells are Markdown already."""
    body = [tuple(row) if raw else tuple(map(plain, row)) for row in rows]
    if not body:
        return ""
    names = [plain(name) for name in heads] or [""] * len(body[0])
    lines = [names, ["---"] * len(names), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
