"""Options that several verbs share say the same everywhere."""

from __future__ import annotations

from typing import get_args

from warroom.cli import options


def test_each_shared_option_says_what_it_is_for() -> None:
    for shared in (options.Room, options.Json, options.AsOf, options.KnownAt, options.Force):
        _type, given = get_args(shared)
        assert given.help.endswith(".")
