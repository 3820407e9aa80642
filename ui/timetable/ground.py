"""What lies under the sessions: the hours, the rooms, the days, and when each day is closed."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from ui import theme
from ui.theme import Space, Tokens
from ui.timetable.geometry import MINUTES_PER_HOUR, Scale
from ui.timetable.painting import ink
from ui.timetable.plan import Plan

_HALF_HOUR: Final = 30
_TEN: Final = 10
_TENS_FROM: Final = 2.4
"""Pixels a minute from which every ten minutes have a line."""
_HALVES_FROM: Final = 1.2
_SHUT: Final = 0.5
"""How strongly the hours are shaded at which a day is closed."""


def paint_ground(painter: QPainter, exposed: QRectF, plan: Plan) -> None:
    """Paint what is exposed of the ground."""
    tokens = theme.current()
    painter.fillRect(exposed, ink(tokens.ground))
    _paint_open_hours(painter, exposed, plan, tokens)
    for colour, alpha, minutes in _rules(plan.scale, exposed, tokens):
        painter.setPen(QPen(ink(colour, alpha), Space.HAIR))
        lines = []
        for minute in minutes:
            y = round(plan.scale.y(minute)) + 0.5
            for day in plan.columns.days:
                left, right = max(day.left, exposed.left()), min(day.right, exposed.right())
                if left < right:
                    lines.append(QLineF(left, y, right, y))
        _draw(painter, lines)
    _paint_columns(painter, exposed, plan, tokens)


def labelled_minutes(scale: Scale, first: float, last: float) -> Iterator[int]:
    """The minutes between two that the time column names: hours, or half hours if there is room."""
    step = _HALF_HOUR if scale.per_minute >= _TENS_FROM else MINUTES_PER_HOUR
    yield from _every(step, scale, first, last)


def _every(step: int, scale: Scale, first: float, last: float) -> range:
    start = max(int(first // step) * step, scale.first)
    return range(start, min(int(last) + step, scale.last) + 1, step)


def _rules(scale: Scale, exposed: QRectF, tokens: Tokens) -> Iterator[tuple[str, float, list[int]]]:
    first, last = scale.minute(exposed.top()), scale.minute(exposed.bottom())
    tens = scale.per_minute >= _TENS_FROM
    halves = scale.per_minute >= _HALVES_FROM
    step = _TEN if tens else _HALF_HOUR if halves else MINUTES_PER_HOUR
    minutes = _every(step, scale, first, last)
    yield tokens.line, 0.6, [minute for minute in minutes if minute % _HALF_HOUR]
    half = [minute for minute in minutes if not minute % _HALF_HOUR and minute % MINUTES_PER_HOUR]
    yield tokens.line, 1.0, half
    yield tokens.strong_line, 1.0, [minute for minute in minutes if not minute % MINUTES_PER_HOUR]


def _paint_open_hours(painter: QPainter, exposed: QRectF, plan: Plan, tokens: Tokens) -> None:
    for column in plan.columns.days:
        day = plan.day(column.day)
        if day is None or column.right < exposed.left() or column.left > exposed.right():
            continue
        whole = QRectF(column.left, 0, column.width, plan.scale.height)
        top, bottom = plan.scale.y(day.opens), plan.scale.y(day.closes)
        closed = ink(tokens.line, _SHUT)
        before = QRectF(whole.left(), 0, whole.width(), max(top, 0))
        after = QRectF(whole.left(), bottom, whole.width(), max(whole.height() - bottom, 0))
        for shut in (before, after):
            painter.fillRect(shut.intersected(exposed), closed)


def _paint_columns(painter: QPainter, exposed: QRectF, plan: Plan, tokens: Tokens) -> None:
    columns = plan.columns.all
    top, bottom = max(exposed.top(), 0), min(exposed.bottom(), plan.scale.height)
    inner, outer = [], []
    for column, following in zip_longest(columns, columns[1:]):
        if column.right < exposed.left() - Space.L or column.left > exposed.right() + Space.L:
            continue
        right = column.right - 0.5
        if following is not None and following.day == column.day:
            inner.append(QLineF(right, top, right, bottom))
        else:
            outer.append(QLineF(right, top, right, bottom))
        if following is not None and following.day != column.day:
            outer.append(QLineF(following.left + 0.5, top, following.left + 0.5, bottom))
    painter.setPen(QPen(ink(tokens.line), Space.HAIR))
    _draw(painter, inner)
    painter.setPen(QPen(ink(tokens.strong_line), Space.HAIR))
    _draw(painter, outer)


def _draw(painter: QPainter, lines: list[QLineF]) -> None:
    if lines:  # PySide reads the first of none
        painter.drawLines(lines)
