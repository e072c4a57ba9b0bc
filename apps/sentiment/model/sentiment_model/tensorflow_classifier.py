"""A small text classifier in TensorFlow: words weighed by how rare they are, and one layer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import tensorflow as tf

from .cleaning import clean
from .labels import NAMES

MAX_WORDS: Final = 8_000
"""Most words that the model knows."""

_PUNCTUATION: Final = r"([!?.,;:()\[\]\"*/\\|<>=#&-]+)"


class TensorFlowClassifier:
    """A SavedModel that takes cleaned texts, as TensorFlow Serving runs it."""

    def __init__(self, folder: Path) -> None:
        # The signature lives as long as what it was loaded from.
        self._loaded: Any = tf.saved_model.load(str(folder / "1"))

    @classmethod
    def load(cls, folder: Path) -> "TensorFlowClassifier":
        """The model in a folder: its version 1."""
        return cls(folder)

    def probabilities(self, texts: Sequence[str]) -> list[list[float]]:
        """The probability of each class, for each text as it came."""
        return self._loaded.serve(text_tensor(texts)).numpy().tolist()


def text_tensor(texts: Sequence[str]) -> tf.Tensor:
    """Texts as the model takes them: cleaned, before the graph divides them into words."""
    return tf.constant([clean(text) for text in texts], dtype=tf.string)


def build(texts: Sequence[str], learning_rate: float, dropout: float) -> tf.keras.Model:
    """A model that knows the words of `texts`, to be trained."""
    words = tf.keras.layers.TextVectorization(max_tokens=MAX_WORDS, standardize=_divide, output_mode="tf_idf")
    words.adapt(text_tensor(texts))
    given = tf.keras.Input(shape=(), dtype=tf.string, name="text")
    weighed = tf.keras.layers.UnitNormalization()(words(given))
    thinned = tf.keras.layers.Dropout(dropout)(weighed)
    answer = tf.keras.layers.Dense(len(NAMES), activation="softmax", name="probabilities")(thinned)
    model = tf.keras.Model(given, answer)
    model.compile(
        optimizer=tf.keras.optimizers.Adam(learning_rate),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


@tf.keras.utils.register_keras_serializable("sentiment")
def _divide(texts: tf.Tensor) -> tf.Tensor:
    """Words in lower case, marks as words of their own: emoticons stay, as runs of marks."""
    return tf.strings.regex_replace(tf.strings.lower(texts), _PUNCTUATION, r" \1 ")
