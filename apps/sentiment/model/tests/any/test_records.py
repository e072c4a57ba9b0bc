from pathlib import Path

import pytest

from sentiment_model.records import DataError, Record, read_records, write_records

GOOD = "text,label\ngood,2\nbad,0\nso,1\n"


def problems_of(tmp_path: Path, content: str | bytes) -> str:
    file = tmp_path / "tweets.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DataError) as caught:
        read_records([file])
    return str(caught.value)


def said(*problems: str) -> str:
    return "\n".join(["the data cannot be used:", *(f"  - {problem}" for problem in problems)])


def test_labels_are_numbers_or_names(tmp_path: Path) -> None:
    file = tmp_path / "tweets.csv"
    file.write_text('\ufefflabel,text,author\npositive,"good, very",a\n 0 ,bad,b\nNeutral,so,c\n', encoding="utf-8")
    assert read_records([file]) == [Record("good, very", 2), Record("bad", 0), Record("so", 1)]


def test_records_are_read_as_they_were_written(tmp_path: Path) -> None:
    records = [Record('a "quoted", text\nof two lines', 0), Record("b", 1), Record("c", 2)]
    write_records(tmp_path / "a.csv", records)
    assert read_records([tmp_path / "a.csv"]) == records


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "tweets.csv: got the columns []; expected text and label in the first line"),
        (
            "tweet,label\na,1\n",
            'tweets.csv: got the columns ["tweet", "label"]; expected text and label in the first line',
        ),
        (GOOD + "x,3\n", 'tweets.csv line 5: label: got "3"; expected 0, 1, 2 or negative, neutral, positive'),
        (GOOD + "x,\n", 'tweets.csv line 5: label: got ""; expected 0, 1, 2 or negative, neutral, positive'),
        (GOOD + " ,1\n", "tweets.csv line 5: text: got nothing; expected a text"),
        (
            GOOD + "well, then,1\n",
            "tweets.csv line 5: got another number of columns than the first line; quote texts with commas",
        ),
        (GOOD + "x\n", "tweets.csv line 5: got another number of columns than the first line; quote texts with commas"),
        ("text,label\na,0\nb,2\n", "label 1 (neutral): got no record; expected some of each class"),
        (b"text,label\ncaf\xe9,1\n", "tweets.csv: got a byte at 14 that is no UTF-8; expected a CSV file in UTF-8"),
        ('text,label\n"a,1\n', "tweets.csv: got no CSV (unexpected end of data); expected the columns text and label"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, content: str | bytes, problem: str) -> None:
    assert problems_of(tmp_path, content) == said(problem)


def test_all_problems_are_told_at_once_and_the_rest_counted(tmp_path: Path) -> None:
    rows = "".join(f"text {n},{n}\n" for n in range(3, 20))
    expected = [
        f'tweets.csv line {n - 1}: label: got "{n}"; expected 0, 1, 2 or negative, neutral, positive'
        for n in range(3, 13)
    ]
    assert problems_of(tmp_path, "text,label\n" + rows) == said(*expected) + "\n  and 7 more"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="none.csv: got No such file or directory; expected a CSV file"):
        read_records([tmp_path / "none.csv"])


def test_no_file_is_refused() -> None:
    with pytest.raises(DataError, match="got no file that ends in .csv"):
        read_records([])
