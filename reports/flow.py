"""Blocks flow onto pages along the baseline grid, by the rules of where a page may end.

Heights count in grid lines. A block is strips that cannot be divided; the space before it
is dropped at the top of a page.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports.pen import Draw, Pen
from reports.styles import SECTION_ROOM


@dataclass(frozen=True, slots=True)
class Strip:
    """One undividable strip of a block; it is drawn from its baseline.

    ``at_top`` stands in for it at the top of a page: without the rule that parts it from
    what is above. ``keeps`` has the next strip on its page: the first line of a paragraph, and
    the last but one. ``later`` is a line of a second column, drawn after all lines of the
    first on this page, for this is the order in which a page is read aloud.
    """

    draw: Draw
    height: float = 1.0
    at_top: "Strip | None" = None
    keeps: bool = False
    later: Draw | None = None


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the document's outline, and of its contents where it is ``listed``.

    ``note`` is what the contents say quietly after the title.
    """

    title: str
    level: int
    note: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """Strips that belong together.

    A page may not end within the ``first`` strips nor leave fewer than ``last`` for the
    next one. ``together`` keeps all of them on one page if a page can hold them;
    ``with_next`` keeps the block with the beginning of what follows. ``opening`` begins a
    section: on a new page, unless it fits whole below what stands there, or is longer than
    a page and finds much of one free; ``fresh`` begins a new page in any case.
    """

    strips: tuple[Strip, ...]
    before: float = 0.0
    first: int = 3
    last: int = 2
    together: bool = False
    with_next: bool = False
    opening: str | None = None
    fresh: bool = False
    bookmark: Bookmark | None = None

    @property
    def height(self) -> float:
        """The height of all strips, without the space before."""
        return sum(strip.height for strip in self.strips)


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at its place: the bottom of the strip in grid lines from the page's top."""

    strip: Strip
    bottom: float
    bookmark: Bookmark | None = None


@dataclass(slots=True)
class Sheet:
    """One page as it fills: what stands on it, and the section that begins or goes on here."""

    section: str
    placed: list[Placed]
    used: float = 0.0


def paginate(blocks: Sequence[Block], lines: int) -> list[Sheet]:
    """Share blocks out over pages of so many grid lines."""
    flow = _Flow(lines)
    for index, block in enumerate(blocks):
        if block.opening is not None:
            flow.open(block.opening, _section_height(blocks, index))
        if block.fresh:
            flow.turn()
        flow.place(block, _needed(blocks, index, lines))
    return flow.sheets


def beside(left: Block, right: Block | None, offset: float, *, grid: float) -> Block:
    """Two blocks side by side, the right one moved by ``offset`` points; not to be divided.

    One is drawn after the other, since who hears the page read hears it in this order.
    """
    if right is None:
        return left
    count = max(len(left.strips), len(right.strips))
    heights = [
        max(block.strips[index].height for block in (left, right) if index < len(block.strips))
        for index in range(count)
    ]
    falls = [sum(heights[1 : index + 1]) * grid for index in range(count)]

    def draw(pen: Pen, x: float, baseline: float) -> None:
        for block, shift in ((left, 0.0), (right, offset)):
            places = [(x + shift, baseline - fall) for fall in falls]
            for one in in_order(list(zip(block.strips, places, strict=False))):
                one(pen)

    first, *others = (Strip(_nothing, height) for height in heights)
    return replace(left, strips=(replace(first, draw=draw), *others), together=True)


def in_order(
    placed: Sequence[tuple[Strip, tuple[float, float]]],
) -> Iterator[Callable[[Pen], None]]:
    """What draws strips at their places (left edge and baseline), each column as a whole."""
    waiting: list[Callable[[Pen], None]] = []
    for strip, place in placed:
        if strip.later is None:
            yield from waiting
            waiting = []
        else:
            waiting.append(_at(strip.later, place))
        yield _at(strip.draw, place)
    yield from waiting


def _at(draw: Draw, place: tuple[float, float]) -> Callable[[Pen], None]:
    return lambda pen: draw(pen, *place)


def _nothing(_pen: Pen, _x: float, _baseline: float) -> None:
    """Drawn already, with the first strip."""


def _section_height(blocks: Sequence[Block], at: int) -> float:
    """The height of a section from its opening block up to where the next one opens."""
    total = 0.0
    for index in range(at, len(blocks)):
        block = blocks[index]
        if index > at and block.opening is not None:
            break
        total += block.before + block.height
    return total


def _needed(blocks: Sequence[Block], at: int, lines: int) -> float:
    """How much room a block needs to begin here, with what must follow it."""
    block = blocks[at]
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    kept = block.with_next and block.height < lines
    if kept and following is not None and following.opening is None:
        return block.height + following.before + _needed(blocks, at + 1, lines)
    if block.together and block.height <= lines:
        return block.height
    if len(block.strips) < block.first + block.last:
        return min(block.height, lines)
    return sum(strip.height for strip in block.strips[: block.first])


def _before_kept(strips: tuple[Strip, ...], count: int, least: int) -> int:
    """As many strips, or so few less that none of them keeps the next one."""
    fewer = count
    while fewer >= least and strips[fewer - 1].keeps:
        fewer -= 1
    return fewer if fewer >= least else count


class _Flow:
    def __init__(self, lines: int) -> None:
        self._lines = lines
        self.sheets: list[Sheet] = []
        self._section = ""

    @property
    def _room(self) -> float:
        return self._lines - self.sheets[-1].used if self.sheets else 0.0

    def open(self, section: str, height: float) -> None:
        self._section = section
        room = self._room
        divided = height > self._lines and room >= SECTION_ROOM * self._lines
        if height > room and not divided:
            self.turn()

    def place(self, block: Block, needed: float) -> None:
        if not self.sheets:
            self.turn()
        before = block.before if self.sheets[-1].placed else 0.0
        if before + needed > self._room and self.sheets[-1].placed:
            self.turn()
            before = 0.0
        self.sheets[-1].used += before
        strips = block.strips
        bookmark = block.bookmark
        while strips:
            count = self._fitting(strips, block, fresh=strips is block.strips)
            for strip in strips[:count]:
                self._put(strip, bookmark)
                bookmark = None
            strips = strips[count:]
            if strips:
                self.turn()

    def _fitting(self, strips: tuple[Strip, ...], block: Block, *, fresh: bool) -> int:
        """How many strips go on this page: all, or as many as leave enough for the next."""
        height = 0.0
        count = 0
        for strip in strips:
            height += strip.height
            if height > self._room + 1e-6:
                break
            count += 1
        if count < len(strips):
            least = block.first if fresh else 1
            count = max(min(count, len(strips) - block.last), min(least, count))
            count = _before_kept(strips, count, least)
        return count or (0 if self.sheets[-1].placed else 1)

    def _put(self, strip: Strip, bookmark: Bookmark | None) -> None:
        sheet = self.sheets[-1]
        if not sheet.placed and strip.at_top is not None:
            strip = strip.at_top
        sheet.used += strip.height
        sheet.placed.append(Placed(strip, sheet.used, bookmark))

    def turn(self) -> None:
        """Begin a page, unless the last one is still blank."""
        if not self.sheets or self.sheets[-1].placed:
            self.sheets.append(Sheet(self._section, []))
