"""Output is aligned, clean and steers no terminal."""

from __future__ import annotations

import pytest

from warroom.cli import output


def test_columns_are_aligned_by_what_the_eye_sees() -> None:
    rows = [("a", "1", "x"), ("日本", "200", "y"), ("n\u0303", "30", "z")]
    assert output.table(rows) == ["a       1  x", "日本  200  y", "n\u0303      30  z"]
    assert output.table([], "  ") == []


def test_hostile_text_steers_no_terminal() -> None:
    assert output.one_line("a\x1b[31mb\nc\u202ed\x00\ud800") == "a�[31mb c�d��"


def test_errors_go_to_their_side_as_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.warn("a\nb")
    assert capsys.readouterr() == ("", "warroom: a b\n")


def test_json_is_readable_and_ends_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    output.say_json({"a": ["ñ"]})
    assert capsys.readouterr().out == '{\n  "a": [\n    "ñ"\n  ]\n}\n'
