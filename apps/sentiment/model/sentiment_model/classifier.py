"""A trained model, whatever framework it is of."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Classifier(Protocol):
    """Tells the sentiment of texts."""

    def probabilities(self, texts: Sequence[str]) -> list[list[float]]:
        """The probability of each class, for each text as it came."""


def load_classifier(folder: Path) -> Classifier:
    """The model in a folder. Loads TensorFlow or PyTorch, whichever it is of."""
    if (folder / "1" / "saved_model.pb").is_file():
        from .tensorflow_classifier import TensorFlowClassifier

        return TensorFlowClassifier.load(folder)
    if (folder / "config.json").is_file():
        from .huggingface_classifier import HuggingFaceClassifier

        return HuggingFaceClassifier.load(folder)
    raise ValueError(f"{folder}: got no model; expected 1/saved_model.pb (TensorFlow) or config.json (Hugging Face)")
