"""Which remedies a decision names: ground × date, as the laws of the time have it."""

from datetime import date

import pytest

from requests_app.letters.remedies_paragraph import Route, remedies_paragraph
from requests_app.outcomes import ROWS

ROUTE = Route(
    "章原市人民政府", superior="某省交通运输厅", court="章原市人民法院", online="复议平台"
)
OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)
REFUSALS = {  # 条例第十四条至第十六条
    *("r3_3_1_state_secret", "r3_3_2_law_forbids", "r3_3_3_three_safeties"),
    *("r3_3_4_third_party", "r3_3_5_internal_affairs", "r3_3_6_process_info"),
    "r3_3_7_enforcement_file",
}
FIRST = "应当自收到本答复书之日起60日内，先向章原市人民政府申请行政复议"
EITHER = "可以自收到本答复书之日起60日内向章原市人民政府申请行政复议，也可以"
EITHER_OLD = "向章原市人民政府或者某省交通运输厅申请行政复议，也可以"
SIX_MONTHS = "自收到本答复书之日起6个月内直接向章原市人民法院提起行政诉讼"

# Ground → what the paragraph says since 2024, and what it must not say.
SINCE_2024 = {
    **{row.id: ((EITHER, SIX_MONTHS), ("先向",)) for row in ROWS},
    **dict.fromkeys(REFUSALS, ((FIRST, "15日内向人民法院"), (SIX_MONTHS,))),
    "r3_2_partial": ((FIRST, "不予公开的部分", "其他部分", SIX_MONTHS), ()),
}


@pytest.mark.parametrize("ground", sorted(SINCE_2024))
def test_since_2024_a_refusal_under_articles_14_to_16_is_reviewed_before_a_court_hears_of_it(
    ground,
):
    said, unsaid = SINCE_2024[ground]
    text = remedies_paragraph(ground, NEW, ROUTE)
    assert all(words in text for words in said)
    assert not any(words in text for words in unsaid)
    assert "某省交通运输厅" not in text  # 行政复议法第二十四条: the government alone


@pytest.mark.parametrize("ground", sorted(row.id for row in ROWS))
def test_before_2024_every_decision_may_go_to_either_organ_or_to_a_court(ground):
    text = remedies_paragraph(ground, OLD, ROUTE)
    assert EITHER_OLD in text
    assert SIX_MONTHS in text
    assert "先向" not in text


def test_a_decision_on_the_internet_names_a_channel_on_the_internet():
    assert "复议平台" in remedies_paragraph("r3_1_open", NEW, ROUTE, by_internet=True)
    assert "复议平台" not in remedies_paragraph("r3_1_open", NEW, ROUTE)
    assert "复议平台" not in remedies_paragraph("r3_1_open", OLD, ROUTE, by_internet=True)


def test_before_may_2015_no_number_of_months_is_claimed():
    text = remedies_paragraph("r3_1_open", date(2015, 4, 30), ROUTE)
    assert "6个月" not in text
    assert "6个月" in remedies_paragraph("r3_1_open", date(2015, 5, 1), ROUTE)
