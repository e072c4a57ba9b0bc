"""The distance of two distributions, as Model Monitor's comparison method Robust measures it."""

from bisect import bisect_right
from collections.abc import Sequence
from math import sqrt


def drift_distance(baseline: Sequence[float], current: Sequence[float]) -> float:
    """The greatest difference of the shares of values up to any value, less what few values differ by chance.

    See `numericalDistance` in Distance.scala of Deequ, on which Model Monitor stands.
    """
    if not baseline or not current:
        raise ValueError("got no value; expected at least one on each side")
    one, other = sorted(baseline), sorted(current)
    values = sorted({*one, *other})
    greatest = max(
        abs(bisect_right(one, value) / len(one) - bisect_right(other, value) / len(other)) for value in values
    )
    by_chance = 1.8 * sqrt((len(one) + len(other)) / (len(one) * len(other)))
    return round(max(0.0, greatest - by_chance), 4)
