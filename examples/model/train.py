"""Train on the channel `train`, and save the model."""

import argparse
import json
import os
import pathlib


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=10)
    epochs = parser.parse_known_args()[0].epochs
    rows = [row for file in sorted(pathlib.Path(os.environ["SM_CHANNEL_TRAIN"]).glob("*.csv")) for row in file.open()]
    share = sum(row.startswith("1,") for row in rows) / max(1, len(rows))
    model = pathlib.Path(os.environ["SM_MODEL_DIR"]) / "model.json"
    model.write_text(json.dumps({"epochs": epochs, "share": share}))


if __name__ == "__main__":
    main()
