from types import SimpleNamespace

import pytest

from sentiment_model.cleaning import clean
from sentiment_model.distance import drift_distance
from sentiment_model.features import FEATURE_NAMES, features_of, preprocess_handler
from sentiment_model.labels import label_of_rating


@pytest.mark.parametrize(("rating", "label"), [(-4, 0), (-0.26, 0), (-0.25, 1), (0, 1), (0.25, 1), (0.26, 2), (4, 2)])
def test_ratings_up_to_the_border_are_neutral(rating: float, label: int) -> None:
    assert label_of_rating(rating) == label


def test_what_tells_no_sentiment_is_replaced() -> None:
    text = "@Ada  soooo good &amp;lt;3 :)\nhttp://t.co/x1 !!!"
    assert clean(text) == "<user> soo good <3 :) <url> !!!"


def test_features_describe_a_text() -> None:
    assert features_of("I can't, NOT ever: GREAT!! :-) ok? <3") == {
        "char_count": 37,
        "word_count": 6,
        "exclamation_count": 2,
        "question_count": 1,
        "uppercase_share": 0.4,
        "emoticon_count": 2,
        "negation_count": 2,
    }
    assert features_of("42") == {**dict.fromkeys(FEATURE_NAMES, 0), "char_count": 2}


def test_the_monitors_preprocessor_makes_features_of_each_text() -> None:
    record = SimpleNamespace(endpoint_input=SimpleNamespace(data='{"instances": ["a", {"text": "b!"}]}'))
    assert preprocess_handler(record, None) == [features_of("a"), features_of("b!")]


def test_equal_distributions_have_no_distance() -> None:
    assert drift_distance([1, 2, 3] * 50, [3, 2, 1] * 40) == 0


def test_separate_distributions_are_as_far_as_their_numbers_allow() -> None:
    # 1 - 1.8 * sqrt(200 / 10,000)
    assert drift_distance([0] * 100, [1] * 100) == 0.7454


def test_a_side_without_values_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one on each side"):
        drift_distance([], [1])
