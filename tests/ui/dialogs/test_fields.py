"""Every kind of field asks, gives back what was answered, and tells each change."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QWidget
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from tests.screens import Screens, focused, press, type_in
from ui.dialogs.fields import Control, Field, choice
from warroom.services.vocabulary import WORDS

OPTIONS = (("a", "Apples"), ("b", "Bread"), ("c", "Cheese"))
KINDS: tuple[tuple[Field, Any], ...] = (
    (Field("line", "Line"), "Words"),
    (Field("text", "Text", "text"), "Words\nin lines"),
    (Field("choice", "Choice", "choice", "a", OPTIONS), "c"),
    (Field("number", "Number", "number", 3), 42),
    (Field("refs", "Refs", "refs", (), OPTIONS), ("a", "c")),
    (Field("ratings", "Ratings", "ratings", {}, OPTIONS), {"a": "CC", "b": "", "c": "II"}),
)
kinds = pytest.mark.parametrize(("field", "answer"), KINDS, ids=[field.kind for field, _answer in KINDS])


def made(field: Field, screens: Screens, changes: list[int]) -> Control:
    """Show a field in a window of its own, with the keyboard in it."""
    control = Control(field, lambda: changes.append(1))
    screens.show(control.widget)
    control.widget.setFocus()
    changes.clear()
    return control


@kinds
def test_a_value_goes_in_and_comes_out(field: Field, answer: Any, screens: Screens) -> None:
    changes: list[int] = []
    control = made(field, screens, changes)
    control.set_value(answer)
    assert control.value() == answer
    assert changes


@kinds
def test_the_first_value_is_that_of_the_field(field: Field, answer: Any, screens: Screens) -> None:
    import msgspec

    control = made(msgspec.structs.replace(field, value=answer), screens, [])
    assert control.value() == answer


@kinds
def test_every_control_is_named(field: Field, answer: Any, screens: Screens) -> None:
    control = made(field, screens, [])
    assert control.widget.accessibleName() == field.label
    for box in control.widget.findChildren(QComboBox):
        assert box.accessibleName()


@kinds
@pytest.mark.parametrize(
    "wrong", [None, object(), {"x": 1}, ["x"], "not there"], ids=["none", "object", "dict", "list", "text"]
)
def test_what_does_not_fit_breaks_nothing(field: Field, answer: Any, wrong: Any, screens: Screens) -> None:
    control = made(field, screens, [])
    control.set_value(answer)
    control.set_value(wrong)
    control.value()


def test_a_line_by_keyboard(screens: Screens) -> None:
    changes: list[int] = []
    control = made(Field("line", "Line"), screens, changes)
    type_in("Shop")
    assert (control.value(), len(changes)) == ("Shop", 4)


def test_a_choice_by_its_first_letter_and_by_arrows(screens: Screens) -> None:
    control = made(Field("choice", "Choice", "choice", "a", OPTIONS), screens, [])
    type_in("C")
    assert control.value() == "c"
    press("Up")
    assert control.value() == "b"


def test_things_are_ticked_with_the_space_bar(screens: Screens) -> None:
    control = made(Field("refs", "Refs", "refs", (), OPTIONS), screens, [])
    press("Down")
    press("Space")
    press("Down")
    press("Space")
    assert len(control.value()) == 2
    press("Space")
    assert len(control.value()) == 1


def test_ratings_are_given_one_by_one(screens: Screens) -> None:
    control = made(Field("ratings", "Ratings", "ratings", {}, OPTIONS), screens, [])
    first = control.widget.findChildren(QComboBox)[0]
    first.setFocus()
    assert focused() is first
    press("Down")
    assert control.value() == {"a": "CC", "b": "", "c": ""}


def test_a_number_has_a_range_and_a_dash_for_nothing(screens: Screens) -> None:
    control = made(Field("number", "Number", "number", 0, most=50), screens, [])
    control.set_value(999)
    assert control.value() == 50
    control.set_value(-3)
    assert control.value() == 0


def test_tab_leaves_a_text(screens: Screens, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QVBoxLayout

    window = QWidget()
    layout = QVBoxLayout(window)
    first, second = (
        Control(Field("a", "A", "text"), lambda: None),
        Control(Field("b", "B", "text"), lambda: None),
    )
    layout.addWidget(first.widget)
    layout.addWidget(second.widget)
    screens.show(window)
    first.widget.setFocus()
    press("Tab")
    assert focused() is second.widget


@pytest.mark.parametrize("group", sorted(set(WORDS) - {"field"}))
def test_a_choice_of_the_vocabulary_keeps_its_order(group: str) -> None:
    assert [value for value, _text in choice(group)] == list(WORDS[group])
    first = next(iter(WORDS[group]))
    assert first not in dict(choice(group, without=(first,)))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_options_show_their_words_as_they_are(text: str, screens: Screens) -> None:
    for kind in ("choice", "refs", "ratings"):
        field = Field("any", text, kind, options=(("x", text),))
        control = made(field, screens, [])
        assert not control.widget.grab().isNull()
        assert control.widget.minimumSizeHint().width() < 500
