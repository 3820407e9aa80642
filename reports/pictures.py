"""Logos and photographs: read safely, made as large as paper needs, never stretched."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from math import sqrt

from PIL import Image, ImageOps
from reportlab.lib.utils import ImageReader

from eventapp.domain.documents import Picture
from reports.result import Findings, WarningKind
from reports.styles import LOGO_AREA, LOGO_HEIGHT, LOGO_WIDTH, PICTURE_DPI, PICTURE_PIXELS

_FORMATS = ("PNG", "JPEG")
_QUALITY = 90


@dataclass(frozen=True, slots=True)
class Logo:
    """A readable logo with its size on paper in points."""

    image: ImageReader
    width: float
    height: float


def logo(picture: Picture | None, grid: float, name: str, findings: Findings) -> Logo | None:
    """A logo of the common optical weight, or None where a text mark must stand in."""
    if picture is None:
        return None
    image = _opened(picture, name, findings)
    if image is None:
        return None
    width, height = optical_size(image.width / image.height, grid)
    image.thumbnail(_pixels(width, height))
    return Logo(ImageReader(image), width, height)


def portrait(
    picture: Picture | None, diameter: float, name: str, findings: Findings
) -> ImageReader | None:
    """A photograph cut square around its upper middle, or None where an initial stands in."""
    if picture is None:
        return None
    image = _opened(picture, name, findings)
    if image is None:
        return None
    side = _pixels(diameter, diameter)
    # Faces sit above the middle of a portrait.
    return ImageReader(ImageOps.fit(image.convert("RGB"), side, centering=(0.5, 0.35)))


def whole(
    picture: Picture, width: float, height: float, name: str, findings: Findings
) -> Logo | None:
    """A picture as large as its box lets it be, or None where it could not be read."""
    image = _opened(picture, name, findings)
    if image is None or min(width, height) <= 0:
        return None
    scale = min(width / image.width, height / image.height)
    wide, high = image.width * scale, image.height * scale
    image.thumbnail(_pixels(wide, high))
    return Logo(ImageReader(image), wide, high)


def filling(
    picture: Picture | None, width: float, height: float, name: str, findings: Findings
) -> ImageReader | None:
    """A picture cut to fill a rectangle, kept as a photograph is: cover pictures are large."""
    image = _opened(picture, name, findings) if picture is not None else None
    if image is None:
        return None
    scale = min(1.0, image.width / _pixels(width, height)[0])
    wide, high = (max(1, round(side * scale)) for side in _pixels(width, height))
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    kept = BytesIO()
    ImageOps.fit(ground, (wide, high)).save(kept, "JPEG", quality=_QUALITY)
    kept.seek(0)
    return ImageReader(kept)


def optical_size(aspect: float, grid: float) -> tuple[float, float]:
    """Width and height of equal area for any aspect, within the bounds of one row."""
    area = LOGO_AREA * grid * grid
    height = min(sqrt(area / aspect), LOGO_HEIGHT * grid)
    width = height * aspect
    if width > LOGO_WIDTH * grid:
        width = LOGO_WIDTH * grid
        height = width / aspect
    return width, height


def _opened(picture: Picture, name: str, findings: Findings) -> Image.Image | None:
    """The picture's pixels; a broken or enormous one is reported, never a crash."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(picture.data), formats=_FORMATS) as image:
                if image.width * image.height > PICTURE_PIXELS:
                    findings.add(WarningKind.PICTURE, name)
                    return None
                upright = ImageOps.exif_transpose(image)
                return upright.convert("RGBA" if _transparent(image) else "RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning):
        findings.add(WarningKind.PICTURE, name)
        return None


def _transparent(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _pixels(width: float, height: float) -> tuple[int, int]:
    return (
        max(1, round(width / 72 * PICTURE_DPI)),
        max(1, round(height / 72 * PICTURE_DPI)),
    )
