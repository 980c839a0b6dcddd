"""What Enter will do with a line, in one line of words."""

from __future__ import annotations

from typing import Final

from warroom.domain.room import Room
from warroom.errors import N_
from warroom.i18n import _
from warroom.services.entry_line import Reading
from warroom.services.times import shown_time
from warroom.services.wording import link_word

DOES: Final = {
    "note": N_("Enter logs a note"),
    "observation": N_("Enter logs an observation"),
    "decision": N_("Enter logs a decision"),
    "action": N_("Enter logs an action"),
    "communication": N_("Enter logs what was said"),
    "evidence": N_("Enter logs evidence"),
    "hypothesis": N_("Enter states a hypothesis"),
    "fix": N_("Enter logs a fix"),
    "question": N_("Enter asks {to}"),
    "task": N_("Enter gives {to} a task"),
    "answer": N_("Enter answers {target}"),
    "done": N_("Enter says that {target} is done"),
    "heard": N_("Enter says that {target} was heard"),
    "drop": N_("Enter drops {target}"),
    "call": N_("Enter calls the lead"),
    "eyes": N_("Enter calls all eyes to the wall"),
    "factor": N_("Enter names a factor"),
    "thanks": N_("Enter thanks {name}"),
}


def hint(room: Room, reading: Reading) -> str:
    """Say what Enter will do: `Enter logs evidence · for H3 · against H4`."""
    named = {
        "to": reading.to or _("– whom? @station"),
        "target": room.ref(reading.target),
        "name": reading.name,
    }
    said = [_(DOES[reading.kind]).format(**named)]
    said += [_("as {station}").format(station=reading.station)] if reading.station else []
    for stream, code in reading.ratings.items():
        side = _("for {ref}") if code in ("C", "CC") else _("against {ref}")
        said.append(side.format(ref=room.ref(stream)))
    said += [link_word(room, stream) for stream in reading.links]
    said += [f"#{tag}" for tag in reading.tags]
    said += [_("due {time}").format(time=shown_time(room, reading.due))] if reading.due else []
    said += [shown_time(room, reading.occurred_at)] if reading.occurred_at else []
    said += [_("key moment")] if reading.key else []
    return " · ".join(filter(None, said))
