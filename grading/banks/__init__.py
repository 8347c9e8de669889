"""Answers whose marks are known, a file a unit: what a check must refuse and accept."""

from typing import NamedTuple


class Wrong(NamedTuple):
    """A wrong answer: the mistake, the whole answer cell, and what the check must say to it."""

    mistake: str
    source: str
    says: str


class Answers(NamedTuple):
    """The answers to one question; a right answer is the source of a whole answer cell."""

    wrong: list[Wrong]
    right: list[str]
