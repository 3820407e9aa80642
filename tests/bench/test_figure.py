"""How benchmarks turn samples into figures."""

import pytest

from bench.figure import Figure, alternate, percentile, table


@pytest.mark.parametrize(("percent", "expected"), [(50, 50), (99, 99), (100, 100), (1, 1)])
def test_a_percentile_is_a_sample_that_was_measured(percent: float, expected: float) -> None:
    assert percentile([float(n) for n in range(100, 0, -1)], percent) == expected


def test_ours_and_the_yardstick_take_turns_and_the_first_round_is_left_out() -> None:
    order: list[str] = []

    def work(who: str) -> float:
        order.append(who)
        return float(len(order))

    ours, theirs = alternate(lambda: work("ours"), lambda: work("theirs"), rounds=2)

    assert order == ["theirs", "ours"] * 3
    assert (ours, theirs) == ([4.0, 6.0], [3.0, 5.0])


def test_the_table_shows_what_holds_and_what_was_missed() -> None:
    figures = [
        Figure("scan, p50", 812.3, "µs", 300.0, 2.7077, "≤ 3.0 × a bare commit", holds=True),
        Figure("badges", 512.0, "a second", 1024.0, 0.5, "≥ 600 a second", holds=False),
    ]

    assert table(figures).splitlines()[1:] == [
        "scan, p50        812.30 µs          300.00 µs  2.71 ×  ≤ 3.0 × a bare commit  holds",
        "badges     512.00 a second  1,024.00 a second  0.50 ×  ≥ 600 a second         MISSED",
    ]
