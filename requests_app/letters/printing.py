"""Pages of a letter: HTML for the printer, PDF by a child process, DOCX for the office's system."""

import base64
import json
import logging
import subprocess
import sys
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from requests_app.letters.typesetter import PARTS_MISSING

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = "requests_app.letters.typesetter"
WALL_SECONDS = 150
STYLE = "css/letters.css"

INSTALL = (
    "服务器缺少生成PDF的系统组件，可以先用浏览器打印。请系统管理员安装："
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk"
)
FAILED = "没有能够生成PDF，可以先用浏览器打印；详情见服务器日志"


class PdfUnavailable(RuntimeError):
    """There is no PDF now; the text says why, and what to do."""


def letter_page(letter) -> str:
    """A letter as HTML that needs nothing else."""
    return render_to_string("requests/letters/paper.html", {"letter": letter, **lines_of(letter)})


def sheet_page(title: str, rows, *, organ="") -> str:
    """A sheet of rows as HTML that needs nothing else."""
    context = {"title": title, "rows": rows, "organ": organ}
    return render_to_string("requests/letters/paper.html", context)


def lines_of(letter) -> dict:
    """The paragraphs of a letter, and its day."""
    return {"paragraphs": letter.body.splitlines(), "on": letter.issued_on}


def pdf_of(pages: list[str], style=STYLE) -> list[bytes]:
    """A PDF for each page of HTML. Raises PdfUnavailable in words."""
    css = Path(finders.find(style)).read_text("utf-8")
    asked = json.dumps({"css": css, "pages": pages}).encode()
    command = [sys.executable, "-m", CHILD]
    try:
        done = subprocess.run(  # noqa: S603 - our own module; it reads its input alone
            command,
            cwd=ROOT,
            env={"LANG": "C.UTF-8", "HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
            input=asked,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        if error.returncode == PARTS_MISSING:
            raise PdfUnavailable(INSTALL) from error
        logger.error("typesetting failed with code %s", error.returncode)
        raise PdfUnavailable(FAILED) from error
    except (subprocess.SubprocessError, OSError) as error:
        logger.error("typesetting failed: %s", type(error).__name__)
        raise PdfUnavailable(FAILED) from error
    return [base64.b64decode(one) for one in json.loads(done.stdout)]
