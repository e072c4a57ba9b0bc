"""The TensorFlow scripts one after the other, on small data."""

import io
import json
import tarfile
from types import SimpleNamespace

import pytest
import tensorflow as tf
from conftest import Job

from sentiment_model.classifier import load_classifier
from sentiment_model.cleaning import clean

TEXTS = ["@ada what a lovely day", "an awful, sad thing", "monday meeting"]


@pytest.fixture(scope="module")
def trained(module_job: Job) -> Job:
    module_job.prepare()
    module_job.folder("input", "config").joinpath("hyperparameters.json").write_text(
        json.dumps({"epochs": "20", "learning_rate": "0.05", "seed": '"1"'})
    )
    printed = module_job.run("container.py", "train").stdout
    assert [line.split()[0] for line in printed.splitlines()] == [f"epoch={n}/20" for n in range(1, 21)]
    return module_job


def test_the_artifact_is_laid_out_as_the_serving_container_reads_it(trained: Job) -> None:
    model = trained.base / "model"
    assert sorted(path.name for path in model.iterdir()) == ["1", "code"]
    assert (model / "1" / "saved_model.pb").is_file()
    assert (model / "code" / "sentiment_model" / "contract.py").is_file()


def test_the_model_tells_the_classes_apart(trained: Job) -> None:
    rows = load_classifier(trained.base / "model").probabilities(TEXTS)
    assert [row.index(max(row)) for row in rows] == [2, 0, 1]
    assert [sum(row) for row in rows] == pytest.approx([1, 1, 1])


def test_a_second_training_gives_the_same_model(trained: Job, job: Job) -> None:
    job.prepare()
    job.run("train_tensorflow.py", "--epochs", "20", "--learning_rate", "0.05", "--seed", "1")
    first, second = (load_classifier(one.base / "model").probabilities(TEXTS) for one in (trained, job))
    assert first == second


def test_an_archive_is_evaluated(trained: Job) -> None:
    with tarfile.open(trained.folder("processing", "input", "model") / "model.tar.gz", "w:gz") as archive:
        archive.add(trained.base / "model", ".")
    trained.folder("processing", "output", "test").rename(trained.folder("processing", "input") / "test")
    printed = trained.run("evaluate.py").stdout
    report = json.loads((trained.base / "processing/output/evaluation/evaluation.json").read_text())
    assert report["dataset"] == {"item_count": 24}
    assert report["metrics"]["accuracy"] > 0.9
    assert printed.startswith(f"test_accuracy={report['metrics']['accuracy']:.4f}\n")
    predictions = (trained.base / "processing/output/predictions/predictions.csv").read_text().splitlines()
    assert predictions[0] == "label,prediction,probability_negative,probability_neutral,probability_positive"
    assert len(predictions) == 25


def test_the_handlers_of_the_serving_container_agree_with_the_model(trained: Job) -> None:
    script = trained.base / "model" / "code" / "inference.py"
    handlers: dict[str, object] = {"__file__": str(script), "__name__": "inference"}
    exec(compile(script.read_text(), script, "exec"), handlers)
    context = SimpleNamespace(request_content_type="application/jsonlines", accept_header="application/json")
    body = "\n".join(json.dumps({"text": text}) for text in TEXTS).encode()

    asked = json.loads(handlers["input_handler"](io.BytesIO(body), context))
    assert asked == {"instances": [clean(text) for text in TEXTS]}
    # What TensorFlow Serving does with the request.
    signature = tf.saved_model.load(str(trained.base / "model" / "1")).signatures["serving_default"]
    (values,) = signature(tf.constant(asked["instances"])).values()
    served = SimpleNamespace(status_code=200, content=json.dumps({"predictions": values.numpy().tolist()}).encode())
    answer, kind = handlers["output_handler"](served, context)
    assert kind == "application/json"
    assert [one["name"] for one in json.loads(answer)["predictions"]] == ["positive", "negative", "neutral"]


def test_an_error_of_tensorflow_serving_is_passed_on(trained: Job) -> None:
    script = trained.base / "model" / "code" / "inference.py"
    handlers: dict[str, object] = {"__file__": str(script), "__name__": "inference"}
    exec(compile(script.read_text(), script, "exec"), handlers)
    served = SimpleNamespace(status_code=400, content=b'{"error": "no such model"}')
    with pytest.raises(ValueError, match="no such model"):
        handlers["output_handler"](served, SimpleNamespace(request_content_type="", accept_header=None))
