"""The classes, and how a rating becomes one: stated here and nowhere else."""

from typing import Final

NAMES: Final = ("negative", "neutral", "positive")
"""Names of the labels 0, 1 and 2."""

NEUTRAL_UP_TO: Final = 0.25
"""Ratings from -4 to 4 that are no further than this from 0 are neutral."""


def label_of_rating(rating: float) -> int:
    """The label of a rating from -4 (most negative) to 4 (most positive)."""
    if rating < -NEUTRAL_UP_TO:
        return NAMES.index("negative")
    if rating > NEUTRAL_UP_TO:
        return NAMES.index("positive")
    return NAMES.index("neutral")


def label_of(value: str) -> int | None:
    """The label that a text states, as a number or a name; None if it states none."""
    word = value.strip().lower()
    if word in NAMES:
        return NAMES.index(word)
    return int(word) if word in {"0", "1", "2"} else None
