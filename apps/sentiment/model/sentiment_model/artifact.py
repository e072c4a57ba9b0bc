"""What model.tar.gz holds: the model, and below `code` what its container needs to serve it."""

import shutil
import tarfile
from pathlib import Path
from tempfile import mkdtemp

_SOURCE = Path(__file__).parent


def add_serving_code(model_dir: Path, script: Path) -> None:
    """Put the inference script of a framework, and this package, beside the model."""
    code = model_dir / "code"
    shutil.rmtree(code, ignore_errors=True)
    shutil.copytree(_SOURCE, code / _SOURCE.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(script, code / "inference.py")


def unpacked(folder: Path) -> Path:
    """The model in a folder: as it is, or unpacked from the model.tar.gz in it or below it."""
    archives = sorted(folder.rglob("model.tar.gz"))
    if not archives:
        return folder
    if len(archives) > 1:
        raise ValueError(f"{folder}: got {len(archives)} files model.tar.gz; expected one")
    target = Path(mkdtemp(prefix="model-"))
    with tarfile.open(archives[0]) as archive:
        archive.extractall(target, filter="data")
    return target
