"""One set of versions everywhere; Binder can build it; the wheel carries the tables."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata

import pytest
from packaging.requirements import Requirement

import backlash
from grading.course import ROOT
from grading.environment import conda_environment, disagreements, locked

PROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
ENVIRONMENT = (ROOT / "environment.yml").read_text("utf-8")


def run(*command, **options):
    """Run a command to its end and return it with its output as text."""
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)


def places(text):
    """Return every address, folder and index option in a list of requirements."""
    listed = re.sub(r"^\s*#.*|-e \.$", "", text, flags=re.MULTILINE)
    return re.findall(r"\S*(?:://|file:|@ |--\w+-url|--find-links|\s[-~/.]\S*/)\S*", listed)


def installed_closure(names):
    """Return the names and, by the metadata of what is installed, all that they need here."""
    known, waiting = set(), [(name, "") for name in names]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in known:
            continue
        known.add((name, extra))
        for line in metadata.requires(name) or []:
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate({"extra": extra}):
                normal = re.sub(r"[-_.]+", "-", needed.name).lower()
                waiting += [(normal, each) for each in ("", *needed.extras)]
    return {name for name, _ in known}


def listed():
    """Return the names of the packages that environment.yml pins."""
    return set(re.findall(r"^ +- ([\w-]+)==", ENVIRONMENT, flags=re.MULTILINE))


def test_three_files_name_the_same_versions():
    assert disagreements(PROJECT, LOCK, ENVIRONMENT) == []


@pytest.mark.parametrize(
    ("changed", "old", "new", "said"),
    [
        ("project", '"pandas==', '"pandas==9', "asks for pandas==9"),
        ("project", '"pytest==', '"pytest==9', "asks for pytest==9"),
        ("project", 'requires = ["hatchling==', 'requires = ["hatchling==9', "asks for hatchling"),
        ("project", '"pandas==', '"polars==1.0", "pandas==', "asks for polars==1.0"),
        ("project", '    "nh3==', '    # "nh3==', "has nh3 and pyproject.toml does not ask"),
        ("lock", "\npandas==", "\npandas==9", "asks for pandas=="),
        ("lock", "\ntornado==", "\ntornado==9", "environment.yml is not"),
        ("environment", "- tornado==", "- tornado==9", "environment.yml is not"),
        ("environment", "      - tornado==", "      # ", "environment.yml is not"),
        ("environment", "      - -e .\n", "", "environment.yml is not"),
    ],
)
def test_drift_is_seen(changed, old, new, said):
    texts = {"project": PROJECT, "lock": LOCK, "environment": ENVIRONMENT}
    assert old in texts[changed]
    texts[changed] = texts[changed].replace(old, new, 1)
    assert any(said in sentence for sentence in disagreements(**texts))


def test_a_loose_requirement_is_refused():
    with pytest.raises(ValueError, match="Pin pandas>=3 in pyproject.toml exactly"):
        conda_environment(re.sub('"pandas==[^"]*"', '"pandas>=3"', PROJECT), LOCK)


def test_every_pin_of_the_lock_has_a_hash():
    blocks = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert len(blocks) == len(locked(LOCK))
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_binder_gets_all_that_students_need_and_no_test_tool():
    table = tomllib.loads(PROJECT)["project"]
    needed = installed_closure([pin.split("==")[0] for pin in table["dependencies"]])
    assert "tornado" in needed
    assert needed - listed() == set()
    tools = {pin.split("==")[0] for pin in table["optional-dependencies"]["test"]}
    assert listed() & tools == set()


def test_binder_gets_all_that_our_own_modules_import():
    modules = [*ROOT.glob("course/backlash/**/*.py"), *ROOT.glob("grading/*.py")]
    lines = "\n".join(path.read_text("utf-8") for path in modules)
    imported = set(re.findall(r"^\s*(?:from|import) (\w+)", lines, flags=re.MULTILINE))
    others = imported - sys.stdlib_module_names - {"backlash", "grading"}
    assert {"pandas", "nbgrader"} <= others
    owners = metadata.packages_distributions()
    missing = {
        name
        for name in others
        if not listed() & {re.sub(r"[-_.]+", "-", owner).lower() for owner in owners.get(name, [])}
    }
    assert missing == set()


@pytest.mark.parametrize("text", [LOCK, ENVIRONMENT], ids=["lock", "environment"])
def test_no_address_and_no_folder(text):
    assert places(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example.org/simple",
        "--find-links wheels",
        "nh3 @ file:///home/somebody/nh3.whl",
        "      - /home/somebody/nh3.whl",
        "      - ../nh3/",
    ],
)
def test_addresses_and_folders_are_seen(line):
    assert places(f"{LOCK}{line}\n")


def test_one_version_number():
    version = tomllib.loads(PROJECT)["project"]["version"]
    assert backlash.__version__ == version
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"\n## [{version}]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="repo2docker needs Linux or macOS")
@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13"])
def test_binder_plans_the_build_from_environment_yml(version, tmp_path):
    checkout = tmp_path / "checkout"
    leave_out = shutil.ignore_patterns(".git", ".venv", ".*_cache", "grading")
    shutil.copytree(ROOT, checkout, ignore=leave_out)
    changed = re.sub("- python=.*", f"- python={version}", ENVIRONMENT)
    (checkout / "environment.yml").write_text(changed, "utf-8")

    planned = run(sys.executable, "-m", "repo2docker", "--no-build", "--debug", ".", cwd=checkout)

    assert planned.returncode == 0, planned.stderr
    plan = planned.stdout + planned.stderr
    assert f"Building conda environment for python={version}\n" in plan
    # repo2docker has a base of its own for this Python (it writes "." as "-2e" here).
    assert f"environment-2epy-2d{version.replace('.', '-2e')}-" in plan
    # `-e .` needs the folder: it has to be there before the packages are installed.
    copied, installed = plan.find("src/ ${REPO_DIR}/"), plan.find('--file "environment.yml"')
    assert 0 < copied < installed


def test_an_installed_wheel_loads_the_tables_without_the_checkout(tmp_path):
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path, cwd=ROOT)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    course = ROOT / "course"
    modules = {path.relative_to(course).as_posix() for path in course.glob("backlash/**/*.py")}
    tables = {f"backlash/tables/{path.name}" for path in ROOT.glob("data/*.csv*")}
    assert "backlash/tables/timeline.csv" in tables
    assert inside == {*modules, *tables, "backlash/tables/datapackage.json"}

    target, elsewhere = tmp_path / "target", tmp_path / "elsewhere"
    elsewhere.mkdir()
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    installed = run(*pip, "--target", target, wheel)
    assert installed.returncode == 0, installed.stderr
    program = (
        f"import sys; sys.path.insert(0, {str(target)!r})\n"
        "from backlash import data\n"
        "print(data.path('timeline'), len(data.load_follows()))"
    )
    loaded = run(sys.executable, "-I", "-c", program, cwd=elsewhere)
    assert loaded.returncode == 0, loaded.stderr
    path, rows = loaded.stdout.rsplit(maxsplit=1)
    assert path == str(target.resolve() / "backlash" / "tables" / "timeline.csv")
    assert int(rows) > 0


@pytest.mark.parametrize(("forbidden", "status"), [("0", 0), ("1", 1)])
def test_a_skip_fails_only_where_skips_are_forbidden(forbidden, status, tmp_path):
    shutil.copy(ROOT / "grading" / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_two.py").write_text(
        "import pytest\n"
        "def test_runs(): pass\n"
        "@pytest.mark.skip(reason='no chromium here')\n"
        "def test_is_skipped(): pass\n",
        "utf-8",
    )
    settings = os.environ | {"KUTCHER_NO_SKIPS": forbidden}
    done = run(sys.executable, "-m", "pytest", "-ra", tmp_path, cwd=tmp_path, env=settings)
    assert done.returncode == status, done.stdout
    assert "no chromium here" in done.stdout
    assert ("allows none" in done.stdout) == bool(status)
