"""The yearly notice in the database and at its desk in the admin."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from disclosures.statute.actions import ensure_working_years
from disclosures.statute.forms import WorkingYearForm, parse_dates
from disclosures.statute.models import WorkingYear
from disclosures.statute.querysets import calendar_in_force
from disclosures.statute.working_days import CalendarNotPublished, load_published

SPRING = [date(2027, 2, 8), date(2027, 2, 9)]


def notice(**changes):
    typed = {
        "year": "2027",
        "notice": "国务院办公厅通知（测试）",
        "days_off": "1月1日，2027年2月5日至2027年2月11日，10月1日至3日",
        "working_weekends": "2027/2/13",
    }
    return typed | changes


@pytest.mark.parametrize(
    "text",
    [
        "2027-02-08,2027-02-09",
        "2027-2-8 2027-2-9",
        "2027/2/8\n2027/2/9",
        "2027年2月8日、2027年2月9日",
        "2027.2.8；2027.2.9。",
        "2027-02-08—2027-02-09",
        "2027-02-08 - 2027-02-09",
        "2027年2月8日至2027年2月9日",
        "2027-02-08——2027-02-09",
        "２０２７－０２－０８，２０２７－０２－０９",
        "2027-02-09 2027-02-08 2027-02-08",
        "2027年2月8日—9日",
        "2027-02-08至9日",
        "2月8日至9日",
        "2月8日-9日",
        "2月8日、2月9日",
        "2月8日—2月9日",
        "2月8日（周一）至9日（周二）",
        "2027年2月8日（星期一）至2月9日（星期二）",
    ],
)
def test_dates_are_read_as_people_write_them(text):
    assert parse_dates(text, 2027) == SPRING


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("2027-02-30", "不是有效的日期"),
        ("2027-02-08 春节", "无法识别“春节”"),
        ("2027-02-08至9", "无法识别“至9”"),
        ("2月8日至9日", "没有写年份"),
        ("2027年2月8日至30日", "“30日”不是有效的日期"),
        ("2027年12月30日至1月1日", "结束日期早于开始日期"),
        ("12027-02-08", "无法识别“1”"),
        ("2027-02-09—2027-02-08", "结束日期早于开始日期"),
        ("2026-02-08—2027-02-09", "请核对年份"),
        ("0000-00-00", "不是有效的日期"),
        ("2027-02-08\x00", "无法识别"),
        ("9" * 10_001, "内容过长"),
    ],
)
def test_what_is_not_a_date_is_named_in_a_sentence(text, complaint):
    with pytest.raises(ValidationError) as refusal:
        parse_dates(text)
    assert complaint in refusal.value.messages[0]


@pytest.mark.django_db
def test_the_supplied_years_are_there_and_adding_them_again_changes_nothing():
    ensure_working_years()
    before = list(WorkingYear.objects.values())
    assert ensure_working_years() == 0
    assert list(WorkingYear.objects.values()) == before
    calendar, supplied = calendar_in_force(), load_published()
    assert calendar.years == supplied.years
    assert calendar.days_off == supplied.days_off
    assert calendar.working_weekends == supplied.working_weekends


@pytest.mark.django_db
def test_a_year_that_staff_corrected_is_not_overwritten_and_a_missing_one_is_added():
    ensure_working_years()
    WorkingYear.objects.filter(year=2026).update(days_off=[date(2026, 1, 1)])
    WorkingYear.objects.filter(year=2025).delete()
    assert ensure_working_years() == 1
    assert WorkingYear.objects.get(year=2026).days_off == [date(2026, 1, 1)]


@pytest.mark.django_db
def test_the_calendar_in_force_follows_the_table_with_one_query(django_assert_num_queries):
    ensure_working_years()
    with pytest.raises(CalendarNotPublished):
        calendar_in_force().add_working_days(date(2026, 12, 4), 20)
    form = WorkingYearForm(notice())
    assert form.is_valid(), form.errors
    form.save()
    with django_assert_num_queries(1):
        calendar = calendar_in_force()
    assert calendar.add_working_days(date(2026, 12, 31), 1) == date(2027, 1, 4)
    assert calendar.is_working_day(date(2027, 2, 13))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "typed", "complaint"),
    [
        ("days_off", "2026-12-22—2026-12-31", "2026-12-31不在2027年内"),
        ("days_off", "10月1日至7日", "只有7天，不像全年的安排"),
        ("working_weekends", "2028-01-01", "2028-01-01不在2027年内"),
        ("working_weekends", "2027-02-12", "2027-02-12不是星期六、星期日"),
        ("working_weekends", "2027-02-06", "2027-02-06同时列为放假"),
        ("days_off", "", "必填"),
        ("days_off", "假期", "无法识别“假期”"),
        ("year", "1", "1990"),
        ("year", "99999999999", "2100"),
        ("year", "", "必填"),
    ],
)
def test_a_wrong_notice_is_refused_in_a_sentence(field, typed, complaint):
    form = WorkingYearForm(notice(**{field: typed}))
    assert not form.is_valid()
    assert any(complaint in sentence for sentence in form.errors[field])


@pytest.mark.django_db
def test_a_weekend_may_stand_among_the_days_off_as_the_notice_lists_it():
    assert WorkingYearForm(notice(days_off="10月1日至10日", working_weekends="")).is_valid()


@pytest.mark.django_db
def test_staff_enter_next_year_in_the_admin(admin_client):
    address = reverse("admin:disclosures_workingyear_add")
    assert admin_client.get(address).status_code == 200
    assert admin_client.post(address, notice()).status_code == 302
    assert calendar_in_force().is_working_day(date(2027, 2, 13))


@pytest.mark.django_db
def test_a_refused_notice_keeps_what_was_typed(admin_client):
    typed = "2027-01-01 元旦"
    answer = admin_client.post(reverse("admin:disclosures_workingyear_add"), notice(days_off=typed))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert typed in page and "无法识别“元旦”" in page


@pytest.mark.django_db
def test_a_year_can_be_corrected_but_neither_renumbered_nor_deleted(admin_client):
    ensure_working_years()
    year = WorkingYear.objects.get(year=2026)
    address = reverse("admin:disclosures_workingyear_change", args=[year.pk])
    page = admin_client.get(address).content.decode()
    assert "2026-10-07" in page and 'name="year"' not in page
    delete = reverse("admin:disclosures_workingyear_delete", args=[year.pk])
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    typed = "2026-01-01至10日"
    answer = admin_client.post(address, notice(days_off=typed, working_weekends=""))
    assert answer.status_code == 302
    year.refresh_from_db()
    assert (year.year, year.days_off) == (2026, [date(2026, 1, n) for n in range(1, 11)])


@pytest.mark.django_db
def test_a_correction_may_leave_the_year_out_and_must_stay_a_whole_year(admin_client):
    year = WorkingYear.objects.get(year=2026)
    address = reverse("admin:disclosures_workingyear_change", args=[year.pk])
    refused = admin_client.post(address, notice(days_off="10月1日-7日", working_weekends=""))
    assert "请按通知录入全年的放假日期" in refused.content.decode()
    taken = admin_client.post(address, notice(days_off="10月1日-10日", working_weekends=""))
    assert taken.status_code == 302
    year.refresh_from_db()
    assert year.days_off[0] == date(2026, 10, 1)


@pytest.mark.django_db
def test_every_supplied_year_passes_its_own_form_and_says_its_source_in_chinese():
    for year in WorkingYear.objects.all():
        days = {"days_off": year.days_off, "working_weekends": year.working_weekends}
        typed = {name: " ".join(map(str, dates)) for name, dates in days.items()}
        form = WorkingYearForm({**typed, "year": year.year, "notice": year.notice}, instance=year)
        assert form.is_valid(), form.errors
        assert not re.search("[A-Za-z]", year.notice)


@pytest.mark.django_db
def test_a_stranger_sees_no_working_years(client):
    answer = client.get(reverse("admin:disclosures_workingyear_changelist"))
    assert answer.status_code == 302
