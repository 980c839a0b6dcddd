"""A query in words, for those who read what it showed: on an empty page, on paper."""

from __future__ import annotations

from typing import Final

from warroom.errors import N_
from warroom.i18n import _
from warroom.services.folding import folded
from warroom.services.query import ME, Query, Term
from warroom.services.search_times import AGO
from warroom.services.vocabulary import word

_SAID: Final = {
    "kind": N_("kind {value}"),
    "station": N_("from {value}"),
    "by": N_("written by {value}"),
    "tag": N_("tagged #{value}"),
    "key": N_("key moments"),
    "in_force": N_("decisions in force"),
    "about": N_("linked with {value}"),
    "since": N_("since {value}"),
    "until": N_("until {value}"),
    "word": N_("with “{value}”"),
}
_TOGETHER: Final = ("kind", "station", "by")


def query_words(query: Query) -> str:
    """Say what a query shows; `everything` if it has no condition."""
    parts: list[str] = []
    for sort, said in _SAID.items():
        wanted = [_value(term) for term in query.terms if term.sort == sort and not term.without]
        if wanted and sort in _TOGETHER:
            parts.append(_(said).format(value=_(" or ").join(wanted)))
        else:
            parts += [_say(term) for term in query.terms if term.sort == sort and not term.without]
    for term in query.terms:
        if term.without:
            parts.append(_without(term))
    return " · ".join(parts) or _("everything")


def _say(term: Term) -> str:
    ago = AGO.match(term.value) if term.sort in ("since", "until") else None
    if ago:
        said = _("in the last {value}") if term.sort == "since" else _("until {value} ago")
        return said.format(value=f"{ago[1]} {ago[2].lower()}")
    return _(_SAID[term.sort]).format(value=_value(term))


def _without(term: Term) -> str:
    if term.sort == "word":
        return _("without “{value}”").format(value=_value(term))
    return _("except {what}").format(what=_say(term))


def _value(term: Term) -> str:
    if term.sort == "kind":
        return word("type", term.value)
    if term.sort == "station" and folded(term.value) in (ME, folded(_(ME))):
        return _("my station")
    if term.sort == "word":
        return term.text.lstrip("-−").replace('"', "")
    return term.value
