"""Training job in a TensorFlow container: a small text classifier.

Reads   channels train and validation (*.csv: text, label)
Writes  the SavedModel and the code that serves it into SM_MODEL_DIR
"""

import argparse
from pathlib import Path

import tensorflow as tf

from sentiment_model.artifact import add_serving_code
from sentiment_model.paths import channel, model_dir
from sentiment_model.records import Record, read_folder
from sentiment_model.tensorflow_classifier import build, text_tensor


class Progress(tf.keras.callbacks.Callback):
    """A line for each epoch, as tuning jobs read metrics."""

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        found = logs or {}
        print(
            f"epoch={epoch + 1}/{self.params['epochs']} train_loss={found['loss']:.4f} "
            f"validation_accuracy={found['val_accuracy']:.4f}",
            flush=True,
        )


def main() -> None:
    arguments = parse_arguments()
    tf.keras.utils.set_random_seed(arguments.seed)
    tf.config.experimental.enable_op_determinism()
    train, validation = read_folder(channel("train")), read_folder(channel("validation"))
    model = build([record.text for record in train], arguments.learning_rate, arguments.dropout)
    model.fit(
        batches(train, arguments.batch_size, arguments.seed),
        validation_data=batches(validation, arguments.batch_size),
        epochs=arguments.epochs,
        callbacks=[Progress()],
        verbose=0,
    )
    model.export(model_dir() / "1", verbose=False)
    add_serving_code(model_dir(), Path(__file__).with_name("inference_tensorflow.py"))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=12, help="Times that all texts are seen. Default: 12.")
    parser.add_argument("--learning_rate", type=float, default=0.01, help="Step of the optimizer. Default: 0.01.")
    parser.add_argument("--batch_size", type=int, default=32, help="Texts that are seen at once. Default: 32.")
    parser.add_argument("--dropout", type=float, default=0.3, help="Share of words that are left out. Default: 0.3.")
    parser.add_argument("--seed", type=int, default=0, help="Decides what is random. Default: 0.")
    return parser.parse_known_args()[0]


def batches(records: list[Record], size: int, seed: int | None = None) -> tf.data.Dataset:
    """Texts and labels in batches; with a seed in another order each time."""
    texts, labels = text_tensor([record.text for record in records]), [record.label for record in records]
    data = tf.data.Dataset.from_tensor_slices((texts, labels))
    if seed is not None:
        data = data.shuffle(len(records), seed=seed)
    return data.batch(size)


if __name__ == "__main__":
    main()
