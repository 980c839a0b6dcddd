"""Every room begins with a lead, a customer voice and a scribe."""

from __future__ import annotations

from warroom.services.station_sets import DEFAULT, complete


def test_the_default_set_has_each_duty_once() -> None:
    assert [duty for _key, _name, duty in DEFAULT] == ["lead", "voice", "scribe"]
    assert complete() == DEFAULT


def test_what_is_given_replaces_the_default_of_its_duty() -> None:
    given = [("FLIGHT", "Flight director", "lead"), ("NET", "Network", "department")]
    assert [key for key, _name, _duty in complete(given)] == ["VOICE", "SCRIBE", "FLIGHT", "NET"]


def test_a_call_sign_that_is_given_is_not_given_twice() -> None:
    assert [key for key, _name, _duty in complete([("LEAD", "", "department")])] == [
        "VOICE",
        "SCRIBE",
        "LEAD",
    ]
