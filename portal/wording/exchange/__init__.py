"""Texts to be translated as files for an agency, and back: XLIFF and PO. Pure: bytes in, plain values out."""

from .po import read_po, write_po
from .units import KINDS, MOST, Change, Problem, Received, Unit, Unreadable, compared, unit_id
from .xliff import read_xliff, write_xliff

__all__ = [
    "KINDS",
    "MOST",
    "Change",
    "Problem",
    "Received",
    "Unit",
    "Unreadable",
    "compared",
    "read",
    "unit_id",
    "write",
]


def write(kind: str, units: list[Unit], source: str, target: str, number: str) -> bytes:
    """A file of a kind of `KINDS`, from and to these languages (ISO codes); `number` is what the work is called."""
    return (write_po if kind == "po" else write_xliff)(units, source, target, number)


def read(data: bytes) -> Received:
    """What came back, whichever kind it is. Raises Unreadable."""
    if len(data) > MOST:
        raise Unreadable("too_large")
    start = data[:256].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"")
    return read_xliff(data) if start.startswith(b"<") else read_po(data)
