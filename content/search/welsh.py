"""Welsh words: their stems, and the forms that mutation gives their beginnings. Pure.

A Welsh word changes at its front by what stands before it: cynllun, ei gynllun, fy nghynllun, ei chynllun. So a word
that is asked for is taken back to what it can have been (radicals) and from there to every form it can have (forms).
At its end it changes as English does, only more: cynllun, cynlluniau, cynllunio. Words come here folded: small letters,
no circumflex (ŵ → w). Nothing here is a grammar: it is as much as a search needs.
"""

from __future__ import annotations

from functools import lru_cache

VOWELS = "aeiouwy"

# radical → soft, nasal, aspirate. Longer beginnings first; "" where the letter falls away.
MUTATIONS = (
    ("ll", ("l",)),
    ("rh", ("r",)),
    ("p", ("b", "mh", "ph")),
    ("t", ("d", "nh", "th")),
    ("c", ("g", "ngh", "ch")),
    ("b", ("f", "m")),
    ("d", ("dd", "n")),
    ("g", ("", "ng")),
    ("m", ("f",)),
)
# Beginnings that are letters of their own, and no radical of the one they begin with.
UNCHANGING = ("ch", "dd", "ff", "ng", "ph", "th")
# What a word without its g can begin with.
AFTER_G = (*VOWELS, "l", "r")

# Plurals and verbs that no rule below makes from their singular, and words that only look as if they had an ending.
IRREGULAR = {
    "anghenion": "angen", "athrawon": "athro", "brodyr": "brawd", "ceisiadau": "cais", "chwiorydd": "chwaer",
    "cynadleddau": "cynhadledd", "cynhadleddau": "cynhadledd", "cyswllt": "cysyllt", "dyddiad": "dyddiad",
    "dyddiadau": "dyddiad", "ieithoedd": "iaith", "merched": "merch", "meibion": "mab", "niweidiol": "niwed",
    "niweidio": "niwed", "oriau": "awr", "person": "person", "plant": "plentyn", "plentyn": "plentyn",
    "rhieni": "rhiant", "rhiant": "rhiant", "tai": "ty", "ymweld": "ymwel",
}  # fmt: skip

# Endings of plurals: (ending, what stands for it, how much of the word must be left from its first vowel on). The
# first vowel is where mutation ends, so that every form of a word loses the same ending.
PLURALS = (
    ("feydd", "fa", 3), ("oedd", "", 2), ("nni", "n", 2), ("wyr", "wr", 3), ("iau", "", 2), ("ion", "", 2),
    ("ydd", "", 4), ("au", "", 2), ("on", "", 3), ("i", "", 3),
)  # fmt: skip
# Endings of verbs, doers and what is done, taken off after those.
ENDINGS = (
    ("iwyd", "", 3), ("iad", "", 3), ("iwr", "", 3), ("iol", "", 4), ("wyd", "", 3), ("wr", "", 3), ("io", "", 3),
    ("ir", "", 4), ("ol", "", 4), ("u", "", 3), ("o", "", 3),
)  # fmt: skip


def forms(radical: str) -> frozenset[str]:
    """A word and all its mutations: cynllun → cynllun, gynllun, nghynllun, chynllun."""
    if radical[:1] in VOWELS:
        return frozenset({radical, f"h{radical}"})  # ei hysgol
    if radical.startswith(UNCHANGING):
        return frozenset({radical})
    for front, changed in MUTATIONS:
        if radical.startswith(front):
            rest = radical.removeprefix(front)
            return frozenset({radical, *(f"{new}{rest}" for new in changed if new or rest.startswith(AFTER_G))})
    return frozenset({radical})


def radicals(word: str) -> frozenset[str]:
    """What a word can have been before mutation, itself among it: gynllun → gynllun, cynllun."""
    found = {word}
    for front, changed in MUTATIONS:
        for new in changed:
            if new and word.startswith(new) and not (new in {"l", "r"} and word.startswith(front)):
                found.add(front + word.removeprefix(new))
    if word.startswith(AFTER_G) and not word.startswith(("ll", "rh")):
        found.add(f"g{word}")
    if word[:1] == "h" and word[1:2] in VOWELS:
        found.add(word[1:])
    # A beginning that came about, as gh from h, is none that the language has
    return frozenset(one for one in found if word in forms(one))


def expand(word: str) -> frozenset[str]:
    """Every form of every word that this one can be a form of: what a search for it has to look for."""
    return frozenset(form for radical in radicals(word) for form in forms(radical))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its endings, its beginning as it is, except where its plural follows no rule."""
    known = next((IRREGULAR[one] for one in sorted(radicals(word)) if one in IRREGULAR), None)
    if known:
        return known
    word = _without(word, PLURALS)
    for _turn in range(2):
        word = _without(word, ENDINGS)
    return word[:-1] if word.endswith(("nn", "rr")) else word  # rhan, rhannau


def _without(word: str, endings: tuple[tuple[str, str, int], ...]) -> str:
    for ending, instead, least in endings:
        if word.endswith(ending):
            left = word.removesuffix(ending)
            return left + instead if len(_from_first_vowel(left)) >= least else word
    return word


def _from_first_vowel(word: str) -> str:
    return word.lstrip("bcdfghjklmnpqrstvxz")
