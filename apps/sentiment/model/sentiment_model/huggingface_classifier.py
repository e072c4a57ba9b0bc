"""Any sequence-classification model of Hugging Face, with three labels."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .cleaning import clean
from .labels import NAMES

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

MAX_TOKENS: Final = 128
"""Most tokens of a text: tweets have fewer, what is longer is cut."""

_BATCH: Final = 64


class HuggingFaceClassifier:
    """A model and its tokenizer."""

    def __init__(self, model: "PreTrainedModel", tokenizer: "PreTrainedTokenizerBase") -> None:
        import torch

        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.model = model.to(self._device)
        self.tokenizer = tokenizer

    @classmethod
    def load(cls, source: str | Path) -> "HuggingFaceClassifier":
        """The model in a folder, or of an id on the hub; one with other classes gets a new last layer."""
        from transformers import AutoModelForSequenceClassification, AutoTokenizer

        names = dict(enumerate(NAMES))
        model = AutoModelForSequenceClassification.from_pretrained(
            str(source),
            num_labels=len(NAMES),
            id2label=names,
            label2id={name: label for label, name in names.items()},
            ignore_mismatched_sizes=True,
        )
        return cls(model, AutoTokenizer.from_pretrained(str(source)))

    def save(self, folder: Path) -> None:
        """Write the model and its tokenizer as `load` reads them."""
        self.model.save_pretrained(folder)
        self.tokenizer.save_pretrained(folder)

    def logits(self, texts: Sequence[str]) -> "torch.Tensor":  # noqa: F821
        """What the model says of texts as they came, before it is made into probabilities."""
        encoded = self.tokenizer(
            [clean(text) for text in texts],
            truncation=True,
            max_length=MAX_TOKENS,
            padding=True,
            return_tensors="pt",
        )
        return self.model(**encoded.to(self._device)).logits

    def probabilities(self, texts: Sequence[str]) -> list[list[float]]:
        """The probability of each class, for each text as it came."""
        import torch

        self.model.eval()
        with torch.inference_mode():
            batches = [self.logits(texts[start : start + _BATCH]) for start in range(0, len(texts), _BATCH)]
            return torch.cat(batches).softmax(dim=1).tolist()
