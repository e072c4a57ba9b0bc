"""Make raw.csv (text, label) of real tweets, or check a CSV file of one's own.

Source of the tweets: the source distribution of vaderSentiment 3.3.2 on PyPI, additional_resources. 4,200 tweets, each
rated by about twenty people from -4 to 4. Licence: MIT, (c) 2016 C.J. Hutto. Please cite: Hutto, C.J., Gilbert, E.E.
(2014), VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text, ICWSM-14.
"""

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from sentiment_model.labels import label_of_rating
from sentiment_model.records import DataError, Record, read_records, write_records

DISTRIBUTION = "vaderSentiment==3.3.2"
ARCHIVE_SHA256 = "5d7c06e027fc8b99238edb0d53d970cf97066ef97654009890b83703849632f9"
INNER_ARCHIVE = "vaderSentiment-3.3.2/additional_resources/hutto_ICWSM_2014.tar.gz"
RATINGS = "hutto_ICWSM_2014/tweets_GroundTruth.txt"
CREDIT = "4,200 rated tweets of vaderSentiment 3.3.2 (PyPI, MIT licence, (c) 2016 C.J. Hutto)"


def main() -> None:
    arguments = parse_arguments()
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    try:
        records = read_records([arguments.csv]) if arguments.csv else fetch_tweets(arguments.cache)
    except (DataError, OSError) as error:
        sys.exit(str(error))
    write_records(arguments.output, records)
    print(f"{len(records)} records from {arguments.csv or CREDIT}")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--csv", type=Path, help="CSV file with the columns text and label. Default: the tweets.")
    parser.add_argument("--output", type=Path, required=True, help="File that is written.")
    parser.add_argument("--cache", type=Path, default=Path(".cache"), help="Folder that keeps the distribution.")
    return parser.parse_args()


def fetch_tweets(cache: Path) -> list[Record]:
    """The tweets with the labels of their ratings. Raises DataError if they cannot be had, or are not those known."""
    cache.mkdir(parents=True, exist_ok=True)
    archive = cache / "vaderSentiment-3.3.2.tar.gz"
    if not archive.is_file():
        download(archive)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != ARCHIVE_SHA256:
        raise DataError([f"{archive}: got SHA-256 {found}; expected {ARCHIVE_SHA256}; delete the file and try again"])
    return [tweet(line) for line in rating_lines(archive)]


def download(archive: Path) -> None:
    """Let pip fetch the source distribution from whichever index it is set up for."""
    with TemporaryDirectory(dir=archive.parent) as folder:
        options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-binary", "vaderSentiment"]
        run = subprocess.run(
            [sys.executable, "-m", "pip", "download", *options, "--dest", folder, DISTRIBUTION],
            capture_output=True,
            text=True,
        )
        fetched = Path(folder) / archive.name
        if run.returncode != 0 or not fetched.is_file():
            last = (run.stderr.strip().splitlines() or ["no message"])[-1]
            raise DataError([f"pip could not fetch {DISTRIBUTION}: {last}; to use your own data: --csv FILE"])
        fetched.replace(archive)


def rating_lines(archive: Path) -> list[str]:
    """The lines of the file of ratings: number, mean rating, tweet."""
    with tarfile.open(archive) as outer, tarfile.open(fileobj=io.BytesIO(member(outer, INNER_ARCHIVE))) as inner:
        return member(inner, RATINGS).decode("utf-8").splitlines()


def member(archive: tarfile.TarFile, name: str) -> bytes:
    """The content of a file in an archive."""
    file = archive.extractfile(name)
    if file is None:
        raise DataError([f"{name}: got no file; expected one"])
    return file.read()


def tweet(line: str) -> Record:
    """The record of a line of ratings."""
    _, rating, text = line.split("\t")
    return Record(text.strip(), label_of_rating(float(rating)))


if __name__ == "__main__":
    main()
