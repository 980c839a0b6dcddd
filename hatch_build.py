"""Packs the resources, with the translations compiled, while the program is built or installed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackResources(BuildHookInterface[Any]):
    """Writes a `.mo` beside each `.po`, and takes `resources/` into the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare a build; an editable install reads the checkout's own resources."""
        for source in sorted((Path(self.root) / "resources" / "locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as text:
                catalogue = read_po(text, locale=source.parent.parent.name)
            with source.with_suffix(".mo").open("wb") as target:
                write_mo(target, catalogue)
        if self.target_name == "wheel" and version != "editable":
            build_data["force_include"]["resources"] = "warroom/_resources"
