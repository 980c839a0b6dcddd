"""Rooms for tests: a bench that turns commands into a log in memory, by the ordinary rules.

    bench = Bench()
    cause = bench.hypothesis("The new release")
    seen = bench.wait(5).evidence("Errors began with the release", ratings={cause: "C"})
    fix = bench.fix("Roll back")
    bench.move(fix, "ordered", "done")
    bench.room, bench.entries, bench.as_of(minute(3)), bench.save(store)

Time stands still until `wait`. Whatever is made is named by its stream.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final, Self

import msgspec

from warroom import ids
from warroom.clock import Instant, later
from warroom.domain.changes import Changes
from warroom.domain.decide import decide
from warroom.domain.entry import SALT_SIZE, Draft, Entry, seal
from warroom.domain.room import Room, fold
from warroom.domain.rules import closeout, evidence, fixes, hypotheses, incident, stations, timeline
from warroom.domain.rules.command import Command
from warroom.domain.rules.records import ShiftClock
from warroom.domain.rules.undo import Undo
from warroom.domain.state.clockwork import Shifted
from warroom.domain.state.fixes import Proposed
from warroom.domain.state.incident import Changed, Declared
from warroom.domain.state.timeline import Row
from warroom.errors import Rejected

if TYPE_CHECKING:
    from warroom.store.store import Store

TITLE: Final = "Card payments fail"
START: Final = "2026-03-02T14:00:00.000000Z"
ANNA, BEN, CARLA = "person-anna", "person-ben", "person-carla"
NAMES: Final = {ANNA: "Anna Alvarez", BEN: "Ben Brandt", CARLA: "Carla Cruz"}
STATIONS: Final = (
    ("LEAD", "Incident lead", "lead"),
    ("VOICE", "Customer voice", "voice"),
    ("SCRIBE", "Scribe", "scribe"),
    ("NETWORK", "Network", "department"),
    ("PAYMENTS", "Payments", "department"),
)


def minute(number: float) -> Instant:
    """Give the instant so many minutes after the bench's start."""
    return later(START, number * 60)


class Bench:
    """A room in memory, its log, and short ways to do what people do in it."""

    def __init__(
        self,
        title: str = TITLE,
        *,
        start: Instant = START,
        people: tuple[tuple[str, str, str], ...] = STATIONS,
        declare: bool = True,
        **facts: Any,
    ) -> None:
        """Declare a room with `people`'s stations; `facts` are further fields of `Declared`."""
        self.now = start
        self.actor, self.station = ANNA, "LEAD"
        self.room = Room(ids.derived("bench", title))
        self.entries: list[Entry] = []
        self.pieces: dict[str, bytes] = {}
        self.changes = Changes()
        self._number = 0
        if declare:
            plain = {"reference": "INC-2026-0001", "slug": ids.slug(title), "title": title, **facts}
            declared = msgspec.convert(plain, Declared)
            self.submit(incident.Declare(declared=declared, stations=people), station="")

    def wait(self, minutes: float) -> Self:
        """Let time go by."""
        self.now = later(self.now, minutes * 60)
        return self

    def stamped(self, command: Command, at: Instant = "", **who: str) -> Command:
        """Complete a command as a desk does: who, where and when; `at` is when it happened."""
        self._number += 1
        return msgspec.structs.replace(
            command,
            id=ids.derived(self.room.id, str(self._number)),
            actor=who.get("actor", command.actor or self.actor),
            station=who.get("station", command.station or self.station),
            written_at=command.written_at or self.now,
            occurred_at=at or command.occurred_at or command.written_at or self.now,
        )

    def submit(
        self, command: Command, at: Instant = "", recorded_at: Instant = "", **who: str
    ) -> list[Entry]:
        """Let the rules decide and append what they give; `who` may name `actor` and `station`."""
        drafts = decide(self.room, self.stamped(command, at, **who))
        return [self.append(draft, recorded_at) for draft in drafts]

    def refused(self, command: Command, at: Instant = "", **who: str) -> Rejected:
        """Give the refusal of a command that the rules must not accept."""
        try:
            drafts = decide(self.room, self.stamped(command, at, **who))
        except Rejected as refusal:
            return refusal
        raise AssertionError(f"accepted: {drafts}")

    def append(self, draft: Draft, recorded_at: Instant = "") -> Entry:
        """Append a draft as a log would, and apply it."""
        salt = hashlib.sha256(draft.id.encode()).digest()[:SALT_SIZE]
        at = recorded_at or draft.written_at
        entry = seal(draft, self.room.id, self.room.seq + 1, at, salt, self.room.hash)
        self.entries.append(entry)
        self.changes = Changes()
        self.room.apply(entry, self.changes)
        return entry

    def write(self, stream: str, kind: str, body: bytes, schema: int = 1, at: Instant = "") -> Entry:
        """Append anything, past the rules: what a newer version or a broken program wrote."""
        self._number += 1
        draft = Draft(
            id=ids.derived(self.room.id, str(self._number)),
            stream=stream,
            version=self.room.versions.get(stream, 0) + 1,
            kind=kind,
            body=body,
            actor=self.actor,
            station=self.station,
            occurred_at=at or self.now,
            written_at=self.now,
            schema=schema,
        )
        return self.append(draft)

    def erase(self, *seqs: int) -> None:
        """Delete the bodies of entries, as an erasure leaves the log, and read it anew."""
        for entry in self.entries:
            if entry.seq in seqs:
                entry.body = entry.salt = None
        self.room = self.folded()

    def folded(self) -> Room:
        """Read the whole log anew."""
        return fold(self.room.id, self.entries)

    def as_of(self, at: Instant) -> Room:
        """Give the room as it was at a time."""
        return fold(self.room.id, self.entries, as_of=at)

    def known_at(self, at: Instant) -> Room:
        """Give the room as it was known at a time."""
        return fold(self.room.id, self.entries, known_at=at)

    def save(self, store: Store) -> str:
        """Copy the log into a database and return its room's id."""
        store.copy_in(self.entries, list(self.pieces.items()), "bench")
        return self.room.id

    def take(self, key: str, person: str = ANNA) -> Entry:
        """Sit down at a station."""
        taken = stations.TakeStation(key=key, person=person, name=NAMES.get(person, person))
        return self.submit(taken, actor=person, station=key)[-1]

    def log(self, text: str, type: str = "note", at: Instant = "", **more: Any) -> str:  # noqa: A002 - the field's own word
        """Write a line."""
        return self.submit(timeline.Log(text=text, type=type, **more), at)[0].stream

    def correct(self, stream: str, at: Instant = "", **given: Any) -> Entry:
        """Correct a line."""
        return self.submit(timeline.Correct(stream=stream, **given), at)[0]

    def mark(self, stream: str, **given: Any) -> Entry:
        """Set key moment, tags or links of a line."""
        return self.submit(timeline.Mark(stream=stream, **given))[0]

    def withdraw(self, stream: str, reason: str = "It was a mistake") -> Entry:
        """Take something back."""
        return self.submit(timeline.Withdraw(stream=stream, reason=reason))[0]

    def hypothesis(self, statement: str, owner: str = "", at: Instant = "", **more: Any) -> str:
        """State a hypothesis."""
        stated = hypotheses.StateHypothesis(statement=statement, owner=owner, **more)
        return self.submit(stated, at)[0].stream

    def status(self, stream: str, status: str, by: tuple[str, ...] = (), reason: str = "") -> Entry:
        """Declare a hypothesis leading, ruled out, confirmed or open."""
        return self.submit(hypotheses.SetStatus(stream=stream, status=status, by=by, reason=reason))[-1]

    def evidence(self, text: str, at: Instant = "", **more: Any) -> str:
        """Log evidence."""
        return self.submit(evidence.FindEvidence(text=text, **more), at)[0].stream

    def rate(self, stream: str, ratings: dict[str, str], station: str = "LEAD") -> Entry:
        """Rate evidence against hypotheses."""
        return self.submit(evidence.Rate(stream=stream, ratings=ratings), station=station)[0]

    def fix(self, title: str, at: Instant = "", **more: Any) -> str:
        """Propose a fix; `more` are further fields of `Proposed`."""
        proposed = msgspec.convert({"title": title, **more}, Proposed)
        return self.submit(fixes.ProposeFix(proposed=proposed), at)[0].stream

    def move(self, stream: str, *states: str, reason: str = "It had to be") -> Entry:
        """Take a fix through states."""
        made = [self.submit(fixes.MoveFix(stream=stream, state=state, reason=reason)) for state in states]
        return made[-1][-1]

    def change(self, reason: str = "", at: Instant = "", **given: Any) -> Entry:
        """Change what is known of the incident."""
        changed = msgspec.convert({**given, "reason": reason}, Changed)
        return self.submit(incident.ChangeIncident(changed=changed), at)[0]

    def phase(self, phase: str, reason: str = "", at: Instant = "") -> list[Entry]:
        """Enter a phase."""
        return self.submit(incident.EnterPhase(phase=phase, reason=reason), at)

    def agree(self, text: str, **more: Any) -> str:
        """Agree on a change."""
        return self.submit(closeout.AgreeChange(text=text, **more))[0].stream

    def close(self, summary: str = "All is well again", override: str = "") -> Entry:
        """Close the room."""
        return self.submit(closeout.Close(summary=summary, override=override))[0]

    def undo(self, entry: Entry) -> Entry:
        """Undo one's own entry."""
        return self.submit(Undo(entry=entry), actor=entry.actor)[0]

    def shift_clock(self, real_anchor: Instant, room_anchor: Instant, scale: float = 1.0) -> Entry:
        """Set the room's clock; only in a room that is not live."""
        shifted = Shifted(real_anchor=real_anchor, room_anchor=room_anchor, scale=scale)
        return self.submit(ShiftClock(shifted=shifted))[0]

    def row_of(self, entry: Entry) -> Row:
        """Give the line of the timeline that an entry made."""
        return self.room.timeline.by_seq[entry.seq]


def busy_room(**facts: Any) -> Bench:
    """Make a room with something of everything, 70 minutes old and restored, not closed."""
    bench = Bench(
        customer_words="Paying by card fails at every second try",
        **{"scope": "segment", "affected": "1_to_10", "harm": "medium", "urgency": "high", **facts},
    )
    for key, person in (("LEAD", ANNA), ("VOICE", BEN), ("PAYMENTS", CARLA)):
        bench.take(key, person)
    bench.change(first_hurt_at=minute(-9), detected_at=minute(-4), detected_by="customers", severity=2)
    bench.change(fits="none", reason="Nobody has seen this before")
    first = bench.log("Shops call: terminals say 'try again'", "observation", at=minute(-4), tags=("shops",))
    bench.wait(3).phase("react")
    release = bench.hypothesis("The new release of the gateway", "PAYMENTS", links=(first,))
    network = bench.hypothesis("A line to the bank is down", "NETWORK")
    seen = bench.wait(4).evidence("Errors began with the release", source="metrics", ratings={release: "CC"})
    lines = bench.evidence("All lines answer", credibility="high", ratings={network: "II", release: "C"})
    bench.rate(seen, {network: "I"}, station="NETWORK")
    bench.wait(5).status(network, "ruled_out", by=(lines,))
    bench.status(release, "leading")
    stay = bench.log("We keep the release for ten minutes", "decision")
    fix = bench.fix("Roll the gateway back", answers=(release,), reversibility="R1", owner="PAYMENTS")
    bench.wait(10).log("Roll back now", "decision", supersedes=stay, key=True)
    bench.move(fix, "ordered", "acknowledged", "done")
    bench.fix("Send shops to the other terminal", effect_from_min=5, effect_to_min=15)
    bench.wait(8).move(fix, "effect_seen")
    typo = bench.log("Error rate is back to 0.2 %", "note")
    bench.correct(typo, text="Error rate is back to 0.02 %", reason="A zero was missing")
    bench.withdraw(bench.log("Wrong room, sorry"))
    bench.phase("restored")
    bench.status(release, "confirmed", by=(seen,))
    return bench.wait(40)


def finished_room(**facts: Any) -> Bench:
    """Make a busy room whose close-out list is done."""
    bench = busy_room(**facts)
    bench.phase("reflect")
    bench.change(cause_dealt_at=bench.now)
    for fix in bench.room.fixes.values():
        bench.submit(fixes.SetFate(stream=fix.id, fate="kept_once"))
    bench.submit(closeout.AddFactor(category="process", text="Releases go out at the busiest hour"))
    bench.submit(closeout.AddLearning(category="went_well", text="Everybody knew whom to call"))
    bench.submit(closeout.AddLearning(category="luck", text="It was not a pay day"))
    bench.agree("Release at night", owner="PAYMENTS", due="2026-04-01", check_due="2026-05-01")
    bench.submit(closeout.Thank(name="Ben Brandt", text="For staying calm on the phone"))
    return bench


def closed_room(**facts: Any) -> Bench:
    """Make a finished room and close it."""
    bench = finished_room(**facts)
    bench.close("A release broke one card payment in two for 39 minutes")
    return bench
