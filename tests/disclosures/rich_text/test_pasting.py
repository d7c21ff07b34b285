"""Text from Word and WPS: clean at the end, no word lost, and nothing told that was hidden."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.rich_text.cleaning import clean, plain_text
from disclosures.rich_text.pasting import readable
from tests.disclosures.rich_text.test_cleaning import assert_harmless

WORD_HEAD = (
    '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:'
    'office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset=utf-8>\n'
    "<meta name=Generator content='Microsoft Word 15'><title>内部草稿第三稿</title>\n"
    "<!--[if gte mso 9]><xml>\n<w:WordDocument><w:View>普通</w:View></w:WordDocument>\n</xml>"
    "<![endif]-->\n<style>\n<!--\n p.MsoNormal, li.MsoNormal\n\t{mso-style-unhide:no;\n"
    "\tfont-family:等线;}\n@page WordSection1 {size:595.3pt 841.9pt;}\n-->\n</style>\n"
    "</head><body lang=ZH-CN style='tab-interval:21.0pt'>\n<!--StartFragment-->"
)
GAP = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>"

# What is pasted, and what is stored.
PASTED = {
    "a whole Word clipboard": (
        WORD_HEAD + "\n<p class=MsoNormal><span lang=EN-US>1</span>文</p>\n<!--EndFragment-->",
        "<p>1文</p>",
    ),
    "mso styles": (
        "<p class=MsoNormal style='mso-pagination:none;text-indent:32.0pt;line-height:28.0pt;"
        "mso-line-height-rule:exactly'>文</p>",
        "<p>文</p>",
    ),
    "a tag over several lines": (
        "<p class=MsoNormal\nstyle='text-indent:32.0pt'><span\nlang=EN-US>文</span></p>",
        "<p>文</p>",
    ),
    "an empty o:p": ("<p>文<o:p></o:p></p>", "<p>文</p>"),
    "a blank line as o:p": ("<p>一</p><p><o:p>&nbsp;</o:p></p><p>二</p>", "<p>一</p>\n<p>二</p>"),
    "a hidden condition": (
        "<p>一<!--[if gte vml 1]><v:shape id=x><v:imagedata src=a.png></v:shape><![endif]-->二</p>",
        "<p>一二</p>",
    ),
    "a revealed condition": (
        "<p><![if !supportEmptyParas]>文<![endif]></p>",
        "<p>文</p>",
    ),
    "an XML island": (
        "<xml>\n<w:LatentStyles>普通表格</w:LatentStyles>\n</xml><p>文</p>",
        "<p>文</p>",
    ),
    "a namespace": (
        '<?xml:namespace prefix = "o" ns = "urn:schemas-microsoft-com:office:office" /><p>文</p>',
        "<p>文</p>",
    ),
    "smart tags": (
        '<p><st1:chsdate w:st="on" Year="2018" Month="5">2018年5月</st1:chsdate>起</p>',
        "<p>2018年5月起</p>",
    ),
    "the style sheet and the name of the file": (
        "<title>内部</title><style>p{color:red}</style><p>文</p>",
        "<p>文</p>",
    ),
    "an indent of wide spaces": ("<p>　　文　书</p>", "<p>文　书</p>"),
    "an indent of &emsp;": ("<p>&emsp;&emsp;文</p>", "<p>文</p>"),
    "an indent of &ensp; and &nbsp;": ("<p>&ensp;&nbsp;&ensp; 文</p>", "<p>文</p>"),
    "an indent inside a run": (
        "<p><span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp; </span><b>　　文</b></p>",
        "<p><strong>文</strong></p>",
    ),
    "an indent after a soft line end": ("<p>一<br>　　二</p>", "<p>一<br>二</p>"),
    "an indent in a heading": ("<h2>　　一、总则</h2>", "<h2>一、总则</h2>"),
    "an indent in a cell": (
        "<table><tr><td>&nbsp; 甲 </td></tr></table>",
        "<table><tbody><tr><td>甲</td></tr></tbody></table>",
    ),
    "spaces at the end": ("<p>文 &nbsp;&nbsp;</p>", "<p>文</p>"),
    "a gap in the middle": (
        "<p>联系人：张三<span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp; </span>电话：0421</p>",
        "<p>联系人：张三　电话：0421</p>",
    ),
    "a space that does not break": ("<p>A&nbsp;B</p>", "<p>A B</p>"),
    "invisible signs": ("<p>\ufeff文\u200b书</p>", "<p>文书</p>"),
    "a line wrapped in the source": ("<p>现将养护\r\n办法印发</p>", "<p>现将养护办法印发</p>"),
    "a line wrapped between runs": (
        "<p><span>现将</span>\n<span>办法</span></p>",
        "<p>现将办法</p>",
    ),
    "a line of Latin words wrapped": ("<p>ISO\n9001</p>", "<p>ISO 9001</p>"),
    "a soup of WPS runs": (
        "<p class=MsoNormal ><span style=\"mso-spacerun:'yes';font-family:仿宋;font-size:16.0000pt;"
        'mso-font-kerning:1.0000pt;" ><font face="仿宋" >现将</font></span><span style="'
        'font-family:Calibri;font-size:16.0000pt;" >2018</span>'
        "<span style=\"mso-spacerun:'yes';\" >年</span><span><o:p></o:p></span></p>",
        "<p>现将2018年</p>",
    ),
    "paragraphs of WPS as div": ("<div>一</div><div>二</div>", "<p>一</p>\n<p>二</p>"),
    "div in div": ("<div>一<div>二</div>三</div>", "<p>一</p>\n<p>二</p>\n<p>三</p>"),
    "the section of Word": (
        "<div class=WordSection1 style='layout-grid:15.6pt'>\n<p>一</p>\n<p>二</p>\n</div>",
        "<p>一</p>\n<p>二</p>",
    ),
    "a centred title": ("<center><h1>题</h1></center>", "<h2>题</h2>"),
    "headings from the first level": (
        "<h1 style='page-break-after:avoid'>章</h1><h2>节</h2><h5>目</h5>",
        "<h2>章</h2>\n<h3>节</h3>\n<h4>目</h4>",
    ),
    "an empty heading": ("<h1><a name=_Toc1></a></h1><p>文</p>", "<p>文</p>"),
    "bold and italic by their old names": (
        "<p><b>一</b><i>二</i></p>",
        "<p><strong>一</strong><em>二</em></p>",
    ),
    "marks round nothing": ("<p>一<b> </b><u></u>二</p>", "<p>一 二</p>"),
    "a bookmark": ('<p><a name="_Toc12"></a><a name=x>文</a></p>', "<p>文</p>"),
    "a footnote": (
        '<p>文<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1" title="">'
        '<span class=MsoFootnoteReference>[1]</span></a></p>'
        '<div style="mso-element:footnote-list"><div style="mso-element:footnote" id=ftn1>'
        '<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1" title="">[1]</a> 注</p>'
        "</div></div>",
        "<p>文[1]</p>\n<p>[1] 注</p>",
    ),
    "a link to a file of the office": (
        '<p><a href="file:///C:/Users/a/%E8%A1%A8.xls">附表</a></p>',
        "<p>附表</p>",
    ),
    "a numbered list of Word": (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>"
        f"<span style='mso-list:Ignore'>1.{GAP}</span></span><![endif]>总则</p>",
        "<p>1.　总则</p>",
    ),
    "a bulleted list of Word": (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span "
        "style='font-family:Wingdings;mso-bidi-font-family:Wingdings'><span "
        f"style='mso-list:Ignore'>l{GAP}</span></span><![endif]>总则</p>",
        "<p>•　总则</p>",
    ),
    "a table of Word": (
        "<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'>\n"
        " <tr style='mso-yfti-irow:0'>\n  <td width=277 colspan=2 valign=top\n style='width:1pt'>\n"
        "  <p class=MsoNormal align=center>甲</p>\n  </td>\n </tr>\n <tr>\n  <td rowspan=2>\n"
        "  <p>乙<o:p></o:p></p>\n  </td>\n <td><p><o:p>&nbsp;</o:p></p></td>\n </tr>\n"
        " <![if !supportMisalignedColumns]><tr height=0><td>丙</td></tr><![endif]>\n</table>",
        '<table><tbody><tr><td colspan="2">甲</td></tr><tr><td rowspan="2">乙</td><td></td></tr>'
        "<tr><td>丙</td></tr></tbody></table>",
    ),
    "several paragraphs in a cell": (
        "<table><tr><td><p>一</p>\n<p>　二</p></td></tr></table>",
        "<table><tbody><tr><td><p>一</p><p>二</p></td></tr></tbody></table>",
    ),
    "headings over a table": (
        "<table><tr><th>项</th><th>数</th></tr><tr><td>甲</td><td>1</td></tr></table>",
        "<table><thead><tr><th>项</th><th>数</th></tr></thead>"
        "<tbody><tr><td>甲</td><td>1</td></tr></tbody></table>",
    ),
    "a table in a table": (
        "<table style='mso-x:1'><tr><td>外<table border=1><tr><td bgcolor=red>内</td></tr></table>"
        "</td></tr></table>",
        "<table><tbody><tr><td>外<table><tbody><tr><td>内</td></tr></tbody></table>"
        "</td></tr></tbody></table>",
    ),
    "a table of Excel": (
        "<table border=0 style='border-collapse:collapse'><colgroup><col width=72 style='mso-width-"
        "source:userset'></colgroup><tr height=19><td class=xl65 x:num='5' width=72>5</td></tr>"
        "</table>",
        "<table><tbody><tr><td>5</td></tr></tbody></table>",
    ),
    "pictures": (
        "<p>图<img src='file:///C:/a.png'><img src='data:image/png;base64,A'></p>"
        "<p><img src=a></p>",
        "<p>图</p>",
    ),
    "a signature in two lines": (
        '<p class="MsoNormal signature">局</p>\n<p class="signature">2018年5月28日</p>',
        '<p class="signature">局<br>2018年5月28日</p>',
    ),
    "text outside every block": (
        "一<b>二</b><p>三</p>四",
        "<p>一<strong>二</strong></p>\n<p>三</p>\n<p>四</p>",
    ),
    "lines outside every block": (
        "<h2>题</h2>\n　　一\n　　二",
        "<h2>题</h2>\n<p>一</p>\n<p>二</p>",
    ),
    "a page break": (
        "<p>一</p><br clear=all style='page-break-before:always'><p>二</p>",
        "<p>一</p>\n<p>二</p>",
    ),
    "a quotation": (
        "<blockquote style='margin:0'>引</blockquote>",
        "<blockquote><p>引</p></blockquote>",
    ),
    "a list of the Web": (
        "<ul type=disc>\n <li class=MsoNormal>一<o:p></o:p></li>\n <li><p>二</p></li>\n</ul>",
        "<ul><li>一</li><li>二</li></ul>",
    ),
}  # fmt: skip

SECRETS = {
    "a deletion kept by the revisions": (
        '<p>七<s><del cite="mailto:%E7%94%B2" datetime="2018-05-01T09:00">密</del></s>'
        "<ins>日</ins></p>",
        "<p>七日</p>",
    ),
    "hidden text": ("<p>一<span style='display:none;mso-hide:all'>密</span>二</p>", "<p>一二</p>"),
    "hidden text in other spellings": (
        '<p>一<span style="Display : NONE">密<br>密</span><b style="mso-hide:all"><i>密</i></b>'
        "二</p>",
        "<p>一二</p>",
    ),
    "a hidden paragraph that is not closed": (
        "<p style='mso-hide:all'>密<p>一二",
        "<p>一二</p>",
    ),
    "a hidden row": (
        "<table><tr style='display:none'><td>密</td></tr><tr><td>一</td></tr></table>",
        "<table><tbody><tr><td>一</td></tr></tbody></table>",
    ),
    "a comment and its mark": (
        "<p>一<span class=MsoCommentReference><span><a class=msocomanchor id='_anchor_1' "
        "href='#_msocom_1'>[密1]</a></span></span></p><div style='mso-element:comment-list'>"
        "<![if !supportAnnotations]><hr class=msocomoff><![endif]><div style='mso-element:comment'>"
        "<div id='_com_1' class=msocomtxt><p class=MsoCommentText>密</p></div></div></div>"
        "<p>二</p>",
        "<p>一</p>\n<p>二</p>",
    ),
    "a note of HTML": ("<p>一<!-- 密 --></p>", "<p>一</p>"),
    "the name of the file": ("<head><title>密</title></head><p>一</p>", "<p>一</p>"),
}  # fmt: skip

ALL = {**PASTED, **SECRETS}


@pytest.mark.parametrize("name", ALL)
def test_what_is_pasted_comes_out_clean(name):
    pasted, stored = ALL[name]
    assert clean(pasted) == stored
    assert_harmless(clean(pasted))


@pytest.mark.parametrize("name", ALL)
def test_what_is_stored_stays_as_it_is(name):
    _, stored = ALL[name]
    assert clean(stored) == stored


@pytest.mark.parametrize("name", SECRETS)
def test_what_was_hidden_is_not_told(name):
    pasted, _ = SECRETS[name]
    assert "密" in pasted
    assert "密" not in clean(pasted)


def test_there_are_vectors_enough():
    assert len(ALL) >= 40


@pytest.mark.parametrize("loose", ["文<!", "文<!-- 开", "文<![if", "文<?xml", "<p>文<![CDATA["])
def test_a_note_that_is_not_closed_swallows_no_words(loose):
    assert "文" in plain_text(clean(loose + "<p>段</p>"))
    assert "段" in plain_text(clean(loose + "<p>段</p>"))


VISIBLE_PARTS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</td>",
     "</table>", "<ul>", "<li>", "</ul>", "<br>", "<span style='mso-ansi:1'>", "</span>",
     "<h1>", "</h1>", "<blockquote>", "</blockquote>", "公", "开", "ab", " ", "\n", "&nbsp;", "　"]
)  # fmt: skip


@given(st.lists(VISIBLE_PARTS, max_size=25).map(lambda parts: "<p>" + "".join(parts)))
def test_no_word_is_lost_and_the_second_cleaning_changes_nothing(pasted):
    cleaned = clean(pasted)
    assert_harmless(cleaned)

    def letters(words):
        return re.sub(r"<[^>]*>|&nbsp;|\s", "", words)

    assert sorted(letters(cleaned)) == sorted(letters(pasted))
    assert clean(cleaned) == cleaned


def test_what_holds_nothing_hidden_is_only_put_on_whole_lines():
    assert readable("<p\nclass=a>一\n二</p>") == "<p class=a>一\n二</p>"
