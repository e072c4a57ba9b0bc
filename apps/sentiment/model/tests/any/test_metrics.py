import pytest

from sentiment_model.metrics import evaluation, quality


def test_an_evaluation_counts_what_was_predicted() -> None:
    report = evaluation(quality([0, 0, 1, 2, 2, 2], [0, 2, 2, 2, 2, 0]))
    assert report["metrics"] == {
        "accuracy": 0.5,
        "macro_f1": pytest.approx((0.5 + 0 + 4 / 7) / 3),
        "majority_share": 0.5,
        "f1_negative": 0.5,
        "f1_neutral": 0,
        "f1_positive": pytest.approx(4 / 7),
    }
    quality_of_model = report["multiclass_classification_metrics"]
    assert quality_of_model["confusion_matrix"] == {
        "0": {"0": 1, "1": 0, "2": 1},
        "1": {"0": 0, "1": 0, "2": 1},
        "2": {"0": 1, "1": 0, "2": 2},
    }
    assert quality_of_model["accuracy"] == {"value": 0.5, "standard_deviation": "NaN"}
    assert quality_of_model["weighted_precision"]["value"] == pytest.approx(2 / 6 * 0.5 + 3 / 6 * 0.5)
    assert list(quality_of_model) == [
        "confusion_matrix",
        "accuracy",
        "weighted_recall",
        "weighted_precision",
        "weighted_f0_5",
        "weighted_f1",
        "weighted_f2",
        "accuracy_best_constant_classifier",
    ]


def test_predictions_without_a_record_are_no_division_by_zero() -> None:
    assert evaluation(quality([], []))["metrics"]["accuracy"] == 0


def test_labels_and_predictions_are_as_many() -> None:
    with pytest.raises(ValueError, match="zip"):
        quality([0], [])
