"""Processing job: clean and split the raw texts, and describe them as records of the feature store.

Reads   input/raw/*.csv (text, label)
Writes  output/{train,validation,test}/*.csv (text, label); output/features/features.csv (records of the feature store);
        output/baseline/baseline.csv (what the monitors compare with); output/bias/bias.csv (text, label,
        negation_count: what Clarify looks for bias in); output/gate/records.jsonl (what an endpoint is tested with
        before it is deployed)
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime, timezone
from hashlib import sha256
from pathlib import Path

from sentiment_model.features import FEATURE_NAMES, features_of
from sentiment_model.paths import processing_input, processing_output
from sentiment_model.records import DataError, Record, read_folder, write_records
from sentiment_model.splitting import split, without_duplicates
from sentiment_model.tables import write_rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0, help="Decides which text goes where. Default: 0.")
    parser.add_argument("--event_time", default=now(), help="Time of the records, such as 2026-11-21T00:00:00Z.")
    arguments = parser.parse_args()
    try:
        given = read_folder(processing_input("raw"))
        records = without_duplicates(given)
        parts = split(records, arguments.seed)
    except DataError as error:
        sys.exit(str(error))
    for name, part in parts.items():
        write_records(processing_output(name) / f"{name}.csv", part)
        print(f"{name}_records={len(part)}")
    print(f"duplicates={len(given) - len(records)}")
    write_features(records, arguments.event_time)
    write_baseline(parts["train"])
    write_bias(parts["test"])
    write_gate(processing_output("gate") / "records.jsonl", parts["test"])


def now() -> str:
    """This second, as the feature store writes times."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def feature_record(record: Record, event_time: str) -> dict[str, str | float]:
    """A record of the feature store. The same text has the same identifier, so that a second run replaces it."""
    tweet_id = sha256(record.text.encode()).hexdigest()[:16]
    return {"tweet_id": tweet_id, "event_time": event_time, "label": record.label, **features_of(record.text)}


def write_features(records: Sequence[Record], event_time: str) -> None:
    """Write the records of the feature store."""
    rows = [feature_record(record, event_time) for record in records]
    write_rows(processing_output("features") / "features.csv", list(rows[0]), rows)


def write_baseline(records: Sequence[Record]) -> None:
    """Write the features of what is trained with: monitors compare those of requests with them."""
    write_rows(
        processing_output("baseline") / "baseline.csv",
        FEATURE_NAMES,
        (features_of(record.text) for record in records),
    )


def write_bias(records: Sequence[Record]) -> None:
    """Write texts that the model has not seen, with what tells their groups apart: whether they negate."""
    rows = (
        {"text": one.text, "label": one.label, "negation_count": features_of(one.text)["negation_count"]}
        for one in records
    )
    write_rows(processing_output("bias") / "bias.csv", ["text", "label", "negation_count"], rows)


def write_gate(path: Path, records: Sequence[Record]) -> None:
    """Write requests with the labels that are expected, as `npm run endpoint-test` reads them."""
    lines = [json.dumps({"input": {"instances": [one.text]}, "expected": one.label}) for one in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
