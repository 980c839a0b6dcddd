"""What is reserved for a duty: one table, held by the rules and by the server's own `append()`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from warroom.errors import N_, Rejected

DUTIES: Final = ("viewer", "member", "lead", "voice", "admin")
"""What a person may be on a server, from the least; lead and voice are members, an admin is both."""


WRITERS: Final = frozenset({"member", "owner"})
"""Who writes at all: every duty from member on, and who owns the tables."""


class Reserved(msgspec.Struct, frozen=True):
    """The duty that a kind of entry needs, and what everybody else is told."""

    duty: str
    words: str


RESERVED: Final[dict[str, Reserved]] = {
    "incident.closed": Reserved(
        "lead",
        N_(
            "Only who has the duty of lead on this server may close a room. Ask the lead;"
            " whoever was given the duty just now opens the room again."
        ),
    ),
    "eyes.called": Reserved(
        "lead", N_("Only who has the duty of lead on this server calls all eyes to the wall. Ask the lead.")
    ),
    "eyes.released": Reserved(
        "lead", N_("Only who has the duty of lead on this server takes the line off the wall. Ask the lead.")
    ),
    "body.erased": Reserved("admin", N_("Only an admin of this server may erase. Ask its administrator.")),
    "house.copied_in": Reserved(
        "admin", N_("Only an admin of this server may copy rooms in. Ask its administrator.")
    ),
    "house.restored": Reserved(
        "admin", N_("Only an admin of this server may attest a restore. Ask its administrator.")
    ),
}
"""Each reserved kind with its duty; kinds that are not here are every member's."""


def refusal(kind: str) -> Rejected:
    """Say why a kind of entry is not for everybody."""
    return Rejected(RESERVED[kind].words)


def read_only() -> Rejected:
    """Say to who may only read how to come to write."""
    return Rejected(
        N_(
            "You may read here, not write. Ask the administrator for more: “warroom admin add-user NAME --duty"
            " member”; then open the room again."
        )
    )


def check(kinds: Iterable[str], held: frozenset[str] | None) -> None:
    """Refuse what needs a duty that is not held; None holds for databases where everybody may do all."""
    if held is None:
        return
    if not held & WRITERS:
        raise read_only()
    for kind in kinds:
        if kind in RESERVED and RESERVED[kind].duty not in held:
            raise refusal(kind)
