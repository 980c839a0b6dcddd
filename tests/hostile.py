"""Texts that must be shown as they are, and must not be obeyed."""

from __future__ import annotations

from typing import Final

HOSTILE: Final = {
    "picture": "<img src=file:///etc/passwd>",
    "bold": "<b>bold</b> &amp; <script>alert(1)</script>",
    "table": "<table><tr><td>cell</td></tr></table>",
    "long": "Donaudampfschifffahrtsgesellschaft" * 40,
    "control": "bell \x07 tab \t line \n form \x0c escape \x1b[31m end",
    "override": "safe \u202eevil\u202c end",
    "emoji": "🚀🧯👩‍🚒",
    "japanese": "電源が落ちた。復旧を待つ",
    "turkish": "İĞÜŞÖÇ ığüşöç",
    "arabic": "انقطاع الخدمة",
    "braces": "{name} %s %1 &File",
}
