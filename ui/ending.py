"""Ending parts of the screens: what they referred to is let go of with them, without the garbage collector."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject


def end(thing: QObject) -> None:
    """Delete a part of the screens as soon as nothing of it is at work, and all that it refers to.

    A desk, its lists and its room refer to each other. To find out that nobody else needs them the
    collector would have to look at everything there is, and the window would wait for it.
    """
    parts = [thing, *thing.findChildren(QObject)]
    thing.destroyed.connect(partial(_forget, parts))
    thing.deleteLater()


def end_now(thing: QObject) -> None:
    """Delete a part of the screens at once; never from a slot of its own."""
    end(thing)
    QCoreApplication.sendPostedEvents(thing, QEvent.Type.DeferredDelete.value)


def _forget(parts: list[QObject]) -> None:
    for part in parts:
        vars(part).clear()
    parts.clear()
