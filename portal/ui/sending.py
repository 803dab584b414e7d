"""Sending a file of a plan to a browser: seen as what it is and as nothing else, kept by nobody, in parts if asked."""

import re

from django.http import HttpRequest, HttpResponse

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
WRONG = (-1, -1)


def asked_range(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte that a Range header asks for, of `size` bytes.

    None for the whole: no header, another unit, several ranges at once. `WRONG` for what lies beyond the end.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if not first:  # the last so many bytes
        return (max(0, size - int(last)), size - 1) if int(last) and size else WRONG
    if int(first) >= size:
        return WRONG
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last or size), size - 1)


def send_file(request: HttpRequest, data: bytes, kind: str, name: str) -> HttpResponse:
    """`data` of media type `kind` (from the bytes, see plans.media), shown in the page; `name` must tell nothing.

    A player that seeks asks for parts (206); who asks beyond the end gets 416.
    """
    wanted = asked_range(request.headers.get("Range", ""), len(data))
    if wanted == WRONG:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{len(data)}"
    elif wanted is None:
        response = HttpResponse(data, content_type=kind)
    else:
        first, last = wanted
        response = HttpResponse(data[first : last + 1], content_type=kind, status=206)
        response["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "no-store"
    return response
