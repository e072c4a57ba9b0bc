import json
from pathlib import Path

from conftest import Job


def test_hyperparameters_become_options_and_a_failure_tells_its_reason(job: Job) -> None:
    config = job.folder("input", "config")
    (config / "hyperparameters.json").write_text(json.dumps({"epochs": '"2"', "batch_size": "none"}))
    found = job.run("container.py", "train", check=False)
    assert found.returncode != 0
    assert Path(job.base, "output", "failure").read_text().strip() != ""


def test_another_command_is_refused(job: Job) -> None:
    found = job.run("container.py", "deploy", check=False)
    assert (found.returncode, found.stderr) == (1, "usage: container.py train | serve\n")
