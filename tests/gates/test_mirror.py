"""The tests are the same tree as the sources: whoever has a module open knows where its tests are."""

from __future__ import annotations

from pathlib import Path

from tests.gates.source import ROOT, SOURCE, expect_none, put

GENERATED = "migrations"
"""Numbered scripts are tested by running them in order, not one by one."""


def missing_tests(root: Path) -> list[str]:
    """List the modules without their test file."""
    return [
        f"{module.as_posix()}: write {wanted.as_posix()}"
        for module in _modules(root)
        if module.name != "__init__.py" and not (root / (wanted := _mirror(module))).exists()
    ]


def stray_tests(root: Path) -> list[str]:
    """List the test files whose module does not exist; `test_read_pages.py` may go on with `read.py`."""
    mirrors = {_mirror(module).with_suffix("").as_posix() for module in _modules(root)}
    strays = []
    for tree in SOURCE:
        for file in sorted((root / "tests" / tree).rglob("test_*.py")):
            path = file.relative_to(root).with_suffix("").as_posix()
            if not any(path == mirror or path.startswith(f"{mirror}_") for mirror in mirrors):
                strays.append(f"{path}.py: tests no module; it is named after {_tested(path)}")
    return strays


def _modules(root: Path) -> list[Path]:
    files = sorted(file.relative_to(root) for tree in SOURCE for file in (root / tree).rglob("*.py"))
    return [file for file in files if GENERATED not in file.parts]


def _mirror(module: Path) -> Path:
    """Give the test file of a module; `__main__` and `__init__` lose their underlines."""
    return Path("tests") / module.with_name(f"test_{module.stem.strip('_')}.py")


def _tested(path: str) -> str:
    """Give the module that a test file's name means."""
    folder, _slash, name = path.removeprefix("tests/").rpartition("/")
    return f"{folder}/{name.removeprefix('test_')}.py"


def test_every_module_has_its_test_file() -> None:
    expect_none(missing_tests(ROOT))


def test_every_test_file_has_its_module() -> None:
    expect_none(stray_tests(ROOT))


def test_a_module_without_test_file_is_found(tmp_path: Path) -> None:
    put(tmp_path, {"warroom/__init__.py": "", "warroom/__main__.py": "", "warroom/store/read.py": ""})
    put(tmp_path, {"ui/desk/pages.py": "", "tests/ui/desk/test_pages.py": ""})
    put(tmp_path, {"warroom/store/migrations/versions/0001_start.py": ""})
    assert missing_tests(tmp_path) == [
        "warroom/__main__.py: write tests/warroom/test_main.py",
        "warroom/store/read.py: write tests/warroom/store/test_read.py",
    ]


def test_a_test_file_without_module_is_found(tmp_path: Path) -> None:
    put(tmp_path, {"warroom/store/__init__.py": "", "warroom/store/read.py": ""})
    good = ("test_init.py", "test_read.py", "test_read_pages.py", "conftest.py")
    put(tmp_path, {f"tests/warroom/store/{name}": "" for name in (*good, "test_reads.py")})
    assert stray_tests(tmp_path) == [
        "tests/warroom/store/test_reads.py: tests no module; it is named after warroom/store/reads.py"
    ]
