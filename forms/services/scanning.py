"""Looking for malware: the scanner an installation names, and one for clamd.

`FORMS_FILE_SCANNER` is the dotted path of a callable that takes a binary file and returns what it found, or None. It is
off while that is empty. Switched on it fails closed: no answer is no file.
"""

from __future__ import annotations

import logging
import socket
from contextlib import closing
from typing import IO

from django.conf import settings
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)

PART = 64 * 1024
PATIENCE = 60  # seconds for each answer of the scanner


class NotScanned(Exception):
    """The scanner is switched on and gave no answer."""


def scan(file: IO[bytes]) -> str | None:
    """What the installation's scanner finds in this file, None for nothing. Leaves the file at its start.

    Raises NotScanned whatever goes wrong. Call it only while `FORMS_FILE_SCANNER` names one.
    """
    try:
        file.seek(0)
        finding = import_string(settings.FORMS_FILE_SCANNER)(file)
    except Exception as error:
        logger.exception("a file could not be scanned")
        raise NotScanned from error
    finally:
        file.seek(0)
    if finding is not None and not isinstance(finding, str):
        logger.error("the scanner answered with neither a finding nor nothing")
        raise NotScanned
    return finding


def clamd(file: IO[bytes]) -> str | None:
    """Ask the clamd at `FORMS_CLAMD` ("unix:/path" or "tcp:host:port"): the name of what it found, None for nothing.

    Raises OSError when it cannot be reached or stops answering, ValueError when it answers anything else.
    """
    with closing(_connected(settings.FORMS_CLAMD)) as line:
        line.sendall(b"zINSTREAM\0")
        while part := file.read(PART):
            line.sendall(len(part).to_bytes(4, "big") + part)
        line.sendall(bytes(4))
        answer = _answer(line)
    if answer == "stream: OK":
        return None
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ValueError(f"clamd answered {answer[:200]!r}")


def _connected(place: str) -> socket.socket:
    way, _colon, where = place.partition(":")
    if way == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            line.settimeout(PATIENCE)
            line.connect(where)
        except BaseException:
            line.close()
            raise
        return line
    if way == "tcp":
        host, _colon, port = where.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=PATIENCE)
    raise ValueError("FORMS_CLAMD is neither unix:… nor tcp:…")


def _answer(line: socket.socket) -> str:
    found = b""
    while b"\0" not in found and len(found) < 4096:
        part = line.recv(1024)
        if not part:
            break
        found += part
    text, end, _rest = found.partition(b"\0")
    if not end:
        raise ValueError("clamd stopped in the middle of its answer")
    return text.decode(errors="replace").strip()
