"""Who issues a certificate: the hosts large at its foot, with a place for each seal."""

from collections.abc import Sequence
from dataclasses import dataclass

from eventapp.domain.documents import PrintedOrganisation
from eventapp.domain.kinds import Kind, Paper
from reports.fonts import Face
from reports.pen import Pen
from reports.result import Findings, WarningKind
from reports.styles import MUTED, page_style
from reports.styles.certificate import CERTIFICATE, CertificateStyle
from reports.text import Line, Setter, Span, Type
from reports.wording import Words

_MIDDLE = page_style(Paper.A4).width / 2
_WIDE = page_style(Paper.A4).width - 2 * CERTIFICATE.foot_side
_ROOM = _WIDE - 2 * CERTIFICATE.seal_room


@dataclass(frozen=True, slots=True)
class _Mark:
    """A set line, where it begins, and how far above the lowest one it stands."""

    line: Line
    x: float
    up: float


@dataclass(frozen=True, slots=True)
class Foot:
    """What was set: ``height`` is from the lowest baseline to the highest one."""

    height: float
    _marks: tuple[_Mark, ...]
    _sign: float

    def draw(self, pen: Pen, bottom: float) -> None:
        """Draw it from the top, as it is read."""
        if self._sign:
            pen.rule(_MIDDLE - self._sign / 2, bottom, self._sign)
        for mark in self._marks:
            pen.text(mark.line, mark.x, bottom + mark.up)


@dataclass(frozen=True, slots=True)
class Hosts:
    """Sets them in the languages ``spoken``, the first one large."""

    setter: Setter
    spoken: Sequence[Words]
    style: CertificateStyle

    def set(self, hosts: Sequence[PrintedOrganisation]) -> Foot:
        """Who issues it, one under the other in one size, with a place for each seal."""
        if not hosts:
            # Somebody signs all the same.
            seal = _Mark(self._seal(), _MIDDLE + self.style.sign / 2 + self.style.seal_gap, 0.0)
            return Foot(0.0, (seal,), self.style.sign)
        for left_out in hosts[self.style.hosts_most :]:
            with self.setter.findings.about(Kind.ORGANISATION, left_out.id):
                name = self.spoken[0].organisation_name(left_out)
                self.setter.findings.add(WarningKind.CUT, name)
        hosts = hosts[: self.style.hosts_most]
        size, most = self._size(hosts)
        marks: list[_Mark] = []
        up = 0.0
        for host in reversed(hosts):
            up += size * self.style.hosts_leading if marks else 0.0
            with self.setter.findings.about(Kind.ORGANISATION, host.id):
                above = self._set_one(host, size, most, up)
            up = above[0].up
            marks = above + marks
        return Foot(up, tuple(marks), 0.0)

    def _size(self, hosts: Sequence[PrintedOrganisation]) -> tuple[float, int]:
        """The largest size at which every host fits: they are equals."""
        room = self.style.hosts_room / len(hosts)
        setter = Setter(Findings())
        for size, most in self.style.hosts:
            deep = size * (self.style.hosts_leading + (most - 1) * self.style.hosts_inner)
            deep += max(map(self._other_height, hosts))
            fits = all(
                len(setter.lines(self._spans(host, size), _ROOM, balanced=True)) <= most
                for host in hosts
            )
            if fits and (deep <= room or len(hosts) == 1):
                return size, most
        return self.style.hosts[-1]

    def _spans(self, host: PrintedOrganisation, size: float) -> list[Span]:
        return [Span(self.spoken[0].organisation_name(host), Type(Face.BOLD, size))]

    def _set_one(self, host: PrintedOrganisation, size: float, most: int, up: float) -> list[_Mark]:
        """One host from the top: its name, the place for its seal, its other name."""
        below = self._other_height(host)
        lines = self.setter.lines(self._spans(host, size), _ROOM, most=most, balanced=True)
        heights = [
            up + below + number * size * self.style.hosts_inner
            for number in range(len(lines) - 1, -1, -1)
        ]
        marks = [_centred(*pair) for pair in zip(lines, heights, strict=True)]
        right = _MIDDLE + max(line.width for line in lines) / 2
        marks.append(_Mark(self._seal(), right + self.style.seal_gap, up + below))
        if below:
            name = self.spoken[1].organisation_name(host)
            span = Span(name, Type(Face.REGULAR, self.style.hosts_other, MUTED))
            marks.append(_centred(self.setter.line([span], _WIDE), up))
        return marks

    def _other_height(self, host: PrintedOrganisation) -> float:
        """What the name in the other language takes, where it is printed."""
        if len(self.spoken) == 1 or not host.name_en.strip():
            return 0.0
        return self.style.hosts_other * self.style.hosts_leading

    def _seal(self) -> Line:
        text = self.spoken[0].catalogue.pgettext("certificate", "(seal)")
        kind = Type(Face.REGULAR, self.style.seal, MUTED)
        return self.setter.line([Span(text, kind)], self.style.seal_room)


def _centred(line: Line, up: float) -> _Mark:
    return _Mark(line, _MIDDLE - line.width / 2, up)
