import csv
import json
from pathlib import Path

from conftest import Job, small_data

from sentiment_model.records import Record, read_folder, write_records
from sentiment_model.splitting import split, without_duplicates


def test_each_class_is_divided_and_nothing_is_lost() -> None:
    records = small_data(40)
    parts = split(records, 0)
    assert {name: len(part) for name, part in parts.items()} == {"train": 84, "validation": 12, "test": 24}
    assert sorted(sum(parts.values(), []), key=repr) == sorted(records, key=repr)
    assert sum(record.label == 1 for record in parts["test"]) == 8
    assert split(records, 0) == parts
    assert split(records, 1) != parts


def test_of_texts_that_occur_twice_the_first_stays() -> None:
    assert without_duplicates([Record("a", 0), Record("b", 1), Record("a", 2)]) == [Record("a", 0), Record("b", 1)]


def test_prepare_writes_what_the_later_steps_read(job: Job) -> None:
    printed = job.prepare()
    assert printed == "train_records=84\nvalidation_records=12\ntest_records=24\nduplicates=0\n"
    output = job.base / "processing" / "output"
    with (output / "features" / "features.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 120
    assert len({row["tweet_id"] for row in rows}) == 120
    assert {row["event_time"] for row in rows} == {"2026-11-21T00:00:00Z"}
    assert (output / "baseline" / "baseline.csv").read_text().count("\n") == 85
    gate = [json.loads(line) for line in (output / "gate" / "records.jsonl").read_text().splitlines()]
    test = read_folder(output / "test")
    assert gate == [{"input": {"instances": [one.text]}, "expected": one.label} for one in test]


def test_a_class_that_is_too_small_is_one_clear_message(job: Job) -> None:
    records = [*small_data(20), *(Record("x" * n, 0) for n in range(1, 3))]
    write_records(
        job.folder("processing", "input", "raw") / "raw.csv", [one for one in records if one.label or len(one.text) < 3]
    )
    found = job.run("prepare.py", check=False)
    assert found.returncode == 1
    assert found.stderr == "the data cannot be used:\n  - label 0 (negative): got 2 records; expected at least 6\n"


def test_data_of_ones_own_is_checked_before_it_is_used(job: Job, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("text,label\na,0\nb,1\nc,7\n")
    found = job.run("load_data.py", "--csv", str(file), "--output", str(tmp_path / "raw.csv"), check=False)
    assert (found.returncode, found.stderr) == (
        1,
        "the data cannot be used:\n"
        '  - own.csv line 4: label: got "7"; expected 0, 1, 2 or negative, neutral, positive\n',
    )


def test_a_distribution_that_is_not_the_known_one_is_refused(job: Job, tmp_path: Path) -> None:
    (tmp_path / "vaderSentiment-3.3.2.tar.gz").write_bytes(b"something else")
    found = job.run("load_data.py", "--cache", str(tmp_path), "--output", str(tmp_path / "raw.csv"), check=False)
    assert found.returncode == 1
    assert "got SHA-256 " in found.stderr
    assert not (tmp_path / "raw.csv").exists()
