import json

import pytest

from sentiment_model.contract import CSV, JSON, JSON_LINES, RequestError, read_texts, write_answers

PROBABILITIES = [[0.1, 0.2, 0.7], [0.6, 0.3, 0.1]]
ANSWERS = [
    {"label": 2, "name": "positive", "probabilities": [0.1, 0.2, 0.7]},
    {"label": 0, "name": "negative", "probabilities": [0.6, 0.3, 0.1]},
]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ('{"instances": ["good, very", "böse"]}', JSON),
        ('{"instances": [{"text": "good, very"}, {"text": "böse"}]}'.encode(), "application/json; charset=utf-8"),
        ('{"instances": ["good, very", "böse"]}', None),
        ('{"text": "good, very"}\n\n"böse"\n', JSON_LINES),
        ('"good, very"\nböse\n', CSV),
    ],
)
def test_texts_are_read_from_each_type(body: str | bytes, content_type: str | None) -> None:
    assert read_texts(body, content_type) == ["good, very", "böse"]


@pytest.mark.parametrize(
    ("body", "content_type", "problem"),
    [
        ("x", "text/plain", "Content-Type: got text/plain; expected application/json, application/jsonlines, text/csv"),
        (b"\xff", JSON, "body: got bytes that are no UTF-8; expected UTF-8"),
        ("{", JSON, 'body: got no JSON; expected {"instances": ["a text", …]}'),
        ("[" * 100_000, JSON, 'body: got no JSON; expected {"instances": ["a text", …]}'),
        ("[]", JSON, 'body: got no list of instances; expected {"instances": ["a text", …]}'),
        ('{"instances": []}', JSON, "body: got no text; expected at least one"),
        ('{"instances": ["a", 1]}', JSON, 'instances[1]: got no text; expected "a text" or {"text": "a text"}'),
        ('{"text": "a"}\n{"txt": 1}', JSON_LINES, 'line 2: got no text; expected "a text" or {"text": "a text"}'),
        ("a\n", JSON_LINES, 'line 1: got no JSON; expected {"text": "a text"}'),
        ("a\nb,c\n", CSV, "record 2: got 2 columns; expected one, in quotes if it has commas"),
    ],
)
def test_other_requests_are_refused(body: str | bytes, content_type: str, problem: str) -> None:
    with pytest.raises(RequestError) as caught:
        read_texts(body, content_type)
    assert str(caught.value) == problem


def test_answers_have_the_type_that_is_accepted() -> None:
    json_body, json_type = write_answers(PROBABILITIES, "application/json", JSON_LINES)
    assert (json.loads(json_body), json_type) == ({"predictions": ANSWERS}, JSON)
    lines, lines_type = write_answers(PROBABILITIES, JSON_LINES, JSON)
    assert ([json.loads(line) for line in lines.splitlines()], lines_type) == (ANSWERS, JSON_LINES)
    assert write_answers(PROBABILITIES, CSV, JSON) == ("2,0.1,0.2,0.7\n0,0.6,0.3,0.1\n", CSV)


@pytest.mark.parametrize("accept", [None, "*/*", ""])
def test_without_a_preference_answers_have_the_type_of_the_request(accept: str | None) -> None:
    assert write_answers(PROBABILITIES, accept, CSV)[1] == CSV


def test_a_type_that_there_is_not_is_refused() -> None:
    with pytest.raises(RequestError, match="^Accept: got text/html; expected"):
        write_answers(PROBABILITIES, "text/html", JSON)
