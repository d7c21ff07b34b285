"""What the clock needs to know, as a form."""

from django import forms

from disclosures.rooms.forms import DayField
from requests_app.deadlines import Consultation, Facts, Fee, Supplement


def day(label, help_text="", required=False):
    return DayField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"placeholder": "2026-03-02"}),
    )


class ClockForm(forms.Form):
    """The facts of one application; only the day of receipt is needed."""

    received_on = day("收到申请的日期", "收到的当天不计，自次日起计算", required=True)
    notified_on = day("告知补正的日期", "没有要求补正的不填")
    supplemented_on = day("收到补正后申请的日期")
    heard_from = day("征求第三方意见：第三方收到征求意见书的日期", "没有征求意见的不填")
    heard_until = day("第三方答复的日期", "没有答复的不填，按15个工作日计算")
    extension_days = forms.IntegerField(
        label="延长的工作日", required=False, min_value=0, max_value=60, help_text="没有延长的不填"
    )
    fee_notified_on = day("收费通知的日期", "没有收取信息处理费的不填")
    paid_on = day("缴费的日期")

    def clean(self):
        cleaned = super().clean()
        pairs = [("supplemented_on", "notified_on"), ("heard_until", "heard_from")]
        for later, earlier in [*pairs, ("paid_on", "fee_notified_on")]:
            if cleaned.get(later) and not cleaned.get(earlier) and earlier not in self.errors:
                label = self.fields[earlier].label
                self.add_error(later, f"请先填写“{label}”")
            elif cleaned.get(later) and cleaned[later] < cleaned[earlier]:
                self.add_error(later, f"早于“{self.fields[earlier].label}”，请核对")
        return cleaned

    def facts(self) -> Facts:
        """The facts as the clock takes them."""
        said = self.cleaned_data
        heard, fee = said["heard_from"], said["fee_notified_on"]
        return Facts(
            received_on=said["received_on"],
            supplement=said["notified_on"]
            and Supplement(said["notified_on"], said["supplemented_on"]),
            consultations=(Consultation(heard, said["heard_until"]),) if heard else (),
            extension_days=said["extension_days"] or 0,
            fee=Fee(fee, said["paid_on"]) if fee else None,
        )
