"""Labels that show text as text: never guessed as rich text, however hostile it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QFrame, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from ui.theme.fonts import Role, font
from ui.theme.scale import px


def plain_label(text: str = "", role: Role = "body", tone: str = "", weight: int = 0) -> QLabel:
    """Make a label in a role's font; `tone` is a colour token other than `text`."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setFont(font(role, weight))
    label.setAccessibleName(text)
    if tone:
        label.setProperty("tone", tone)
    return label


def set_words(label: QLabel, text: str) -> None:
    """Change a label's text, and its accessible name with it."""
    if label.text() != text:
        label.setText(text)
        label.setAccessibleName(text)


def set_tone(widget: QWidget, tone: str) -> None:
    """Change a label's colour token."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        repolish(widget)


def repolish(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def wrapped(label: QLabel, selectable: bool = True) -> QLabel:
    """Let a label break its lines, also inside words that are wider than it.

    A label whose words the mouse can select costs twice as much as one that only shows them.
    """
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def number_box(most: int, none: str) -> QSpinBox:
    """Make a field for a whole number from 0, which reads as `none`, to `most`; arrows change it."""
    box = QSpinBox()
    box.setRange(0, most)
    box.setSpecialValueText(none)
    # The style sheet's padding does not reach the line inside.
    box.lineEdit().setTextMargins(px(9), 0, px(9), 0)
    return box


def as_tall_as_words(window: QWidget, width: int) -> None:
    """Give a window of few words a width, and the height that they need at it."""
    layout = window.layout()
    assert layout is not None
    layout.activate()
    width = max(width, layout.totalMinimumSize().width())
    window.resize(width, layout.totalHeightForWidth(width))


def rule() -> QFrame:
    """Make a thin line between two blocks."""
    frame = QFrame()
    frame.setObjectName("rule")
    frame.setFixedHeight(1)
    return frame


def button(text: str, keys: str = "", quiet: bool = False, main: bool = False) -> QPushButton:
    """Make a button with its key behind the words."""
    made = QPushButton(f"{text}  {keys}" if keys else text)
    made.setFont(font("small" if quiet else "body"))
    made.setAccessibleName(text)
    made.setProperty("quiet", quiet)
    made.setProperty("main", main)
    made.setAutoDefault(False)
    return made


def two_lines(text: str) -> str:
    """Break the words of a button in two, near their middle; one long word stays whole."""
    gaps = [place for place, letter in enumerate(text) if letter == " "]
    if not gaps:
        return text
    middle = min(gaps, key=lambda place: abs(place - len(text) / 2))
    return f"{text[:middle]}\n{text[middle + 1 :]}"


def one_line_width(made: QPushButton) -> int:
    """Give the width that a button wants for its name on one line, also while it stands on two."""
    measures = made.fontMetrics()
    now = max(measures.horizontalAdvance(line) for line in made.text().split("\n"))
    return made.sizeHint().width() - now + measures.horizontalAdvance(made.accessibleName())


def typed_choice(words: list[str], edit: QLineEdit) -> QCompleter:
    """Make the list that offers words while one types any part of them in a line."""
    made = QCompleter(words, edit)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = made.popup()
    assert popup is not None
    popup.setFont(edit.font())
    return made
