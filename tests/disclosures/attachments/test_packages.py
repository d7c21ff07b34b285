"""Text of DOCX, XLSX, PPTX and OFD as a reader sees it, and what the clerk is told of."""

import io

import pytest

from disclosures.attachments.extraction import examine
from disclosures.attachments.packages import HIDDEN_SLIDE
from disclosures.attachments.papers import CHANGES, HIDDEN_SHEET, unwrapped
from tests import specimens
from tests.specimens import TEXT, packed, parts_of, specimen

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body, **parts):
    """A Word file with this body; `parts` by their names."""
    document = f'<w:document xmlns:w="{WORD}" xmlns:mc="m"><w:body>{body}</w:body></w:document>'
    parts = {"word/document.xml": document, **parts}
    return examine(io.BytesIO(packed(parts_of(specimen("docx")) | parts)), "docx")


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_a_word_that_is_parted_into_runs_is_one_word():
    assert word(f"<w:p>{run('公路')}{run('养护')}</w:p><w:p>{run('第二段')}</w:p>").text == (
        "公路养护\n第二段"
    )


def test_headers_and_notes_are_read_after_the_text():
    header = f'<w:hdr xmlns:w="{WORD}"><w:p>{run("页眉")}</w:p></w:hdr>'
    found = word(f"<w:p>{run('正文')}</w:p>", **{"word/header1.xml": header})
    assert found.text == "正文\n页眉"


def test_deleted_text_and_the_old_form_of_a_drawing_are_not_read():
    body = (
        f"<w:p>{run('在')}<w:del><w:r><w:delText>删掉的</w:delText></w:r></w:del>"
        f"<mc:AlternateContent><mc:Choice>{run('新')}</mc:Choice><mc:Fallback>{run('旧')}"
        "</mc:Fallback></mc:AlternateContent></w:p>"
    )
    found = word(body)
    assert found.text == "在新"
    assert found.note == CHANGES


def test_remarks_are_told():
    found = word(f"<w:p>{run(TEXT)}</w:p>", **{"word/comments.xml": "<x/>"})
    assert found.note == CHANGES


def test_cells_of_all_kinds_are_read_in_their_row():
    assert examine(io.BytesIO(specimens.xlsx()), "xlsx").text == f"经费表\n{TEXT}\t单元格内\t2018"


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_told(state):
    assert examine(io.BytesIO(specimens.xlsx(state=state)), "xlsx").note == HIDDEN_SHEET


def test_a_hidden_slide_is_told():
    assert examine(io.BytesIO(specimens.pptx(show="0")), "pptx").note == HIDDEN_SLIDE


def test_slides_are_counted_and_read_in_their_order():
    parts = parts_of(specimen("pptx"))
    slide = parts["ppt/slides/slide1.xml"]
    parts |= {
        f"ppt/slides/slide{n}.xml": slide.replace(TEXT.encode(), f"第{n}张".encode())
        for n in (10, 2)
    }
    found = examine(io.BytesIO(packed(parts)), "pptx")
    assert found.pages == 3
    assert found.text == f"{TEXT}\n第2张\n第10张"


def test_text_of_an_ofd_that_stands_on_one_line_is_one_line():
    found = examine(io.BytesIO(specimen("ofd")), "ofd")
    assert found.text == f"{TEXT}\n第二行"
    assert found.pages == 1


def test_text_that_an_ofd_keeps_beside_its_pages_is_read_last():
    parts = parts_of(specimen("ofd"))
    named = (
        b"<ofd:CommonData><ofd:DocumentRes>Res.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages>"
    )
    parts["Doc_0/Document.xml"] = parts["Doc_0/Document.xml"].replace(b"<ofd:Pages>", named)
    page = parts["Doc_0/Pages/Page_0/Content.xml"]
    parts["Doc_0/Res.xml"] = page.replace("第二行".encode(), "在资源里".encode())
    found = examine(io.BytesIO(packed(parts)), "ofd")
    assert found.text == f"{TEXT}\n第二行\n{TEXT}\n在资源里"
    assert found.pages == 1


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["各县区交通运输局应当按照规定的期", "限完成验收工作。"],
            "各县区交通运输局应当按照规定的期限完成验收工作。",
        ),
        (["关于公路养护的通知", "各县区交通运输局"], "关于公路养护的通知\n各县区交通运输局"),
        (
            ["各县区交通运输局按照期限完成验收。", "第二段文字"],
            "各县区交通运输局按照期限完成验收。\n第二段文字",
        ),
        (["短", "各县区交通运输局应当按照规定的期限"], "短\n各县区交通运输局应当按照规定的期限"),
        ([], ""),
    ],
)
def test_lines_are_joined_where_a_sentence_runs_on(lines, text):
    assert unwrapped(lines) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_plain_text_is_read_in_its_encoding(encoding):
    assert examine(io.BytesIO("公路𠮷养护".encode(encoding)), "txt").text == "公路𠮷养护"
