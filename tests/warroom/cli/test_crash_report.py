"""A bug leaves a report that helps, and nothing of what people wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from warroom.cli import crash_report


def fail(telephones: dict[str, int]) -> Exception:
    """Give an error that was raised."""
    try:
        telephones["Mrs Molina"]
    except KeyError as bug:
        return bug
    raise AssertionError(telephones)


def test_the_report_says_where_it_happened_but_not_what_people_wrote(home: Path) -> None:
    place = crash_report.save(fail({}), "show")
    assert place.parent == home / "data" / "crashes"
    text = place.read_text(encoding="utf-8")
    assert "builtins.KeyError" in text
    assert "verb: show" in text
    assert "in fail" in text
    assert "'Mrs Molina'" not in text


def test_a_home_that_cannot_be_used_does_not_hide_the_bug(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WARROOM_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert crash_report.save(fail({}), "show").parent == tmp_path
