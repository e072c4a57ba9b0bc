"""The HTTP server of the own container: /ping and /invocations, as SageMaker calls them. A WSGI application.

The model is loaded before the first request is taken; until then SageMaker's /ping waits.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sentiment_model.classifier import Classifier, load_classifier
from sentiment_model.contract import RequestError, UnsupportedTypeError, read_texts, write_answers
from sentiment_model.paths import base

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

MAX_BYTES: Final = 25 * 2**20
"""Most bytes of a request: not fewer than a real-time endpoint lets through."""

Answer = tuple[str, str, str]
"""Status, content type and body of an answer."""


class Application:
    """Answers requests with a model."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        status, kind, body = self._answer(environ)
        content = body.encode("utf-8")
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def _answer(self, environ: "WSGIEnvironment") -> Answer:
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        if path == "/ping":
            return ("200 OK", "text/plain", "") if method == "GET" else refusal("405 Method Not Allowed", "use GET")
        if path != "/invocations":
            return refusal("404 Not Found", f"got {path}; expected /ping or /invocations")
        if method != "POST":
            return refusal("405 Method Not Allowed", "use POST")
        return self._predict(environ)

    def _predict(self, environ: "WSGIEnvironment") -> Answer:
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > MAX_BYTES:
            return refusal("413 Content Too Large", f"got {length} bytes; expected at most {MAX_BYTES}")
        content_type, accept = environ.get("CONTENT_TYPE") or None, environ.get("HTTP_ACCEPT")
        try:
            texts = read_texts(environ["wsgi.input"].read(int(length)), content_type)
            body, kind = write_answers(self._classifier.probabilities(texts), accept, content_type)
        except UnsupportedTypeError as error:
            return refusal("415 Unsupported Media Type", str(error))
        except RequestError as error:
            return refusal("400 Bad Request", str(error))
        return "200 OK", kind, body


def refusal(status: str, reason: str) -> Answer:
    """An answer that says what was wrong with a request."""
    return status, "text/plain; charset=utf-8", reason + "\n"


def application() -> Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]:
    """The application with the model of the container, or of the folder MODEL_DIR."""
    return Application(load_classifier(Path(os.environ.get("MODEL_DIR") or base() / "model")))
