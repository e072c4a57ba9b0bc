"""How good predictions are, in the words of SageMaker's model quality."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .labels import NAMES

_LABELS: Final = range(len(NAMES))
Json = dict[str, "str | int | float | Json"]


@dataclass(frozen=True)
class Quality:
    """Predictions, counted: `confusion[actual][predicted]`."""

    confusion: tuple[tuple[int, ...], ...]

    @property
    def records(self) -> int:
        return sum(map(sum, self.confusion))

    @property
    def accuracy(self) -> float:
        return _share(sum(self.confusion[label][label] for label in _LABELS), self.records)

    @property
    def majority_share(self) -> float:
        """Accuracy of whoever always answers the most frequent class."""
        return _share(max(map(sum, self.confusion)), self.records)

    def precision(self, label: int) -> float:
        return _share(self.confusion[label][label], sum(row[label] for row in self.confusion))

    def recall(self, label: int) -> float:
        return _share(self.confusion[label][label], sum(self.confusion[label]))

    def f(self, label: int, beta: float = 1) -> float:
        precision, recall = self.precision(label), self.recall(label)
        return _share((1 + beta**2) * precision * recall, beta**2 * precision + recall)

    @property
    def macro_f1(self) -> float:
        return sum(map(self.f, _LABELS)) / len(_LABELS)


def quality(actual: Sequence[int], predicted: Sequence[int]) -> Quality:
    """Compare predictions with labels."""
    counts = [[0] * len(NAMES) for _ in NAMES]
    for one, other in zip(actual, predicted, strict=True):
        counts[one][other] += 1
    return Quality(tuple(tuple(row) for row in counts))


def evaluation(found: Quality) -> Json:
    """The property file: `metrics` for conditions of pipelines, the rest as the registry shows model quality."""
    flat: Json = {"accuracy": found.accuracy, "macro_f1": found.macro_f1, "majority_share": found.majority_share}
    by_class: Json = {f"f1_{name}": found.f(label) for label, name in enumerate(NAMES)}
    return {
        "version": 0.0,
        "dataset": {"item_count": found.records},
        "metrics": {**flat, **by_class},
        "multiclass_classification_metrics": _model_quality(found),
    }


def _model_quality(found: Quality) -> Json:
    matrix: Json = {
        str(actual): {str(predicted): count for predicted, count in enumerate(row)}
        for actual, row in enumerate(found.confusion)
    }
    weighted = {
        "weighted_recall": [found.recall(label) for label in _LABELS],
        "weighted_precision": [found.precision(label) for label in _LABELS],
        "weighted_f0_5": [found.f(label, 0.5) for label in _LABELS],
        "weighted_f1": [found.f(label) for label in _LABELS],
        "weighted_f2": [found.f(label, 2) for label in _LABELS],
    }
    metrics = {"accuracy": found.accuracy, **{name: _weighted(found, values) for name, values in weighted.items()}}
    metrics["accuracy_best_constant_classifier"] = found.majority_share
    values: Json = {name: {"value": value, "standard_deviation": "NaN"} for name, value in metrics.items()}
    return {"confusion_matrix": matrix, **values}


def _weighted(found: Quality, values: Sequence[float]) -> float:
    return sum(_share(sum(row), found.records) * value for row, value in zip(found.confusion, values, strict=True))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
