"""XLIFF: written as 1.2, which every tool reads; read as 1.2 or 2.x. Document types and entities are refused."""

import re
from xml.etree import ElementTree as Tree  # only writes; what is read goes through defusedxml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from .units import Received, Unit, Unreadable

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_XML = "http://www.w3.org/XML/1998/namespace"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # no XML can hold these


def write_xliff(units: list[Unit], source: str, target: str, number: str) -> bytes:
    """The texts as XLIFF 1.2 in UTF-8; `number` is what the work is called."""
    Tree.register_namespace("", NAMESPACE)
    root = Tree.Element(_name("xliff"), {"version": "1.2"})
    file = Tree.SubElement(
        root,
        _name("file"),
        {"original": number, "source-language": source, "target-language": target, "datatype": "plaintext"},
    )
    body = Tree.SubElement(file, _name("body"))
    for unit in units:
        element = Tree.SubElement(body, _name("trans-unit"), {"id": unit.id, f"{{{_XML}}}space": "preserve"})
        Tree.SubElement(element, _name("source")).text = _clean(unit.source)
        if unit.target:
            state = "final" if unit.is_checked else "translated"
            Tree.SubElement(element, _name("target"), {"state": state}).text = _clean(unit.target)
    made: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def read_xliff(data: bytes) -> Received:
    """The translations in an XLIFF file; inner markup that a tool added is dropped. Raises Unreadable."""
    try:
        root = fromstring(data, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise Unreadable("forbidden") from error
    except (Tree.ParseError, ValueError, LookupError) as error:
        raise Unreadable("broken") from error
    if _local(root) != "xliff":
        raise Unreadable("not_ours")
    languages = [root.get("trgLang", "")]
    targets: dict[str, str] = {}
    for element in root.iter():
        kind = _local(element)
        if kind == "file":
            languages.append(element.get("target-language", ""))
        elif kind in {"trans-unit", "unit"}:
            targets.setdefault(element.get("id", ""), _target(element))
    return Received(next(filter(None, languages), ""), targets)


def _target(unit: Tree.Element) -> str:
    """The text of a unit's own targets: one in XLIFF 1.2, one a segment in 2.x, none of suggested alternatives."""
    places = [unit, *(child for child in unit if _local(child) in {"segment", "ignorable"})]
    found = (child for place in places for child in place if _local(child) == "target")
    return "".join("".join(one.itertext()) for one in found)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _local(element: Tree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
