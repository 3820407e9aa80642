"""The words of cues that window and paper have in common; knows no ReportLab."""

from gettext import NullTranslations

from eventapp.domain.cues import CueBlock, CueColumn, CueLine
from eventapp.domain.kinds import SessionKind
from eventapp.i18n import format_length
from eventapp.vocabulary import session_kind
from reports.wording import Words


def column_word(column: CueColumn, words: NullTranslations) -> str:
    """The heading of a column of the cue sheet."""
    pgettext = words.pgettext
    return {
        CueColumn.TIME: pgettext("cue sheet", "Time"),
        CueColumn.LENGTH: pgettext("cue sheet", "Length"),
        CueColumn.SEGMENT: pgettext("cue sheet", "What"),
        CueColumn.STAGE: pgettext("cue sheet", "Stage"),
        CueColumn.AUDIO: pgettext("cue sheet", "Audio"),
        CueColumn.VIDEO: pgettext("cue sheet", "Video"),
        CueColumn.LIGHT: pgettext("cue sheet", "Light"),
        CueColumn.WHO: pgettext("cue sheet", "Who"),
        CueColumn.NOTE: pgettext("cue sheet", "Note"),
    }[column]


def off_words(off: int, words: NullTranslations) -> str:
    """By how much the cues of a session miss its length; nothing where they add up."""
    if not off:
        return ""
    if off > 0:
        return words.ngettext("%(n)d min over", "%(n)d min over", off) % {"n": off}
    return words.ngettext("%(n)d min short", "%(n)d min short", -off) % {"n": -off}


def length_words(minutes: int, words: Words) -> str:
    """How long a cue takes; a dash where it takes no time."""
    return format_length(minutes, words.language) if minutes else "–"


def block_title(block: CueBlock, words: Words) -> str:
    """What a session is and how it is called: ``발표 1 · …``; what it is alone without a title."""
    return _titled(block.kind, block.number, words.pick(block.title, block.title_en), words)


def segment(line: CueLine, block: CueBlock, words: Words) -> str:
    """What happens in a line: its own words, or the session it is."""
    return line.segment if block.own else block_title(block, words)


def former_segment(line: CueLine, words: Words) -> str:
    """The same of a line that is gone, whose session may be gone, too."""
    text = words.pick(line.segment, line.segment_en)
    return text if line.kind is None else _titled(line.kind, 0, text, words)


def who(line: CueLine, words: Words) -> str:
    """Who has something to do in a line."""
    return words.pick(line.who, line.who_en)


def _titled(kind: SessionKind, number: int, title: str, words: Words) -> str:
    word = session_kind(kind, words.catalogue)
    label = f"{word} {number}" if number else word
    title = title.strip()
    if not title:
        return label
    if kind is SessionKind.OTHER or label.casefold() in title.casefold():
        return title
    return f"{label} · {title}"
