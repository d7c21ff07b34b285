"""Pictures, encoded afresh without camera and place, and thumbnails. Runs in the child process."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

MOST_PIXELS = 64_000_000  # of all frames; decoded at 4 bytes each they fit into the child's memory
THUMBNAIL = (480, 360)
THUMBNAIL_QUALITY = 80
WHITE = (255, 255, 255)

TOO_LARGE = "有 {} × {} 像素，超过 {} 万像素的上限，请缩小后重新选择"
TOO_MANY_FRAMES = "的动画过长，请缩短后重新选择"
BROKEN = "不是完整的图片，请重新导出后选择"


class Unusable(ValueError):
    """The picture can't be taken; the text is the end of a sentence."""


def renew(folder: Path, format_name: str) -> dict:
    """Write FOLDER/file afresh to FOLDER/cleaned, and FOLDER/thumbnail; give back its size."""
    try:
        with _opened(folder / "file", format_name) as picture:
            upright = _save_afresh(picture, folder / "cleaned", format_name)
            size = upright.size
            _save_thumbnail(upright, folder / "thumbnail")
    except Unusable as refusal:
        return {"refusal": str(refusal)}
    except Exception:  # whatever a broken picture raises in a decoder
        return {"refusal": BROKEN}
    return {"width": size[0], "height": size[1]}


def _opened(path: Path, format_name: str):
    """Only the header is read, by the decoder of that format alone."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # we have a limit and a sentence of our own
    picture = Image.open(path, formats=[format_name])
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise Unusable(TOO_LARGE.format(width, height, MOST_PIXELS // 10_000))
    if width * height * getattr(picture, "n_frames", 1) > MOST_PIXELS:
        raise Unusable(TOO_MANY_FRAMES)
    return picture


def _save_afresh(picture, target: Path, format_name: str):
    """The picture as it is seen, turned upright, in the colours of the web."""
    from PIL import ImageOps
    from PIL.JpegImagePlugin import get_sampling

    if getattr(picture, "is_animated", False):
        picture.info.pop("comment", None)
        picture.save(target, format_name, save_all=True)
        picture.seek(0)
        return picture.convert("RGBA")
    picture.load()
    upright = _in_web_colours(ImageOps.exif_transpose(picture))
    upright.info = {k: upright.info[k] for k in ("transparency", "dpi") if k in upright.info}
    options = dict(upright.info)
    if format_name == "JPEG":  # as fine as it came, neither coarser nor larger
        options |= {"qtables": picture.quantization, "subsampling": get_sampling(picture)}
    upright.save(target, format_name, **options)
    return upright


def _in_web_colours(picture):
    """Phones photograph in wider colours than the web's; without their profile they would fade."""
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        with suppress(ImageCms.PyCMSError, OSError):  # a broken profile says nothing
            picture = ImageCms.profileToProfile(
                picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode
            )
    return picture.convert("RGB") if picture.mode == "CMYK" else picture


def _save_thumbnail(picture, target: Path):
    """JPEG on white, which every browser and office shows."""
    from PIL import Image

    clear = picture.has_transparency_data
    small = picture if picture.mode in ("RGB", "RGBA", "L") else picture.convert("RGBA")
    small.thumbnail(THUMBNAIL)  # in place: a copy of the largest pictures would not fit
    small = small.convert("RGBA" if clear else "RGB")
    if small.mode == "RGBA":
        paper = Image.new("RGB", small.size, WHITE)
        paper.paste(small, mask=small.getchannel("A"))
        small = paper
    small.info = {}
    small.save(target, "JPEG", quality=THUMBNAIL_QUALITY, optimize=True)


# --- pictures inside office files and PDF: their metadata is cut out, the picture stays as it is
PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_REMARKS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
# Segments of applications and remarks, but for JFIF (E0), colour profile (E2) and Adobe's (EE).
JPEG_REMARKS = {0xE1, *range(0xE3, 0xEE), 0xEF, 0xFE}
JPEG_PICTURE = 0xDA


def bare(content: bytes) -> bytes:
    """A JPEG or PNG without camera, place and remarks, not encoded afresh; others as they are."""
    if content.startswith(PNG_START):
        return _bare_png(content)
    return _bare_jpeg(content) if content.startswith(b"\xff\xd8") else content


def _bare_png(content: bytes) -> bytes:
    kept, place = [PNG_START], len(PNG_START)
    while place + 12 <= len(content):
        end = place + 12 + int.from_bytes(content[place : place + 4], "big")
        if content[place + 4 : place + 8] not in PNG_REMARKS:
            kept.append(content[place:end])
        place = end
    return b"".join(kept)


def _bare_jpeg(content: bytes) -> bytes:
    """Segment by segment up to the picture itself, which goes on to the end."""
    kept, place = [content[:2]], 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        mark = content[place + 1]
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if mark == JPEG_PICTURE:
            break
        if mark not in JPEG_REMARKS:
            kept.append(content[place:end])
        place = end
    return b"".join([*kept, content[place:]])
