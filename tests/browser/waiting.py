"""Waiting for what no page shows: the clock alone proves nothing on a machine that is busy."""

from __future__ import annotations

import time
from collections.abc import Callable


def comes(true: Callable[[], object], seconds: float = 15) -> bool:
    """Whether this comes true; for what a page says to nobody, such as what it has stored."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.05)
    return bool(true())
