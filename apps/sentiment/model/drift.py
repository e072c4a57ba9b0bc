"""Processing job: how far the texts of captured requests are from those that the model was trained with.

What Model Monitor does for data quality, where there is none: for serverless endpoints, and on one's own machine. The
distance and the report are Model Monitor's; the features are those that its preprocessor makes of requests.

Reads   input/baseline/baseline.csv (of prepare.py); input/capture/**/*.jsonl (requests as an endpoint captures them)
Writes  output/drift/constraint_violations.json; output/drift/distances.json
"""

import argparse
import csv
import json
import logging
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

from sentiment_model.distance import drift_distance
from sentiment_model.features import FEATURE_NAMES, preprocess_handler
from sentiment_model.paths import processing_input, processing_output

Columns = dict[str, list[float]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threshold", type=float, default=0.1, help="Distance that is drift. Default: 0.1.")
    threshold: float = parser.parse_args().threshold
    baseline = columns(read_csv(processing_input("baseline") / "baseline.csv"))
    current = columns(captured(processing_input("capture")))
    distances = {name: drift_distance(baseline[name], current[name]) for name in FEATURE_NAMES}
    violations = [violation(name, found, threshold) for name, found in distances.items() if found > threshold]

    folder = processing_output("drift")
    write_json(folder / "constraint_violations.json", {"version": 0.0, "violations": violations})
    counted = {"baseline_records": len(baseline["char_count"]), "current_records": len(current["char_count"])}
    write_json(folder / "distances.json", {**counted, "threshold": threshold, "distances": distances})
    print(f"drifted_features={len(violations)}")


def violation(name: str, distance: float, threshold: float) -> dict[str, str]:
    """A violation as Model Monitor reports it."""
    return {
        "feature_name": name,
        "constraint_check_type": "baseline_drift_check",
        "description": f"Baseline drift distance: {distance:.4f} exceeds threshold: {threshold}",
    }


def read_csv(path: Path) -> Iterator[dict[str, float]]:
    """The rows of a file of features."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: float(row[name]) for name in FEATURE_NAMES}


def captured(folder: Path) -> Iterator[dict[str, float]]:
    """The features of the texts of all captured requests."""
    for file in sorted(folder.rglob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            data = json.loads(line)["captureData"]["endpointInput"]["data"]
            yield from preprocess_handler(SimpleNamespace(endpoint_input=SimpleNamespace(data=data)), logging)


def columns(rows: Iterator[dict[str, float]]) -> Columns:
    """The values of each feature."""
    found: Columns = {name: [] for name in FEATURE_NAMES}
    for row in rows:
        for name in FEATURE_NAMES:
            found[name].append(row[name])
    return found


def write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
