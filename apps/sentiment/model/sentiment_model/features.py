"""Numbers that describe a text: records of the feature store, and what the data quality monitor watches."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from .records import Record

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_EMOTICON = re.compile(r"(?<!\w)(?:[:;=8xX][-o*']?[)(\]\[dDpP/\\|]+|<3)")
_NEGATIONS = frozenset({"not", "no", "never", "nor", "cannot", "without"})


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _uppercase_share(text: str) -> float:
    words = [word for word in _words(text) if len(word) > 1]
    return round(sum(word.isupper() for word in words) / len(words), 4) if words else 0.0


def _negations(text: str) -> int:
    words = [word.lower() for word in _words(text)]
    return sum(word in _NEGATIONS or word.endswith("n't") for word in words)


_FEATURES: Final[Mapping[str, Callable[[str], float]]] = {
    "char_count": len,
    "word_count": lambda text: len(_words(text)),
    "exclamation_count": lambda text: text.count("!"),
    "question_count": lambda text: text.count("?"),
    "uppercase_share": _uppercase_share,
    "emoticon_count": lambda text: len(_EMOTICON.findall(text)),
    "negation_count": _negations,
}

FEATURE_NAMES: Final = tuple(_FEATURES)
"""Names of the features, in the order of columns."""


def features_of(text: str) -> dict[str, float]:
    """The features of a text."""
    return {name: feature(text) for name, feature in _FEATURES.items()}


def feature_record(record: Record, event_time: str) -> dict[str, str | float]:
    """A record of the feature store. The same text has the same identifier, so that a second run replaces it."""
    tweet_id = sha256(record.text.encode()).hexdigest()[:16]
    return {"tweet_id": tweet_id, "event_time": event_time, "label": record.label, **features_of(record.text)}


def write_rows(path: Path, names: Sequence[str], rows: Iterable[Mapping[str, str | float]]) -> None:
    """Write rows as CSV with a header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
