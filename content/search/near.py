"""Words that are nearly the same: slips of the hand. Pure."""

from collections.abc import Iterable

# A slip in a short word makes another word of it.
SHORT = 4


def reach(word: str) -> int:
    """How many letters may be wrong in a word of this length."""
    return 1 if len(word) <= SHORT else 2


def distance(one: str, other: str, most: int) -> int:
    """Letters to add, leave out, change or swap with the next, from one word to the other; `most` + 1 for more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, opposite in enumerate(other, 1):
            cost = min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (letter != opposite))
            if row > 1 and column > 1 and (letter, one[row - 2]) == (other[column - 2], opposite):
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, above = above, line
    return min(above[-1], most + 1)


def nearest(word: str, known: Iterable[tuple[str, int]], most: int) -> list[str]:
    """The known words within reach of `word`, the nearest first, of those as near the one on more pages.

    `known`: folded words and on how many pages each stands.
    """
    within = ((distance(word, other, reach(word)), -pages, other) for other, pages in known)
    return [other for away, _pages, other in sorted(within) if 0 < away <= reach(word)][:most]
