import io
import json
from collections.abc import Sequence

import pytest

from server import MAX_BYTES, Application


class Fixed:
    def probabilities(self, texts: Sequence[str]) -> list[list[float]]:
        return [[0.1, 0.2, 0.7] for _ in texts]


def ask(method: str, path: str, body: bytes = b"", **headers: str) -> tuple[str, str, str]:
    answers: list[tuple[str, str]] = []
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    content = Application(Fixed())(
        environ | headers, lambda status, given: answers.append((status, dict(given)["Content-Type"]))
    )
    ((status, kind),) = answers
    return status, kind, b"".join(content).decode()


def test_a_loaded_model_answers_pings() -> None:
    assert ask("GET", "/ping") == ("200 OK", "text/plain", "")


def test_invocations_are_answered() -> None:
    status, kind, body = ask("POST", "/invocations", b'{"instances": ["a", "b"]}', CONTENT_TYPE="application/json")
    answer = {"label": 2, "name": "positive", "probabilities": [0.1, 0.2, 0.7]}
    assert (status, kind, json.loads(body)) == ("200 OK", "application/json", {"predictions": [answer, answer]})
    assert ask("POST", "/invocations", b"a\n", CONTENT_TYPE="text/csv") == ("200 OK", "text/csv", "2,0.1,0.2,0.7\n")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, "404 Not Found"),
        ("GET", "/invocations", {}, "405 Method Not Allowed"),
        ("POST", "/ping", {}, "405 Method Not Allowed"),
        ("POST", "/invocations", {}, "400 Bad Request"),
        ("POST", "/invocations", {"CONTENT_TYPE": "image/png"}, "415 Unsupported Media Type"),
        ("POST", "/invocations", {"CONTENT_LENGTH": str(MAX_BYTES + 1)}, "413 Content Too Large"),
        ("POST", "/invocations", {"CONTENT_LENGTH": "x"}, "413 Content Too Large"),
    ],
)
def test_other_requests_are_refused(method: str, path: str, headers: dict[str, str], status: str) -> None:
    assert ask(method, path, **headers)[0] == status
