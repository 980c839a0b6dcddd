"""The style sheet, made from the tokens."""

from __future__ import annotations

import re
from typing import Final

from ui.theme import motion
from ui.theme.scale import px
from ui.theme.tokens import Tokens

_SHEET: Final = """
* {{ outline: 0; }}
QWidget {{ color: {text}; background: transparent; }}
QMainWindow, QDialog, #ground {{ background: {ground}; }}
QDialog {{ border: 1px solid {line}; }}
#panel, #strip, #footer {{ background: {panel}; }}
#strip {{ border-bottom: 1px solid {line}; }}
#footer {{ border-top: 1px solid {line}; }}
#left {{ background: {panel}; border-right: 1px solid {line}; }}
#right, #right > QWidget > #sheet {{ background: {panel}; }}
#right {{ border: 0; border-left: 1px solid {line}; }}
#rule {{ background: {line}; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="dim"] {{ color: {dim}; }}
QLabel[tone="info"] {{ color: {info}; }}
QLabel[tone="caution"] {{ color: {caution}; }}
QLabel[tone="alarm"] {{ color: {alarm}; }}
QTableView, QScrollArea, QAbstractScrollArea {{ background: transparent; border: 0; }}
QTableView {{ selection-background-color: transparent; }}
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QListWidget {{
  background: {raised}; border: 1px solid {edge}; border-radius: 4px; padding: 7px 10px;
  selection-background-color: {info}; selection-color: {ground}; placeholder-text-color: {muted};
}}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QListWidget:focus {{
  border: 1px solid {info};
}}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"], QSpinBox[wrong="true"],
QListWidget[wrong="true"] {{ border: 1px solid {alarm}; }}
QComboBox::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 10px; height: 10px; }}
QComboBox QAbstractItemView {{
  background: {raised}; border: 1px solid {line}; selection-background-color: {info_ground};
  selection-color: {text}; padding: 4px;
}}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 6px; }}
QComboBox QAbstractItemView::item:selected {{ background: {info_ground}; color: {text}; }}
QSpinBox QLineEdit {{ border: 0; background: transparent; padding: 0; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: 0; }}
QPushButton {{
  background: {raised}; border: 1px solid {edge}; border-radius: 4px; padding: 7px 16px; color: {text};
}}
QPushButton:hover, QPushButton:focus {{ border-color: {info}; }}
QPushButton:pressed {{ background: {info_ground}; }}
QPushButton:default, QPushButton[main="true"] {{ border-color: {info}; color: {info}; }}
QPushButton:disabled {{ color: {dim}; border-color: {line}; }}
QPushButton[quiet="true"] {{ border: 1px solid {line}; padding: 4px 10px; color: {muted}; }}
QPushButton[quiet="true"]:hover, QPushButton[quiet="true"]:focus {{ border-color: {info}; color: {text}; }}
QPushButton[chip="true"] {{ border: 1px solid transparent; padding: 2px 7px; color: {muted}; border-radius: 3px; }}
QPushButton[chip="true"]:checked {{ color: {text}; background: {chosen}; }}
QPushButton[chip="true"]:focus {{ color: {text}; border: 1px solid {info}; }}
#entry {{ background: {raised}; border: 1px solid {edge}; border-radius: 4px; }}
#entry[focused="true"] {{ border: 1px solid {info}; }}
#entry QLineEdit {{ border: 0; background: transparent; padding: 0; }}
#bar {{ background: {alarm_ground}; border-radius: 4px; }}
#bar QLabel {{ color: {alarm_text}; }}
#calm {{ background: {raised}; border-radius: 4px; }}
#link:focus {{ background: {raised}; border-radius: 3px; }}
#first {{ background: {panel}; border: 0; border-bottom: 1px solid {line}; border-left: 3px solid {info}; }}
#hintbar {{ background: {info_ground}; border-radius: 4px; }}
QMenu {{ background: {raised}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 6px 18px; }}
QMenu::item:selected {{ background: {info_ground}; }}
QMenu::item:disabled {{ color: {dim}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{ background: {raised}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: 4px; min-height: 32px; margin: 1px; }}
QScrollBar::handle:vertical:hover {{ background: {dim}; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {line}; border-radius: 4px; min-width: 32px; margin: 1px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator, QListWidget::indicator {{
  width: 14px; height: 14px; border: 1px solid {edge}; border-radius: 2px; background: {raised};
}}
QCheckBox::indicator:checked, QListWidget::indicator:checked {{ background: {info}; border-color: {info}; }}
QListWidget::item {{ padding: 3px 2px; }}
QListWidget::item:selected {{ background: {info_ground}; color: {text}; }}
QSplitter::handle {{ background: {line}; }}
"""

_STILL: Final = "* { widget-animation-duration: 0; }\n"
"""Nothing of the widget style moves: busy bars stand, menus and lists come at once."""
_PIXELS: Final = re.compile(r"\b(\d+)px\b")


def sheet(tokens: Tokens, arrow: str) -> str:
    """Give the style sheet of a theme at the zoom in use; `arrow` is the path of the drop-down's icon."""
    values = {name: getattr(tokens, name) for name in tokens.__struct_fields__}
    still = _STILL if motion.reduced() else ""
    return still + _PIXELS.sub(_scaled, _SHEET).format(**values, arrow=arrow)


def _scaled(size: re.Match[str]) -> str:
    """Draw a size at the zoom in use; a line of one pixel stays one."""
    pixels = int(size[1])
    return f"{pixels if pixels == 1 else px(pixels)}px"
