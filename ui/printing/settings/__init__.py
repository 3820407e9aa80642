"""The groups of settings beside the preview, in the order the panel shows them."""

from ui.printing.settings.badges import CutMarksGroup, LayoutGroup, PeopleGroup
from ui.printing.settings.base import SettingGroup
from ui.printing.settings.booklet import CoverGroup, GridGroup, PartsGroup
from ui.printing.settings.booklet_folding import FoldingGroup
from ui.printing.settings.certificates import CertificateGroup
from ui.printing.settings.common import (
    CategoryGroup,
    LanguageGroup,
    OneGroup,
    PaperGroup,
    SingleGroup,
)
from ui.printing.settings.cues import CuesGroup
from ui.printing.settings.labels import LabelsGroup
from ui.printing.settings.order import OrderGroup
from ui.printing.settings.sign_in import BlankGroup, BoxesGroup

GROUPS: tuple[type[SettingGroup], ...] = (
    CertificateGroup,
    CuesGroup,
    OneGroup,
    SingleGroup,
    PaperGroup,
    FoldingGroup,
    CoverGroup,
    PartsGroup,
    GridGroup,
    LayoutGroup,
    LabelsGroup,
    CutMarksGroup,
    CategoryGroup,
    PeopleGroup,
    OrderGroup,
    BlankGroup,
    BoxesGroup,
    LanguageGroup,
)
"""A document shows those that concern it."""
