"""Whether a server answers is asked without logging in; what is wrong with a certificate is said exactly."""

from __future__ import annotations

import contextlib
import socket

import pytest

from tests.proxy import Proxy
from tests.tls import NEEDED, SecureServer, secure_server
from warroom.errors import Unavailable
from warroom.store import reaching
from warroom.store.reaching import certificate_trouble, reach

__all__ = ["secure_server"]


def test_a_server_that_answers_is_there(server_url: str) -> None:
    reach(server_url)
    with contextlib.closing(Proxy(server_url)) as proxy:
        reach(proxy.url)
        proxy.cut()
        with pytest.raises(Unavailable) as ended:
            reach(proxy.url)
        assert ended.value.cause == "ended"


def test_a_server_that_is_frozen_is_given_up(server_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "SECONDS", 0.2)
    with contextlib.closing(Proxy(server_url)) as proxy:
        proxy.freeze()
        with pytest.raises(Unavailable) as silent:
            reach(proxy.url)
    assert silent.value.cause == "silent"


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("postgresql://ana:s3cret@nowhere.invalid/w", "host"),
        ("postgresql://ana:s3cret@127.0.0.1:{port}/w", "refused"),
        ("postgresql://ana:s3cret@/w?host=/nowhere/at/all", "refused"),
    ],
)
def test_what_does_not_answer_is_said_by_its_cause(url: str, cause: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(Unavailable) as refused:
            reach(url.format(port=free.getsockname()[1]))
    assert refused.value.cause == cause
    assert "s3cret" not in str(refused.value)


@NEEDED
def test_what_is_wrong_with_a_certificate_is_said(secure_server: SecureServer) -> None:
    secure_server.wear("good")
    assert certificate_trouble(secure_server.url()) is None
    for kind, cause, words in (
        ("expired", "expired", "has expired. Its administrator has to renew it"),
        ("early", "expired", "is not valid yet. Compare the clock"),
        ("other", "other_host", "is for another name: rooms.example.org."),
    ):
        secure_server.wear(kind)
        found = certificate_trouble(secure_server.url())
        assert found is not None
        assert (found.cause, words in str(found)) == (cause, True)
    assert certificate_trouble(secure_server.url(sslrootcert="/etc/ssl/certs/ca-certificates.crt")) is None
    secure_server.wear("")
    assert certificate_trouble(secure_server.url()) is None
