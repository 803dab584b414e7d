"""PO, the catalogues of gettext; polib comes with wagtail-localize."""

import polib

from .units import Received, Unit, Unreadable


def write_po(units: list[Unit], source: str, target: str, number: str) -> bytes:
    """The texts as a PO file in UTF-8: the id is the context. `number` is what the work is called."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": number,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": target,
        "X-Source-Language": source,
    }
    file.extend(polib.POEntry(msgctxt=unit.id, msgid=unit.source, msgstr=unit.target) for unit in units)
    return str(file).encode()


def read_po(data: bytes) -> Received:
    """The translations in a PO file; what its translator marked as not sure is passed over. Raises Unreadable."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("encoding") from error
    if "msgid" not in text or "\x00" in text:
        raise Unreadable("not_ours")
    try:
        # polib takes the name of a file too, and opens it: no name begins with a line's end and holds these words.
        file = polib.pofile(f"\n# \n{text}\n", encoding="utf-8")
    except (OSError, ValueError, IndexError, UnicodeError) as error:
        raise Unreadable("broken") from error
    targets: dict[str, str] = {}
    for entry in file:
        if entry.msgctxt and not entry.obsolete and not entry.fuzzy:
            targets.setdefault(entry.msgctxt, entry.msgstr)
    if not targets:
        raise Unreadable("not_ours")
    return Received(str(file.metadata.get("Language", "")).strip(), targets)
