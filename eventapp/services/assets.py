"""Pictures, checked and made small enough, and other files: kept once, by what is in them."""

import hashlib
import io

from sqlalchemy import insert, select

from eventapp.domain.documents import Picture
from eventapp.domain.errors import InvalidReason, InvalidValue
from eventapp.domain.ids import AssetHash
from eventapp.domain.steps import Fact
from eventapp.store.store import Store
from eventapp.store.tables import Asset

LONGEST_SIDE = 1600
"""Pixels: 300 dots an inch on a 13 cm picture, more than any paper here shows."""

_MOST_PIXELS = 80_000_000


def keep_picture(store: Store, data: bytes) -> AssetHash:
    """Keep a picture's pixels, without what a camera wrote beside them.

    Raises:
        InvalidValue: The bytes are no picture, or one of more than 80 megapixels.
    """
    media_type, width, height, pixels = _normalised(data)
    digest = AssetHash(hashlib.sha256(pixels).hexdigest())
    keep_file(store, digest, media_type, pixels, width=width, height=height)
    return digest


def keep_file(
    store: Store,
    digest: AssetHash,
    media_type: str,
    data: bytes,
    *,
    width: int = 0,
    height: int = 0,
) -> None:
    """Keep bytes by their hash, unless they are kept already."""
    with store.reading() as connection:
        known = connection.execute(select(Asset.id).where(Asset.hash == digest)).first()
    if known is None:
        with store.fact(Fact.KEEP_FILE) as fact:
            fact.connection.execute(
                insert(Asset).values(
                    hash=digest, media_type=media_type, width=width, height=height, data=data
                )
            )


def file_bytes(store: Store, digest: AssetHash) -> bytes | None:
    """The bytes of a hash; None when they are not kept."""
    with store.reading() as connection:
        return connection.scalar(select(Asset.data).where(Asset.hash == digest))


def picture(store: Store, digest: AssetHash | None) -> Picture | None:
    """The picture of a hash; None when there is none."""
    if digest is None:
        return None
    query = select(Asset.data, Asset.width, Asset.height).where(Asset.hash == digest)
    with store.reading() as connection:
        row = connection.execute(query).first()
    return Picture(*row) if row else None


def _normalised(data: bytes) -> tuple[str, int, int, bytes]:
    from PIL import Image, ImageOps  # noqa: PLC0415 - only pictures need it

    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "WEBP")) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise InvalidValue("picture", InvalidReason.PICTURE_TOO_LARGE)
            opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a photograph of 48 MP: half the time
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            photograph = opened.format == "JPEG"
            upright = upright.convert("RGB" if photograph else "RGBA")
    except Image.DecompressionBombError as error:
        raise InvalidValue("picture", InvalidReason.PICTURE_TOO_LARGE) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise InvalidValue("picture", InvalidReason.NOT_A_PICTURE) from error
    out = io.BytesIO()
    if photograph:
        upright.save(out, "JPEG", quality=90)
    else:
        upright.save(out, "PNG", optimize=True)
    media_type = "image/jpeg" if photograph else "image/png"
    return media_type, upright.width, upright.height, out.getvalue()
