"""Resources are found in a checkout and in an installed package."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from warroom import assets
from warroom.errors import Unavailable


def test_a_checkout_keeps_its_resources_beside_the_package() -> None:
    assert assets.root() == Path(__file__).parents[2] / "resources"
    assert assets.path("locale", "es").is_dir()


def test_a_lost_resource_is_named() -> None:
    with pytest.raises(Unavailable, match=r"no/such\.typ is missing"):
        assets.existing("no", "such.typ")


def test_text_is_read_as_utf8() -> None:
    assert "Spanish words" in assets.text("locale", "es", "LC_MESSAGES", "warroom.po")


def test_an_installed_package_carries_its_resources_inside(tmp_path: Path) -> None:
    package = tmp_path / "warroom"
    package.mkdir()
    (package / "_resources").mkdir()
    for name in ("__init__.py", "assets.py", "errors.py"):
        shutil.copy(Path(assets.__file__).with_name(name), package / name)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nfrom warroom import assets; sys.exit(str(assets.root()))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert Path(ended.stderr.strip()) == package.resolve() / "_resources"
