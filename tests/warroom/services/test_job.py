"""A job stands in the outbox as it was decided: every command can be written down and read again."""

from __future__ import annotations

import msgspec
import pytest

from tests.houses import PROCEDURE, SET
from tests.rooms import busy_room
from warroom.domain.decide import COMMANDS, decide
from warroom.domain.rules.command import Command
from warroom.domain.rules.house import WriteHouse
from warroom.domain.rules.timeline import Log
from warroom.services.job import BODY, Job, decode_job, encode_job
from warroom.services.session import stamp


def test_a_decided_job_comes_back_as_it_was() -> None:
    bench = busy_room()
    command = stamp(Log(text="Żaneta says: 顧客は", tags=("shops",)), bench.room, "anna", "LEAD")
    job = Job(bench.room.id, command, tuple(decide(bench.room, command)))
    assert decode_job(encode_job(job)) == job


@pytest.mark.parametrize("name", [name for name in sorted(COMMANDS) if name != "WriteHouse"])
def test_every_command_can_be_read_again(name: str) -> None:
    kind = COMMANDS[name]
    assert BODY not in [each.name for each in msgspec.structs.fields(kind)]
    msgspec.json.Decoder(kind)


@pytest.mark.parametrize("body", [PROCEDURE, SET])
def test_what_is_written_into_the_house_comes_back_as_its_kind(body: object) -> None:
    command: Command = WriteHouse(written=body, actor="anna")  # type: ignore[arg-type]
    job = Job("house", command, ())
    assert decode_job(encode_job(job)) == job


def test_a_command_of_a_newer_version_is_no_job() -> None:
    job = Job("room", Log(text="Later"), ())
    with pytest.raises(KeyError):
        decode_job(encode_job(job).replace(b'"Log"', b'"Newer"'))
