"""The query language of the timeline: typed by people, set by chips, kept as views.

    card "try again" @NETWORK kind:decision key H3 by:anna since:14:05 -test

All conditions must hold; several kinds, stations or persons are "one of them". What cannot be read
as a condition is searched as words, so nothing that is typed is ever an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Literal

import msgspec

from warroom.errors import N_
from warroom.i18n import _
from warroom.services.folding import folded
from warroom.services.search_times import AGO
from warroom.services.vocabulary import WORDS, words

Sort = Literal["word", "station", "tag", "kind", "key", "in_force", "about", "by", "since", "until"]
ME: Final = N_("me")
"""The station of `@me`: whichever the person at the desk holds."""
NAMED: Final[dict[str, Sort]] = {
    N_("kind"): "kind",
    N_("by"): "by",
    N_("since"): "since",
    N_("until"): "until",
}
"""What stands before a colon, in English and in the language in use."""
FLAGS: Final[dict[str, Sort]] = {N_("key"): "key", N_("in-force"): "in_force"}
"""Words that are conditions; in quotation marks they are words."""
_PART: Final = re.compile(r'[-−]?[@#]?(?:\w+:)?"[^"]*"?|\S+')
_REF: Final = re.compile(r"^[A-Za-z]{1,2}[0-9]{1,5}$")


class Term(msgspec.Struct, frozen=True):
    """One condition: its sort, what it asks, whether it excludes, and how it is written."""

    sort: Sort
    value: str
    text: str
    without: bool = False


class Query(msgspec.Struct, frozen=True):
    """Conditions that combine; none shows everything."""

    terms: tuple[Term, ...] = ()

    @property
    def text(self) -> str:
        """Write the query as it can be typed."""
        return " ".join(term.text for term in self.terms)

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words to be marked where they stand."""
        return tuple(term.value for term in self.terms if term.sort == "word" and not term.without)

    @property
    def moving(self) -> bool:
        """Whether the answer changes as time goes by."""
        return any(term.sort in ("since", "until") and AGO.match(term.value) for term in self.terms)

    @property
    def entangled(self) -> bool:
        """Whether a row may come to match because of what was said of another one."""
        return any(term.sort in ("about", "in_force") for term in self.terms)

    def has(self, sort: Sort, value: str = "") -> bool:
        """Say whether a condition is set, other than to exclude."""
        return any(_same(term, sort, value) for term in self.terms)

    def toggled(self, sort: Sort, value: str = "") -> Query:
        """Set a condition of a chip, or take it away."""
        if self.has(sort, value):
            return self.keeping(lambda term: not _same(term, sort, value))
        return Query((*self.terms, _spoken(Term(sort, value, ""), _)))

    def keeping(self, wanted: Callable[[Term], bool]) -> Query:
        """Keep some of the conditions."""
        return Query(tuple(term for term in self.terms if wanted(term)))

    @property
    def canonical(self) -> str:
        """Write the query so that it is read the same in every language, for keeping."""
        return " ".join(_spoken(term, str).text for term in self.terms)

    def spoken(self) -> Query:
        """Give the query as it is written in the language in use."""
        return Query(tuple(_spoken(term, _) for term in self.terms))


_NAMES: Final = {sort: name for name, sort in {**NAMED, **FLAGS}.items()}


def parse(text: str) -> Query:
    """Read a query; whatever is no condition is a word."""
    terms: list[Term] = []
    for part in _PART.findall(text):
        terms += _read(part + '"' if part.count('"') % 2 else part)
    return Query(tuple(terms))


def is_chip(term: Term) -> bool:
    """Say whether a condition is one that a chip sets."""
    return term.sort in ("kind", "key") and not term.without


def _same(term: Term, sort: Sort, value: str) -> bool:
    return (term.sort, term.value, term.without) == (sort, value, False)


def _read(part: str) -> list[Term]:
    without = part[0] in "-−" and len(part) > 1
    rest = part[1:] if without else part
    sign = part[0] if without else ""
    quoted = '"' in rest
    if rest[0] in "@#" and rest[1:].strip('"'):
        sort: Sort = "station" if rest[0] == "@" else "tag"
        return [Term(sort, _bare(rest[1:]), part, without)]
    name, colon, value = rest.partition(":")
    found = _named().get(folded(name)) if colon and _bare(value) else None
    if found == "kind":
        return _kinds(part, value, without, f"{sign}{name}")
    if found:
        return [Term(found, _bare(value), part, without)]
    flag = _flags().get(folded(rest))
    if flag:
        return [Term(flag, "", part, without)]
    if _REF.match(rest) and not quoted:
        return [Term("about", rest.upper(), part, without)]
    word = folded(_bare(rest))
    return [Term("word", word, part, without)] if word.strip() else []


def _kinds(part: str, value: str, without: bool, before: str) -> list[Term]:
    """Read `kind:decision,evidence` as two conditions; with an unknown kind in it, it is a word."""
    known = _kind_codes()
    given = [each for each in _bare(value).split(",") if each]
    if not given or any(folded(each) not in known for each in given):
        return [Term("word", folded(part[1:] if without else part), part, without)]
    return [
        Term("kind", known[folded(each)], f"{before}:{_quoted(each)}", without)
        for each in dict.fromkeys(given)
    ]


def _spoken(term: Term, say: Callable[[str], str]) -> Term:
    """Write a condition in a language; `say` translates the program's own words."""
    name = _NAMES.get(term.sort, "")
    if not name:
        return term
    text = say(name)
    if term.sort == "kind":
        text += ":" + _quoted(say(WORDS["type"][term.value]))
    elif term.value:
        text += ":" + _quoted(term.value)
    return Term(term.sort, term.value, f"-{text}" if term.without else text, term.without)


def _bare(text: str) -> str:
    return text.replace('"', "")


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text


def _named() -> dict[str, Sort]:
    return {folded(each): sort for name, sort in NAMED.items() for each in (name, _(name))}


def _flags() -> dict[str, Sort]:
    return {folded(each): sort for name, sort in FLAGS.items() for each in (name, _(name))}


def _kind_words() -> dict[str, str]:
    """Give the word for each kind as it is written in a query."""
    return {code: _quoted(text) for code, text in words("type").items()}


def _kind_codes() -> dict[str, str]:
    """Give the kind for each word people may use: its code, its English and its translated word."""
    english = {folded(text): code for code, text in WORDS["type"].items()}
    codes = {code: code for code in WORDS["type"]}
    return {**codes, **english, **{folded(_bare(text)): code for code, text in _kind_words().items()}}
