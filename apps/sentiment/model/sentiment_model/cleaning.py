"""What becomes of a text before a model sees it: the same in training and in serving."""

import html
import re

_URL = re.compile(r"https?://\S+|www\.\S+")
_MENTION = re.compile(r"@\w+")
_REPEATED = re.compile(r"(\w)\1{2,}")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Replace addresses and names of users, and write entities and long-drawn words as they are usually written."""
    # Tweets that went through two systems are escaped twice.
    plain = html.unescape(html.unescape(text))
    plain = _URL.sub(" <url> ", plain)
    plain = _MENTION.sub(" <user> ", plain)
    plain = _REPEATED.sub(r"\1\1", plain)
    return _SPACE.sub(" ", plain).strip()
