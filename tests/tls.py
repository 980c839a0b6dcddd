"""A server with TLS of Debian's PostgreSQL, and certificates of every kind: good, expired, for another name.

with secure_server(folder) as server:
server.wear("expired")
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from sqlalchemy import URL

from warroom.store import people, schema
from warroom.store.engine import open_engine

PROGRAMS: Final = Path("/usr/lib/postgresql/15/bin")
PASSWORD: Final = "correct-horse-battery"  # noqa: S105 - a test's own
NEEDED: Final = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not (PROGRAMS / "postgres").exists(),
    reason="a server with TLS is Debian's, and is started as root",
)
AUTHORITY: Final = (
    "openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=Authority -keyout ca.key -out ca.crt"
)
REQUEST: Final = (
    "openssl req -new -newkey rsa:2048 -nodes -subj /CN={name} -keyout {kind}.key -out {kind}.csr"
)
CONFIGURATION: Final = """
[ca]
default_ca = ours
[ours]
database = {folder}/index.txt
new_certs_dir = {folder}
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
[any]
commonName = supplied
"""
SIGN: Final = (
    "openssl ca -batch -notext -config ca.cnf -cert ca.crt -keyfile ca.key -in {kind}.csr -out {kind}.crt"
    " -startdate {start} -enddate {end} -extfile {kind}.ext"
)
KINDS: Final = {
    "good": ("localhost", "20200101000000Z", "20400101000000Z"),
    "expired": ("localhost", "20200101000000Z", "20210101000000Z"),
    "early": ("localhost", "20390101000000Z", "20400101000000Z"),
    "other": ("rooms.example.org", "20200101000000Z", "20400101000000Z"),
}
"""Each certificate's name, and from when to when it holds."""


class SecureServer:
    """A server that lets people in by password, with TLS or without."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        folder.chmod(0o755)
        self._certify()
        (folder / "run").mkdir()
        for place in (folder, folder / "run"):
            shutil.chown(place, "postgres", "postgres")
        self._as_server("initdb", "-D", f"{folder}/data", "-A", "trust", "-U", "postgres")
        rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n"
        (folder / "data/pg_hba.conf").write_text(rules)
        self.wear("good", start=True)
        engine = open_engine(self.root)
        schema.migrate(engine)
        people.add_person(engine, "ana", "lead", PASSWORD)
        engine.dispose()

    @property
    def root(self) -> str:
        """The address of its superuser, by its socket."""
        return f"postgresql://postgres@/postgres?host={self.folder}/run&port={self.port}"

    @property
    def authority(self) -> Path:
        """The file of the certificates that its own are signed with."""
        return self.folder / "ca.crt"

    def url(self, user: str = "ana", **query: str) -> str:
        """Give the address by name, which asks for what another machine would be asked for."""
        asked = {"sslmode": "verify-full", "channel_binding": "require", "sslrootcert": str(self.authority)}
        made = URL.create("postgresql", user, None, "localhost", self.port, "postgres", {**asked, **query})
        return made.render_as_string(hide_password=False)

    def wear(self, kind: str, start: bool = False) -> None:
        """Take another certificate, or none."""
        for end in ("crt", "key"):
            if kind:
                there = self.folder / f"data/server.{end}"
                shutil.copy(self.folder / f"{kind}.{end}", there)
                shutil.chown(there, "postgres", "postgres")
                there.chmod(0o600)
        (self.folder / "data/postgresql.auto.conf").write_text(
            f"listen_addresses = 'localhost'\nport = {self.port}\nfsync = off\n"
            f"unix_socket_directories = '{self.folder}/run'\nssl = {'on' if kind else 'off'}\n"
        )
        self._as_server(
            "pg_ctl",
            "-D",
            f"{self.folder}/data",
            "-w",
            "-l",
            f"{self.folder}/data/log",
            "start" if start else "restart",
        )

    def stop(self) -> None:
        """End it."""
        self._as_server("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop")

    def _as_server(self, program: str, *words: str) -> None:
        command = [
            "setpriv",
            "--reuid=postgres",
            "--regid=postgres",
            "--clear-groups",
            str(PROGRAMS / program),
        ]
        subprocess.run([*command, *words], check=True, capture_output=True, cwd=self.folder)

    def _certify(self) -> None:
        (self.folder / "index.txt").touch()
        (self.folder / "ca.cnf").write_text(CONFIGURATION.format(folder=self.folder))
        self._say(AUTHORITY)
        for kind, (name, start, end) in KINDS.items():
            (self.folder / f"{kind}.ext").write_text(f"subjectAltName=DNS:{name}\n")
            self._say(REQUEST.format(name=f"{name}-{kind}", kind=kind))
            self._say(SIGN.format(kind=kind, start=start, end=end))

    def _say(self, command: str) -> None:
        subprocess.run(command.split(), check=True, capture_output=True, cwd=self.folder)


@pytest.fixture(scope="module")
def secure_server() -> Iterator[SecureServer]:
    """Give a server with TLS, whose user must reach its folder."""
    folder = Path(tempfile.mkdtemp(prefix="warroom-tls-"))
    made = SecureServer(folder)
    yield made
    made.stop()
    shutil.rmtree(folder)
