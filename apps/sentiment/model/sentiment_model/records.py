"""Labelled texts in CSV files: the columns `text` and `label`, with a header."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .labels import NAMES, label_of

MOST_PROBLEMS = 10
EXPECTED_LABEL = "0, 1, 2 or " + ", ".join(NAMES)


class DataError(ValueError):
    """Data that no model can be made of, with all that is wrong with it."""

    def __init__(self, problems: Sequence[str]) -> None:
        shown = [f"  - {problem}" for problem in problems[:MOST_PROBLEMS]]
        more = len(problems) - len(shown)
        super().__init__("\n".join(["the data cannot be used:", *shown, *([f"  and {more} more"] if more else [])]))


@dataclass(frozen=True)
class Record:
    """A text and its label."""

    text: str
    label: int


def read_records(files: Iterable[Path]) -> list[Record]:
    """The records of CSV files. Raises DataError with everything that is wrong with them."""
    paths = sorted(files)
    if not paths:
        raise DataError(["got no file that ends in .csv; expected at least one"])
    records: list[Record] = []
    problems: list[str] = []
    for path in paths:
        found, wrong = _read_file(path)
        records += found
        problems += wrong
    problems = problems or _class_problems(records)
    if problems:
        raise DataError(problems)
    return records


def read_folder(folder: Path) -> list[Record]:
    """The records of all CSV files of a folder."""
    return read_records(folder.glob("*.csv"))


def write_records(path: Path, records: Iterable[Record]) -> None:
    """Write records as a CSV file that `read_records` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["text", "label"])
        writer.writerows([record.text, record.label] for record in records)


def _read_file(path: Path) -> tuple[list[Record], list[str]]:
    try:
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        missing = {"text", "label"}.difference(rows.fieldnames or [])
        if missing:
            got = json.dumps(list(rows.fieldnames or []))
            return [], [f"{path.name}: got the columns {got}; expected text and label in the first line"]
        return _read_rows(path.name, rows)
    except OSError as error:
        return [], [f"{path}: got {error.strerror}; expected a CSV file"]
    except UnicodeDecodeError as error:
        return [], [f"{path.name}: got a byte at {error.start} that is no UTF-8; expected a CSV file in UTF-8"]
    except csv.Error as error:
        return [], [f"{path.name}: got no CSV ({error}); expected the columns text and label"]


def _read_rows(name: str, rows: "csv.DictReader[str]") -> tuple[list[Record], list[str]]:
    records: list[Record] = []
    problems: list[str] = []
    for row in rows:
        where = f"{name} line {rows.line_num}"
        if None in row or row["text"] is None or row["label"] is None:
            problems.append(f"{where}: got another number of columns than the first line; quote texts with commas")
            continue
        label = label_of(row["label"])
        if label is None:
            problems.append(f"{where}: label: got {json.dumps(row['label'])}; expected {EXPECTED_LABEL}")
        elif not row["text"].strip():
            problems.append(f"{where}: text: got nothing; expected a text")
        else:
            records.append(Record(row["text"], label))
    return records, problems


def _class_problems(records: Sequence[Record]) -> list[str]:
    counts = Counter(record.label for record in records)
    return [
        f"label {label} ({name}): got no record; expected some of each class"
        for label, name in enumerate(NAMES)
        if counts[label] == 0
    ]
