"""Fetch public records of real cascades, for those who have a network."""

import gzip
import hashlib
import io
import os
import sys
import tarfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import pandas as pd

from backlash.public_sets import SETS

_TIMEOUT = (3, 15)  # seconds: to be connected, and without a byte after that


class FetchError(Exception):
    """Data that cannot be had now. A notebook shows the sentence and no traceback."""

    def _render_traceback_(self):
        return [str(self)]


def fetch(name):
    """Fetch a public data set: from the web the first time, from the cache after that.

    Each file is checked by its SHA-256 checksum.
    The environment variable KUTCHER_CACHE names another folder for the cache.
    KUTCHER_PUBLIC_DATA names a folder with ready copies, in the folders higgs, congress and
    seismic; nothing is downloaded then.

    Parameters
    ----------
    name : str
        "higgs": 563,069 retweets, mentions and replies in the week of the Higgs boson, July 2012.
        "congress": 13,289 ties among 475 members of Congress, 2022.
        "seismic": 100 posts of 2011 and their 394,987 retweets.

    Returns
    -------
    pandas.DataFrame
        With title, badge, citation and licence in `.attrs`.

        higgs: `user` acts on `other` (both are numbers in place of names) at `time`; `kind` is
        retweet, mention or reply. `time` is the clock of the file, unchanged, in Unix seconds.
        That clock is probably about two hours behind UTC, which is an inference: measure from
        the peak, never by the time of day.

        congress: `probability` is the share of the tweets of `source` that `target` took up.

        seismic: `cascade` is 1 to 100; `seconds` since the post; `followers` of the account that
        posted or retweeted; `kind` is post, in the first row of each cascade, or retweet.

    Raises
    ------
    FetchError
        Where there is no such set, no network, no cache to write to, or no file as it should be.
    """
    if name not in list(SETS):
        raise FetchError(
            f"There is no public data set called {name!r}: choose one of {', '.join(SETS)}."
        )
    about = SETS[name]
    copies = os.environ.get("KUTCHER_PUBLIC_DATA")
    texts = _from_copies(Path(copies) / name, about) if copies else _from_cache(name, about)
    frame = _READERS[name]({file: texts[file] for file in about["files"]})
    frame.attrs = {
        "title": about["title"],
        "badge": "real",
        "citation": about["citation"],
        "licence": about["licence"],
    }
    return frame


# Bring the texts


def _from_copies(folder, about):
    try:
        texts = _packed(folder, about["files"])
    except (OSError, EOFError, zlib.error, tarfile.TarError):
        texts = {}
    wrong = _wrong(texts, about["files"])
    if wrong:
        raise FetchError(
            f"{wrong[0]} in {folder} is missing or not as the course knows it: put a good copy "
            "there, or unset KUTCHER_PUBLIC_DATA to download it."
        )
    return texts


def _packed(folder, files):
    """Read ready copies: plain, each packed by itself, or all in one archive."""
    archive = folder / "cascades.tar.gz"
    if archive.is_file():
        with tarfile.open(archive) as tar:
            return {file.name: tar.extractfile(file).read() for file in tar if file.name in files}
    return {
        file: _unpacked(path.read_bytes())
        for file in files
        for path in (folder / f"{file}.gz", folder / file)
        if path.is_file()
    }


def _from_cache(name, about):
    import pooch  # here, so that the course starts without it

    cache = os.environ.get("KUTCHER_CACHE") or pooch.os_cache("kutcher-case")
    folder = Path(cache).expanduser() / name
    try:
        texts = _plain(folder, about["files"])
        wanted = _wrong(texts, about["files"])
        if wanted:
            _download(name, about, wanted, folder)
            texts |= _plain(folder, wanted)
            _tell(about)
    except OSError:
        raise FetchError(
            f"The cache folder {folder} cannot be used: make it a folder that you can write to "
            "and that has space left, or set KUTCHER_CACHE to another folder."
        ) from None
    return texts


def _plain(folder, files):
    return {file: (folder / file).read_bytes() for file in files if (folder / file).is_file()}


def _unpacked(content):
    """Unpack what is packed; what cannot be unpacked stays, and its checksum will tell."""
    try:
        return gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
    except (OSError, EOFError, zlib.error):
        return content


def _wrong(texts, files):
    """List the files that are missing or have another checksum."""
    return [
        file
        for file, (checksum, _) in files.items()
        if hashlib.sha256(texts.get(file, b"")).hexdigest() != checksum
    ]


def _download(name, about, wanted, folder):
    """Bring files into the cache, each whole and with the right checksum, or not at all."""
    import pooch
    import requests
    from tqdm import tqdm

    pooch.get_logger().setLevel("WARNING")  # the bar says enough
    web = requests.Session()
    size = sum(about["files"][file][1] for file in wanted)
    bar = tqdm(desc=name, total=size, unit="B", unit_scale=True, leave=False, file=sys.stdout)

    def save(url, place, _):
        with open(place, "wb") as file, web.get(url, stream=True, timeout=_TIMEOUT) as answer:
            answer.raise_for_status()
            for chunk in answer.iter_content(2**16):
                bar.update(file.write(chunk))
        Path(place).write_bytes(_unpacked(Path(place).read_bytes()))

    with web, bar:
        for file in wanted:
            url = about["address"].format(file)
            checksum = about["files"][file][0]
            with _explained(file, urlsplit(url).netloc):
                pooch.retrieve(url, checksum, fname=file, path=folder, downloader=save)


@contextmanager
def _explained(file, host):
    """Say in one sentence why a download failed."""
    import requests

    try:
        yield
        return
    except requests.HTTPError as error:
        why = f"{host} answered {error.response.status_code} for {file}: try again later"
    except requests.RequestException:
        why = f"{file} did not arrive from {host}: try again when there is a network"
    except ValueError:
        why = (
            f"{file} arrived from {host} not as the course knows it, and was thrown away: "
            "try again later or on another network"
        )
    raise FetchError(f"{why}; the course goes on without it.") from None


def _tell(about):
    print(f"[real] {about['title']}")
    print(about["description"])
    print(f"Source: {about['citation']}")
    print(f"Licence: {about['licence']}")


# Read the texts


def _higgs(texts):
    (text,) = texts.values()
    kinds = {"RT": "retweet", "MT": "mention", "RE": "reply"}
    frame = pd.read_csv(
        io.BytesIO(text),
        sep=" ",
        names=["user", "other", "time", "kind"],
        dtype={"kind": pd.CategoricalDtype(list(kinds))},
    )
    frame["kind"] = frame["kind"].cat.rename_categories(kinds)
    return frame


def _congress(texts):
    (text,) = texts.values()  # a line is: 0 4 {'weight': 0.0021}
    columns = ["source", "target", "key", "probability"]
    frame = pd.read_csv(io.BytesIO(text), sep=" ", names=columns).drop(columns="key")
    frame["probability"] = frame["probability"].str.rstrip("}").astype("float64")
    return frame


def _seismic(texts):
    cascades = []
    for file, text in texts.items():
        numbers = np.array(text.split()[2:], dtype="int64")  # the first two are a heading
        cascade = pd.DataFrame(numbers.reshape(-1, 2), columns=["seconds", "followers"])
        cascade.insert(0, "cascade", int(file.removeprefix("RT").removesuffix(".txt")))
        cascades.append(cascade)
    frame = pd.concat(cascades, ignore_index=True)
    kind = np.where(frame["cascade"].duplicated(), "retweet", "post")
    frame["kind"] = pd.Categorical(kind, ["post", "retweet"])
    return frame


_READERS = {"higgs": _higgs, "congress": _congress, "seismic": _seismic}
