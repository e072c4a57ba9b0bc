"""Training job in a Hugging Face container: fine-tune any sequence-classification model.

Reads   channels train and validation (*.csv: text, label); channel pretrained, if there is one: a model as it was
        saved, for jobs that do not reach the hub
Writes  the model, its tokenizer and the code that serves it into SM_MODEL_DIR
"""

import argparse
import random
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from transformers import get_linear_schedule_with_warmup, set_seed

from sentiment_model.artifact import add_serving_code
from sentiment_model.huggingface_classifier import HuggingFaceClassifier
from sentiment_model.metrics import quality
from sentiment_model.paths import channel, model_dir
from sentiment_model.records import Record, read_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def main() -> None:
    arguments = parse_arguments()
    set_seed(arguments.seed)
    train, validation = read_folder(channel("train")), read_folder(channel("validation"))
    pretrained = channel("pretrained")
    classifier = HuggingFaceClassifier.load(pretrained if pretrained.is_dir() else arguments.model_id)
    fine_tune(classifier, train, validation, arguments)
    classifier.save(model_dir())
    add_serving_code(model_dir(), Path(__file__).with_name("inference_huggingface.py"))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--model_id", default="amazon/bort", help="Model on the hub. Default: amazon/bort, 56 M weights."
    )
    parser.add_argument("--epochs", type=int, default=6, help="Times that all texts are seen. Default: 6.")
    parser.add_argument("--learning_rate", type=float, default=1.45e-4, help="Greatest step. Default: 1.45e-4.")
    parser.add_argument("--batch_size", type=int, default=100, help="Texts that are seen at once. Default: 100.")
    parser.add_argument("--seed", type=int, default=0, help="Decides what is random. Default: 0.")
    return parser.parse_known_args()[0]


def fine_tune(
    classifier: HuggingFaceClassifier,
    train: "Sequence[Record]",
    validation: "Sequence[Record]",
    arguments: argparse.Namespace,
) -> None:
    """Change the model's weights towards the labels; the step grows during the first tenth, then shrinks."""
    optimizer = torch.optim.AdamW(classifier.model.parameters(), lr=arguments.learning_rate)
    steps = arguments.epochs * -(-len(train) // arguments.batch_size)
    schedule = get_linear_schedule_with_warmup(optimizer, steps // 10, steps)
    shuffled = random.Random(arguments.seed)
    for epoch in range(1, arguments.epochs + 1):
        classifier.model.train()
        total = 0.0
        for batch in batches(train, arguments.batch_size, shuffled):
            logits = classifier.logits([record.text for record in batch])
            labels = torch.tensor([record.label for record in batch], device=logits.device)
            loss = torch.nn.functional.cross_entropy(logits, labels)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(classifier.model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += loss.item() * len(batch)
        print(
            f"epoch={epoch}/{arguments.epochs} train_loss={total / len(train):.4f} "
            f"validation_accuracy={accuracy(classifier, validation):.4f}",
            flush=True,
        )


def batches(records: "Sequence[Record]", size: int, shuffled: random.Random) -> "Iterator[list[Record]]":
    """The records in batches, in another order each time."""
    order = shuffled.sample(records, len(records))
    for start in range(0, len(order), size):
        yield order[start : start + size]


def accuracy(classifier: HuggingFaceClassifier, records: "Sequence[Record]") -> float:
    """Share of the records whose label is the most probable one."""
    rows = classifier.probabilities([record.text for record in records])
    return quality([record.label for record in records], [row.index(max(row)) for row in rows]).accuracy


if __name__ == "__main__":
    main()
