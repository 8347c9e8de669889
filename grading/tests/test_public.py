"""Holds the public data to their checksums, and every failure to one sentence."""

import copy
import gzip
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pandas as pd
import pooch
import pytest
import tqdm

from backlash import public
from backlash.public_sets import SETS
from grading.course import ROOT

HIGGS = b"1 2 100 RT\n3 2 160 MT\n2 3 160 RE\n"
CONGRESS = b"0 4 {'weight': 0.25}\n4 0 {'weight': 1.0}\n"
CASCADES = {"RT1.txt": b"2 0.5\n0 900 \n7 10 \n9 20 \n", "RT2.txt": b"1 1.5\n0 800 \n0 30 \n"}
GZ = gzip.compress(HIGGS)


class Answers(BaseHTTPRequestHandler):
    """Answer each path with (status, headers, body); a body of None never comes."""

    def do_GET(self):
        self.server.asked.append(self.path)
        status, headers, body = self.server.answers.get(self.path, (404, {}, b""))
        if body is None:
            self.server.stopped.wait(5)
            return
        self.send_response(status)
        for name, value in ({"Content-Length": len(body)} | headers).items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def web():
    """A server of this machine, with the tiny sets on it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.asked, server.stopped = [], threading.Event()
    server.address = f"http://127.0.0.1:{server.server_port}"
    files = {"higgs.txt.gz": GZ, "congress.edgelist": CONGRESS, **CASCADES}
    server.answers = {f"/{file}": (200, {}, body) for file, body in files.items()}
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.stopped.set()
    server.shutdown()
    server.server_close()
    thread.join()


def known(texts):
    return {file: (hashlib.sha256(text).hexdigest(), len(text)) for file, text in texts.items()}


@pytest.fixture
def cache(web, monkeypatch, tmp_path):
    """An empty cache, and sets that point to the server of this machine."""
    sets = copy.deepcopy(SETS)
    sets["higgs"] |= {"address": f"{web.address}/{{}}.gz", "files": known({"higgs.txt": HIGGS})}
    sets["congress"] |= {
        "address": f"{web.address}/{{}}",
        "files": known({"congress.edgelist": CONGRESS}),
    }
    sets["seismic"] |= {"address": f"{web.address}/{{}}", "files": known(CASCADES)}
    monkeypatch.setattr(public, "SETS", sets)
    monkeypatch.setenv("KUTCHER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("KUTCHER_PUBLIC_DATA", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return tmp_path / "cache"


def kept(cache):
    """Every file below the cache, with what is in it."""
    return {
        path.relative_to(cache).as_posix(): path.read_bytes()
        for path in cache.rglob("*")
        if path.is_file()
    }


def refusal(name):
    """Fetch in vain; give the sentence, and see that it is one and that nothing stands behind."""
    with pytest.raises(public.FetchError) as caught:
        public.fetch(name)
    sentence = str(caught.value)
    assert sentence.endswith(".") and "\n" not in sentence and ". " not in sentence
    assert caught.value._render_traceback_() == [sentence]
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    return sentence


# Download and cache


def test_higgs_is_downloaded_once_and_told_once(web, cache, capsys):
    frame = public.fetch("higgs")
    assert frame.columns.tolist() == ["user", "other", "time", "kind"]
    assert frame["time"].tolist() == [100, 160, 160]
    assert frame["kind"].tolist() == ["retweet", "mention", "reply"]
    assert frame["kind"].cat.categories.tolist() == ["retweet", "mention", "reply"]
    assert kept(cache) == {"higgs/higgs.txt": HIGGS}

    out, err = capsys.readouterr()
    about = SETS["higgs"]
    for part in ("title", "description", "citation", "licence"):
        assert out.count(about[part]) == 1
    assert "higgs:   0%" in out and err == ""

    pd.testing.assert_frame_equal(public.fetch("higgs"), frame)
    assert web.asked == ["/higgs.txt.gz"]
    assert capsys.readouterr() == ("", "")


def test_congress_becomes_edges(cache):
    frame = public.fetch("congress")
    assert frame.to_dict("list") == {
        "source": [0, 4],
        "target": [4, 0],
        "probability": [0.25, 1.0],
    }


def test_seismic_marks_the_post_of_each_cascade(cache):
    frame = public.fetch("seismic")
    assert frame.to_dict("list") == {
        "cascade": [1, 1, 1, 2, 2],
        "seconds": [0, 7, 9, 0, 0],
        "followers": [900, 10, 20, 800, 30],
        "kind": ["post", "retweet", "retweet", "post", "retweet"],
    }
    assert frame["kind"].cat.categories.tolist() == ["post", "retweet"]


@pytest.mark.parametrize("name", list(SETS))
def test_every_frame_says_what_it_is(name, cache):
    assert public.fetch(name).attrs == {
        "title": SETS[name]["title"],
        "badge": "real",
        "citation": SETS[name]["citation"],
        "licence": SETS[name]["licence"],
    }


def test_the_bar_counts_the_bytes_of_all_files(cache, monkeypatch):
    bars = []

    class Bar(tqdm.tqdm):
        def close(self):
            bars.append((self.desc, self.n, self.total))
            super().close()

    monkeypatch.setattr(tqdm, "tqdm", Bar)
    public.fetch("seismic")
    size = sum(len(text) for text in CASCADES.values())
    assert bars[0] == ("seismic", size, size)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, gzip.compress(HIGGS, compresslevel=1, mtime=1)),
        ({}, HIGGS),
        ({"Content-Encoding": "gzip"}, GZ),
    ],
    ids=["packed anew", "not packed", "unpacked on the way"],
)
def test_the_text_counts_and_not_its_packing(headers, body, web, cache):
    web.answers["/higgs.txt.gz"] = (200, headers, body)
    assert len(public.fetch("higgs")) == 3
    assert kept(cache) == {"higgs/higgs.txt": HIGGS}


def test_the_cache_of_the_user_is_the_default(cache, monkeypatch, tmp_path):
    monkeypatch.delenv("KUTCHER_CACHE")
    monkeypatch.setattr(pooch, "os_cache", lambda project: tmp_path / "home" / project)
    public.fetch("congress")
    assert kept(tmp_path / "home") == {"kutcher-case/congress/congress.edgelist": CONGRESS}


def test_a_cache_below_the_home_folder(cache, monkeypatch, tmp_path):
    for home in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(home, str(tmp_path))
    monkeypatch.setenv("KUTCHER_CACHE", "~/mine")
    public.fetch("congress")
    assert kept(tmp_path / "mine") == {"congress/congress.edgelist": CONGRESS}


@pytest.mark.parametrize("spoiled", [b"", HIGGS[:-5], HIGGS.replace(b"RT", b"MT")])
def test_a_spoiled_file_of_the_cache_is_downloaded_again(spoiled, web, cache):
    good = public.fetch("higgs")
    (cache / "higgs" / "higgs.txt").write_bytes(spoiled)
    pd.testing.assert_frame_equal(public.fetch("higgs"), good)
    assert kept(cache) == {"higgs/higgs.txt": HIGGS}
    assert len(web.asked) == 2


def test_a_broken_off_set_goes_on_where_it_stopped(web, cache, capsys):
    web.answers["/RT2.txt"] = (503, {}, b"busy")
    assert refusal("seismic") == (
        f"{web.address[7:]} answered 503 for RT2.txt: try again later; "
        "the course goes on without it."
    )
    assert kept(cache) == {"seismic/RT1.txt": CASCADES["RT1.txt"]}
    assert SETS["seismic"]["title"] not in capsys.readouterr().out

    web.answers["/RT2.txt"] = (200, {}, CASCADES["RT2.txt"])
    assert len(public.fetch("seismic")) == 5
    assert web.asked == ["/RT1.txt", "/RT2.txt", "/RT2.txt"]


# Failures, each in one sentence


@pytest.mark.parametrize("name", ["Higgs", "", None, 3, ["higgs"]])
def test_an_unknown_name(name, cache):
    assert refusal(name) == (
        f"There is no public data set called {name!r}: choose one of higgs, congress, seismic."
    )


@pytest.mark.parametrize(
    "body",
    [b"<html>Log in to the network of this hotel</html>", GZ[:-9], GZ[:20] + b"x" * 9, b""],
    ids=["another text", "cut off", "not to be unpacked", "empty"],
)
def test_a_wrong_checksum_names_the_file_and_leaves_nothing(body, web, cache):
    web.answers["/higgs.txt.gz"] = (200, {}, body)
    assert refusal("higgs") == (
        f"higgs.txt arrived from {web.address[7:]} not as the course knows it, and was thrown "
        "away: try again later or on another network; the course goes on without it."
    )
    assert kept(cache) == {}


def test_a_wrong_checksum_keeps_the_good_files(web, cache):
    public.fetch("seismic")
    (cache / "seismic" / "RT2.txt").unlink()
    web.answers["/RT2.txt"] = (200, {}, CASCADES["RT1.txt"])
    assert "RT2.txt" in refusal("seismic")
    assert kept(cache) == {"seismic/RT1.txt": CASCADES["RT1.txt"]}


def test_a_transfer_that_breaks_off(web, cache):
    web.answers["/higgs.txt.gz"] = (200, {"Content-Length": len(GZ) + 100}, GZ)
    assert refusal("higgs") == (
        f"higgs.txt did not arrive from {web.address[7:]}: try again when there is a network; "
        "the course goes on without it."
    )
    assert kept(cache) == {}


def test_no_network_is_told_within_seconds(web, cache):
    web.shutdown()
    web.server_close()
    before = time.monotonic()
    assert "when there is a network" in refusal("seismic")
    assert time.monotonic() - before < 3
    assert kept(cache) == {}


def test_a_silent_server_is_not_waited_for(web, cache, monkeypatch):
    assert sum(public._TIMEOUT) < 20
    web.answers["/higgs.txt.gz"] = (200, {}, None)
    monkeypatch.setattr(public, "_TIMEOUT", (0.2, 0.2))
    before = time.monotonic()
    assert "when there is a network" in refusal("higgs")
    assert time.monotonic() - before < 3
    assert web.asked == ["/higgs.txt.gz"]


def test_a_spoiled_cache_without_a_network(web, cache):
    public.fetch("higgs")
    (cache / "higgs" / "higgs.txt").write_bytes(b"spoiled")
    web.answers.clear()
    assert "answered 404" in refusal("higgs")


def test_a_cache_that_is_a_file(cache):
    cache.write_text("mine", "utf-8")
    assert refusal("higgs") == (
        f"The cache folder {cache / 'higgs'} cannot be used: make it a folder that you can write "
        "to and that has space left, or set KUTCHER_CACHE to another folder."
    )
    assert cache.read_text("utf-8") == "mine"


def test_a_cache_that_may_not_be_written(cache, monkeypatch):
    public.fetch("higgs")

    def deny(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", deny)
    assert len(public.fetch("higgs")) == 3  # nothing needs to be written
    monkeypatch.setattr("os.makedirs", deny)
    assert "set KUTCHER_CACHE" in refusal("congress")
    (cache / "higgs" / "higgs.txt").write_bytes(b"spoiled")
    assert str(cache / "higgs") in refusal("higgs")


def test_the_course_starts_without_the_downloader():
    program = (
        "import sys, backlash.data, backlash.public\n"
        "print({'pooch', 'requests', 'tqdm'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "set()\n", done.stderr


# Ready copies


def archive(texts):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        tar.addfile(folder)
        for name, text in sorted(texts.items(), reverse=True):
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text))
    return buffer.getvalue()


@pytest.fixture
def copies(cache, monkeypatch, tmp_path):
    """Give a function that lays copies of a set into the folder of ready copies."""
    monkeypatch.setenv("KUTCHER_PUBLIC_DATA", str(tmp_path / "copies"))

    def lay(name, files):
        folder = tmp_path / "copies" / name
        folder.mkdir(parents=True)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        return folder

    return lay


@pytest.mark.parametrize(
    ("name", "files", "rows"),
    [
        ("higgs", {"higgs.txt.gz": GZ}, 3),
        ("higgs", {"higgs.txt": HIGGS}, 3),
        ("congress", {"congress.edgelist": CONGRESS}, 2),
        ("seismic", CASCADES, 5),
        ("seismic", {"cascades.tar.gz": archive(CASCADES | {"sample_file.txt": b"other"})}, 5),
    ],
)
def test_ready_copies_are_read_and_nothing_is_downloaded(
    name, files, rows, web, cache, copies, capsys, monkeypatch
):
    copies(name, files)
    frame = public.fetch(name)
    assert len(frame) == rows
    assert web.asked == [] and not cache.exists()
    assert capsys.readouterr() == ("", "")
    monkeypatch.delenv("KUTCHER_PUBLIC_DATA")
    pd.testing.assert_frame_equal(public.fetch(name), frame)


@pytest.mark.parametrize(
    ("name", "files", "wrong"),
    [
        ("higgs", {}, "higgs.txt"),
        ("higgs", {"higgs.txt.gz": GZ[:-9]}, "higgs.txt"),
        ("congress", {"congress.edgelist": CONGRESS + b"\n"}, "congress.edgelist"),
        ("seismic", {"RT1.txt": CASCADES["RT1.txt"]}, "RT2.txt"),
        ("seismic", {"cascades.tar.gz": archive({"RT1.txt": CASCADES["RT1.txt"]})}, "RT2.txt"),
        ("seismic", {"cascades.tar.gz": archive(CASCADES)[:-60]}, "RT1.txt"),
        ("seismic", {"cascades.tar.gz": b"no archive"}, "RT1.txt"),
    ],
)
def test_wrong_copies_are_refused(name, files, wrong, web, copies):
    folder = copies(name, files)
    assert refusal(name) == (
        f"{wrong} in {folder} is missing or not as the course knows it: put a good copy there, "
        "or unset KUTCHER_PUBLIC_DATA to download it."
    )
    assert web.asked == []


@pytest.mark.parametrize("forbidden", ["0", "1"])
def test_tests_without_copies_are_skipped_aloud(forbidden, tmp_path):
    shutil.copy(ROOT / "grading" / "tests" / "conftest.py", tmp_path)
    text = (tmp_path / "conftest.py").read_text("utf-8")
    assert text.count('"shared"') == 1
    (tmp_path / "conftest.py").write_text(text.replace('"shared"', '"nowhere"'), "utf-8")
    (tmp_path / "test_two.py").write_text(
        "def test_one(public_data): pass\ndef test_two(public_data): pass\n", "utf-8"
    )
    settings = os.environ | {"KUTCHER_NO_SKIPS": forbidden, "KUTCHER_PUBLIC_DATA": ""}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", tmp_path],
        cwd=tmp_path,
        env=settings,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "Not tested: 2 tests need copies of the public data." in done.stdout


# The real data, where copies of them are


@pytest.fixture(scope="module")
def real(public_data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KUTCHER_PUBLIC_DATA", str(public_data))
        return {name: public.fetch(name) for name in SETS}


def test_higgs_has_the_published_counts(real):
    higgs = real["higgs"]
    assert len(higgs) == 563_069
    assert higgs.dtypes.astype(str).tolist() == ["int64", "int64", "int64", "category"]
    assert higgs["time"].is_monotonic_increasing
    assert (higgs["user"] == higgs["other"]).sum() == 7_588
    share = higgs["kind"].value_counts(normalize=True)
    assert share.round(3).to_dict() == {"retweet": 0.630, "mention": 0.304, "reply": 0.066}
    pairs = higgs.drop_duplicates(["user", "other", "kind"])["kind"].value_counts()
    assert pairs.to_dict() == {"retweet": 328_132, "mention": 150_818, "reply": 32_523}
    received = higgs.loc[higgs["kind"] == "retweet", "other"].value_counts()
    assert (len(received), received.max()) == (41_426, 18_977)


def test_the_clock_of_higgs_is_left_alone(real):
    minutes = pd.to_datetime(real["higgs"]["time"], unit="s").dt.floor("min").value_counts()
    assert minutes.max() == 1_096
    assert "2012-07-04 05:55" <= str(minutes.idxmax()) < "2012-07-04 05:59"


def test_congress_has_the_published_edges_in_their_direction(real, public_data):
    edges = real["congress"]
    assert len(edges) == 13_289
    assert edges.dtypes.astype(str).tolist() == ["int64", "int64", "float64"]
    assert len(set(edges["source"]) | set(edges["target"])) == 475
    assert not edges.duplicated(["source", "target"]).any()
    assert round(edges["probability"].median(), 4) == 0.0037
    assert round(edges["probability"].mean(), 4) == 0.0058
    assert round(edges["probability"].max(), 2) == 0.13

    text = (public_data / "congress" / "congress_network_data.json").read_text("utf-8")
    (network,) = json.loads(text)
    for source, targets in edges.groupby("source")["target"]:
        assert sorted(targets) == sorted(network["outList"][source])


def test_seismic_has_the_measured_cascades(real):
    rows = real["seismic"]
    assert rows.dtypes.astype(str).tolist() == ["int64", "int64", "int64", "category"]
    assert rows["cascade"].unique().tolist() == list(range(1, 101))
    posts = rows[rows["kind"] == "post"].set_index("cascade")
    assert len(posts) == 100 and (posts["seconds"] == 0).all()
    retweets = rows[rows["kind"] == "retweet"]
    assert len(retweets) == 394_987
    assert retweets.groupby("cascade").size().min() > 2_000
    assert retweets["followers"].median() == 182
    assert round(retweets["followers"].mean()) == 841


def test_seismic_gives_the_curves_of_the_largest_accounts(real):
    rows = real["seismic"]
    posts = rows[rows["kind"] == "post"].set_index("cascade")
    largest = posts["followers"].nlargest(27)
    retweets = rows[(rows["kind"] == "retweet") & rows["cascade"].isin(largest.index)]
    seconds = retweets.groupby("cascade")["seconds"]
    assert round(seconds.median().median() / 3600, 1) == 2.8
    assert round(seconds.quantile(0.9).median() / 3600, 1) == 37.7
    assert round((seconds.size() / largest).median(), 5) == 0.00071
    shares = [
        (retweets["seconds"] <= hours * 3600).groupby(retweets["cascade"]).mean().mean()
        for hours in (1, 2, 24, 48)
    ]
    assert np.round(shares, 2).tolist() == [0.37, 0.45, 0.85, 0.93]
