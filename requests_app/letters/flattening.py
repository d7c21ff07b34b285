"""PDF turned into pictures of its pages, so that nothing hides under a black bar.

    python -m requests_app.letters.flattening < PDF > PDF

is the child process, with limits of its own; `flattened` is the portal's side. Text, layers,
notes, attachments and metadata are gone in what comes back: it holds pictures alone.
"""

import io
import resource
import subprocess
import sys
from pathlib import Path

from django.core.files.base import ContentFile

from disclosures.attachments.kinds import UnacceptableFile

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = "requests_app.letters.flattening"
DOTS_PER_INCH, QUALITY = 150, 85
MOST_PAGES = 500
MOST_PIXELS = 25_000_000  # of a page: an A1 drawing; what is larger is drawn coarser
MEMORY_BYTES = 1024 * 1024 * 1024
PROCESSOR_SECONDS, WALL_SECONDS = 120, 180

NOT_PDF = "只有PDF文件可以转为图像，请先另存为PDF"
FAILED = f"没有能够转为图像：文件可能损坏、设有密码或者超过{MOST_PAGES}页"


def flattened(upload):
    """The upload as a PDF of pictures. Raises UnacceptableFile in words."""
    upload.seek(0)
    content = upload.read()
    if not content.startswith(b"%PDF-"):
        raise UnacceptableFile(NOT_PDF)
    try:
        done = subprocess.run(  # noqa: S603 - our own module; it reads its input alone
            [sys.executable, "-m", CHILD],
            cwd=ROOT,
            env={"LANG": "C.UTF-8"},
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise UnacceptableFile(FAILED) from error
    return ContentFile(done.stdout, name=upload.name)


def flatten(content: bytes) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    if not 0 < len(document) <= MOST_PAGES:
        raise ValueError("too many pages")
    pictures = (_picture(document[number]) for number in range(len(document)))
    out = io.BytesIO()
    next(pictures).save(
        out,
        "PDF",
        save_all=True,
        append_images=pictures,
        resolution=DOTS_PER_INCH,
        quality=QUALITY,
    )
    return out.getvalue()


def _picture(page):
    width, height = page.get_size()  # in points
    scale = DOTS_PER_INCH / 72
    scale *= min(1, (MOST_PIXELS / (width * height * scale**2)) ** 0.5)
    return page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")


def limit_this_process():
    for what, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    limit_this_process()
    sys.stdout.buffer.write(flatten(sys.stdin.buffer.read()))
