"""What tests share: SageMaker's folders in a place of their own, and small data."""

import subprocess
import sys
from pathlib import Path

import pytest

from sentiment_model.records import Record, write_records

SOURCE = Path(__file__).parent.parent

WORDS = {0: ["awful", "sad", "hate"], 1: ["meeting", "monday", "street"], 2: ["lovely", "happy", "great"]}


def small_data(per_class: int = 40) -> list[Record]:
    """Texts whose classes are easily told."""
    return [
        Record(f"@user{n} this {WORDS[label][n % 3]} thing of day {n}", label)
        for n in range(per_class)
        for label in WORDS
    ]


class Job:
    """Runs scripts as SageMaker does, with a folder in place of /opt/ml."""

    def __init__(self, base: Path) -> None:
        self.base = base

    def run(self, script: str, *arguments: str, check: bool = True) -> "subprocess.CompletedProcess[str]":
        environment = {
            "PATH": "/usr/bin:/bin",
            "SAGEMAKER_BASE_DIR": str(self.base),
            "PYTHONDONTWRITEBYTECODE": "1",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "",
            "HF_HUB_OFFLINE": "1",
        }
        command = [sys.executable, str(SOURCE / script), *arguments]
        found = subprocess.run(command, env=environment, capture_output=True, text=True, cwd=self.base)
        assert not check or found.returncode == 0, found.stderr
        return found

    def folder(self, *names: str) -> Path:
        folder = self.base.joinpath(*names)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def prepare(self) -> str:
        """Put small data where training jobs find it. @return what prepare.py printed"""
        write_records(self.folder("processing", "input", "raw") / "raw.csv", small_data())
        printed = self.run("prepare.py", "--event_time", "2026-11-21T00:00:00Z").stdout
        for name in ("train", "validation"):
            target = self.folder("input", "data") / name
            self.folder("processing", "output", name).rename(target)
        return printed


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


@pytest.fixture(scope="module")
def module_job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    return Job(tmp_path_factory.mktemp("job"))
