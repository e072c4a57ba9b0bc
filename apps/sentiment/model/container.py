"""What the own container runs: `train` for a training job, `serve` for an endpoint, as SageMaker starts it."""

import json
import os
import subprocess
import sys
import traceback
from collections import deque
from pathlib import Path

from sentiment_model.paths import base

HERE = Path(__file__).parent
USAGE = "usage: container.py train | serve"


def main() -> None:
    match sys.argv[1:]:
        case ["train"]:
            sys.exit(train())
        case ["serve"]:
            serve()
        case _:
            sys.exit(USAGE)


def train() -> int:
    """Run the training script with the job's hyperparameters; what goes wrong is the job's failure reason."""
    try:
        script = os.environ.get("TRAINING_SCRIPT", "train_tensorflow.py")
        status, errors = run([sys.executable, str(HERE / script), *arguments()])
        if status != 0:
            fail(errors)
        return status
    except Exception:
        fail(traceback.format_exc())
        return 1


def run(command: list[str]) -> tuple[int, str]:
    """Run a command, and pass on its standard error. @return its status, and the last lines of that"""
    last: deque[str] = deque(maxlen=50)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stderr or []:
            sys.stderr.write(line)
            last.append(line)
    return process.returncode, "".join(last)


def arguments() -> list[str]:
    """The job's hyperparameters as options of the script."""
    file = base() / "input" / "config" / "hyperparameters.json"
    given: dict[str, str] = json.loads(file.read_text()) if file.is_file() else {}
    return [word for name, value in given.items() for word in (f"--{name}", unquoted(value))]


def unquoted(value: str) -> str:
    """A hyperparameter as it was meant: SageMaker's SDKs write texts as JSON."""
    try:
        parsed = json.loads(value)
    except ValueError:
        return value
    return parsed if isinstance(parsed, str) else value


def fail(reason: str) -> None:
    """Tell SageMaker why: it shows the end of this file, at most 1,024 characters."""
    file = base() / "output" / "failure"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(reason[-1024:], encoding="utf-8")


def serve() -> None:
    """Become the server. One process, because each holds a model; its threads share it."""
    bind = os.environ.get("BIND", "0.0.0.0:8080")
    options = ["--workers", os.environ.get("MODEL_SERVER_WORKERS", "1"), "--threads", "4", "--bind", bind]
    options += ["--chdir", str(HERE), "--timeout", "60", "--worker-tmp-dir", worker_folder()]
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *options, "server:application()"])


def worker_folder() -> str:
    """Where workers show that they live: in memory, because a disk may make them wait."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp"


if __name__ == "__main__":
    main()
