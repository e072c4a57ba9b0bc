"""Processing job: put the rows of CSV files into a feature group, one record a row.

Reads   input/features/*.csv, whose columns are the names of the group's features
"""

import argparse
import csv
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
from botocore.config import Config

FOLDER = Path("/opt/ml/processing/input/features")


def records(folder: Path) -> list[list[dict[str, str]]]:
    """The rows of all files as records; an empty field is a feature that the record does not have."""
    found = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found.append([{"FeatureName": name, "ValueAsString": value} for name, value in row.items() if value])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feature_group", required=True, help="Name of the feature group.")
    parser.add_argument("--region", required=True, help="Region of the feature group.")
    parser.add_argument("--threads", type=int, default=8, help="Records that are put at the same time. Default: 8.")
    arguments = parser.parse_args()
    retried = Config(retries={"mode": "adaptive", "max_attempts": 10}, max_pool_connections=arguments.threads)
    store = boto3.client("sagemaker-featurestore-runtime", region_name=arguments.region, config=retried)
    given = records(FOLDER)
    if not given:
        sys.exit(f"{FOLDER}: got no record; expected CSV files with rows")
    with ThreadPoolExecutor(arguments.threads) as pool:
        # Taking the results raises what went wrong.
        list(pool.map(lambda one: store.put_record(FeatureGroupName=arguments.feature_group, Record=one), given))
    print(f"records={len(given)}")


if __name__ == "__main__":
    main()
