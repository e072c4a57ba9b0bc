"""Where SageMaker puts inputs and takes outputs."""

import os
from pathlib import Path


def base() -> Path:
    """SageMaker's folder; SAGEMAKER_BASE_DIR is what its training toolkit reads too, for runs elsewhere."""
    return Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml"))


def processing_input(name: str) -> Path:
    """Folder of a processing job's input."""
    return base() / "processing" / "input" / name


def processing_output(name: str) -> Path:
    """Folder of a processing job's output, made if it is not there."""
    folder = base() / "processing" / "output" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def channel(name: str) -> Path:
    """Folder of a training job's channel."""
    given = os.environ.get(f"SM_CHANNEL_{name.upper()}")
    return Path(given) if given else base() / "input" / "data" / name


def model_dir() -> Path:
    """Folder that becomes model.tar.gz, made if it is not there."""
    folder = Path(os.environ.get("SM_MODEL_DIR") or base() / "model")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def output_data_dir() -> Path:
    """Folder that becomes output.tar.gz, made if it is not there."""
    folder = Path(os.environ.get("SM_OUTPUT_DATA_DIR") or base() / "output" / "data")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
