"""The Hugging Face scripts on a tiny model with random weights, made here: nothing is downloaded."""

import json

import pytest
from conftest import Job, small_data

from sentiment_model.classifier import load_classifier
from small_model import save_small_model

TEXTS = ["@user3 this lovely thing of day 3", "@user3 this awful thing of day 3", "@user4 this monday thing of day 4"]


@pytest.fixture(scope="module")
def trained(module_job: Job) -> Job:
    module_job.prepare()
    texts = (record.text for record in small_data())
    save_small_model(module_job.folder("input", "data", "pretrained"), texts, hidden_size=32)
    options = ["--epochs", "12", "--learning_rate", "0.003", "--batch_size", "16", "--model_dir", "s3://ignored"]
    printed = module_job.run("train_huggingface.py", *options).stdout
    assert [line.split()[0] for line in printed.splitlines()] == [f"epoch={n}/12" for n in range(1, 13)]
    return module_job


def test_the_artifact_is_laid_out_as_the_inference_toolkit_reads_it(trained: Job) -> None:
    names = {path.name for path in (trained.base / "model").iterdir()}
    assert names >= {"config.json", "model.safetensors", "tokenizer.json", "code"}
    assert json.loads((trained.base / "model" / "config.json").read_text())["id2label"] == {
        "0": "negative",
        "1": "neutral",
        "2": "positive",
    }


def test_the_model_tells_the_classes_apart(trained: Job) -> None:
    rows = load_classifier(trained.base / "model").probabilities(TEXTS)
    assert [row.index(max(row)) for row in rows] == [2, 0, 1]


def test_the_handlers_of_the_toolkit_answer(trained: Job) -> None:
    script = trained.base / "model" / "code" / "inference.py"
    handlers: dict[str, object] = {"__file__": str(script), "__name__": "inference"}
    exec(compile(script.read_text(), script, "exec"), handlers)
    model = handlers["model_fn"](str(trained.base / "model"))
    texts = handlers["input_fn"](json.dumps({"instances": TEXTS}), "application/json")
    answer = handlers["output_fn"](handlers["predict_fn"](texts, model), "application/jsonlines")
    assert [json.loads(line)["name"] for line in answer.splitlines()] == ["positive", "negative", "neutral"]


def test_the_model_is_evaluated(trained: Job) -> None:
    trained.folder("processing", "output", "test").rename(trained.folder("processing", "input") / "test")
    (trained.folder("processing", "input") / "model").symlink_to(trained.base / "model")
    trained.run("evaluate.py")
    report = json.loads((trained.base / "processing/output/evaluation/evaluation.json").read_text())
    assert report["metrics"]["accuracy"] > 0.9
