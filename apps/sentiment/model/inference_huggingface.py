"""Serves the Hugging Face model: code/inference.py of its model.tar.gz, as Hugging Face's inference toolkit runs it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from sentiment_model.contract import read_texts, write_answers  # noqa: E402
from sentiment_model.huggingface_classifier import HuggingFaceClassifier  # noqa: E402


def model_fn(model_dir: str) -> HuggingFaceClassifier:
    """Load the model, once."""
    return HuggingFaceClassifier.load(Path(model_dir))


def input_fn(body: str | bytes, content_type: str) -> list[str]:
    """Read the texts of a request."""
    return read_texts(body, content_type)


def predict_fn(texts: list[str], model: HuggingFaceClassifier) -> list[list[float]]:
    """Tell the probabilities of the classes."""
    return model.probabilities(texts)


def output_fn(probabilities: list[list[float]], accept: str) -> str:
    """Write the answer; its type is the one that was accepted."""
    return write_answers(probabilities, accept, accept)[0]
