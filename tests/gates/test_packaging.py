"""What is installed elsewhere is the whole program: code, resources and translations, in known versions."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.gates.source import ROOT, SOURCE, expect_none

FILES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def project() -> dict[str, Any]:
    """Read what pyproject.toml says about the project."""
    told: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return told


def plain(name: str) -> str:
    """Write a package's name as an index compares it, without what is said about versions."""
    found = NAME.match(name)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else ""


def constraints() -> list[str]:
    """Read the lines of constraints.txt."""
    return (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy, as `pip install` does."""
    copy = tmp_path_factory.mktemp("checkout")
    for tree in (*SOURCE, "resources"):
        leave = shutil.ignore_patterns("__pycache__", "*.mo")
        shutil.copytree(ROOT / tree, copy / tree, ignore=leave)
    for name in FILES:
        shutil.copy(ROOT / name, copy)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], cwd=copy, check=True)
    return next((copy / "dist").glob("*.whl"))


def test_the_wheel_carries_code_resources_and_translations(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    code = {file.relative_to(ROOT).as_posix() for tree in SOURCE for file in (ROOT / tree).rglob("*.py")}
    resources = {
        "warroom/_resources/" + file.relative_to(ROOT / "resources").as_posix()
        for file in (ROOT / "resources").rglob("*")
        if file.is_file() and file.suffix != ".mo"
    }
    compiled = {str(Path(name).with_suffix(".mo").as_posix()) for name in resources if name.endswith(".po")}
    expect_none(sorted((code | resources | compiled) - packed))
    assert compiled


def test_the_wheel_carries_nothing_of_the_checkout(wheel: Path) -> None:
    packed = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in packed} == {*SOURCE, "war_room-0.3.0.dist-info"}
    assert not [name for name in packed if name.endswith(".pyc")]


def test_every_dependency_has_a_tested_version() -> None:
    told = project()
    wanted = {plain(name) for name in (*told["dependencies"], *told["optional-dependencies"]["dev"])}
    assert not wanted - {plain(line) for line in constraints()}


def test_constraints_are_names_and_versions_alone() -> None:
    assert not [line for line in constraints() if not re.fullmatch(r"[\w.-]+==[\w.]+", line)]


def test_versions_agree() -> None:
    import warroom

    told = project()["version"]
    assert warroom.__version__ == told
    assert f"## {told}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
