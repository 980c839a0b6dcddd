"""The words behind the slash: what each one logs, and how else it may be spelled."""

from __future__ import annotations

from typing import Final

import msgspec

from warroom.errors import N_


class Verb(msgspec.Struct, frozen=True):
    """One word behind the slash: its other spellings, what it logs, and its help (a translation key)."""

    names: tuple[str, ...]
    kind: str
    help: str


VERBS: Final = (
    Verb(("note", "nota"), "note", N_("a note; plain text does the same")),
    Verb(("obs", "observation", "saw", "observado"), "observation", N_("what was seen")),
    Verb(("evidence", "ev", "prueba"), "evidence", N_("what speaks for or against a hypothesis: +H1 !H2")),
    Verb(("hyp", "hypothesis", "hipotesis", "hipótesis"), "hypothesis", N_("what could explain it")),
    Verb(("fix", "arreglo"), "fix", N_("what could be done")),
    Verb(("decide", "decision", "decidir"), "decision", N_("what was decided")),
    Verb(("act", "action", "did", "hecho"), "action", N_("what was done")),
    Verb(
        ("said", "communication", "told", "dicho"),
        "communication",
        N_("what was said to customers or others"),
    ),
    Verb(("ask", "question", "pregunta"), "question", N_("a question: @station, and in 15m or by 14:30")),
    Verb(("task", "tarea"), "task", N_("a task for a @station, in 15m or by 14:30")),
    Verb(("answer", "respuesta"), "answer", N_("the answer to an ask: A3 and the words")),
    Verb(("done", "hecha"), "done", N_("an ask or a fix is done: A3 or F2")),
    Verb(("heard", "copy", "recibido"), "heard", N_("an ask was heard: A3")),
    Verb(("drop", "retirar"), "drop", N_("nobody needs an ask any more: A3 and why")),
    Verb(("call", "llamar"), "call", N_("the lead's word is wanted; the words say about what")),
    Verb(("eyes", "ojos"), "eyes", N_("a line of the lead for the centre of the wall")),
    Verb(("factor",), "factor", N_("what had to be there for it to happen")),
    Verb(("thanks", "gracias"), "thanks", N_("thanks to somebody by name: Ana Pérez: for what")),
)
BY_NAME: Final = {name: verb for verb in VERBS for name in verb.names}
ASKING: Final = frozenset({"question", "task"})
"""What is said to a station, with a time."""
TARGETED: Final = {
    "answer": ("ask",),
    "done": ("ask", "fix"),
    "heard": ("ask",),
    "drop": ("ask",),
}
"""What is said about a thing of the room, named first by its reference, by the kinds of thing it may be."""
WORDLESS: Final = frozenset({"call", "done", "heard"})
"""What may stand without any words."""
PLAIN: Final = ("note", "observation", "decision", "action", "communication")
"""What is a line of the timeline and nothing more."""
