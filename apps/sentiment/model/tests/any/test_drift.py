import json

from conftest import Job, small_data


def drift(job: Job, texts: list[str]) -> list[str]:
    """Names of the features that drifted in requests with these texts."""
    job.prepare()
    job.folder("processing", "output", "baseline").rename(job.folder("processing", "input") / "baseline")
    lines = [
        {"captureData": {"endpointInput": {"data": json.dumps({"instances": [text]}), "encoding": "JSON"}}}
        for text in texts
    ]
    capture = job.folder("processing", "input", "capture", "AllTraffic", "2026", "11", "21", "00") / "00-00.jsonl"
    capture.write_text("\n".join(map(json.dumps, lines)))
    job.run("drift.py")
    report = json.loads((job.base / "processing/output/drift/constraint_violations.json").read_text())
    assert {one["constraint_check_type"] for one in report["violations"]} <= {"baseline_drift_check"}
    return [one["feature_name"] for one in report["violations"]]


def test_texts_as_before_do_not_drift(job: Job) -> None:
    assert drift(job, [record.text for record in small_data()]) == []


def test_texts_in_capitals_drift(job: Job) -> None:
    assert drift(job, [record.text.upper() for record in small_data()]) == ["uppercase_share"]
