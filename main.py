"""Start eventapp: the window, or one command of the command line."""

import gc
import sys
from pathlib import Path


def open_window(workspace: Path | None) -> int:
    """Show the window, on a workspace if one is named, until it is closed."""
    # Building the window makes no garbage; it collects again once the window is painted.
    gc.disable()
    from ui.app import run  # noqa: PLC0415 - the command line needs no Qt

    return run(workspace)


def take_tour(out: Path) -> int:
    """Write the sample, its papers and a picture of every page into a folder."""
    from ui.tour import run  # noqa: PLC0415 - the command line needs no Qt

    return run(out)


def main() -> int:
    """Run the program with the arguments it was started with."""
    match sys.argv[1:]:
        # The common starts skip the command line's own libraries.
        case []:
            return open_window(None)
        case ["-w" | "--workspace", workspace]:
            return open_window(Path(workspace))
        case [workspace] if workspace.endswith(".eventapp"):
            return open_window(Path(workspace))
        case arguments:
            from ui.cli import run  # noqa: PLC0415 - the window needs no Typer

            run(arguments, window=open_window, tour=take_tour)
            return 0


if __name__ == "__main__":
    sys.exit(main())
