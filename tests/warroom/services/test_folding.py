"""Folded text is found whatever its case and accents."""

from __future__ import annotations

import pytest

from warroom.services.folding import folded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Señal débil", "senal debil"),
        ("ÜBERPRÜFUNG", "uberprufung"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("電源", "電源"),
        ("ＦＵＬＬ", "full"),
        ("", ""),
    ],
)
def test_case_and_accents_do_not_count(text: str, plain: str) -> None:
    assert folded(text) == plain
    assert folded(folded(text)) == plain
