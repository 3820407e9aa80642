"""The designs of a cover. Each sets its words first and returns what draws the page."""

from collections.abc import Callable

from eventapp.domain.booklets import CoverDesign
from eventapp.domain.documents import ProgrammeSnapshot
from eventapp.domain.kinds import EngagementKind
from reports.blocks import Setting
from reports.booklet.cover.foot import Foot
from reports.booklet.cover.texts import Colours, CoverTexts, Cursor, cover_texts, dates
from reports.fonts import Face
from reports.pen import Pen
from reports.pictures import filling
from reports.styles import COVER_BAND, HAIRLINE, INK, LINE, WHITE, mix
from reports.styles.cover import COVER
from reports.text import Line, Span, Type

DrawPage = Callable[[Pen], None]

_HOSTS = frozenset({EngagementKind.HOST, EngagementKind.ORGANISER})


def plain(setting: Setting, snapshot: ProgrammeSnapshot) -> DrawPage:
    """White paper under a narrow band: the title does it all."""
    style, accent = setting.style, setting.palette.accent
    texts = cover_texts(setting, snapshot, width=style.measure, colours=Colours(accent))
    foot = Foot(setting, snapshot.organisations, left=style.inner, width=style.measure)
    above = style.top + (COVER.label_gap + COVER.rule_gap + COVER.facts_gap + 1) * style.grid
    above += _title_height(setting, texts)
    fits = [
        above + _height_below(setting, texts, foot, motto=motto) <= style.height
        for motto in (True, False)
    ]
    # The motto gives way to who invites, if that helps.
    motto = fits[0] or not fits[1]

    def draw(pen: Pen) -> None:
        pen.band(0, style.height - COVER_BAND, style.width, COVER_BAND, accent)
        at = Cursor(style.height - style.top, style.grid)
        pen.text(texts.label, style.inner, at.down(1))
        at.down(COVER.label_gap)
        _draw_title(pen, setting, texts, at, style.inner)
        y = at.down(COVER.rule_gap)
        pen.rule(style.inner, y, COVER.rule_length, colour=accent, weight=COVER.rule_width)
        at.down(COVER.facts_gap)
        _draw_facts(pen, texts, at, style.inner, motto=motto)
        foot.draw(pen, below=at.y, foot=style.foot)

    return draw


def banded(setting: Setting, snapshot: ProgrammeSnapshot) -> DrawPage:
    """The title in white at the foot of a large field of the event's colour."""
    style, palette = setting.style, setting.palette
    colours = Colours(WHITE, WHITE, mix(WHITE, palette.accent, 0.86))
    texts = cover_texts(setting, snapshot, width=style.measure, colours=colours)
    foot = Foot(setting, snapshot.organisations, left=style.inner, width=style.measure)
    words = _title_height(setting, texts)
    least = style.top + words + (COVER.field_foot + COVER.label_gap + 1) * style.grid
    high, motto = _field(setting, texts, foot, least=least, most=COVER.field, more=COVER.field_head)

    def draw(pen: Pen) -> None:
        pen.band(0, style.height - high, style.width, high, palette.accent)
        _draw_rings(pen, setting, high)
        at = Cursor(style.height - style.top, style.grid)
        pen.text(texts.label, style.inner, at.down(1))
        at = Cursor(style.height - high + COVER.field_foot * style.grid + words, style.grid)
        _draw_title(pen, setting, texts, at, style.inner)
        at = Cursor(style.height - high - COVER.field_head * style.grid, style.grid)
        _draw_facts(pen, texts, at, style.inner, motto=motto)
        foot.draw(pen, below=at.y, foot=style.foot)

    return draw


def pictured(setting: Setting, snapshot: ProgrammeSnapshot) -> DrawPage:
    """The event's picture above, or its colour where there is none; the title below."""
    style, palette = setting.style, setting.palette
    texts = cover_texts(
        setting,
        snapshot,
        width=style.measure,
        colours=Colours(palette.accent),
        share=COVER.picture_share,
    )
    foot = Foot(setting, snapshot.organisations, left=style.inner, width=style.measure)
    more = _below_picture(setting, texts)
    least = COVER.picture_least * style.height
    high, motto = _field(setting, texts, foot, least=least, most=COVER.picture, more=more)
    title = setting.words.event_title(snapshot.event)
    image = filling(snapshot.event.picture, style.width, high, title, setting.setter.findings)

    def draw(pen: Pen) -> None:
        if image is None:
            pen.band(0, style.height - high, style.width, high, palette.accent)
            _draw_rings(pen, setting, high)
        else:
            pen.picture(image, 0, style.height - high, style.width, high)
        pen.band(0, style.height - high - COVER_BAND, style.width, COVER_BAND, palette.accent)
        at = Cursor(style.height - high - COVER_BAND - style.grid, style.grid)
        pen.text(texts.label, style.inner, at.down(COVER.facts_gap + 1))
        at.down(COVER.label_gap / 2)
        _draw_title(pen, setting, texts, at, style.inner)
        at.down(COVER.facts_gap)
        _draw_facts(pen, texts, at, style.inner, motto=motto)
        foot.draw(pen, below=at.y, foot=style.foot)

    return draw


def _below_picture(setting: Setting, texts: CoverTexts) -> float:
    """Of everything between a picture and the facts, in grid lines."""
    words = (COVER_BAND + _title_height(setting, texts)) / setting.style.grid
    return words + COVER.label_gap / 2 + 2 * COVER.facts_gap + 2


def centred(setting: Setting, snapshot: ProgrammeSnapshot) -> DrawPage:
    """A title page as books have them: everything on one axis, within a fine frame."""
    style, accent = setting.style, setting.palette.accent
    width = style.width - 2 * (COVER.frame + COVER.frame_inset)
    texts = cover_texts(
        setting, snapshot, width=width, colours=Colours(accent), share=COVER.picture_share
    )
    foot = Foot(
        setting,
        snapshot.organisations,
        left=COVER.frame + COVER.frame_inset,
        width=width,
        centred=True,
    )
    top, motto = _top_of_centred(setting, texts, foot)

    def draw(pen: Pen) -> None:
        _draw_frame(pen, setting)
        axis = style.width / 2
        at = Cursor(top, style.grid)
        pen.text_centred(texts.label, axis, at.down(1))
        y = at.down(1)
        pen.rule(
            axis - COVER.rule_length / 2,
            y,
            COVER.rule_length,
            colour=accent,
            weight=COVER.rule_width,
        )
        at.down(COVER.label_gap / 2)
        _draw_title(pen, setting, texts, at, axis, centred=True)
        at.down(COVER.rule_gap)
        _draw_facts(pen, texts, at, axis, centred=True, motto=motto)
        foot.draw(pen, below=at.y, foot=COVER.frame + 2 * style.grid)

    return draw


def _top_of_centred(setting: Setting, texts: CoverTexts, foot: Foot) -> tuple[float, bool]:
    """Where a centred cover begins, and whether there is room for the motto.

    Its title stands above the middle, higher only if what is below needs the room.
    """
    style = setting.style
    words = _title_height(setting, texts)
    head = (COVER.label_gap / 2 + 2) * style.grid
    highest = style.height - COVER.frame - COVER.frame_head * style.grid
    bottom = COVER.frame + 3 * style.grid
    top = min(style.height * COVER.middle + words / 2 + head, highest)
    for motto in (True, False):
        below = COVER.rule_gap + _facts_height(texts, motto=motto) + foot.height
        needed = bottom + below * style.grid + words + head
        if needed <= highest:
            break
    return min(max(top, needed), highest), motto


def back_cover(setting: Setting, snapshot: ProgrammeSnapshot, design: CoverDesign) -> DrawPage:
    """The last page: the event once more, small, and who hosts it; dressed as the front is."""
    style, accent = setting.style, setting.palette.accent
    filled = design in {CoverDesign.BAND, CoverDesign.PICTURE}
    middle = design is CoverDesign.CENTRED
    width = style.measure - (2 * COVER.frame_inset if middle else 0.0)
    lines = _back_lines(setting, snapshot, width, WHITE if filled else INK)
    high = _whole_lines(setting, COVER.back)

    def draw(pen: Pen) -> None:
        at = Cursor(style.foot + (len(lines) + 2) * style.grid, style.grid)
        if filled:
            pen.band(0, 0, style.width, high, accent)
            at = Cursor(high - COVER.field_head * style.grid, style.grid)
        elif middle:
            _draw_frame(pen, setting)
            at = Cursor((style.height + len(lines) * style.grid) / 2, style.grid)
        else:
            pen.band(0, 0, style.width, COVER_BAND, accent)
        for line in lines:
            _place(pen, line, style.width / 2 if middle else style.outer, at.down(1), middle)

    return draw


def _back_lines(
    setting: Setting, snapshot: ProgrammeSnapshot, width: float, colour: str
) -> list[Line]:
    event, words, style = snapshot.event, setting.words, setting.style
    strong = Type(Face.BOLD, style.body, colour)
    quiet = Type(Face.REGULAR, style.body, colour)
    lines = setting.setter.lines(
        [Span(words.event_title(event), strong)], width, most=3, balanced=True
    )
    hosts = [one for one in snapshot.organisations if one.engagement in _HOSTS]
    texts = [
        dates(words, snapshot, long=True) if event.days else "",
        words.venue(event),
        " · ".join(words.organisation_name(one) for one in hosts),
    ]
    for text in filter(None, texts):
        lines += setting.setter.lines([Span(text, quiet)], width, most=2)
    return lines


def _whole_lines(setting: Setting, share: float) -> float:
    """A share of the page's height, in whole lines of its grid."""
    style = setting.style
    return round(share * style.height / style.grid) * style.grid


def _field(
    setting: Setting, texts: CoverTexts, foot: Foot, *, least: float, most: float, more: float
) -> tuple[float, bool]:
    """How high a field or picture may be, and whether there is room for the motto.

    It gives way to what is below it, ``more`` lines besides facts and foot, down to ``least``
    points; then the motto does.
    """
    style = setting.style
    for motto in (True, False):
        below = _height_below(setting, texts, foot, motto=motto) + more * style.grid
        free = style.height - below
        if free >= least:
            break
    lines = max(min(free, most * style.height), least) / style.grid
    return int(lines) * style.grid, motto


def _height_below(setting: Setting, texts: CoverTexts, foot: Foot, *, motto: bool) -> float:
    """Of facts, foot and the margin below, in points."""
    lines = _facts_height(texts, motto=motto) + foot.height + 1
    return setting.style.foot + lines * setting.style.grid


def _facts_height(texts: CoverTexts, *, motto: bool) -> float:
    """Of the facts, perhaps with the motto, in grid lines."""
    said = len(texts.facts) * COVER.leading
    if motto and texts.motto:
        said += COVER.motto_gap + len(texts.motto) * COVER.leading
    return said


def _title_height(setting: Setting, texts: CoverTexts) -> float:
    """Of the title with what stands under it, in points."""
    below = len(texts.subtitle) + (COVER.subtitle_gap if texts.subtitle else 0.0)
    return len(texts.title) * texts.title_size * COVER.title_leading + below * setting.style.grid


def _draw_title(
    pen: Pen, setting: Setting, texts: CoverTexts, at: Cursor, x: float, *, centred: bool = False
) -> None:
    leading = texts.title_size * COVER.title_leading / setting.style.grid
    for line in texts.title:
        _place(pen, line, x, at.down(leading), centred)
    if texts.subtitle:
        at.down(COVER.subtitle_gap)
    for line in texts.subtitle:
        _place(pen, line, x, at.down(1), centred)


def _draw_facts(
    pen: Pen,
    texts: CoverTexts,
    at: Cursor,
    x: float,
    *,
    centred: bool = False,
    motto: bool = True,
) -> None:
    for line in texts.facts:
        _place(pen, line, x, at.down(COVER.leading), centred)
    if not (texts.motto and motto):
        return
    at.down(COVER.motto_gap)
    for line in texts.motto:
        _place(pen, line, x, at.down(COVER.leading), centred)


def _place(pen: Pen, line: Line, x: float, baseline: float, centred: bool) -> None:  # noqa: FBT001 - private
    if centred:
        pen.text_centred(line, x, baseline)
    else:
        pen.text(line, x, baseline)


def _draw_frame(pen: Pen, setting: Setting) -> None:
    """Two lines around the page, the outer one in the accent."""
    style = setting.style
    for inset, colour, weight in (
        (COVER.frame, setting.palette.accent, COVER.frame_width),
        (COVER.frame + COVER.frame_inner, LINE, HAIRLINE),
    ):
        pen.frame(
            inset,
            inset,
            style.width - 2 * inset,
            style.height - 2 * inset,
            colour=colour,
            weight=weight,
        )


def _draw_rings(pen: Pen, setting: Setting, high: float) -> None:
    """Quarter circles in the field's upper corner, each a shade from its colour."""
    style, accent = setting.style, setting.palette.accent
    for number in range(COVER.rings):
        radius = style.width * COVER.ring_radius * (1 - number / COVER.rings)
        tint = mix(WHITE, accent, COVER.ring_tint * (number + 1))
        pen.quarter(style.width, style.height, min(radius, high), tint)
