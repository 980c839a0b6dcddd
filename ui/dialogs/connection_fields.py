"""The fields of a saved connection: a whole address pasted, or its parts; how weak a weaker choice is."""

from __future__ import annotations

from typing import Final

from ui.dialogs.fields import Field, Options
from warroom.errors import N_, Rejected, Unavailable
from warroom.i18n import _
from warroom.services.connections import Address

ROWS: Final = (
    ("address",),
    ("host", "port"),
    ("database",),
    ("user", "password"),
    ("tls",),
    ("certificate",),
    ("name",),
)
"""The fields, row by row."""
PARTS: Final = ("host", "port", "database", "user", "tls", "certificate")
KEPT: Final = (*PARTS, "name")
"""What is kept as a draft; an address may hold a password."""
TLS: Final[dict[str, tuple[str, str, str]]] = {
    "": (
        N_("As safe as can be"),
        N_(
            "To another computer: encrypted, its certificate is checked, and it must prove that it knows your password."
        ),
        "",
    ),
    "verify-ca": (
        N_("Encrypted, the computer's name not checked"),
        N_(
            "Weaker: any computer with a certificate of the same authority could answer in the server's place."
        ),
        "caution",
    ),
    "require": (
        N_("Encrypted, server not checked"),
        N_("Weak: nobody listens by the way, but another computer could answer in the server's place."),
        "caution",
    ),
    "disable": (
        N_("Not encrypted"),
        N_(
            "Not safe: everybody on the way can read and change what goes over it. Only in a network that you trust."
        ),
        "alarm",
    ),
}
"""PostgreSQL's ways to protect a connection: words, what it means, and the tone in which that is said."""
FIELD_OF: Final = {
    "host": "host",
    "refused": "host",
    "silent": "host",
    "ended": "host",
    "certificate": "certificate",
    "expired": "host",
    "other_host": "host",
    "certificate_file": "certificate",
    "tls": "tls",
    "login_lacks": "password",
    "login_wrong": "password",
    "binding": "password",
    "role": "user",
    "duty": "user",
    "barred": "user",
    "database": "database",
}
"""Beside which field each cause of a failed trial is said."""


def fields(address: Address, name: str, known: bool) -> list[Field]:
    """Give the fields with what they hold; `known` says that the keyring may have the password."""
    hint = _("unchanged") if known else ""
    return [
        Field("address", _("Whole address"), hint=_("postgresql://NAME@HOST/DATABASE")),
        Field("host", _("Server"), value=address.host, hint="rooms.example.org"),
        Field("port", _("Port"), value=str(address.port or ""), hint="5432"),
        Field("database", _("Database"), value=address.database, hint="warroom"),
        Field("user", _("You log in as"), value=address.user),
        Field("password", _("Password"), hint=hint),
        Field("tls", _("Protection"), "choice", address.tls, _protections(address.tls)),
        Field(
            "certificate",
            _("Certificates"),
            value=address.certificate,
            hint=_("the system's own"),
        ),
        Field("name", _("Name of the connection"), value=name),
    ]


def _protections(now: str) -> Options:
    """Offer what there is; one that only an address can ask for stays as it is."""
    found = tuple((mode, _(words)) for mode, (words, _meaning, _tone) in TLS.items())
    return found if now in TLS else (*found, (now, now))


def meaning(mode: str) -> tuple[str, str]:
    """Say what a protection means, and in which tone."""
    _words, text, tone = TLS.get(mode, ("", "", ""))
    return (_(text) if text else ""), tone or "muted"


def address_of(values: dict[str, str], more: dict[str, str]) -> Address:
    """Put an address together from fields; raises `Rejected` for a port that is no number."""
    port = values["port"].strip()
    if port and not port.isdecimal():
        raise Rejected(N_("A port is a number up to 65535."), field="port")
    return Address(
        host=values["host"].strip(),
        port=int(port[:9] or 0),
        database=values["database"].strip(),
        user=values["user"].strip(),
        tls=values["tls"] or "",
        certificate=values["certificate"].strip(),
        more=more,
    )


def field_of(wrong: BaseException) -> str:
    """Say beside which field a refusal stands; empty for none."""
    if isinstance(wrong, Rejected):
        return wrong.field
    return FIELD_OF.get(wrong.cause, "") if isinstance(wrong, Unavailable) else ""
