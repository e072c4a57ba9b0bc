"""Division of records into those to train, to validate and to test with."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

from .labels import NAMES
from .records import DataError, Record

SHARES: Final[Mapping[str, float]] = {"train": 0.7, "validation": 0.1, "test": 0.2}
"""Share of each class that each part gets."""


def without_duplicates(records: Sequence[Record]) -> list[Record]:
    """The first record of each text: a text in two parts would be tested with what it was trained with."""
    first: dict[str, Record] = {}
    for record in records:
        first.setdefault(record.text, record)
    return list(first.values())


def split(records: Sequence[Record], seed: int) -> dict[str, list[Record]]:
    """The parts, each with its share of every class; the same seed gives the same parts."""
    random = Random(seed)
    parts: dict[str, list[Record]] = {name: [] for name in SHARES}
    problems: list[str] = []
    for label, class_name in enumerate(NAMES):
        members = [record for record in records if record.label == label]
        random.shuffle(members)
        test = round(len(members) * SHARES["test"])
        validation = round(len(members) * SHARES["validation"])
        if min(test, validation) == 0:
            problems.append(f"label {label} ({class_name}): got {len(members)} records; expected at least 6")
        parts["test"] += members[:test]
        parts["validation"] += members[test : test + validation]
        parts["train"] += members[test + validation :]
    if problems:
        raise DataError(problems)
    for part in parts.values():
        random.shuffle(part)
    return parts
