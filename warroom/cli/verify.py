"""The verb verify: proves that nothing in the logs was altered, or names the first entry that was."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from warroom.cli import here, output
from warroom.cli.options import Json
from warroom.cli.refusals import FOUND_WRONG
from warroom.errors import N_, Rejected
from warroom.i18n import _, ngettext
from warroom.store.heads import Head
from warroom.store.store import Store

AnyRoom = Annotated[
    str,
    typer.Argument(metavar="ROOM", help=N_("Reference, short name or id; every log if nothing is said.")),
]


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of one log; `seq` is its first bad entry and `reason` (translated) what is wrong."""

    id: str
    reference: str
    slug: str
    entries: int
    head: str
    intact: bool
    seq: int = 0
    reason: str = ""


def verify(context: typer.Context, room: AnyRoom = "", json: Json = False) -> None:
    """Check every hash of the logs."""
    with here.of(context).store() as store:
        found = _asked_for(store, room) if room else _all(store)
    intact = all(verdict.intact for verdict in found)
    if json:
        output.say_json({"intact": intact, "logs": found})
    else:
        output.say(*output.table([_row(verdict) for verdict in found]))
    if not intact:
        raise typer.Exit(FOUND_WRONG)


def _asked_for(store: Store, room: str) -> list[Verdict]:
    """Check one room; where its name is not found because it was altered, the damage is told."""
    try:
        return [_check(store, store.find(room))]
    except Rejected:
        damaged = [verdict for verdict in _all(store) if not verdict.intact]
        if not damaged:
            raise
        return damaged


def _all(store: Store) -> list[Verdict]:
    lost = [
        Verdict(
            id=orphan,
            reference="",
            slug=orphan,
            entries=0,
            head="",
            intact=False,
            seq=1,
            reason=_("its head row is missing"),
        )
        for orphan in store.orphans()
    ]
    return [*(_check(store, head) for head in store.all_logs()), *lost]


def _check(store: Store, head: Head) -> Verdict:
    finding = store.verify(head.id)
    return Verdict(
        id=head.id,
        reference=head.reference,
        slug=head.slug,
        entries=head.seq,
        head=head.hash.hex(),
        intact=finding is None,
        seq=finding.seq if finding else 0,
        reason=_(finding.text) if finding else "",
    )


def _row(verdict: Verdict) -> list[str]:
    if verdict.intact:
        count = ngettext("intact, {count} entry", "intact, {count} entries", verdict.entries)
        head = _("head {hash}").format(hash=f"{verdict.head[:16]}…")
        return [verdict.reference, verdict.slug, f"{count.format(count=verdict.entries)}, {head}"]
    said = _("DAMAGED at entry {seq}: {reason}").format(seq=verdict.seq, reason=verdict.reason)
    return [verdict.reference, verdict.slug, said]
