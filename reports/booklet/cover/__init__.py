"""The covers of a booklet: what, when, where, and who invites; and the back."""

from eventapp.domain.booklets import CoverDesign
from eventapp.domain.documents import ProgrammeSnapshot
from reports.blocks import Setting
from reports.booklet.cover.designs import DrawPage, back_cover, banded, centred, pictured, plain
from reports.booklet.cover.texts import dates

__all__ = ["DrawPage", "back_cover", "dates", "front_cover"]

_DESIGNS = {
    CoverDesign.PLAIN: plain,
    CoverDesign.BAND: banded,
    CoverDesign.PICTURE: pictured,
    CoverDesign.CENTRED: centred,
}


def front_cover(setting: Setting, snapshot: ProgrammeSnapshot, design: CoverDesign) -> DrawPage:
    """A cover, set before it is drawn, so that what does not fit is known before printing."""
    return _DESIGNS[design](setting, snapshot)
