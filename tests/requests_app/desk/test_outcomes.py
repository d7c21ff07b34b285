"""Every row of the form is reached by the pages of the desk alone."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from requests_app.models import Application
from requests_app.outcomes import OUTCOMES
from requests_app.states import TRANSITIONS
from tests.requests_app.making import REASON, RECEIVED, at, make_case
from tests.requests_app.test_actions import READY

ON = {"on": "2024-06-03"}
SUPPLEMENT = {"items": "请写明年度", "notified_on": "2024-06-03", "reply_by": "2024-06-20"}
CONSULT = {"party": "third", "name": "某某公司", "began_on": "2024-06-03"}
FEE = {"standard": "pages", "quantity": 50, "notified_on": "2024-06-03"}
ISSUE = {"way": "post", **ON}
REVIEW = [("submit_answer", {}), ("approve_answer", {}), ("issue", ISSUE), ("close", {})]
LATE = date(2024, 7, 8)
# What has to have been done before the answer may be so.
BEFORE = {
    "r3_3_4_third_party": [("consult", CONSULT), ("hear_answer", {**ON, "opinion": "objects"})],
    "r3_4_3_still_unclear": [("ask_supplement", SUPPLEMENT), ("supplement", ON)],
    "r3_5_4_abusive": [("ask_reasons", ON)],
}
WITHOUT_A_LETTER = {
    "r3_6_1_correction_lapsed": [("ask_supplement", SUPPLEMENT), ("lapse", {})],
    "r3_6_2_fee_lapsed": [("ask_fee", FEE), ("lapse", {})],
    "r3_6_3_other": [("withdraw_by_applicant", ON)],
}


def press(client, office, case, verb, said):
    """Post the questions of the verb as the person whose button it is."""
    lead = TRANSITIONS[verb].permission == "lead_application"
    client.force_login(office.head if lead else office.clerk)
    case.refresh_from_db()
    if verb == "hear_answer":
        said = {**said, "consultation": case.consultations.get().pk}
    page = reverse("admin:application-do", args=[case.pk, verb])
    done = client.post(page, {**said, "seen": case.revision})
    assert done.status_code == 302, done.context["form"].errors


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_outcome_is_reached_by_the_pages(counter, client, monkeypatch, outcome):
    case = make_case(counter)
    draft = {"outcome": outcome, "text": "答复如下。", "reason": REASON, **READY.get(outcome, {})}
    if outcome == "r3_5_2_repeat":
        draft["repeats_number"] = make_case(counter, "answered").number
    steps = WITHOUT_A_LETTER.get(outcome) or [
        *BEFORE.get(outcome, ()),
        ("draft_answer", draft),
        *REVIEW,
    ]
    for verb, said in [*steps, ("archive", {})]:
        day = LATE if verb == "lapse" else RECEIVED
        monkeypatch.setattr(timezone, "now", lambda day=day: at(day))
        press(client, counter, case, verb, said)
    case = Application.objects.get(pk=case.pk)
    assert (case.state, case.outcome) == ("archived", outcome)


@pytest.mark.parametrize("outcome", list(BEFORE))
def test_what_the_law_asks_first_is_said_on_the_page(counter, client, outcome):
    case = make_case(counter)
    client.force_login(counter.clerk)
    draft = {"outcome": outcome, "text": "答复如下。", "reason": REASON, "seen": case.revision}
    shown = client.post(reverse("admin:application-do", args=[case.pk, "draft_answer"]), draft)
    assert shown.status_code == 200
    assert any(
        words in shown.content.decode() for words in ("先书面征求", "没有补正的记录", "先要求")
    )
    assert Application.objects.get().state == "registered"
