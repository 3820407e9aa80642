"""What the command line says of arguments it cannot read, and of files that are no workspaces."""

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from typer.exceptions import TyperException

from eventapp.domain.errors import CannotOpen, EventAppError, OpenProblem
from ui.language import _
from ui.wording import word_error

_ENDING: Final = ".eventapp"
_DATABASE: Final = b"SQLite format 3\0"
_NO_COMMAND = re.compile(r"No such command '(.*)'\.")
_ONE_OF = re.compile(r".* is not one of ('.*')\.", re.DOTALL)
_TOO_MANY = re.compile(r"Got unexpected extra argument\(s\) \((.*)\)")


def word_refusal(error: EventAppError) -> str:
    """What went wrong with a file that was named by typing its path."""
    if isinstance(error, CannotOpen):
        if error.problem is OpenProblem.MISSING:
            return _("There is no file “%(path)s”. Check the path.") % {"path": error.path}
        if is_no_workspace(error):
            error = CannotOpen(OpenProblem.NOT_OURS, error.path)
    return word_error(error)


def is_no_workspace(error: CannotOpen) -> bool:
    """Say whether what does not open never was a workspace.

    One whose beginning is lost still has its ending, or a backup: it is damaged.
    """
    if error.problem is not OpenProblem.DAMAGED or error.backup is not None:
        return error.problem is OpenProblem.NOT_OURS
    return error.path.suffix.lower() != _ENDING and not _is_database(error.path)


def _is_database(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE
    return True


def word_usage(error: TyperException) -> str:
    """What is wrong with the arguments; where Typer does not tell by kind, in its own words.

    Its kinds of errors are no part of what it promises: they are known by their names.
    """
    kind, said = type(error).__name__, error.format_message()
    if option := str(getattr(error, "option_name", "")):
        return _word_option(option, kind, said, getattr(error, "possibilities", None) or ())
    if name := _parameter(error):
        if kind == "MissingParameter":
            return _("“%(name)s” is missing.") % {"name": name}
        said = _("“%(name)s” does not take this value: %(detail)s")
        return said % {"name": name, "detail": _word_value(error)}
    if found := _NO_COMMAND.fullmatch(said):
        return _("There is no command “%(name)s”.") % {"name": found[1]}
    if found := _TOO_MANY.fullmatch(said):
        return _("Too many arguments: %(all)s") % {"all": found[1]}
    return said


def _word_value(error: TyperException) -> str:
    """What is wrong with a value; Typer's cause tells by kind, where it has one."""
    said = str(getattr(error, "message", "")).removeprefix("Value error, ")
    found: Any = getattr(error.__cause__, "errors", list)()
    kind, facts = (found[0]["type"], found[0].get("ctx", {})) if found else ("", {})
    if kind == "less_than_equal":
        return _("at most %(n)d") % {"n": facts["le"]}
    if kind == "greater_than_equal":
        return _("at least %(n)d") % {"n": facts["ge"]}
    if kind == "int_parsing":
        return _("a whole number")
    if one_of := _ONE_OF.fullmatch(said):
        return _("one of %(names)s") % {"names": one_of[1].replace("'", "")}
    return said


def _word_option(name: str, kind: str, said: str, alike: Sequence[str]) -> str:
    if kind == "NoSuchOption":
        sentence = _("There is no option “%(name)s”.") % {"name": name}
        if not alike:
            return sentence
        return sentence + " " + _("Did you mean: %(names)s?") % {"names": ", ".join(sorted(alike))}
    if "requires" in said:
        return _("“%(name)s” needs a value after it.") % {"name": name}
    return _("“%(name)s” takes no value.") % {"name": name}


def _parameter(error: TyperException) -> str:
    """The name of what an error is about: ``--workspace``, or ``FILE`` of an argument."""
    about: Any = getattr(error, "param", None)
    if about is None:
        return ""
    if about.param_type_name == "argument":
        return str(about.metavar or about.name).upper()
    return str(max(about.opts, key=len))
