"""Train on the channel `train`, and save the model."""

import argparse
import json
import os
import pathlib
import shutil


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=10)
    epochs = parser.parse_known_args()[0].epochs
    rows = [row for file in sorted(pathlib.Path(os.environ["SM_CHANNEL_TRAIN"]).glob("*.csv")) for row in file.open()]
    share = sum(row.startswith("1,") for row in rows) / max(1, len(rows))
    folder = pathlib.Path(os.environ["SM_MODEL_DIR"])
    (folder / "model.json").write_text(json.dumps({"epochs": epochs, "share": share}))
    # The images that serve models look for code/inference.py beside the model.
    (folder / "code").mkdir(exist_ok=True)
    shutil.copy(pathlib.Path(__file__).parent / "inference.py", folder / "code")


if __name__ == "__main__":
    main()
