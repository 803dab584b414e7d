"""How long an author waits for a page of the editor in Chromium: `python -m bench.editor FOLDER PORT`, JSON on stdout.

From the start of the navigation until the page is loaded and its main thread idle, the best of several visits; the
pages take turns. Reads FOLDER/editor.json: {"cookies", "pages": {name: path}}.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

VISITS = 5
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
IDLE = """() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(() => done(performance.now()))))"""


def visit(page: Page, address: str) -> float:
    """Seconds until the page can be worked with."""
    page.goto(address, wait_until="load")
    milliseconds: float = page.evaluate(IDLE)
    page.wait_for_load_state("networkidle")  # a form's page has its gate asked afterwards: the next visit is its own
    return milliseconds / 1000


def main() -> None:
    folder, root = Path(sys.argv[1]), f"http://127.0.0.1:{sys.argv[2]}"
    given = json.loads((folder / "editor.json").read_text())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": key, "value": value, "url": root} for key, value in given["cookies"].items()])
        page = context.new_page()
        best = dict.fromkeys(given["pages"], float("inf"))
        for _ in range(VISITS):
            for name, path in given["pages"].items():
                best[name] = min(best[name], visit(page, root + path))
        browser.close()
    print(json.dumps(best))


if __name__ == "__main__":
    main()
