"""What an endpoint is asked and answers, the same for every framework.

application/json       {"instances": ["a text", …]}  ->  {"predictions": [an answer as below, …]}
application/jsonlines  {"text": "a text"}            ->  {"label": 2, "name": "positive", "probabilities": […]}
text/csv               a text                        ->  2,0.1,0.2,0.7
"""

import csv
import io
import json
from collections.abc import Sequence
from typing import Final

from .labels import NAMES

JSON: Final = "application/json"
JSON_LINES: Final = "application/jsonlines"
CSV: Final = "text/csv"
TYPES: Final = (JSON, JSON_LINES, CSV)

EXPECTED_JSON: Final = '{"instances": ["a text", …]}'
EXPECTED_LINE: Final = '{"text": "a text"}'


class RequestError(ValueError):
    """A request that cannot be answered: the caller's mistake."""


class UnsupportedTypeError(RequestError):
    """A request in, or for, a type that there is not."""


def media_type(header: str | None) -> str:
    """The type that a header states, without its parameters; JSON if it states none."""
    return (header or JSON).split(";")[0].strip().lower()


def read_texts(body: str | bytes, content_type: str | None) -> list[str]:
    """The texts of a request. Raises RequestError for what is none."""
    kind = media_type(content_type)
    if kind not in TYPES:
        raise UnsupportedTypeError(f"Content-Type: got {kind}; expected {', '.join(TYPES)}")
    try:
        content = body.decode("utf-8") if isinstance(body, bytes) else body
    except UnicodeDecodeError as error:
        raise RequestError("body: got bytes that are no UTF-8; expected UTF-8") from error
    texts = _READERS[kind](content)
    if not texts:
        raise RequestError("body: got no text; expected at least one")
    return texts


def write_answers(
    probabilities: Sequence[Sequence[float]], accept: str | None, content_type: str | None
) -> tuple[str, str]:
    """The answer and its type: what is accepted, or else the type of the request."""
    kind = media_type(accept)
    if not accept or kind in {"*/*", "application/*"}:
        kind = media_type(content_type)
    if kind not in TYPES:
        raise UnsupportedTypeError(f"Accept: got {kind}; expected {', '.join(TYPES)}")
    if kind == CSV:
        rows = [[_label(row), *_rounded(row)] for row in probabilities]
        return "".join(",".join(map(str, row)) + "\n" for row in rows), kind
    answers = [_answer(row) for row in probabilities]
    if kind == JSON_LINES:
        return "".join(json.dumps(answer) + "\n" for answer in answers), kind
    return json.dumps({"predictions": answers}), kind


def _answer(row: Sequence[float]) -> dict[str, int | str | list[float]]:
    label = _label(row)
    return {"label": label, "name": NAMES[label], "probabilities": _rounded(row)}


def _label(row: Sequence[float]) -> int:
    return max(range(len(row)), key=row.__getitem__)


def _rounded(row: Sequence[float]) -> list[float]:
    return [round(float(value), 6) for value in row]


def _json_texts(body: str) -> list[str]:
    document = _parsed(body, "body", EXPECTED_JSON)
    instances = document.get("instances") if isinstance(document, dict) else None
    if not isinstance(instances, list):
        raise RequestError(f"body: got no list of instances; expected {EXPECTED_JSON}")
    return [_text(one, f"instances[{index}]") for index, one in enumerate(instances)]


def _json_lines_texts(body: str) -> list[str]:
    lines = [(number, line) for number, line in enumerate(body.splitlines(), 1) if line.strip()]
    return [_text(_parsed(line, f"line {number}", EXPECTED_LINE), f"line {number}") for number, line in lines]


def _csv_texts(body: str) -> list[str]:
    try:
        rows = [row for row in csv.reader(io.StringIO(body, newline=""), strict=True) if row]
    except csv.Error as error:
        raise RequestError(f"body: got no CSV ({error}); expected a text in each line") from error
    for number, row in enumerate(rows, 1):
        if len(row) != 1:
            raise RequestError(f"record {number}: got {len(row)} columns; expected one, in quotes if it has commas")
    return [row[0] for row in rows]


def _text(value: object, where: str) -> str:
    text = value.get("text") if isinstance(value, dict) else value
    if not isinstance(text, str):
        raise RequestError(f'{where}: got no text; expected "a text" or {EXPECTED_LINE}')
    return text


def _parsed(text: str, where: str, expected: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"{where}: got no JSON; expected {expected}") from error


_READERS: Final = {JSON: _json_texts, JSON_LINES: _json_lines_texts, CSV: _csv_texts}
