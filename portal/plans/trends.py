"""Whether engagement grows or falls over the meetings (R-002-16). Pure."""

from collections.abc import Sequence

from .enums import Engaged, Trend

_WEIGHT = {Engaged.NOT: 0, Engaged.PARTLY: 1, Engaged.ENGAGED: 2}


def trend(levels: Sequence[str]) -> Trend:
    """The later half of the meetings against the earlier one; of an odd number the middle one counts for neither.

    `levels`: values of `Engaged` from the first meeting to the last, "" where nobody knows, which is left out.
    """
    known = [_WEIGHT[Engaged(level)] for level in levels if level]
    half = len(known) // 2
    if not half:
        return Trend.TOO_FEW
    before, after = sum(known[:half]), sum(known[-half:])
    if before == after:
        return Trend.SAME
    return Trend.BETTER if after > before else Trend.WORSE
