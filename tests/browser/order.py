"""In which order figures and Latin names really stand on a page that runs from right to left.

Markup cannot tell: "01234 567890" after an Urdu word is shown as "567890 01234" unless it is isolated, and no checker
notices. So the browser is asked where each group of figures was drawn.
"""

from __future__ import annotations

from playwright.sync_api import Page

# Figures in groups (telephone numbers, times, ranges, references) and Latin words that follow each other (names,
# addresses): within one line each group must stand to the right of the one before it.
_REVERSED = r"""() => {
  const wrong = [];
  const place = (node, index) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest("script, style, noscript")) continue;
    const runs = [
      ...node.data.matchAll(/[+\d][\d\s()+:.,\/\u2010-\u2015-]*\d/g),
      ...node.data.matchAll(/[A-Za-z\u00C0-\u024F][A-Za-z\u00C0-\u024F\s.'@-]*[A-Za-z\u00C0-\u024F]/g)
    ];
    for (const run of runs) {
      let before = null;
      for (const group of run[0].matchAll(/\d+|[A-Za-z\u00C0-\u024F]+/g)) {
        const here = place(node, run.index + group.index);
        if (here.width && before && Math.abs(before.top - here.top) < here.height / 2 && here.left < before.left) {
          wrong.push(node.data.trim());
          break;
        }
        if (here.width) before = here;
      }
    }
  }
  return [...new Set(wrong)];
}"""


def reversed_figures(page: Page) -> list[str]:
    """The texts of the page in which groups of figures or Latin words stand in the wrong order; [] when all is well."""
    found: list[str] = page.evaluate(_REVERSED)
    return found


# What keeps a run together must not part the words around it: beside each other in a flexible box each piece would be
# a column of its own.
_TORN = """() => [...document.querySelectorAll("bdi")]
  .map((bdi) => bdi.parentElement)
  .filter((box) => /flex|grid/.test(getComputedStyle(box).display))
  .filter((box) => [...box.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
  .map((box) => box.textContent.trim())"""


def torn(page: Page) -> list[str]:
    """The texts of the page that <bdi> tears into columns; [] when all is well."""
    found: list[str] = page.evaluate(_TORN)
    return found
