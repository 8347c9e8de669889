"""Writes environment.yml from the lock, so that Binder and `make` install the same versions."""

import re
import tomllib

from grading.course import ROOT

PYTHON = "3.12"
HEAD = f"""\
# Generated from requirements.lock by `make lock`: Binder reads this file and cannot read the lock.
# Conda brings Python and pip, pip brings the rest. No hashes here: pip refuses them beside `-e .`.
name: kutcher-case
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python={PYTHON}
  - pip
  - pip:
"""


def locked(lock):
    """
    Read a lock as it was written by `uv pip compile`.

    Parameters
    ----------
    lock : str
        The text of requirements.lock.

    Returns
    -------
    list of tuple
        One ``(name, requirement, wanted_by)`` for each pin: ``requirement`` is the pin with its
        marker and without its hashes, ``wanted_by`` is the set of names that ask for it. One
        name may be pinned twice, for different versions of Python.
    """
    pins = []
    for block in re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]:
        requirement = block.split("\n")[0].rstrip(" \\")
        comments = re.findall(r"^ +#(?: via)? *(\S.*)?$", block, flags=re.MULTILINE)
        wanted_by = {comment.split()[0] for comment in comments if comment}
        pins.append((requirement.split("==")[0], requirement, wanted_by))
    return pins


def needed_by(names, pins):
    """Return the given names and, through the lock, everything that they need."""
    needed = set(names)
    while True:
        more = {name for name, _, wanted_by in pins if wanted_by & needed} - needed
        if not more:
            return needed
        needed |= more


def pinned(requirements):
    """Return name → version of requirements, which must all be written ``name==version``."""
    loose = [requirement for requirement in requirements if "==" not in requirement]
    if loose:
        raise ValueError(f"Pin {loose[0]} in pyproject.toml exactly: name==version.")
    return dict(requirement.split("==") for requirement in requirements)


def conda_environment(project, lock):
    """
    Write the text of environment.yml: what a student needs, and nothing of the tests.

    Parameters
    ----------
    project, lock : str
        The texts of pyproject.toml and requirements.lock.

    Returns
    -------
    str
    """
    pins = locked(lock)
    needed = needed_by(pinned(tomllib.loads(project)["project"]["dependencies"]), pins)
    lines = [requirement for name, requirement, _ in pins if name in needed]
    return HEAD + "".join(f"      - {line}\n" for line in [*lines, "-e ."])


def disagreements(project, lock, environment):
    """
    Say where the three files that name versions do not name the same ones.

    Parameters
    ----------
    project, lock, environment : str
        The texts of pyproject.toml, requirements.lock and environment.yml.

    Returns
    -------
    list of str
        One sentence for each disagreement; empty when there is none.
    """
    table = tomllib.loads(project)
    asked = pinned(table["project"]["dependencies"])
    asked |= pinned(table["project"]["optional-dependencies"]["test"])
    asked |= pinned(table["build-system"]["requires"])
    pins = locked(lock)
    found = {requirement.split(" ;")[0] for _, requirement, _ in pins}
    direct = {name for name, _, wanted_by in pins if table["project"]["name"] in wanted_by}
    said = [
        f"pyproject.toml asks for {name}=={version} and requirements.lock has another: "
        "run make lock."
        for name, version in asked.items()
        if f"{name}=={version}" not in found
    ]
    said += [
        f"requirements.lock has {name} and pyproject.toml does not ask for it: run make lock."
        for name in sorted(direct - set(asked))
    ]
    if environment != conda_environment(project, lock):
        said.append("environment.yml is not what requirements.lock gives: run make lock.")
    return said


def main():
    """Write environment.yml beside the lock."""
    texts = [(ROOT / name).read_text("utf-8") for name in ("pyproject.toml", "requirements.lock")]
    (ROOT / "environment.yml").write_text(conda_environment(*texts), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
