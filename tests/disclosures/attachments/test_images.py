"""Pictures: encoded afresh, upright, without camera and place; bombs and broken ones refused."""

import io
import resource
import struct
import time
import zlib

import pytest
from PIL import Image, ImageCms

from disclosures.attachments import images
from disclosures.attachments.extraction import BROKEN_IMAGE, examine
from tests import specimens
from tests.specimens import WRITER, picture, specimen

pytestmark = pytest.mark.promise(
    "pictures are encoded afresh, without camera and place; bombs are refused"
)

EXTENSIONS = {"jpg": "JPEG", "png": "PNG"}


def examined(content, extension):
    return examine(io.BytesIO(content), extension, is_image=True)


def opened(content):
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_camera_and_place_are_gone_and_the_picture_is_the_same(extension):
    content = picture(EXTENSIONS[extension])
    assert specimens.MAKES in content
    found = examined(content, extension)
    assert specimens.MAKES not in found.cleaned
    image = opened(found.cleaned)
    assert not image.getexif()
    assert (image.format, image.size) == (EXTENSIONS[extension], (40, 30))
    red, _, blue = image.convert("RGB").getpixel((2, 2))
    assert blue > 180 > 60 > red


def test_remarks_in_the_file_are_gone():
    assert WRITER.encode() not in examined(picture("JPEG", comment=WRITER.encode()), "jpg").cleaned
    assert WRITER.encode() not in examined(specimens.animation(), "gif").cleaned


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_a_photograph_taken_sideways_stands_upright(extension):
    found = examined(picture(EXTENSIONS[extension], turned=True), extension)
    assert (found.width, found.height) == (30, 40)
    assert opened(found.cleaned).size == (30, 40)
    red, _, blue = opened(found.cleaned).convert("RGB").getpixel((27, 2))
    assert blue > 180 > 60 > red


def test_a_photograph_stays_as_fine_as_it_came():
    content = picture("JPEG", (400, 300), quality=60)
    found = examined(content, "jpg")
    assert opened(found.cleaned).quantization == opened(content).quantization


def test_what_hangs_on_behind_a_picture_is_gone():
    assert b"<script>" not in examined(specimen("png") + b"<script>", "png").cleaned


def test_an_animation_keeps_its_frames():
    found = examined(specimens.animation(3), "gif")
    assert opened(found.cleaned).n_frames == 3
    assert found.thumbnail


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_pictures_of_every_mode_are_taken(mode):
    file = io.BytesIO()
    Image.new(mode, (900, 700)).save(file, "PNG")
    found = examined(file.getvalue(), "png")
    assert opened(found.cleaned).size == (900, 700)
    thumbnail = opened(found.thumbnail)
    assert (thumbnail.format, thumbnail.mode) == ("JPEG", "RGB")
    assert thumbnail.size[0] <= 480
    assert thumbnail.size[1] <= 360


def test_what_shows_through_stays_so_and_is_white_in_the_thumbnail():
    file = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(file, "PNG")
    found = examined(file.getvalue(), "png")
    assert opened(found.cleaned).getpixel((1, 1)) == (0, 0, 0, 0)
    assert min(opened(found.thumbnail).getpixel((1, 1))) > 250


def test_a_picture_for_the_printer_comes_in_the_colours_of_the_screen():
    file = io.BytesIO()
    Image.new("CMYK", (40, 30), (0, 255, 255, 0)).save(file, "JPEG")
    found = examined(file.getvalue(), "jpg")
    assert opened(found.cleaned).mode == "RGB"
    assert opened(found.cleaned).getpixel((5, 5))[0] > 180


def test_a_colour_profile_is_applied_and_goes():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = picture("JPEG", icc_profile=profile)
    image = opened(examined(content, "jpg").cleaned)
    assert "icc_profile" not in image.info
    assert image.getpixel((2, 2))[2] > 180


def test_a_broken_profile_is_no_broken_picture():
    assert examined(picture("PNG", icc_profile=b"nonsense"), "png").cleaned


# --- refused ------------------------------------------------------------------------------------
def png_bomb(width, height):
    """A PNG of a few kilobytes that says it is so large, and is, in one colour."""

    def chunk(name, content):
        return (
            struct.pack(">I", len(content))
            + name
            + content
            + struct.pack(">I", zlib.crc32(name + content))
        )

    row = b"\x00" + bytes(width // 8 + 1)
    squeezer = zlib.compressobj(9)
    rows = b"".join(squeezer.compress(row * 100) for _ in range(height // 100))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    return start + chunk(b"IDAT", rows + squeezer.flush()) + chunk(b"IEND", b"")


def test_a_bomb_is_refused_with_its_size_before_it_is_decoded():
    content = png_bomb(30_000, 30_000)
    assert len(content) < 200_000
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    found = examined(content, "png")
    assert found.refusal == "有 30000 × 30000 像素，超过 6400 万像素的上限，请缩小后重新选择"
    assert found.cleaned is None
    assert time.perf_counter() - begun < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


def test_an_endless_animation_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(images, "MOST_PIXELS", 40 * 30 * 3 - 1)
    (tmp_path / "file").write_bytes(specimens.animation(3))
    assert images.renew(tmp_path, "GIF") == {"refusal": "的动画过长，请缩短后重新选择"}


@pytest.mark.parametrize(("extension", "mode"), [("jpg", "CMYK"), ("png", "RGBA")])
def test_the_largest_picture_fits_into_the_memory_of_the_child(extension, mode):
    file = io.BytesIO()
    image = Image.new(mode, (8000, 8000))
    exif = image.getexif()
    exif[0x0112] = 6  # taken sideways: turning it costs a second copy
    image.save(file, EXTENSIONS[extension], exif=exif, compress_level=1)
    found = examined(file.getvalue(), extension)
    assert (found.refusal, found.width) == ("", 8000)
    assert found.thumbnail


@pytest.mark.parametrize("extension", [*EXTENSIONS, "gif"])
def test_a_picture_that_is_cut_off_is_refused(extension):
    content = picture(EXTENSIONS.get(extension, "GIF"), (400, 300))
    assert examined(content[: len(content) // 2], extension).refusal == BROKEN_IMAGE


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"<svg onload='alert(1)'/>"])
def test_what_is_no_picture_is_refused(content):
    assert examined(content, "png").refusal == BROKEN_IMAGE


def test_a_picture_of_another_format_is_refused():
    assert examined(specimen("gif"), "png").refusal == BROKEN_IMAGE


# --- pictures inside other files ----------------------------------------------------------------
@pytest.mark.parametrize("extension", EXTENSIONS)
def test_only_the_remarks_are_cut_out_of_a_picture(extension):
    content = picture(EXTENSIONS[extension])
    bare = images.bare(content)
    assert specimens.MAKES not in bare
    assert opened(bare).tobytes() == opened(content).tobytes()


@pytest.mark.parametrize("content", [b"", b"\xff\xd8", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\x00"])
def test_a_fragment_stays_as_it_is(content):
    assert images.bare(content) in (content, content[:8])
