"""Numbers that describe a text: records of the feature store, and what the data quality monitor watches.

This file is also the monitor's preprocessor: Model Monitor runs it alone, so it imports nothing of this package.
"""

from __future__ import annotations

import json
import re

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


_FEATURES = {
    "char_count": len,
    "word_count": lambda text: len(_words(text)),
    "exclamation_count": lambda text: text.count("!"),
    "question_count": lambda text: text.count("?"),
    "uppercase_share": _uppercase_share,
    "emoticon_count": lambda text: len(_EMOTICON.findall(text)),
    "negation_count": _negations,
}

FEATURE_NAMES = tuple(_FEATURES)
"""Names of the features, in the order of columns."""


def features_of(text: str) -> dict[str, float]:
    """The features of a text."""
    return {name: feature(text) for name, feature in _FEATURES.items()}


def preprocess_handler(inference_record, logger) -> list[dict[str, float]]:  # noqa: ANN001
    """The features of the texts of a captured request in JSON: what Model Monitor calls for each."""
    instances = json.loads(inference_record.endpoint_input.data).get("instances", [])
    texts = [one["text"] if isinstance(one, dict) else one for one in instances]
    return [features_of(text) for text in texts]
