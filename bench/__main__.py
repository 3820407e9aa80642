"""``python -m bench [NAME …] [--json FILE]``: measure, print a table, say what was missed."""

import argparse
import importlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

from bench.figure import Figure, table

BENCHMARKS = (
    "first_paint",
    "first_content",
    "scan",
    "desk",
    "numbers",
    "camera",
    "badges",
    "booklet",
    "search",
    "duplicates",
    "programme_table",
    "programme_page",
    "timetable",
    "conflicts",
    "programme_import",
    "attendee_import",
    "programme_export",
)


def measure(name: str) -> list[Figure]:
    """One benchmark; each is imported alone, so that none warms up another."""
    found: Figure | list[Figure] = importlib.import_module(f"bench.{name}").measure()
    return [found] if isinstance(found, Figure) else found


def main(arguments: list[str]) -> int:
    """Measure what was asked for, or everything; 1 if a goal was missed."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures here")
    options = parser.parse_args(arguments)
    unknown = set(options.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    figures: list[Figure] = []
    for name in options.names or BENCHMARKS:
        print(f"Measuring {name} …", file=sys.stderr, flush=True)
        figures += measure(name)
    print(table(figures))
    if options.json:
        text = json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=2)
        options.json.write_text(text + "\n", "utf-8")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
