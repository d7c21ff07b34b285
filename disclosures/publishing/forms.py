"""What the workflow asks for when a button is pressed."""

from copy import copy

from django import forms

from disclosures.publishing.comparison import text_of
from disclosures.publishing.gates import personal_data_of, wording_of
from disclosures.publishing.models import EVERY_KIND, ReviewPolicy, review_kinds
from disclosures.publishing.states import SecrecyConclusion
from disclosures.wording.rules import CONFIRM

# An instant as people write it, to the minute or the second.
MOMENT_FORMATS = [
    f"{day} {hour}"
    for day in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")
    for hour in ("%H:%M", "%H:%M:%S", "%H时%M分")
]


def opinion(label, *, required, length=500, help_text=""):
    """A few lines that go into the history."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=length,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def label_cells(form):
    """Name the fields in a row of a table to screen readers: on screen the column's head does."""
    for field in form.fields.values():
        if field.label and not field.widget.is_hidden:
            field.widget.attrs.setdefault("aria-label", field.label)


class VerbForm(forms.Form):
    """A form that knows the item it is about."""

    def __init__(self, *args, item, **options):
        self.item = item
        super().__init__(*args, **options)


class RemarkForm(VerbForm):
    remark = opinion("意见", required=False)


class ReturnForm(VerbForm):
    remark = opinion("退回意见", required=True)


class ReviseForm(VerbForm):
    remark = opinion(
        "意见",
        required=False,
        help_text="将建立一个新版本的草稿，审核发布以前公众看到的不变；"
        "向社会公开的修改说明在草稿中填写",
    )


class RepublishForm(VerbForm):
    remark = opinion("恢复发布的理由", required=True)


class DiscardForm(VerbForm):
    remark = opinion("作废的理由", required=True)


class SubmitForm(VerbForm):
    """Doubtful words must be confirmed before the item goes on."""

    words_confirmed = forms.BooleanField(label="上述词语已经核对无误", required=False)
    remark = opinion("意见", required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.findings = wording_of(self.item)
        if not any(finding.level == CONFIRM for finding in self.findings):
            del self.fields["words_confirmed"]


class SecrecyForm(VerbForm):
    """The secrecy review of this one item: text and each file are ticked one by one (逐项)."""

    reviewed = forms.MultipleChoiceField(
        label="已逐项审查",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请逐项审查并勾选"},
    )
    conclusion = forms.ChoiceField(
        label="保密审查结论", choices=[("", "请选择"), *SecrecyConclusion.choices]
    )
    ground = forms.CharField(
        label="保密审查依据",
        max_length=300,
        help_text="例：已按《保守国家秘密法》和《政府信息公开条例》第十四条至第十六条逐项审查；"
        "处理后公开的写明作了哪些处理，报请确定的写明报请哪个部门",
    )
    remark = opinion("意见", required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["reviewed"].choices = [(p, p) for p in self.item.parts_to_review()]


class ApproveForm(VerbForm):
    """An opinion; and where personal data were found, why they stay."""

    personal_data_ground = forms.CharField(
        label="保留个人信息的理由",
        max_length=300,
        required=False,
        help_text="内容中可能有个人信息。应当删去的请退回修改；依法应当公开的，写明依据",
    )
    remark = opinion("审核意见", required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.item.personal_data_ground or not personal_data_of(self.item):
            del self.fields["personal_data_ground"]


class ScheduleForm(VerbForm):
    publish_at = forms.DateTimeField(
        label="发布时间",
        input_formats=MOMENT_FORMATS,
        help_text="例：2026-12-01 09:00",
        error_messages={"invalid": "请写出日期和时间，例：2026-12-01 09:00"},
        widget=forms.DateTimeInput(attrs={"placeholder": "2026-12-01 09:00"}),
    )


class WithdrawForm(VerbForm):
    reason = opinion("撤下原因（向社会公开）", required=True, length=300)
    note = opinion("内部说明（不公开）", required=False, length=300)
    moved_to = forms.CharField(
        label="转到",
        required=False,
        max_length=200,
        help_text="由另一条信息替代的，填写它的索引号，原网址会转到那里；没有的不填",
    )

    def clean_moved_to(self):
        return public_record(type(self.item), self.cleaned_data["moved_to"])


class WithdrawSilentlyForm(VerbForm):
    note = forms.CharField(
        label="内部说明（不公开）",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="用于泄密、泄露个人信息、严重错误：网页上不出现标题、索引号和原因。"
        "紧急撤下以后不能恢复发布，只能修改为新版本，重新审核发布",
    )


def public_record(model, index_number):
    """The public record with an index number, None for an empty one, or the refusal in words."""
    number = index_number.strip()
    if not number:
        return None
    found = model.objects.visible().filter(index_number=number).first()
    if found is None:
        raise forms.ValidationError(f"没有索引号为“{number}”的已公开信息")
    return found


class DraftForm(forms.ModelForm):
    """Base of the drafting forms: what somebody else saved meanwhile is never written over.

    `conflicts` has, after such a refusal, what is stored and what was typed: (label, both texts).
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.conflicts: list[tuple[str, str, str]] = []
        self.initial["seen"] = str(self.instance.changed_at or "")

    def clean(self):
        cleaned = super().clean()
        stored = str(self.instance.changed_at or "")
        if self.instance.pk and self.data.get("seen", stored) != stored:
            self.conflicts = self._conflicts(cleaned)
            self.add_error(
                "seen",
                "您打开以后，这条信息已由他人修改并保存。您填写的内容仍在下面，"
                "与已保存的不同之处列在上面，请合并以后再保存",
            )
            self.data = {**self.data.dict(), "seen": stored}  # the next press knows of the change
        return cleaned

    def _conflicts(self, cleaned):
        """The fields in which what was typed differs from what is stored now."""
        typed = copy(self.instance)
        fields = [self.instance._meta.get_field(n) for n in self.changed_data if n in self._ours()]
        for field in fields:
            setattr(typed, field.name, cleaned.get(field.name))
        pairs = [(f, text_of(self.instance, f), text_of(typed, f)) for f in fields]
        return [(f.verbose_name, stored, mine) for f, stored, mine in pairs if stored != mine]

    def _ours(self) -> set[str]:
        return {field.name for field in self.instance.written_fields()}


# The form of each verb.
VERB_FORMS = {
    "submit": SubmitForm,
    "take_back": RemarkForm,
    "return_for_changes": ReturnForm,
    "review_secrecy": SecrecyForm,
    "approve": ApproveForm,
    "schedule": ScheduleForm,
    "unschedule": RemarkForm,
    "publish": VerbForm,
    "withdraw": WithdrawForm,
    "withdraw_silently": WithdrawSilentlyForm,
    "republish": RepublishForm,
    "revise": ReviseForm,
    "discard": DiscardForm,
}


def kind_choices():
    """What a review policy may be for: every kind of record, and the kinds within a room."""
    return [("", EVERY_KIND), *review_kinds()]


class PolicyForm(forms.ModelForm):
    kind = forms.ChoiceField(label="信息种类", required=False, choices=kind_choices)

    class Meta:
        model = ReviewPolicy
        fields = ["organisation", "kind", "levels"]
