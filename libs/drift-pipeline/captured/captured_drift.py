"""Processing job: how far what an endpoint was asked in the last hours is from what its model was trained with.

Reads   the requests that the endpoint has captured, from S3; input/baseline/*.csv (features, with a header);
        input/preprocessor/*.py (makes features of a request, as a preprocessor of Model Monitor does), if there is one
Writes  output/drift/constraint_violations.json and output/drift/distances.json, as Model Monitor reports violations
Metrics feature_baseline_drift_<feature>: those of Model Monitor, with its dimensions
"""

from __future__ import annotations

import argparse
import base64
import csv
import importlib.util
import json
import logging
import sys
from bisect import bisect_right
from collections import Counter
from datetime import datetime, timedelta, timezone
from math import sqrt
from pathlib import Path
from types import SimpleNamespace

import boto3

BASE = Path("/opt/ml")
METRICS_A_REQUEST = 100


class DataError(Exception):
    """Data that cannot be compared."""


def main() -> None:
    arguments = parse_arguments()
    base: Path = arguments.base
    try:
        baseline = columns(read_baseline(base / "processing" / "input" / "baseline"))
        preprocess = preprocessor(base / "processing" / "input" / "preprocessor") or plain_features(list(baseline))
        s3 = boto3.client("s3", region_name=arguments.region)
        end = datetime.now(timezone.utc) - timedelta(hours=arguments.hours_ago)
        times = hours_before(end, arguments.hours)
        current = columns(row for line in captured(s3, arguments.captured, times) for row in features(line, preprocess))
        watched = dict(threshold(one) for one in arguments.watch)
        report(arguments, baseline, current, watched)
    except DataError as error:
        sys.exit(str(error))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captured", required=True, help="S3 URI of the endpoint's captured requests, ending in /.")
    parser.add_argument("--endpoint", required=True, help="Name of the endpoint: a dimension of the metrics.")
    parser.add_argument("--schedule", required=True, help="MonitoringSchedule: a dimension of the metrics.")
    parser.add_argument("--namespace", required=True, help="Namespace of the metrics.")
    parser.add_argument("--region", required=True, help="Region of bucket and metrics.")
    parser.add_argument("--hours", type=int, required=True, help="How many whole hours are looked at.")
    parser.add_argument("--hours_ago", type=int, default=0, help="How many hours ago they end. Default: 0.")
    parser.add_argument("--publish", choices=["yes", "no"], default="yes", help="Whether metrics are published.")
    parser.add_argument("--watch", action="append", default=[], help="Feature and most distance: age=0.2. Repeatable.")
    parser.add_argument("--base", type=Path, default=BASE, help="Folder of the container. Default: /opt/ml.")
    return parser.parse_args()


def threshold(text: str) -> tuple[str, float]:
    name, _, value = text.rpartition("=")
    return name, float(value)


def hours_before(now: datetime, hours: int) -> list[str]:
    """Names of the folders of the whole hours before `now`, the oldest first."""
    this = now.replace(minute=0, second=0, microsecond=0)
    return [(this - timedelta(hours=ago)).strftime("%Y/%m/%d/%H/") for ago in range(hours, 0, -1)]


def captured(s3, uri: str, times: list[str]):
    """The captured requests of all variants at these hours: SageMaker keeps them as <endpoint>/<variant>/<hour>/."""
    bucket, _, prefix = uri[len("s3://") :].partition("/")
    pages = s3.get_paginator("list_objects_v2")
    variants = [
        one["Prefix"]
        for page in pages.paginate(Bucket=bucket, Prefix=prefix, Delimiter="/")
        for one in page.get("CommonPrefixes", [])
    ]
    for folder in (f"{variant}{time}" for variant in variants for time in times):
        for page in pages.paginate(Bucket=bucket, Prefix=folder):
            for one in page.get("Contents", []):
                body = s3.get_object(Bucket=bucket, Key=one["Key"])["Body"].read()
                yield from (line for line in body.decode("utf-8").splitlines() if line.strip())


def features(line: str, preprocess) -> list[dict]:
    """The features of a captured request: of one record, of several, or of none."""
    capture = json.loads(line)["captureData"]
    record = SimpleNamespace(
        endpoint_input=part(capture.get("endpointInput")), endpoint_output=part(capture.get("endpointOutput"))
    )
    found = preprocess(record, logging.getLogger(__name__))
    return found if isinstance(found, list) else [found]


def part(captured_part: dict | None) -> SimpleNamespace:
    """A request or an answer, in the words of Model Monitor's preprocessors."""
    given = captured_part or {}
    data = given.get("data", "")
    if given.get("encoding") == "BASE64":
        data = base64.b64decode(data).decode("utf-8")
    return SimpleNamespace(data=data, encoding=given.get("encoding"), observed_content_type=given.get("observedContentType"))


def preprocessor(folder: Path):
    """The function `preprocess_handler` of the script in a folder; None if there is no script."""
    script = next(iter(sorted(folder.glob("*.py"))), None)
    if script is None:
        return None
    spec = importlib.util.spec_from_file_location("preprocessor", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.preprocess_handler


def plain_features(names: list[str]):
    """Reads CSV, whose columns are the baseline's, and JSON or JSON Lines, whose keys are."""

    def preprocess(record, logger) -> list[dict]:
        text: str = record.endpoint_input.data
        if not text.lstrip().startswith(("{", "[")):
            return [dict(zip(names, row)) for row in csv.reader(text.splitlines()) if row]
        values = json_values(text)
        rows = [row for value in values for row in (value if isinstance(value, list) else value.get("instances", [value]))]
        return [row if isinstance(row, dict) else dict(zip(names, row)) for row in rows]

    return preprocess


def json_values(text: str) -> list:
    """The value of a text in JSON, or those of its lines."""
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(one) for one in text.splitlines() if one.strip()]


def read_baseline(folder: Path):
    """The rows of the CSV files of a folder."""
    paths = sorted(folder.rglob("*.csv"))
    if not paths:
        raise DataError(f"{folder}: got no file that ends in .csv; expected the features that the model was trained with")
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def columns(rows) -> dict[str, list[str]]:
    """The values of each feature, as text; a feature that a record does not have is left out."""
    found: dict[str, list[str]] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None and value != "":
                found.setdefault(name, []).append(str(value))
    return found


def distance(baseline: list[str], current: list[str]) -> float:
    """The greatest difference of shares, less what few values differ by chance: Model Monitor's method Robust.

    Numbers are compared by the share of values up to each value, texts by the share of each text.
    """
    by_chance = 1.8 * sqrt((len(baseline) + len(current)) / (len(baseline) * len(current)))
    one, other = numbers(baseline), numbers(current)
    shares = cumulative(one, other) if one and other else single(baseline, current)
    return round(max(0.0, max(abs(a - b) for a, b in shares) - by_chance), 4)


def numbers(values: list[str]) -> list[float] | None:
    try:
        return sorted(float(value) for value in values)
    except ValueError:
        return None


def cumulative(one: list[float], other: list[float]):
    return ((bisect_right(one, at) / len(one), bisect_right(other, at) / len(other)) for at in {*one, *other})


def single(one: list[str], other: list[str]):
    first, second = Counter(one), Counter(other)
    return ((first[value] / len(one), second[value] / len(other)) for value in {*one, *other})


def report(arguments: argparse.Namespace, baseline: dict, current: dict, watched: dict[str, float]) -> None:
    """Write what was found, and publish it: nothing of hours in which nobody asked."""
    unknown = sorted(set(watched) - set(baseline))
    if unknown:
        raise DataError(f"watched: got {', '.join(unknown)}; expected features of the baseline: {', '.join(baseline)}")
    asked = max((len(values) for values in current.values()), default=0)
    missing = sorted(set(watched) - set(current)) if asked else []
    distances = {name: distance(baseline[name], current[name]) for name in baseline if name in current}
    found = {name: distances[name] for name in watched if distances.get(name, 0) > watched[name]}
    violations = [
        *(violation(name, "missing_column_check", "no request has this feature") for name in missing),
        *(
            violation(name, "baseline_drift_check", f"Baseline drift distance: {far:.4f} exceeds threshold: {watched[name]}")
            for name, far in found.items()
        ),
    ]
    folder = arguments.base / "processing" / "output" / "drift"
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / "constraint_violations.json", {"version": 0.0, "violations": violations})
    write_json(folder / "distances.json", {"records": asked, "distances": distances})
    # A feature that is gone is as far away as can be.
    if arguments.publish == "yes":
        publish(arguments, {**distances, **{name: 1.0 for name in missing}})
    print(f"captured_records={asked}")
    print(f"violations={len(violations)}")


def violation(name: str, check: str, description: str) -> dict[str, str]:
    return {"feature_name": name, "constraint_check_type": check, "description": description}


def write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def publish(arguments: argparse.Namespace, distances: dict[str, float]) -> None:
    """Publish the distances as Model Monitor does."""
    dimensions = [
        {"Name": "Endpoint", "Value": arguments.endpoint},
        {"Name": "MonitoringSchedule", "Value": arguments.schedule},
    ]
    data = [
        {"MetricName": f"feature_baseline_drift_{name}", "Dimensions": dimensions, "Value": value}
        for name, value in distances.items()
    ]
    cloudwatch = boto3.client("cloudwatch", region_name=arguments.region)
    for start in range(0, len(data), METRICS_A_REQUEST):
        cloudwatch.put_metric_data(Namespace=arguments.namespace, MetricData=data[start : start + METRICS_A_REQUEST])


if __name__ == "__main__":
    main()
