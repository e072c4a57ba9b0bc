"""Split the customers into rows to train with and rows to test with."""

import csv
import pathlib
import random

ROOT = pathlib.Path("/opt/ml/processing")


def main() -> None:
    rows = [row for file in sorted((ROOT / "input").glob("*/*.csv")) for row in csv.reader(file.open())]
    random.Random(0).shuffle(rows)
    cut = int(len(rows) * 0.8)
    for name, part in (("train", rows[:cut]), ("test", rows[cut:])):
        folder = ROOT / "output" / name
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{name}.csv").open("w", newline="") as file:
            csv.writer(file).writerows(part)


if __name__ == "__main__":
    main()
