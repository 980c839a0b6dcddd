"""`warroom wall` and `warroom screenshot wall`: which room, which screen, for which seat."""

from __future__ import annotations

from pathlib import Path

from tests.warroom.cli.conftest import Program
from warroom import config
from warroom.services.wall.manner import Manner


def test_the_room_the_screen_and_the_seat_are_handed_on(apollo: Program) -> None:
    apollo.good("wall", "apollo13", "--screen", "2", "--diagonal", "86in", "--distance", "8m")
    (wanted,) = apollo.screens.walls
    (head,) = apollo.json("list")
    assert (wanted.url, wanted.screen, wanted.diagonal, wanted.distance) == (apollo.url, "2", 86, 8)
    assert wanted.room
    assert head["slug"] == "apollo13"


def test_without_a_room_the_wall_finds_one_and_takes_what_is_remembered(apollo: Program) -> None:
    config.remember(wall_screen="DP-2", wall_diagonal=75.0, wall_distance=6.0)
    apollo.good("wall")
    (wanted,) = apollo.screens.walls
    assert (wanted.room, wanted.screen, wanted.diagonal, wanted.distance) == ("", "DP-2", 75, 6)


def test_it_rings_when_told_to_now_or_in_the_settings(apollo: Program) -> None:
    apollo.good("wall")
    apollo.good("wall", "--sound")
    config.remember(wall_sound=True)
    apollo.good("wall")
    apollo.good("wall", "--no-sound")
    assert [wanted.manner.rings for wanted in apollo.screens.walls] == [False, True, True, False]


def test_what_cannot_be_read_is_refused_with_an_example(apollo: Program) -> None:
    assert "55in" in apollo.refused("wall", "--diagonal", "big")
    assert "4m" in apollo.refused("wall", "--distance", "far")
    assert "There is no room" in apollo.refused("wall", "nowhere")
    assert apollo.screens.walls == []


def test_how_it_behaves_is_handed_on_and_remembered_except_for_whom(apollo: Program) -> None:
    config.remember(wall_quiet=True, wall_public=True, wall_rotate=60)
    apollo.good("wall")
    apollo.good("wall", "--public", "--no-quiet", "--rotate", "30s")
    remembered, said = (wanted.manner for wanted in apollo.screens.walls)
    assert remembered == Manner(public=False, quiet=True, rotate=60)
    assert said == Manner(public=True, quiet=False, rotate=30)


def test_one_room_takes_no_turns(apollo: Program) -> None:
    assert "Leave out the room" in apollo.refused("wall", "apollo13", "--rotate", "30s")
    assert "30s" in apollo.refused("wall", "--rotate", "often")


def test_a_picture_for_a_public_place(apollo: Program, tmp_path: Path) -> None:
    picture = str(tmp_path / "wall.png")
    apollo.good("screenshot", "wall", "apollo13", "-o", picture, "--public", "--quiet")
    (shot,) = apollo.screens.shots
    assert (shot.manner.public, shot.manner.quiet) == (True, True)


def test_its_exit_code_is_the_programs(apollo: Program) -> None:
    apollo.screens.code = 3
    assert apollo("wall").code == 3


def test_a_picture_of_the_wall_has_its_seat(apollo: Program, tmp_path: Path) -> None:
    picture = tmp_path / "wall.png"
    apollo.good(
        "screenshot", "wall", "apollo13", "-o", str(picture), "--diagonal", "140cm", "--distance", "13ft"
    )
    (shot,) = apollo.screens.shots
    assert shot.subject == "wall"
    assert (round(shot.diagonal, 1), round(shot.distance, 2)) == (55.1, 3.96)
