"""Setting up the wall: which screen, how large it is, and how far the farthest seat is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.dialogs.fields import Control, Field, Options
from ui.dialogs.wall_sound import SoundBox
from ui.theme.scale import line, px
from ui.theme.words import as_tall_as_words, button, plain_label, set_words, wrapped
from warroom.clock import age_text
from warroom.config import Settings
from warroom.errors import Rejected
from warroom.i18n import _
from warroom.services.legibility import Seat, read_diagonal, read_distance
from warroom.services.saying import say


class WallSetup(QDialog):
    """Asks once; `chosen` gives the settings by name, then the wall opens."""

    chosen = Signal(dict)

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("The wall"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(600))
        self._errors: dict[str, QLabel] = {}
        distance = settings.wall_distance or Seat().distance
        fields = (
            Field("screen", _("Screen"), "choice", settings.wall_screen, screens()),
            Field(
                "diagonal", _("Its diagonal"), value=f"{settings.wall_diagonal:g}in", hint=_("55in or 140cm")
            ),
            Field("distance", _("The farthest seat"), value=f"{distance:g}m", hint=_("4m or 13ft")),
            Field("public", _("Who sees it"), "choice", settings.wall_public, audiences()),
            Field("quiet", _("How quiet"), "choice", settings.wall_quiet, quietness()),
            Field("rotate", _("Without a desk"), "choice", settings.wall_rotate, turns()),
        )
        self.sound = SoundBox(settings.wall_sound)
        self.sound.grew.connect(self._fit)
        self.finished.connect(self.sound.sound.end)
        self.controls = {field.name: Control(field, lambda: None) for field in fields}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(26), px(22), px(26), px(20))
        outer.setSpacing(px(12))
        outer.addWidget(wrapped(plain_label(self.windowTitle(), "title")))
        text = _(
            "Letters are as large as the last row needs. What has no room is left out, and it is said how much."
        )
        outer.addWidget(wrapped(plain_label(text, "small", "muted")))
        outer.addLayout(self._rows())
        outer.addWidget(self.sound)
        outer.addLayout(self._buttons())
        self.controls["screen"].widget.setFocus()
        self._fit()

    @Slot()
    def _fit(self) -> None:
        as_tall_as_words(self, self.minimumWidth())

    def _rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnMinimumWidth(0, line(150))
        grid.setColumnStretch(1, 1)
        for number, (name, control) in enumerate(self.controls.items()):
            label = plain_label(control.field.label, "small", "muted")
            label.setBuddy(control.widget)
            wrong = wrapped(plain_label("", "small", "alarm"))
            wrong.hide()
            self._errors[name] = wrong
            grid.addWidget(label, 2 * number, 0)
            grid.addWidget(control.widget, 2 * number, 1)
            grid.addWidget(wrong, 2 * number + 1, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = button(_("Cancel"))
        cancel.clicked.connect(self.reject)
        go = button(_("Open the wall"), main=True)
        go.setDefault(True)
        go.clicked.connect(self.send)
        row.addWidget(cancel)
        row.addWidget(go)
        return row

    @Slot()
    def send(self) -> None:
        """Take what was chosen; what cannot be read is said beside its field."""
        for label in self._errors.values():
            label.hide()
        values = {name: control.value() for name, control in self.controls.items()}
        try:
            diagonal, distance = read_diagonal(values["diagonal"]), read_distance(values["distance"])
        except Rejected as wrong:
            set_words(self._errors[wrong.field], say(wrong))
            self._errors[wrong.field].show()
            self._fit()
            self.controls[wrong.field].widget.setFocus()
            return
        self.chosen.emit(
            {
                "wall_screen": values["screen"],
                "wall_diagonal": diagonal,
                "wall_distance": distance,
                "wall_sound": self.sound.box.isChecked(),
                **{f"wall_{name}": values[name] for name in ("public", "quiet", "rotate")},
            }
        )
        self.accept()


def audiences() -> Options:
    """Offer for whom the wall is."""
    return ((False, _("the people of the room")), (True, _("customers too: only what is safe for them")))


def quietness() -> Options:
    """Offer how quiet the wall is."""
    return (
        (False, _("as usual")),
        (True, _("quiet: no marks, seconds or sound")),
    )


def turns() -> Options:
    """Offer what a wall shows that no desk leads."""
    return (
        (0, _("the most severe open one")),
        *(
            (seconds, _("all open ones, {age} each").format(age=age_text(seconds)))
            for seconds in (30, 60, 300)
        ),
    )


def screens() -> Options:
    """Offer the screens by number, name and size; the first is the program's own choice."""
    found = [
        (each.name(), f"{number}: {each.name()} {each.size().width()}×{each.size().height()}")
        for number, each in enumerate(QGuiApplication.screens(), 1)
    ]
    return (("", _("the second screen")), *found)
