"""clamd's protocol, spoken with a little server that behaves and misbehaves as clamd does."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from forms.services import scanning
from forms.services.scanning import NotScanned, clamd, scan

Server = Callable[[bytes, bool], list[bytes]]


@pytest.fixture(params=["unix", "tcp"])
def server(request: pytest.FixtureRequest, tmp_path: Path, settings: LazySettings) -> Iterator[Server]:
    """Start it with the answer to give; what it received is in the list it returns. With True it dies mid-scan."""
    family = socket.AF_UNIX if request.param == "unix" else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.bind(str(tmp_path / "s") if request.param == "unix" else ("127.0.0.1", 0))
    listening.listen()
    settings.FORMS_CLAMD = (
        f"unix:{tmp_path / 's'}" if request.param == "unix" else f"tcp:127.0.0.1:{listening.getsockname()[1]}"
    )
    threads: list[threading.Thread] = []

    def start(answer: bytes, dies: bool) -> list[bytes]:
        received: list[bytes] = []

        def serve() -> None:
            line, _place = listening.accept()
            with line, line.makefile("rb") as read:
                received.append(read.read(10))
                while not dies and (size := int.from_bytes(read.read(4), "big")):
                    received.append(read.read(size))
                line.sendall(answer)

        threads.append(threading.Thread(target=serve))
        threads[0].start()
        return received

    yield start
    for thread in threads:
        thread.join(10)
    listening.close()


def test_clean(server: Server) -> None:
    received = server(b"stream: OK\0", False)
    data = bytes(range(256)) * 1000
    assert clamd(io.BytesIO(data)) is None
    assert received[0] == b"zINSTREAM\0"
    assert b"".join(received[1:]) == data
    assert len(received) == 1 + 4, "in parts"


def test_found(server: Server) -> None:
    server(b"stream: Eicar-Test-Signature FOUND\0", False)
    assert clamd(io.BytesIO(b"x")) == "Eicar-Test-Signature"


@pytest.mark.parametrize(
    "answer", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK", b"", b"stream: OK, so far ERROR\0", b"x" * 9000]
)
def test_anything_else_is_no_answer(server: Server, answer: bytes) -> None:
    server(answer, False)
    with pytest.raises(ValueError, match="clamd"):
        clamd(io.BytesIO(b"x"))


def test_killed_in_the_middle(server: Server, settings: LazySettings) -> None:
    server(b"", True)
    settings.FORMS_FILE_SCANNER = "forms.services.scanning.clamd"
    with pytest.raises(NotScanned):
        scan(io.BytesIO(bytes(5_000_000)))


@pytest.mark.parametrize("place", ["unix:/no/such/socket", "tcp:127.0.0.1:1", "tcp:nonsense", "somewhere", ""])
def test_not_there(place: str, settings: LazySettings) -> None:
    settings.FORMS_CLAMD, settings.FORMS_FILE_SCANNER = place, "forms.services.scanning.clamd"
    file = io.BytesIO(b"abc")
    with pytest.raises(NotScanned):
        scan(file)
    assert file.tell() == 0


def test_one_that_never_answers(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "PATIENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings.FORMS_CLAMD = f"tcp:127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(OSError, match="timed out"):
            clamd(io.BytesIO(b"x"))
