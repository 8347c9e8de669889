"""Refuse an answer in three parts: what was seen, what was expected, the usual cause."""

from collections.abc import Mapping
from typing import Any

from backlash.check.notebook import stale
from backlash.check.plain import DOTS, NOTHING, cause, describe, equal, kind

Usual = Mapping[Any, str]  # a wrong answer -> what usually causes it


class NotYet(AssertionError):
    """An answer that is not right yet. A notebook shows its three parts and no traceback."""

    def __init__(self, saw: str, expected: str, cause: str) -> None:
        super().__init__(saw, expected, cause)

    def __str__(self) -> str:
        return "\n".join(self.args)

    def _render_traceback_(self) -> list[str]:
        return [*self.args, stale()] if stale() else list(self.args)


def expect(condition: Any, saw: str, expected: str, cause: str) -> None:
    """Raise the three parts unless the condition holds."""
    if not condition:
        raise NotYet(saw, expected, cause)


def same(
    subject: str,
    seen: Any,
    expected: Any,
    usual: Usual | None = None,
    say: str = "",
    given: str = "",
) -> None:
    """Compare an answer with the expected one.

    Parameters
    ----------
    subject
        How the first sentence begins, verb included: "`lead` is".
    expected
        A number, text, time, list or tuple; a set where the order means nothing.
    usual
        Wrong answers, and what usually causes each.
    say
        The expected answer in words, where the value itself would give it away.
    given
        What the answer was made from, shown after it.
    """
    wanted = f"I expected {say or describe(expected)}."
    answered(subject, seen, wanted, given)
    if equal(seen, expected):
        return
    known = [why for wrong, why in (usual or {}).items() if equal(seen, wrong, same_clock=False)]
    why = known[0] if known else cause(seen, expected)
    raise NotYet(f"{subject} {describe(seen)}.{given}", wanted, why)


def answered(subject: str, seen: Any, wanted: str, given: str = "") -> None:
    """Raise the three parts if nothing was answered."""
    if kind(seen) == DOTS:
        why = "Put your answer in their place, then run it."
        raise NotYet(f"{subject} {DOTS}.{given}", wanted, why)
    if kind(seen) == NOTHING:
        why = "`print` and some methods give nothing back, so there is nothing to keep."
        if subject.endswith("gives"):
            why = (
                "Either the three dots are still there, or the last line lacks its `return`. "
                "`print` shows a value and gives none back."
            )
        raise NotYet(f"{subject} {NOTHING}.{given}", wanted, why)
