"""What the workflow asks for when a button is pressed."""

from django import forms

from disclosures.publishing.states import SecrecyConclusion


class RemarkForm(forms.Form):
    """An opinion that goes into the history."""

    remark = forms.CharField(
        label="意见", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReturnForm(forms.Form):
    remark = forms.CharField(
        label="退回意见", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ApproveForm(forms.Form):
    """Approval carries the secrecy review of this one item (逐项审查)."""

    conclusion = forms.ChoiceField(
        label="保密审查结论", choices=[("", "请选择"), *SecrecyConclusion.choices]
    )
    ground = forms.CharField(
        label="保密审查依据",
        max_length=300,
        help_text="例：已按《保守国家秘密法》和《政府信息公开条例》第十四条至第十六条逐项审查",
    )
    remark = forms.CharField(
        label="审核意见", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class ScheduleForm(forms.Form):
    publish_at = forms.DateTimeField(
        label="发布时间",
        input_formats=[
            f"{day} {hour}"
            for day in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")
            for hour in ("%H:%M", "%H:%M:%S", "%H时%M分")
        ],
        help_text="例：2026-12-01 09:00",
        error_messages={"invalid": "请写出日期和时间，例：2026-12-01 09:00"},
        widget=forms.DateTimeInput(attrs={"placeholder": "2026-12-01 09:00"}),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="撤下原因（向社会公开）", max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    note = forms.CharField(
        label="内部说明（不公开）",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


# The form of each verb; a verb without one is done at the press of its button, after a question.
VERB_FORMS = {
    "submit": RemarkForm,
    "take_back": RemarkForm,
    "return_for_changes": ReturnForm,
    "approve": ApproveForm,
    "schedule": ScheduleForm,
    "publish": forms.Form,
    "withdraw": WithdrawForm,
}
