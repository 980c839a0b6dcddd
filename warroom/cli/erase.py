"""The verb erase: words that must not stay, deleted for good by an entry that says so."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from warroom.cli import asked, here, output
from warroom.cli.options import Json
from warroom.cli.options import Room as RoomName
from warroom.domain.entry import Entry
from warroom.domain.room import Room
from warroom.errors import N_, Rejected
from warroom.i18n import _, ngettext
from warroom.services.session import load
from warroom.services.wording import row_words
from warroom.store.store import Store

WIDTH: Final = 80
"""Characters of an entry that are shown before it is erased."""

Entries = Annotated[
    list[str],
    typer.Argument(
        metavar="ENTRY",
        help=N_("The numbers of entries in the log, or references like E14 for all entries of that thing."),
    ),
]
Reason = Annotated[
    str, typer.Option("--reason", metavar=N_("TEXT"), help=N_("Why they are erased; it stays in the log."))
]
Instead = Annotated[
    str, typer.Option("--instead", metavar=N_("TEXT"), help=N_("What may be said in their place."))
]
ForGood = Annotated[bool, typer.Option("--for-good", help=N_("Do it; it cannot be undone."))]


def erase(  # noqa: PLR0917 - each option of the verb is a parameter
    context: typer.Context,
    room: RoomName,
    entries: Entries,
    reason: Reason = "",
    instead: Instead = "",
    for_good: ForGood = False,
    json: Json = False,
) -> None:
    """Erase the words of entries, and the files that only they keep; without --for-good it only shows them."""
    why = asked.words(reason).strip()
    if not why:
        raise Rejected(N_("Say why, it stays in the log: --reason TEXT"), field="reason")
    with here.of(context).store() as store:
        shown = load(store, store.find(room).id)
        wanted = _wanted(store, shown, entries)
        if not for_good:
            output.say(*(_line(shown, each) for each in wanted))
            raise Rejected(N_("Nothing is erased yet. It cannot be undone: say it again with --for-good."))
        told = store.erase(
            shown.id,
            [each.seq for each in wanted],
            asked.words(instead),
            why,
            actor=here.person(store),
            now=shown.clock.now(),
        )
    _tell(shown, wanted, told, json, on_server=store.file is None)


def _wanted(store: Store, room: Room, names: list[str]) -> list[Entry]:
    """Find the entries that are meant; of a thing all that have their words."""
    log = store.read(room.id)
    found: dict[int, Entry] = {}
    for name in names:
        if name.isdecimal():
            meant = log[int(name) - 1 : int(name)] if int(name) else []
        else:
            stream = room.stream_of(name)
            meant = [each for each in log if stream and each.stream == stream and each.body is not None]
        if not meant:
            raise Rejected(N_("There is no {ref} in this room."), field="entry", ref=name)
        found.update({each.seq: each for each in meant})
    return [found[seq] for seq in sorted(found)]


def _line(room: Room, entry: Entry) -> str:
    row = room.timeline.by_seq.get(entry.seq)
    words = row_words(room, row).text if row else entry.kind
    return output.one_line(f"{entry.seq} {words}")[:WIDTH]


def _tell(room: Room, gone: list[Entry], told: Entry, json: bool, *, on_server: bool) -> None:
    seqs = [each.seq for each in gone]
    if json:
        output.say_json({"seq": told.seq, "erased": seqs, "hash": told.hash.hex()})
        return
    output.say(
        ngettext(
            "{room}: the words of {count} entry are erased, as entry {seq} says.",
            "{room}: the words of {count} entries are erased, as entry {seq} says.",
            len(seqs),
        ).format(room=room.incident.reference or room.id, count=len(seqs), seq=told.seq),
        _("Backups made before still hold them, and papers and copies that left the room."),
    )
    if on_server:
        output.say(_("The server's disk holds them until its next vacuum: VACUUM FULL body, chunk"))
