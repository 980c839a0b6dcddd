"""The verb house: what the house holds, as text for a person or as JSON for a program."""

from __future__ import annotations

import typer

from warroom.cli import here, output
from warroom.cli.options import Json
from warroom.i18n import _
from warroom.reports.house_json import Plain, house_json
from warroom.services.house import read_house
from warroom.services.house_words import minutes_text, step_text
from warroom.services.vocabulary import word


def house(context: typer.Context, json: Json = False) -> None:
    """Show what the house holds."""
    with here.of(context).store(reads=True) as store:
        plain = house_json(read_house(store))
    if json:
        output.say_json(plain)
    else:
        output.say(*lines(plain))


def lines(plain: Plain) -> list[str]:
    """Write the house for a person, part by part; parts that are empty are left out."""
    made = [plain["company"]["name"] or _("The house"), ""]
    for item in plain["procedures"]:
        minutes = minutes_text(sum(step["minutes"] for step in item["steps"]))
        about = " · ".join(filter(None, (_("version {number}").format(number=item["version"]), minutes)))
        made += [f"{item['name']}  ({about})", f"   {item['purpose']}"] if item["purpose"] else [item["name"]]
        made += [f"   {number}. {text}" for number, text in enumerate(map(_step, item["steps"]), 1)]
        made.append("")
    for caption, kind, shown in (
        (_("Station sets"), "station_sets", lambda each: ", ".join(one["key"] for one in each["stations"])),
        (_("Departments"), "departments", lambda each: each["sign"]),
        (
            _("People"),
            "colleagues",
            lambda each: " · ".join(filter(None, (each["department"], each["contact"]))),
        ),
        (_("Templates"), "templates", lambda each: word("template", each["kind"])),
    ):
        if plain[kind]:
            made += [caption, *(f"   {each['name']}: {shown(each)}" for each in plain[kind]), ""]
    return made[:-1]


def _step(plain: Plain) -> str:
    from warroom.domain.state.house import Step

    return step_text(Step(**plain))
