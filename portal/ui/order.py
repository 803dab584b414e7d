"""Figures and Latin names inside what people wrote keep their order where the text runs from right to left.

In a line of Urdu a browser shows "01632 960101" as "960101 01632": a wrong number to ring. Nobody can be asked to think
of that in each template, so what was drawn is looked through as a whole: a page's content by `{% ordered %}` in the
frame of every page, a PDF where it is laid out (portal/wording/paper.py). Only tags are added (<bdi dir="ltr">): the
text stays what it was for those who copy it, search it or have it read to them. What stands in <bdi> already is known
to be in order, so looking twice changes nothing; a text without a letter from right to left stays as it is.
"""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from django.template import Context, Node, NodeList
from django.template.base import Parser, Token
from django.utils.html import escape
from django.utils.translation import get_language_bidi

# Letters and punctuation of the scripts that run from right to left; their digits run as ours do.
THEIRS = "\u0590-\u065f\u066d-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_THEIRS = re.compile(f"[{THEIRS}]")
_DIGIT = re.compile(r"\d")
# The upper halves of their numbers in Unicode.
_HALVES = bytes(range(0x05, 0x09)) + bytes(range(0xFB, 0xFF))

# A run: words and figures that belong together, their brackets and the points between them. It ends at a letter of
# theirs, at a sign that says which way text runs, and where a figure ends a sentence or a part of a list.
_BREAKS = rf"{THEIRS}\u200e\u200f\u202a-\u202e\u2066-\u2069"
_GAP = r"(?:\s*[-‐-―−/&+×]\s*|\s+|(?<=[^\W\d_])[,.;:!?'\"‘’“”]+\s+[\"‘“]?)"


def _run(sign: str, inner: str) -> re.Pattern[str]:
    word = rf"[+#@£€$−]?{sign}(?:{inner}*{sign})?[%°]?"
    aside = rf"\s*\((?:\s|{inner})*\)(?:{word})?"
    return re.compile(rf"(?<![^\W\d_{THEIRS}])(?:\(\+?\d+\)\s*)?{word}(?:{aside}|{_GAP}{word})*")


RUN = {
    "rtl": _run(rf"[^\W_{THEIRS}]", rf"[^\s(){_BREAKS}]"),
    # Figures alone: letters stay where they are, and <bdi> would hide them from `dir="auto"`.
    "ltr": _run(r"\d", rf"(?:\d|[^\w\s(){_BREAKS}])"),
}
# A text may hold signs of its own that keep a run together.
_KEPT = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")

_OPENING, _CLOSING = "([{\"'‘“", ")]}\"'’”"

# Most of a page needs no look: tags, what is no text to read or cannot hold a tag, and text in which nothing of ours
# stands. It is stepped over at once. Then comes an element that says which way it runs, or a text.
_INSIDE = r"(?:[^<>\"']|\"[^\"]*\"|'[^']*')*"
_WHOLE = "|".join(rf"{name}\b.*?</{name}\s*>" for name in ("script", "style", "textarea", "title", "option", "svg"))
_TOKEN = re.compile(
    rf"(?:<!--.*?-->|<(?:{_WHOLE})|<(?!bdi\b|{_INSIDE}\sdir=){_INSIDE}>|[\s!-%'-/:;=?@·–—{THEIRS}]++(?![^<]))+"
    rf"|<(?P<name>[a-z][\w-]*){_INSIDE}>|(?P<text>[^<]+)|<",
    re.DOTALL | re.IGNORECASE,
)
_DIR = re.compile(r"\sdir=[\"']?(\w+)")
_NOT_SHUT = frozenset({"br", "hr", "img", "input"})
_INNER = re.compile(r"<bdi\b.*?</bdi>|<[^>]*>", re.DOTALL)


def runs(text: str, direction: str) -> Iterator[tuple[int, int]]:
    """Where the runs of a text stand that would lose their order in a line of this direction, "ltr" or "rtl"."""
    mixed = _THEIRS.search(text) is not None
    if not mixed and (direction == "ltr" or not _DIGIT.search(text)):
        return  # letters of one kind keep their order
    kept = [one.span() for one in _KEPT.finditer(text)]
    found = [
        one.span()
        for one in RUN[direction].finditer(text)
        if not one[0].isdecimal() and not any(start < one.end() and one.start() < end for start, end in kept)
    ]
    if not mixed and found and not kept:
        # A sentence from left to right, whole: from its first run to its last, with the brackets around.
        before, after = text[: found[0][0]], text[found[-1][1] :]
        found = [(len(before.rstrip(_OPENING)), len(text) - len(after.lstrip(_CLOSING)))]
    yield from found


def _text(html: str, direction: str) -> str:
    text, parts, at = unescape(html), [], 0
    for start, end in runs(text, direction):
        parts += [escape(text[at:start]), '<bdi dir="ltr">', escape(text[start:end]), "</bdi>"]
        at = end
    return "".join([*parts, escape(text[at:])]) if parts else html


def _end(html: str, name: str, start: int, end: int) -> int:
    """Where the element of this name ends whose first tag ends at `start`."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b").finditer(html, start, end):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    return end


def _direction(html: str) -> str:
    """Which way an element with dir="auto" runs that holds this: as its first letter outside <bdi> does."""
    for sign in unescape(_INNER.sub("", html)):
        kind = unicodedata.bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return "ltr"


def _pieces(html: str, at: int, end: int, direction: str) -> Iterator[str]:
    while at < end:
        token = _TOKEN.match(html, at, end)
        assert token  # noqa: S101  the last alternatives take any sign
        at = token.end()
        yield _text(token[0], direction) if token["text"] else token[0]
        if token["name"] and token["name"] not in _NOT_SHUT:
            inner, said = _end(html, token["name"], at, end), _DIR.search(token[0])
            own = said[1] if said and said[1] != "auto" else _direction(html[at:inner])
            yield from _pieces(html, at, inner, own)
            at = inner


def _may_be_theirs(html: str) -> bool:
    """Whether a letter of theirs can be in it. Five times as quick as looking for one, which a page in English pays for
    with all its length: bytes are searched for one value at the speed of memory."""
    halves = html.encode("utf-16-le", "surrogatepass")[1::2]
    return any(half in halves for half in _HALVES)


def ordered(html: str, direction: str) -> str:
    """This HTML with each run isolated that would lose its order; `direction` is that of the place it stands in."""
    if direction == "ltr" and not (_may_be_theirs(html) and _THEIRS.search(html)):
        return html
    return "".join(_pieces(html, 0, len(html), direction))


class OrderedNode(Node):
    """{% ordered %}…{% endordered %}: what stands within, in order."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        """What was drawn within, each run of figures and Latin names isolated."""
        return ordered(self.nodelist.render(context), "rtl" if get_language_bidi() else "ltr")


def in_order(parser: Parser, token: Token) -> OrderedNode:
    """Compile the tag. It takes nothing."""
    nodelist = parser.parse(("endordered",))
    parser.delete_first_token()
    return OrderedNode(nodelist)
