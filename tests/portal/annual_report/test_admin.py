"""The desk of the annual report: its writers, its parts, its tokens."""

import pytest

from portal.annual_report.figures import FIGURES
from portal.annual_report.models import AnnualReport
from portal.reference import REPORT_WRITERS
from tests.making import make_report, make_user, signed_in

LIST = "/admin/portal/annualreport/"


def page(report):
    return f"{LIST}{report.pk}/change/"


def typed(organisation, year=2018, parts=(), stored=0):
    """What a browser sends; `parts` are rows of the texts."""
    rows = {f"texts-{n}-{key}": v for n, row in enumerate(parts) for key, v in row.items()}
    return {
        "organisation": organisation.pk,
        "year": year,
        "title": "年度报告",
        "texts-TOTAL_FORMS": len(parts),
        "texts-INITIAL_FORMS": stored,
        **rows,
    }


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def writer(bureau):
    return signed_in(make_user("writer", role=REPORT_WRITERS, organisation=bureau))


def test_a_writer_writes_and_corrects_a_report_and_deletes_none(writer, bureau):
    part = {"part": "n1", "text": "全年公开{disclosures}。"}
    assert writer.post(f"{LIST}add/", typed(bureau, parts=[part])).status_code == 302
    report = AnnualReport.objects.get()
    assert [text.part for text in report.texts.all()] == ["n1"]
    text = text_of(writer.get(page(report)))
    assert "一、公开政府信息情况" in text and ">n1<" not in text
    assert writer.post(f"{LIST}{report.pk}/delete/", {"post": "yes"}).status_code == 403


def test_drafters_and_administrators_write_no_report(office, administrator):
    report = make_report(office.organisation)
    for person in (office.editor, administrator):
        assert signed_in(person).get(page(report)).status_code == 403


def test_the_parts_that_are_offered_are_those_of_the_year(writer, bureau):
    early = text_of(writer.get(page(make_report(bureau, 2018))))
    assert 'value="n1"' in early and 'value="s5"' not in early
    late = text_of(writer.get(page(make_report(bureau, 2021))))
    assert 'value="s5"' in late and 'value="n1"' not in late


@pytest.mark.parametrize(("year", "part"), [(2018, "s5"), (2021, "n1")])
def test_a_part_of_another_years_form_is_refused_in_words(writer, bureau, year, part):
    form = typed(bureau, year, [{"part": part, "text": "文字"}])
    text = text_of(writer.post(f"{LIST}add/", form))
    assert f"{year}年的报告没有“" in text and "它的部分是：一、" in text
    assert not AnnualReport.objects.exists()


def test_a_report_does_not_move_to_a_year_that_lacks_its_parts(writer, bureau):
    report = make_report(bureau, 2018, n1="文字")
    row = {"id": report.texts.get().pk, "report": report.pk, "part": "n1", "text": "文字"}
    text = text_of(writer.post(page(report), typed(bureau, 2021, [row], stored=1)))
    assert "2021年的报告没有“一、公开政府信息情况”这一部分" in text


def test_a_part_that_is_there_twice_is_refused_in_words(writer, bureau):
    part = {"part": "n1", "text": "文字"}
    text = text_of(writer.post(f"{LIST}add/", typed(bureau, parts=[part, part])))
    assert "同一部分只能填写一次" in text and "的重复数据" not in text


def test_a_report_without_a_year_is_refused_and_nothing_breaks(writer, bureau):
    form = typed(bureau, "", [{"part": "n1", "text": "文字"}])
    assert "必填" in text_of(writer.post(f"{LIST}add/", form))


def test_the_form_names_every_token_and_says_whose_report_is_shown(writer, bureau, section):
    text = text_of(writer.get(f"{LIST}add/"))
    for id, figure in FIGURES.items():
        assert f"{{{id}}} {figure.label}" in text
    assert "本站只展示主办单位的报告" in text
    assert bureau.name in text and section.name not in text
