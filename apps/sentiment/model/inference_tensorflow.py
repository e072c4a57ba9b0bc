"""Serves the TensorFlow model: code/inference.py of its model.tar.gz, as the TensorFlow Serving container runs it."""

import json
import sys
from pathlib import Path
from typing import BinaryIO, Protocol

sys.path.insert(0, str(Path(__file__).parent))

from sentiment_model.cleaning import clean  # noqa: E402
from sentiment_model.contract import read_texts, write_answers  # noqa: E402


class Context(Protocol):
    """What the container says of a request."""

    request_content_type: str
    accept_header: str | None


class ServingResponse(Protocol):
    """An answer of TensorFlow Serving."""

    status_code: int
    content: bytes


def input_handler(data: BinaryIO, context: Context) -> str:
    """Turn a request into one of TensorFlow Serving's REST API."""
    texts = read_texts(data.read(), context.request_content_type)
    return json.dumps({"instances": [clean(text) for text in texts]})


def output_handler(response: ServingResponse, context: Context) -> tuple[str, str]:
    """Turn the answer of TensorFlow Serving into ours."""
    if response.status_code != 200:
        raise ValueError(response.content.decode("utf-8"))
    probabilities = json.loads(response.content)["predictions"]
    return write_answers(probabilities, context.accept_header, context.request_content_type)
