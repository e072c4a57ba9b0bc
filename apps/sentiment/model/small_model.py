"""Make a small BERT with random weights that knows the words of a data set: to train from nothing, without the hub."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast, set_seed

from sentiment_model.cleaning import clean
from sentiment_model.records import read_folder

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="Folder with CSV files (text, label).")
    parser.add_argument("--output", type=Path, required=True, help="Folder that the model is written to.")
    arguments = parser.parse_args()
    save_small_model(arguments.output, (record.text for record in read_folder(arguments.data)))


def save_small_model(folder: Path, texts: Iterable[str], hidden_size: int = 64, seed: int = 0) -> None:
    """Write a model and its tokenizer, as `train_huggingface.py` reads them."""
    tokenizer = Tokenizer(models.WordLevel(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordLevelTrainer(vocab_size=8_000, min_frequency=2, special_tokens=SPECIAL)
    tokenizer.train_from_iterator((clean(text) for text in texts), trainer)
    tokenizer.post_processor = processors.BertProcessing(
        ("[SEP]", SPECIAL.index("[SEP]")), ("[CLS]", SPECIAL.index("[CLS]"))
    )
    set_seed(seed)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=hidden_size,
        intermediate_size=2 * hidden_size,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_labels=2,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, **names).save_pretrained(folder)


if __name__ == "__main__":
    main()
