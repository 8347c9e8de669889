"""Where the course keeps its things, and how a command says that something is wrong."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COURSE = ROOT / "course"
SOLUTIONS = ROOT / "solutions"
GRADING = ROOT / "grading"
BUILD = GRADING / ".build"
SOURCE = BUILD / "source"
RELEASE = BUILD / "release"


class Stop(Exception):
    """A command cannot go on; its text is one sentence that says what to do."""


def units() -> list[str]:
    """Names of all units that have a source, in course order."""
    return sorted(path.stem for path in SOLUTIONS.glob("[0-9][0-9]-*.py"))


def unit(name: str) -> str:
    """The full name of a unit given as "01-the-case" or "01"; Stop when there is none."""
    known = units()
    found = [each for each in known if name in (each, each[:2])]
    if not found:
        raise Stop(f"There is no unit called {name!r}; choose one of: {', '.join(known)}.")
    return found[0]


def class_folder() -> Path:
    """The folder of the class being graded, from KUTCHER_CLASS: a path, "demo", or unset."""
    chosen = os.environ.get("KUTCHER_CLASS", "")
    if chosen == "demo":
        return BUILD / "demo"
    return Path(chosen).resolve() if chosen else GRADING / "class"


def make_folder(folder: Path) -> Path:
    """Create a folder that a command writes to; Stop when that is not allowed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Stop(
            f"Cannot write to {folder}: {error.strerror}; give yourself write permission there."
        ) from error
    return folder


def show(path: Path) -> str:
    """A path as a person would type it: relative to here where it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
