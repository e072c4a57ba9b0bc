"""Processing job: compare the model's predictions with the labels of texts that it has not seen.

Reads   input/model/model.tar.gz, or the model itself; input/test/*.csv (text, label)
Writes  output/evaluation/evaluation.json (property file, and model quality of the registry);
        output/predictions/predictions.csv (label, prediction, probabilities: the model quality baseline)
"""

import json
import sys

from sentiment_model.artifact import unpacked
from sentiment_model.classifier import load_classifier
from sentiment_model.labels import NAMES
from sentiment_model.metrics import evaluation, quality
from sentiment_model.paths import processing_input, processing_output
from sentiment_model.records import DataError, read_folder
from sentiment_model.tables import write_rows


def main() -> None:
    try:
        records = read_folder(processing_input("test"))
    except DataError as error:
        sys.exit(str(error))
    classifier = load_classifier(unpacked(processing_input("model")))
    probabilities = classifier.probabilities([record.text for record in records])
    predicted = [row.index(max(row)) for row in probabilities]
    labels = [record.label for record in records]

    found = quality(labels, predicted)
    report = processing_output("evaluation") / "evaluation.json"
    report.write_text(json.dumps(evaluation(found), indent=2) + "\n", encoding="utf-8")
    names = ["label", "prediction", *(f"probability_{name}" for name in NAMES)]
    rows = (
        dict(zip(names, (label, prediction, *row), strict=True))
        for label, prediction, row in zip(labels, predicted, probabilities, strict=True)
    )
    write_rows(processing_output("predictions") / "predictions.csv", names, rows)
    print(f"test_accuracy={found.accuracy:.4f}")
    print(f"test_macro_f1={found.macro_f1:.4f}")


if __name__ == "__main__":
    main()
