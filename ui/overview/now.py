"""What is on now and next; on another day, how long it is until then."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from eventapp.services.overview import Overview
from eventapp.services.programme import SessionRow
from ui import theme, words
from ui.directory.lines import LinkLine
from ui.language import _, date_text, length_text, ngettext
from ui.live.wording import begins_text
from ui.overview.standing import Phase, Standing
from ui.theme import Extent, Size, Space, kind_hue
from ui.widgets.panels import Card, boxed, column, row
from ui.widgets.text import PlainLabel, Tone

_MOST_AT_ONCE = 3


class NowCard(Card):
    """The event on the clock."""

    def __init__(self, open_session: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._open_session = open_session
        self._shown: object = None

    def show_now(self, seen: Overview, standing: Standing) -> None:
        """Show where the event is on the clock; what is the same already is left alone."""
        wanted = (seen.facts.days, seen.current, seen.next, standing)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.clear()
        if standing.phase is Phase.TODAY:
            self._show_today(seen, standing)
        else:
            self._show_distance(standing)

    def _show_distance(self, standing: Standing) -> None:
        large, small = _distance(standing)
        figure = PlainLabel(large, size=Size.RESULT, bold=True, tone=Tone.ACCENT)
        said = [PlainLabel(small, size=Size.STRONG, bold=True, wrap=True)]
        if standing.day is not None:
            when = words.time_range(standing.day.opens, standing.day.closes)
            said.append(
                PlainLabel(
                    f"{date_text(standing.day.date, long=True)}  {when}", tone=Tone.MUTED, wrap=True
                )
            )
        across = row(spacing=Space.L)
        if large:
            across.addWidget(figure, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(column(None, *said, None, spacing=0), 1)
        self.add_layout(across)

    def _show_today(self, seen: Overview, standing: Standing) -> None:
        for session in seen.current[:_MOST_AT_ONCE]:
            left = session.end - standing.minute
            said = _("%(time)s left") if left >= 0 else _("%(time)s over")
            self._head(_("Now"), said % {"time": length_text(abs(left))})
            self.add(self._line(session))
            self.add(Elapsed((standing.minute - session.start) / max(session.length, 1)))
        if seen.next:
            begins = begins_text(seen.next[0], standing.minute)
            if seen.current:
                self.body.addSpacing(Space.XS)
            self._head(_("Next"), begins)
            for session in seen.next[:_MOST_AT_ONCE]:
                self.add(self._line(session))
        elif not seen.current:
            self._head(_("Today"), "")
            self.add(
                PlainLabel(_("All sessions of today are over."), size=Size.STRONG, wrap=True)
                if seen.sessions
                else PlainLabel(_("Today, and nothing is planned yet."), wrap=True)
            )

    def _head(self, word: str, when: str) -> None:
        self.add(
            boxed(
                row(
                    PlainLabel(word, bold=True, tone=Tone.ACCENT),
                    None,
                    PlainLabel(when, size=Size.SMALL, tone=Tone.MUTED),
                )
            )
        )

    def _line(self, session: SessionRow) -> LinkLine:
        people = ", ".join(words.pick(each.name, each.name_en) for each in session.people)
        about = (words.time_range(session.start, session.end), _room(session), people)
        line = LinkLine(
            words.session_title(session),
            " · ".join(part for part in about if part),
            chip=(words.session_label(session), kind_hue(session.kind)),
            bold=True,
        )
        line.clicked.connect(lambda: self._open_session(session.id))
        return line


class Elapsed(QWidget):
    """A thin bar: how much of a session has passed."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = min(max(share, 0.0), 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A line across."""
        return QSize(Extent.COLUMN, Extent.PROGRESS // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the groove and what has passed."""
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        corner = self.height() / 2
        for width, ink in ((1.0, tokens.line), (self.share, tokens.accent)):
            painter.setBrush(theme.colour(ink))
            bar = QRectF(0, 0, self.width() * width, self.height())
            painter.drawRoundedRect(bar, corner, corner)
        painter.end()


def _distance(standing: Standing) -> tuple[str, str]:
    """How far the event is: in few letters, and in words."""
    number = {"n": standing.days}
    if standing.phase is Phase.NO_DAYS:
        return "", _("It has no day yet.")
    if standing.phase is Phase.AFTER:
        said = ngettext("It was %(n)d day ago", "It was %(n)d days ago", standing.days)
        return _("D+%(n)d") % number, said % number
    if standing.phase is Phase.BETWEEN:
        said = ngettext("It goes on in %(n)d day", "It goes on in %(n)d days", standing.days)
        return _("D-%(n)d") % number, said % number
    said = ngettext("%(n)d day until the event", "%(n)d days until the event", standing.days)
    return _("D-%(n)d") % number, said % number


def _room(session: SessionRow) -> str:
    return words.pick(session.room_name, session.room_name_en)
