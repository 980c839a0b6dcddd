"""A record is written in the format its name asks for, and over nothing by accident."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader

from tests.warroom.cli.conftest import Program


def test_the_four_formats(apollo: Program, tmp_path: Path) -> None:
    for suffix in ("PDF", "md", "csv", "json"):
        target = tmp_path / f"record.{suffix}"
        assert apollo.good("report", "apollo13", "-o", str(target)) == f"{target}\n"
    with PdfReader(tmp_path / "record.PDF") as paper:
        assert len(paper.pages) > 3
        assert "'/Marked': True" in str(paper.root_object["/MarkInfo"])
        assert "chain verified" in paper.pages[0].extract_text()
    assert (tmp_path / "record.md").read_text(encoding="utf-8").startswith("# Apollo 13")
    with (tmp_path / "record.csv").open(encoding="utf-8-sig", newline="") as sheet:
        assert len(list(csv.DictReader(sheet))) >= 300
    shown = apollo.json("show", "apollo13")
    assert msgspec.json.decode((tmp_path / "record.json").read_bytes()) == shown


def test_the_record_speaks_the_language_asked_for_and_tells_the_state_asked_for(
    apollo: Program, tmp_path: Path
) -> None:
    for language in ("en", "es"):
        target = str(tmp_path / f"{language}.md")
        apollo.good("report", "apollo13", "-o", target, "--as-of", "056:25", "--lang", language)
    english, spanish = ((tmp_path / f"{name}.md").read_text(encoding="utf-8") for name in ("en", "es"))
    assert english != spanish
    assert "056:24" in english
    assert "057:" not in english


def test_nothing_is_replaced_by_accident(apollo: Program, tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("mine")
    assert "--force replaces it" in apollo.refused("report", "apollo13", "-o", str(target))
    assert target.read_text() == "mine"
    apollo.good("report", "apollo13", "-o", str(target), "--force")
    assert target.read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["apollo13", "-o", "record.doc"], "A record ends in .pdf, .md, .csv or .json: record.doc"),
        (["apollo13", "-o", "record"], "A record ends in"),
        (["nowhere", "-o", "a.md"], "There is no room nowhere."),
        (["apollo13", "-o", "a.md", "--as-of", "1969-07-20"], "was not declared yet"),
        (["apollo13", "-o", "no/such/folder/a.md"], "could not be written"),
    ],
)
def test_what_cannot_be_written_is_refused(
    apollo: Program, words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in apollo.refused("report", *words)
    assert [file.name for file in tmp_path.iterdir() if file.suffix in (".md", ".doc", ".part")] == []


def test_a_folder_is_no_file(apollo: Program, tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    assert "is a folder" in apollo.refused("report", "apollo13", "-o", str(tmp_path / "a.md"), "--force")


def test_the_record_of_a_damaged_log_says_so(apollo: Program, tmp_path: Path) -> None:
    raw = apollo.file.read_bytes()
    apollo.file.write_bytes(raw.replace(b"Instrumentation: the readings", b"Instrumentation: the weadings"))
    said = apollo("report", "apollo13", "-o", str(tmp_path / "a.md"))
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "damaged" in said.err
    assert "chain broken" in (tmp_path / "a.md").read_text(encoding="utf-8") or "is broken" in (
        tmp_path / "a.md"
    ).read_text(encoding="utf-8")
