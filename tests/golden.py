"""Golden vectors of the log's hashes: whatever computes them, Python or SQL, must give just these.

They were made with printf, cat, sha256sum and openssl alone, not with this program.
"""

from __future__ import annotations

from typing import Final

from warroom.domain.entry import Entry

FIELDS: Final = (
    "6d0f6b36-3f0b-4f1c-9f5e-0a13e1b0a013",
    "117",
    "0b5d1c5e-0000-4000-8000-000000000117",
    "fix:señal → 🚀",
    "3",
    "fix.moved",
    "1",
    "ana",
    "",
    "1970-04-14T03:07:53.000000Z",
    "estimated",
    "2026-11-21T22:00:00.000001Z",
    "2026-11-21T22:00:00.123456Z",
)
"""A header with numbers of several digits, characters of one to four bytes and an empty field."""
HEADER: Final = bytes.fromhex(
    "0000002436643066366233362d336630622d346631632d396635652d306131336531623061303133"
    "0000000331313700000024"
    "30623564316335652d303030302d343030302d383030302d303030303030303030313137"
    "000000136669783a7365c3b1616c20e2869220f09f9a80"
    "000000013300000009"
    "6669782e6d6f766564000000013100000003616e61000000000000001b"
    "313937302d30342d31345430333a30373a35332e3030303030305a00000009657374696d617465640000001b"
    "323032362d31312d32315432323a30303a30302e3030303030315a0000001b"
    "323032362d31312d32315432323a30303a30302e3132333435365a"
)
SALT: Final = bytes(range(16))
BODY: Final = r'{"state":"done","text":"O₂ “señal” \u0000 \"\\ 🚀"}'
COMMITMENT: Final = bytes.fromhex("f570da7993fe548260203e31cec479c275ad0cff32051284333bc4717504723c")
PREVIOUS: Final = bytes.fromhex("6da0633528deaa0144e7b058315f0b753ec0b945163a72bf96a0d18180f9de0d")
HASH: Final = bytes.fromhex("24b70409f4b61ffd59429d36cdc4c81f5a7e6f79dbf7f70db0bd4edc311b23bc")
FIRST_HASH: Final = bytes.fromhex("3e45f5eef95b3d62fa2d0a7b8f8b2e3c1cadea966de5fab209387753e1e01858")
"""The hash where the entry is the first of its log."""


def entry() -> Entry:
    """Give the entry of the vectors, as the log holds it after `PREVIOUS`."""
    return Entry(
        incident=FIELDS[0],
        seq=117,
        id=FIELDS[2],
        stream=FIELDS[3],
        version=3,
        kind=FIELDS[5],
        schema=1,
        actor=FIELDS[7],
        station=FIELDS[8],
        occurred_at=FIELDS[9],
        precision=FIELDS[10],
        written_at=FIELDS[11],
        recorded_at=FIELDS[12],
        commitment=COMMITMENT,
        hash=HASH,
        body=BODY.encode(),
        salt=SALT,
    )
