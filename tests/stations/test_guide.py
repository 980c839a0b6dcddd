"""The guide of README, step by step as it stands there, on a cluster of Debian's own PostgreSQL with TLS."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.rings import SHELF
from tests.terminals import converse

ROOT: Final = Path(__file__).parents[2]
ETC: Final = "/etc/postgresql/15/main"
CLUSTER: Final = "guide"
"""The name of the test's own cluster: the machine may run one called main."""
KEEPER, ANA, LUIS = "keeper-of-rooms", "ana-horse-battery", "luis-horse-battery"
ANSWER_SECONDS: Final = 60


def is_debian() -> bool:
    """Say whether the guide can be followed here: as root, with Debian's server and a name of one's own."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("pg_createcluster"):
        return False
    try:
        socket.gethostbyname(socket.gethostname())
    except OSError:
        return False
    return Path("/usr/lib/postgresql/15").is_dir()


pytestmark = [
    pytest.mark.skipif(
        not is_debian(),
        reason="the guide is for Debian's PostgreSQL, and begins as root",
    ),
    pytest.mark.timeout(300),
]


def steps() -> list[str]:
    """Give the commands of each step."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    guide = text.partition("## A room on a server\n")[2].partition("\n## ")[0]
    return re.findall(r"```\n(.*?)```", guide, re.DOTALL)


class Machine:
    """A cluster and a person's home of this test's own, under the guide's names as far as can be."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = socket.gethostname()
        with socket.socket() as probe:
            probe.bind(("", 0))
            self.port = str(probe.getsockname()[1])
        self.home = folder / "home"
        self.home.mkdir()
        self.confs = folder / "etc"
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("PG")},
            "HOME": str(self.home),
            "WARROOM_HOME": str(self.home / "war"),
            "PG_CLUSTER_CONF_ROOT": str(self.confs),
            "PYTHON_KEYRING_BACKEND": "tests.rings.Shelf",
            "PYTHONPATH": str(ROOT),
            SHELF: str(folder / "shelf.json"),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }
        for place in ("etc", "run"):
            (folder / place).mkdir()
            shutil.chown(folder / place, "postgres", "postgres")

    def make(self) -> None:
        """Make the cluster as Debian's package does."""
        places = ["-d", f"{self.folder}/data", "-l", f"{self.folder}/log", "-s", f"{self.folder}/run"]
        command = ["pg_createcluster", "15", CLUSTER, "-u", "postgres", *places, "-p", self.port]
        subprocess.run(command, env=self.environment, check=True, capture_output=True)

    def stop(self) -> None:
        """End the cluster."""
        subprocess.run(["pg_ctlcluster", "15", CLUSTER, "stop"], env=self.environment, check=False)

    def own(self, commands: str) -> str:
        """Put this machine's names into commands of the guide."""
        commands = commands.replace(ETC, f"{self.confs}/15/{CLUSTER}").replace("apt-get install", "dpkg -s")
        commands = commands.replace("pg_ctlcluster 15 main", f"pg_ctlcluster 15 {CLUSTER}")
        commands = commands.replace("rooms.example.org/", f"{self.name}:{self.port}/")
        return commands.replace("rooms.example.org", self.name)

    def run(self, commands: str, *answers: str, server: bool = False) -> str:
        """Run commands on a terminal, answer what is asked, expect success, and give the screen."""
        import pty

        at_server = {"PGHOST": f"{self.folder}/run", "PGPORT": self.port} if server else {}
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.home)
            os.execvpe("bash", ["bash", "-ec", self.own(commands)], {**self.environment, **at_server})  # noqa: S606
        screen = converse(terminal, answers, ANSWER_SECONDS)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert code == 0, screen
        return screen


@pytest.fixture
def machine() -> Iterator[Machine]:
    """Give a machine with nothing but Debian's PostgreSQL; the server's user must reach its folder."""
    folder = Path(tempfile.mkdtemp(prefix="warroom-guide-"))
    folder.chmod(0o755)
    made = Machine(folder)
    made.make()
    yield made
    made.stop()
    shutil.rmtree(folder)


def test_the_guide_leads_to_a_room_on_a_server(machine: Machine) -> None:
    certificate, database, prepare, people, come_in, named = steps()
    machine.run(certificate, server=True)
    machine.run(database, KEEPER, KEEPER, server=True)
    assert "is prepared: tables of version" in machine.run(prepare, KEEPER)
    said = machine.run(people, KEEPER, ANA, ANA, KEEPER, LUIS, LUIS, KEEPER)
    assert re.search(r"ana +lead\r\nluis +member\r\n", said)
    ask, _newline, desk = come_in.strip().partition("\n")
    verbs = ("declare 'Charged twice'", "log charged-twice 'Second till'", "verify")
    said = machine.run("\n".join([ask, *(f"{desk} {verb}" for verb in verbs)]), ANA)
    assert "intact, 5 entries" in said
    assert "is not trusted" in machine.run(f'{ask}; {desk.partition("?")[0]}" list || true', ANA)
    keep, _newline, by_name = named.strip().partition("\n")
    assert "in the keyring" in machine.run(keep, ANA)
    assert "charged-twice" in machine.run(f"{by_name} list")
    assert "TLS" in machine.run("warroom connections test Rooms")
    without_tls = desk.partition("?")[0].replace("warroom --room", "warroom list --room")
    machine.run(f'{ask}; {without_tls}?sslmode=require"', ANA)
    kept = [each for each in (machine.home / "war").rglob("*") if each.is_file()]
    assert not [each for each in kept if ANA.encode() in each.read_bytes()]
    written = (machine.folder / "log").read_text(encoding="utf-8")
    assert not [secret for secret in (KEEPER, ANA, LUIS) if secret in written + said]
