"""What ``dev.py check`` finds in a catalogue, and what ``dev.py i18n`` makes of one."""

import ast
import gettext
from pathlib import Path

import pytest

from tools.catalogues import Flaw, check, extract, find_flaws, placeholders, read, update

CODE = """
def words(_, ngettext, pgettext, n):
    _("Print")
    _("%(name)s came in at %(time)s") % {}
    ngettext("%(n)d person", "%(n)d people", n) % {"n": n}
    pgettext("verb", "Open")
"""
HEADER = """\
msgid ""
msgstr ""
"Language: ko\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
COMPLETE = """
msgid "Print"
msgstr "인쇄"

msgid "%(name)s came in at %(time)s"
msgstr "%(time)s에 %(name)s 님이 왔어요"

msgid "%(n)d person"
msgid_plural "%(n)d people"
msgstr[0] "%(n)d명"

msgctxt "verb"
msgid "Open"
msgstr "열기"
"""


@pytest.fixture
def po(tmp_path: Path) -> Path:
    """The complete catalogue of a program with four messages."""
    (tmp_path / "main.py").write_text(CODE, "utf-8")
    folder = tmp_path / "resources" / "locale" / "ko" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "eventapp.po").write_text(HEADER + COMPLETE, "utf-8")
    return folder / "eventapp.po"


def _change(po: Path, old: str, new: str) -> list[Flaw]:
    text = po.read_text("utf-8")
    assert text.count(old) == 1
    po.write_text(text.replace(old, new), "utf-8")
    return find_flaws(read(po), extract(po.parents[4]))


def test_a_complete_catalogue_has_no_flaws(po: Path) -> None:
    assert find_flaws(read(po), extract(po.parents[4])) == []
    assert check(po.parents[4]) == 0


def test_an_empty_translation_is_missing(po: Path) -> None:
    assert _change(po, '"인쇄"', '""') == [Flaw("not translated", "Print")]
    assert check(po.parents[4]) == 1


def test_a_message_the_catalogue_never_heard_of_is_missing(po: Path) -> None:
    assert _change(po, 'msgctxt "verb"\nmsgid "Open"\nmsgstr "열기"\n', "") == [
        Flaw("not translated", "verb|Open")
    ]


def test_a_message_in_another_context_is_another_message(po: Path) -> None:
    assert _change(po, 'msgctxt "verb"', 'msgctxt "adjective"') == [
        Flaw("not translated", "verb|Open"),
        Flaw("no longer in the code", "adjective|Open"),
    ]


def test_a_fuzzy_translation_does_not_count(po: Path) -> None:
    assert _change(po, 'msgid "Print"', '#, fuzzy\nmsgid "Print"') == [Flaw("fuzzy", "Print")]


def test_a_translation_without_a_plural_where_the_code_counts_is_found(po: Path) -> None:
    plural = 'msgid_plural "%(n)d people"\nmsgstr[0] "%(n)d명"'

    assert _change(po, plural, 'msgstr "%(n)d명"') == [
        Flaw("singular or plural only", "%(n)d person")
    ]


@pytest.mark.parametrize("wrong", ["%(zeit)s에", "그때", "%(time)d에"])
def test_a_translation_with_other_placeholders_is_found(po: Path, wrong: str) -> None:
    assert _change(po, "%(time)s에", wrong) == [
        Flaw("other placeholders", "%(name)s came in at %(time)s")
    ]


def test_a_plural_with_other_placeholders_is_found(po: Path) -> None:
    assert _change(po, "%(n)d명", "여러 명") == [Flaw("other placeholders", "%(n)d person")]


def test_a_message_that_left_the_code_is_found(po: Path) -> None:
    assert _change(po, 'msgid "Print"', 'msgid "Gone"\nmsgstr "x"\n\nmsgid "Print"') == [
        Flaw("no longer in the code", "Gone")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing here", []),
        ("100% sure, 50%", []),
        ("100%% of %d", ["%d"]),
        ("%(b)s before %(a)d", ["%(a)d", "%(b)s"]),
        ("%s then %5.1f", ["%s", "%5.1f"]),
        ("{name} at {}", ["{name}", "{}"]),
    ],
)
def test_placeholders_of_a_text(text: str, expected: list[str]) -> None:
    assert placeholders(text) == expected


def test_updating_keeps_translations_adds_the_new_and_drops_the_gone(po: Path) -> None:
    _change(po, 'msgid "Print"', 'msgid "Gone"\nmsgstr "x"\n\nmsgid "Print"')
    root = po.parents[4]
    (root / "main.py").write_text(CODE + '    _("New")\n', "utf-8")

    update(root)

    assert find_flaws(read(po), extract(root)) == [Flaw("not translated", "New")]
    message = read(po).get("Print")
    assert message is not None
    assert message.string == "인쇄"


def test_updating_twice_writes_the_same_and_nothing_of_today(po: Path) -> None:
    update(po.parents[4])
    first = po.read_bytes()

    update(po.parents[4])

    assert po.read_bytes() == first
    assert [word for word in (b"Date", b"@", b"main.py", b"Babel") if word in first] == []


def test_updating_compiles(po: Path) -> None:
    update(po.parents[4])

    words = gettext.translation("eventapp", po.parents[2], languages=["ko"])

    assert words.gettext("Print") == "인쇄"
    assert words.pgettext("verb", "Open") == "열기"
    assert words.ngettext("%(n)d person", "%(n)d people", 2) % {"n": 2} == "2명"


_CALLS = {"_", "gettext", "ngettext", "pgettext", "npgettext"}


def test_no_text_to_translate_hides_in_a_format_string_where_nothing_finds_it() -> None:
    root = Path(__file__).resolve().parents[2]
    hidden = [
        f"{file.relative_to(root)}:{call.lineno}"
        for folder in ("eventapp", "reports", "ui")
        for file in sorted((root / folder).rglob("*.py"))
        for call in _within_format_strings(ast.parse(file.read_text("utf-8")))
    ]

    assert hidden == []


def _within_format_strings(tree: ast.AST) -> list[ast.Call]:
    return [
        call
        for string in ast.walk(tree)
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and _name_of(call.func) in _CALLS
    ]


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
