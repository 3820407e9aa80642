"""The groups of settings beside the preview, in the order the panel shows them."""

from ui.printing.settings.base import SettingGroup
from ui.printing.settings.booklet_folding import FoldingGroup
from ui.printing.settings.common import (
    CategoryGroup,
    LanguageGroup,
    OneGroup,
    PaperGroup,
    SingleGroup,
)
from ui.printing.settings.labels import LabelsGroup
from ui.printing.settings.order import OrderGroup
from ui.printing.settings.sign_in import BlankGroup, BoxesGroup

GROUPS: tuple[type[SettingGroup], ...] = (
    OneGroup,
    SingleGroup,
    PaperGroup,
    FoldingGroup,
    LabelsGroup,
    CategoryGroup,
    OrderGroup,
    BlankGroup,
    BoxesGroup,
    LanguageGroup,
)
"""A document shows those that concern it."""
