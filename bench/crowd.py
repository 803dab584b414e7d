"""Many people fill a form at once: `python -m bench.crowd FOLDER PORT MINUTES`, JSON on stdout.

Each has a draft of their own and does what a person does: opens a step, thinks, types, saves (every other time the
browser's own saving in between), goes on. What each typed last in every step is written to FOLDER/typed.json, so that
the database can be asked for it afterwards.
"""

from __future__ import annotations

import http.client
import json
import random
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from .measure import form_of

THINKING = (2.0, 8.0)  # seconds before a step is saved
HEADERS = {"Accept-Language": "en-GB"}


@dataclass
class Somebody:
    """One person at one draft. `spent` are the seconds each request took."""

    draft: str
    steps: list[str]
    cookies: dict[str, str]
    port: int
    until: float
    spent: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)

    def run(self) -> None:
        chance = random.Random(self.draft)  # noqa: S311 – the same crowd every time
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        time.sleep(chance.uniform(0, THINKING[1]))  # nobody starts at the same moment
        turn = 0
        while time.monotonic() < self.until:
            try:
                self.one_step(self.steps[turn % len(self.steps)], turn, chance)
            except Exception as error:
                self.errors.append(f"{type(error).__name__}: {error}")
                self.connection.close()
            turn += 1

    def one_step(self, step: str, turn: int, chance: random.Random) -> None:
        path = f"/drafts/{self.draft}/steps/{step}/"
        fields = dict(parse_qsl(form_of(self.ask("GET", path, expected=(200,))).decode(), keep_blank_values=True))
        word = f"Turn {turn} of {self.draft[:8]}"
        fields = {name: word if value.startswith("Something was said") else value for name, value in fields.items()}
        time.sleep(chance.uniform(*THINKING))
        if turn % 2:
            kept = json.loads(self.ask("POST", path, fields | {"autosave": "1"}, expected=(200,)))
            revision = next(name for name in fields if name.endswith("-revision"))
            fields[revision] = str(kept["revision"])
            self.typed[step] = word
            time.sleep(chance.uniform(0, THINKING[0]))
        # words in the box of a number are kept and shown again (200): nobody in a crowd types only what fits
        self.ask("POST", path, fields, expected=(200, 302))
        self.typed[step] = word

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None, *, expected: tuple[int, ...]) -> bytes:
        headers = HEADERS | {
            "Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items()),
            "Referer": f"http://127.0.0.1:{self.port}{path}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        began = time.monotonic()
        self.connection.request(method, path, body=urlencode(fields) if fields else None, headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        self.connection.close()  # the server keeps no connection for as long as somebody thinks; the next one is new
        self.spent.append(time.monotonic() - began)
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _equals, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        if answer.status not in expected:
            raise RuntimeError(f"{method} answered {answer.status} instead of {expected}")
        return body


def main() -> None:
    folder, port, minutes = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    people: list[dict[str, Any]] = json.loads((folder / "crowd.json").read_text())
    until = time.monotonic() + minutes * 60
    crowd = [Somebody(**one, port=port, until=until) for one in people]
    threads = [threading.Thread(target=one.run) for one in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = sorted(second for one in crowd for second in one.spent)
    (folder / "typed.json").write_text(json.dumps({one.draft: one.typed for one in crowd}))
    print(
        json.dumps(
            {
                "people": len(crowd),
                "requests": len(spent),
                "p50": spent[len(spent) // 2],
                "p95": spent[int(len(spent) * 0.95)],
                "worst": spent[-1],
                "errors": [error for one in crowd for error in one.errors],
            }
        )
    )


if __name__ == "__main__":
    main()
