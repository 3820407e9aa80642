"""What a benchmark reports, and how samples become one number."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measurement beside its yardstick, in the same unit; ``ratio`` is ours to theirs."""

    name: str
    value: float
    unit: str
    yardstick: float
    ratio: float
    goal: str
    holds: bool


def percentile(samples: list[float], percent: float) -> float:
    """The sample that ``percent`` of all samples do not exceed (nearest rank)."""
    ordered = sorted(samples)
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(int(rank) - 1, 0)]


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alternate(
    ours: Callable[[], float], theirs: Callable[[], float], *, rounds: int, warm_up: int = 1
) -> tuple[list[float], list[float]]:
    """Take turns measuring ours and the yardstick; the first rounds do not count."""
    pairs = [(theirs(), ours()) for _ in range(warm_up + rounds)][warm_up:]
    return [pair[1] for pair in pairs], [pair[0] for pair in pairs]


def table(figures: list[Figure]) -> str:
    """The figures as a table for the terminal."""
    rows = [("benchmark", "ours", "yardstick", "ratio", "goal", "")]
    rows += [
        (
            figure.name,
            f"{figure.value:,.2f} {figure.unit}",
            f"{figure.yardstick:,.2f} {figure.unit}",
            f"{figure.ratio:.2f} ×",
            figure.goal,
            "holds" if figure.holds else "MISSED",
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column in {1, 2, 3} else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )
