"""What the frame of every page says about the reader's session."""

import time
from typing import Any

from django.http import HttpRequest

from .selectors import idle, seconds_left


def timing(request: HttpRequest) -> dict[str, Any]:
    """`timing` for somebody signed in: seconds `left` after this page, `minutes` without a page that end the session,
    and whether others use the device too."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    session = request.session
    return {
        "timing": {
            "left": seconds_left(session, now=time.time()),
            "minutes": idle(session) // 60,
            "shared": bool(session.get("shared")),
        }
    }
