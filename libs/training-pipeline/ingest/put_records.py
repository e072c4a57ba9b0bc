"""Processing job: put the rows of CSV files into a feature group, one record a row.

Reads   input/features/*.csv, whose columns are the names of the group's features
"""

import argparse
import csv
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

# SAGEMAKER_BASE_DIR is what SageMaker's training toolkit reads too, for runs elsewhere.
FOLDER = Path(os.environ.get("SAGEMAKER_BASE_DIR", "/opt/ml")) / "processing/input/features"
MOST_PROBLEMS = 10


def records(folder: Path) -> list[list[dict[str, str]]]:
    """The rows of all files as records; an empty field is a feature that the record does not have."""
    found, problems = [], []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            for row in rows:
                if None in row or None in row.values():
                    problems.append(f"{path.name} line {rows.line_num}: got another number of columns than the first line")
                    continue
                found.append([{"FeatureName": name, "ValueAsString": value} for name, value in row.items() if value])
    if problems:
        more = len(problems) - MOST_PROBLEMS
        sys.exit("\n".join([*problems[:MOST_PROBLEMS], *([f"and {more} more"] if more > 0 else [])]))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feature_group", required=True, help="Name of the feature group.")
    parser.add_argument("--region", required=True, help="Region of the feature group.")
    parser.add_argument("--threads", type=int, default=8, help="Records that are put at the same time. Default: 8.")
    arguments = parser.parse_args()
    given = records(FOLDER)
    if not given:
        sys.exit(f"{FOLDER}: got no record; expected CSV files with rows")
    retried = Config(retries={"mode": "standard", "max_attempts": 10}, max_pool_connections=arguments.threads)
    store = boto3.client("sagemaker-featurestore-runtime", region_name=arguments.region, config=retried)
    with ThreadPoolExecutor(arguments.threads) as pool:
        try:
            # Taking the results raises what went wrong, and leaves out the records that are not yet put.
            list(pool.map(lambda one: store.put_record(FeatureGroupName=arguments.feature_group, Record=one), given))
        except (BotoCoreError, ClientError) as error:
            sys.exit(f"{arguments.feature_group}: {error}")
    print(f"records={len(given)}")


if __name__ == "__main__":
    main()
