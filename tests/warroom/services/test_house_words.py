"""The things of the house in words, in both languages, and what a version changed line by line."""

from __future__ import annotations

from tests.houses import STEPS
from warroom import i18n
from warroom.domain.changes import FieldChange
from warroom.domain.state.house import SetStation, Step, ThresholdsWritten
from warroom.services import house_words
from warroom.services.vocabulary import words


def test_a_step_in_one_line() -> None:
    assert house_words.step_text(STEPS[1]) == (
        "Tell callers what we know · customer voice · 10 min · Only what is in the message"
    )
    assert house_words.step_text(Step("Go")) == "Go"


def test_a_station_in_one_line() -> None:
    assert house_words.station_text(SetStation("LEAD", "Team lead", "lead")) == "LEAD · Team lead · lead"
    assert house_words.station_text(SetStation("CARE", "CARE")) == "CARE"


def test_the_bands_follow_the_thresholds() -> None:
    assert house_words.bands_text(ThresholdsWritten()) == words("affected")
    other = house_words.bands_text(ThresholdsWritten(few=0.5, many=5, count=20_000))
    assert other["1_to_10"] == "0.5 to 5 %"
    assert other["over_10"] == "over 5 % or 20,000"


def test_the_bands_in_spanish() -> None:
    i18n.use("es")
    try:
        assert house_words.bands_text(ThresholdsWritten()) == words("affected")
        assert "20.000" in house_words.bands_text(ThresholdsWritten(count=20_000))["over_10"]
    finally:
        i18n.use("en")


def test_steps_are_compared_one_by_one() -> None:
    change = FieldChange("steps", STEPS, (STEPS[0], Step("Ask the bank"), STEPS[2]))
    assert house_words.change_lines(change) == [
        ("−", f"2  {house_words.step_text(STEPS[1])}"),
        ("+", "2  Ask the bank"),
    ]
    stations = FieldChange("stations", (SetStation("A"),), (SetStation("A"), SetStation("B")))
    assert house_words.change_lines(stations) == [("+", "2  B")]


def test_other_fields_say_before_and_after() -> None:
    def said(field: str, old: object, new: object) -> str:
        return house_words.change_lines(FieldChange(field, old, new))[0][1]

    assert said("name", "a", "b") == "name: a → b"
    assert said("owner", "", "lead") == "owner: – → lead"
    assert said("few", 1.0, 2.5) == "few customers: 1 % → 2.5 %"
    assert said("count", 1000, 2000) == "many, as a number: 1,000 → 2,000"
    assert said("kind", "title", "message") == "kind: title of an incident → message"
    assert said("logo", "", "record:1") == "logo: – → yes"
    assert said("by_harm", ((1, 1, 1),) * 3, ((2, 1, 1),) * 3).endswith("2 1 1 / 2 1 1 / 2 1 1")
