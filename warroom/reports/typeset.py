"""Typesetting: structured words and a template become a PDF that screen readers understand.

Users' text reaches the template as JSON only, so none of it is ever read as markup or code.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from warroom import assets
from warroom.errors import N_, Unavailable
from warroom.reports.paper_text import MARK, clean_tree, without
from warroom.services.house import NOBODY, Company

if TYPE_CHECKING:
    import typst

FONT_PACKAGES: Final = ("fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_sans_condensed", "fontpkg_ibm_plex_mono")
SANS: Final = ("IBM Plex Sans", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Libertinus Serif")
MONO: Final = ("IBM Plex Mono", "Cascadia Mono", "Menlo", "Noto Sans Mono", "DejaVu Sans Mono")
ROUNDS: Final = 4
"""How often characters that no font has are replaced before a standard is given up."""

_NO_GLYPH: Final = re.compile(r'the text (?:contains the disallowed codepoint )?`"(.+?)"`')
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_RARE: Final = re.compile(r"[^\x00-\u017f\u2010-\u2027\u20ac\u2190-\u2193\u2212\u200b]")


class Typeset(msgspec.Struct, frozen=True, kw_only=True):
    """A finished PDF: the standard that it keeps ("ua-1", or "" for none), the characters no font had."""

    pdf: bytes
    standard: str
    replaced: frozenset[str] = frozenset()


def compile_pdf(data: msgspec.Struct, template: str = "record", company: Company = NOBODY) -> Typeset:
    """Typeset the data by a template of `resources/typst`, with the company in the head of each page.

    Tries PDF/UA-1 first and a plain tagged PDF after that. Raises Unavailable when the typesetter
    is missing or refuses both.
    """
    place = assets.existing("typst", f"{template}.typ")
    plain = clean_tree([msgspec.to_builtins(data), company.name])
    logo = company.logo if _can_show(company.logo) else b""
    replaced = unshowable(plain)
    reason = ""
    for standard in ("ua-1", ""):
        for _round in range(ROUNDS):
            plain = clean_tree(plain, without(replaced))
            try:
                return Typeset(
                    pdf=_run(place, plain[0], standard, plain[1], logo), standard=standard, replaced=replaced
                )
            except RuntimeError as refusal:
                reason = str(refusal)
                unknown = _without_glyph(refusal)
            if not unknown - replaced:
                break
            replaced |= unknown
    raise Unavailable(N_("The record could not be typeset: {reason}"), reason=reason)


def unshowable(plain: Any) -> frozenset[str]:
    """Find the characters that no font here can show, before the long work begins.

    The typesetter itself is asked, with a page that holds each unusual character once.
    """
    rare = sorted(set(_RARE.findall(msgspec.json.encode(plain).decode())))
    if not rare:
        return frozenset()
    try:
        _run(assets.existing("typst", "glyphs.typ"), rare, "ua-1")
    except RuntimeError as refusal:
        return _without_glyph(refusal)
    return frozenset()


def _can_show(logo: bytes) -> bool:
    """Say whether a logo is there and whole: the typesetter is asked with a page of its own."""
    if not logo:
        return False
    try:
        _run(assets.existing("typst", "logo.typ"), {}, "", logo=logo)
    except RuntimeError:
        return False
    return True


def _run(place: Path, plain: Any, standard: str, name: str = "", logo: bytes = b"") -> bytes:
    """Run the typesetter once; RuntimeError is its refusal, with its diagnostics."""
    pdf: bytes = _typesetter().compile(
        place,
        root=place.parent,
        font_paths=_fonts(),
        sys_inputs={
            "record": msgspec.json.encode(plain).decode(),
            "fonts": _families(),
            "company": msgspec.json.encode({"name": name, "logo": list(logo)}).decode(),
        },
        pdf_standards=[standard] if standard else [],
    )
    return pdf


def _without_glyph(refusal: RuntimeError) -> frozenset[str]:
    """Read from a refusal which characters no font can show; all of them are named at once."""
    found = _NO_GLYPH.findall(getattr(refusal, "diagnostic", ""))
    texts = (_ESCAPE.sub(lambda code: chr(int(code[1], 16)), text) for text in found)
    return frozenset("".join(texts)) - frozenset(f" \n{MARK}")


def _typesetter() -> Any:
    try:
        import typst
    except ImportError as missing:
        raise Unavailable(N_("The typesetter is not installed: {reason}"), reason=missing) from missing
    return typst


@cache
def _fonts() -> typst.Fonts:
    """Find the shipped fonts and those of this computer, once a process."""
    found: typst.Fonts = _typesetter().Fonts(font_paths=[str(folder) for folder in font_folders()])
    return found


def font_folders() -> list[Path]:
    """Name the folders of the font packages that are installed."""
    found = [find_spec(name) for name in FONT_PACKAGES]
    return [Path(spec.origin).parent / "files" for spec in found if spec is not None and spec.origin]


@cache
def _families() -> str:
    """Write the wanted families that exist here as JSON for the template, best first."""
    here = set(_fonts().families())
    roles = {"sans": SANS, "mono": MONO}
    choice = {role: [name for name in names if name in here] for role, names in roles.items()}
    return msgspec.json.encode(choice).decode()
