"""The notebooks: what needs no account is executed, and nothing of an account is in them."""

import json
import re
import sys
from pathlib import Path

import pytest
from conftest import SOURCE, small_data

from sentiment_model.records import write_records

FOLDER = SOURCE.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def code_cells(notebook: Path) -> list[dict]:
    return [cell for cell in json.loads(notebook.read_text())["cells"] if cell["cell_type"] == "code"]


def test_there_are_four_notebooks() -> None:
    assert [notebook.name[0] for notebook in NOTEBOOKS] == ["1", "2", "3", "4"]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_needs_no_account_runs(notebook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_records(tmp_path / "own.csv", small_data())
    monkeypatch.setenv("SENTIMENT_CSV", str(tmp_path / "own.csv"))
    monkeypatch.setenv("SENTIMENT_EPOCHS", "1")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.chdir(FOLDER)
    names: dict[str, object] = {"__name__": "__main__"}
    offline = ["".join(cell["source"]) for cell in code_cells(notebook) if cell["metadata"]["tags"] == ["offline"]]
    assert len(offline) >= 4
    for index, cell in enumerate(offline):
        exec(compile(cell, f"{notebook.name} offline cell {index}", "exec"), names)


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_cell_says_what_it_needs_and_keeps_no_output(notebook: Path) -> None:
    for cell in code_cells(notebook):
        assert cell["metadata"]["tags"] in (["offline"], ["account"])
        assert (cell["outputs"], cell["execution_count"]) == ([], None)
        assert ("boto3" in "".join(cell["source"])) <= (cell["metadata"]["tags"] == ["account"])


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_nothing_of_an_account_is_in_them(path: Path) -> None:
    if path.is_file():
        assert re.findall(r"(?<!\d)\d{12}(?!\d)|arn:aws|s3://|AKIA", path.read_text()) == []
