"""Words from right to left that hold what must not change places: numbers to ring, times, ranges, dates, names."""

from __future__ import annotations

from dataclasses import replace

from portal.wording.reading import Changed, Hard, Mark, Reading, Text

from .readings import HARD, reading

FIGURES = "01632 960101, 2–6, 1.5.2026–6.5.2026"
WORDS = {
    "ur": "اسکول کو 01632 960101 پر فون کریں، 14:30–16:00 بجے، 2–6 مئی، 1.5.2026–6.5.2026، Lena Hart 5 یا "
    "lena.hart5@example.org کو، 12 High Street میں۔",
    "ar": "اتصل بالمدرسة على 01632 960101، الساعة 14:30–16:00، 2–6 مايو، 1.5.2026–6.5.2026، Lena Hart 5 أو "
    "lena.hart5@example.org في 12 High Street.",
}


def figured(language: str, level: str = "parent", format: str = "standard") -> Reading:
    """A Reading that says these words wherever somebody's own words stand."""
    words, plain = WORDS[language], reading(language, level, format)
    hard = HARD[language][0]
    said = Text(f"{hard} {words}", language, marks=(Mark(0, len(hard), 0),))
    sections = tuple(
        replace(
            section, heading=f"{section.heading}: {words}", intro=words, empty=section.empty and words,
            language=language, entries=tuple(replace(entry, text=entry.text and said) for entry in section.entries),
        )
        for section in plain.sections
    )  # fmt: skip
    return replace(plain, sections=sections, glossary=(Hard(hard, words),), changed=Changed("2026-01-05", 1, (said,)))
