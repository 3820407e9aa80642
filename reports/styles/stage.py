"""The sizes of what is used on stage: the cue sheet, and the script of the MC."""

from dataclasses import dataclass

from reports.styles import MM


@dataclass(frozen=True, slots=True)
class CueStyle:
    """The cue sheet on A4 across: rows as high as their texts, a bar in the margin for changes.

    ``columns`` are the widths of number, time, length, segment, stage, audio, video, light
    and who; what is noted gets the rest.
    """

    width: float = 297 * MM
    height: float = 210 * MM
    side: float = 15 * MM
    head: float = 30.0
    title_drop: float = 27.0
    facts_drop: float = 17.0
    section_drop: float = 26.0
    table_gap: float = 12.0
    foot: float = 26.0
    bottom: float = 40.0
    title: float = 17.0
    section: float = 11.5
    body: float = 8.4
    leading: float = 11.2
    small: float = 7.2
    heads: float = 17.0
    cell_gap: float = 7.0
    figure_gap: float = 4.0
    pad: float = 4.6
    most_lines: int = 12
    columns: tuple[float, ...] = (24.0, 36.0, 52.0, 166.0, 82.0, 82.0, 82.0, 76.0, 94.0)
    group_rule: float = 0.7
    bar: float = 2.6
    bar_gap: float = 5.0
    tint_pad: float = 2.5


CUES = CueStyle()


@dataclass(frozen=True, slots=True)
class ScriptStyle:
    """The script on A4: read standing, from an arm's length, by stage light.

    ``grid`` is the distance of baselines, in which heights count; ``aside`` is the column of
    times left of the text; a step of at most ``kept_whole`` lines is not divided.
    """

    width: float = 210 * MM
    height: float = 297 * MM
    side: float = 19 * MM
    top: float = 62.0
    lines: int = 31
    grid: float = 23.0
    head: float = 36.0
    foot: float = 34.0
    aside: float = 66.0
    body: float = 13.5
    direction: float = 10.5
    label: float = 10.0
    step: float = 15.0
    title: float = 24.0
    small: float = 8.5
    folio: float = 12.0
    indent: float = 15.0
    box: float = 11.0
    box_gap: float = 21.0
    box_line: float = 0.8
    came: float = 76.0
    title_height: float = 1.4
    part_gap: float = 0.5
    list_gap: float = 0.25
    kept_whole: float = 16.0


SCRIPT = ScriptStyle()
