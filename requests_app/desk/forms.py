"""What each verb of the counter asks, and the form in which staff enter an application."""

import uuid

from django import forms
from django.contrib.auth import get_user_model

from requests_app.apply.forms import ApplicationFields, LookForm, ReissueForm
from requests_app.desk.presentation import ASSIST, LOOK, REISSUE
from requests_app.desk.querysets import joinable_with
from requests_app.kinds import Channel, DeliveryWay, FeeStandard, Opinion, Party
from requests_app.outcomes import NotHeld, choices
from requests_app.states import HANDLE

MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


def day(label, help_text=""):
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": f"请填写{label}", "invalid": "日期的格式：2024-06-03"},
    )


def prose(label, *, required=True, rows=4, help_text=""):
    return forms.CharField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": f"请填写{label}"},
    )


def line(label, *, length=200, required=False, help_text=""):
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        error_messages={"required": f"请填写{label}"},
    )


def choice(label, options, *, required=True):
    return forms.ChoiceField(
        label=label,
        choices=[("", "请选择"), *options],
        required=required,
        error_messages={"required": f"请选择{label}"},
    )


class VerbForm(forms.Form):
    """The questions of one verb about one case. Days are today's until somebody says otherwise."""

    moves_clock = False

    def __init__(self, *args, case, user, today, **options):
        super().__init__(*args, **options)
        self.case, self.user = case, user
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.initial = today
        self.prepare()

    def prepare(self):
        """Where the choices depend on the case."""

    def said(self) -> dict:
        """The answers as the verb takes them."""
        return self.cleaned_data


class RemarkForm(VerbForm):
    remark = prose("说明", required=False)


class DayForm(VerbForm):
    on = day("日期")


class ConfirmForm(VerbForm):
    moves_clock = True
    on = day("双方确认日期", "与申请人确认收到申请的日期，即收到日期（第三十一条）")


class AssignForm(VerbForm):
    handler = forms.ModelChoiceField(
        get_user_model().objects.none(), label="经办人", error_messages={"required": "请选择经办人"}
    )
    section = forms.ModelChoiceField(None, label="承办科室", required=False)
    remark = prose("说明", required=False)

    def prepare(self):
        self.fields["handler"].queryset = clerks_of(self.case.organisation)
        self.fields["handler"].label_from_instance = lambda one: one.get_full_name() or str(one)
        self.fields["handler"].initial = self.case.handler_id
        self.fields["section"].queryset = sections_of(self.case.organisation)
        self.fields["section"].initial = self.case.section_id


class AssistForm(VerbForm):
    sections = forms.ModelMultipleChoiceField(
        None,
        label="协办科室",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择协办科室"},
    )
    remark = prose("协办的事项", required=False)

    def prepare(self):
        self.fields["sections"].queryset = sections_of(self.case.organisation)
        self.fields["sections"].initial = list(self.case.assisting.all())


def clerks_of(organisation):
    """Who may handle cases, of the organ or below it."""
    may = get_user_model().objects.with_perm(f"requests_app.{HANDLE}", backend=MODEL_BACKEND)
    return may.filter(posting__organisation__in=organisation.subtree_ids())


def sections_of(organisation):
    below = type(organisation).objects.filter(pk__in=organisation.subtree_ids(), is_closed=False)
    return below.exclude(pk=organisation.pk)


class AskSupplementForm(VerbForm):
    moves_clock = True
    items = prose("需要补正的事项")
    notified_on = day("告知日期", "收到申请之日起7个工作日内一次性告知（第三十条）")
    reply_by = day("合理的补正期限")

    def prepare(self):
        self.fields["reply_by"].initial = None


class SupplementForm(VerbForm):
    moves_clock = True
    on = day("收到补正后申请的日期", "答复期限自次日起计算")
    text = prose("补正的内容", required=False)


class AskReasonsForm(VerbForm):
    on = day("告知日期", "申请的数量、频次明显超过合理范围的（第三十五条）")
    remark = prose("说明", required=False)


class ConsultForm(VerbForm):
    moves_clock = True
    party = choice("征求谁的意见", Party.choices)
    name = line("名称", length=100, required=True)
    began_on = day("对方收到征求意见书的日期", "次日起至收到意见，不计入期限")


class HearAnswerForm(VerbForm):
    moves_clock = True
    consultation = forms.ModelChoiceField(None, label="征求谁的意见", empty_label=None)
    on = day("收到意见的日期", "逾期没有提出意见的，填写登记的日期")
    opinion = choice("意见", Opinion.choices)
    remark = prose("意见的内容和理由", required=False)

    def prepare(self):
        field = self.fields["consultation"]
        field.queryset = self.case.consultations.filter(ended_on=None)
        field.label_from_instance = lambda one: f"{one.name}（{one.began_on}收到征求意见书）"
        field.initial = field.queryset.first()


class AskFeeForm(VerbForm):
    moves_clock = True
    standard = choice("收费标准", FeeStandard.choices)
    quantity = forms.IntegerField(
        label="件数或者页数",
        min_value=1,
        max_value=100_000,
        help_text="按件：同一申请人一个自然月内的件数；按量：提供的页数。金额按国办函〔2020〕109号计算",
        error_messages={"required": "请填写件数或者页数"},
    )
    notified_on = day("收费通知送达日期", "申请人自次日起20个工作日内缴费")


class PaymentForm(VerbForm):
    moves_clock = True
    on = day("缴费日期")


class ExtendForm(VerbForm):
    moves_clock = True
    days = forms.IntegerField(
        label="延长的工作日", min_value=1, error_messages={"required": "请填写延长的工作日"}
    )
    reason = prose("理由")
    told_on = day("告知申请人的日期", "应当在答复期限届满以前告知（第三十三条）")

    def prepare(self):
        terms = self.case.terms
        if terms:
            self.fields["days"].initial = terms.extension.days
            self.fields["days"].help_text = f"最多不超过{terms.extension}"


class DeferForm(VerbForm):
    moves_clock = True
    on = day("告知申请人的日期", "理由合理，但是不能在规定的期限内答复的（第三十五条）")
    until = day("延迟答复至", "本机关确定的合理期限")

    def prepare(self):
        self.fields["until"].initial = None


class DraftAnswerForm(VerbForm):
    outcome = choice("处理结果", choices(answers_only=True))
    text = prose("答复内容", rows=8)
    reason = prose("理由和依据", required=False, help_text="予以公开以外的，应当写明")
    withheld = prose("不予公开的部分", required=False, rows=2, help_text="部分公开的填写")
    special_law = line("依据的法律、行政法规", help_text="名称和条款")
    not_held = choice("不掌握的情形", NotHeld.choices, required=False)
    right_agency = line("负责公开的机关和联系方式")
    repeats_number = line("此前已经答复的申请编号", length=60, help_text="重复申请的填写")
    override_reason = prose("为公共利益决定公开的理由", required=False, rows=2)
    joint = forms.ModelMultipleChoiceField(
        None,
        label="合并答复",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="同一申请人的这些申请用一份答复书一并答复，每件仍然分别计数",
    )

    def prepare(self):
        others = joinable_with(self.case)
        if not others:
            del self.fields["joint"]
        else:
            self.fields["joint"].queryset = others
            self.fields["joint"].label_from_instance = _asked
            self.fields["joint"].initial = [
                one.application_id for one in self.case.joint_answers.all()
            ]
        if (answer := self.case.part("answer")) is not None:
            for name in self.fields.keys() - {"joint", "repeats_number"}:
                self.fields[name].initial = getattr(answer, name)
        if self.case.repeats_id:
            self.fields["repeats_number"].initial = self.case.repeats.number


def _asked(case):
    return f"{case.number}：{case.description[:40]}"


class ReturnForm(VerbForm):
    remark = prose("退回意见")


class IssueForm(VerbForm):
    moves_clock = True
    way = choice("送达方式", DeliveryWay.choices)
    on = day("答复日期", "邮寄的填写交邮日期，当面领取的填写签收日期；期限计算到这一天")

    def prepare(self):
        self.fields["way"].initial = self.case.delivery_way


class DeliverForm(VerbForm):
    on = day("送达日期")


class WithdrawForm(VerbForm):
    on = day("撤回日期")
    remark = prose("说明", required=False)


class LookingForm(VerbForm, LookForm):
    """Why a clerk looks at the numbers."""


class GivingForm(VerbForm, ReissueForm):
    """How the identity of who lost his query code was checked."""


FORMS = {
    "confirm": ConfirmForm,
    "assign": AssignForm,
    "ask_supplement": AskSupplementForm,
    "supplement": SupplementForm,
    "ask_reasons": AskReasonsForm,
    "consult": ConsultForm,
    "hear_answer": HearAnswerForm,
    "ask_fee": AskFeeForm,
    "receive_payment": PaymentForm,
    "lapse": RemarkForm,
    "extend": ExtendForm,
    "defer": DeferForm,
    "draft_answer": DraftAnswerForm,
    "submit_answer": RemarkForm,
    "return_answer": ReturnForm,
    "approve_answer": RemarkForm,
    "issue": IssueForm,
    "deliver": DeliverForm,
    "close": RemarkForm,
    "archive": RemarkForm,
    "withdraw_by_applicant": WithdrawForm,
    ASSIST: AssistForm,
    LOOK: LookingForm,
    REISSUE: GivingForm,
}


class RegisterForm(ApplicationFields):
    """An application on paper, by fax, at the counter or oral, as staff enter it.

    `key` tells one sheet from another, so that none is entered twice.
    """

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    channel = forms.ChoiceField(
        label="申请渠道",
        choices=[each for each in Channel.choices if each[0] != Channel.ONLINE],
        initial=Channel.IN_PERSON,
        widget=forms.RadioSelect,
    )
    is_ordinary_mail = forms.BooleanField(
        label="平常信函（无需签收）",
        required=False,
        help_text="邮寄的填写；平常信函和传真以双方确认之日为收到日期（第三十一条）",
    )
    submitted_on = day("提交日期", "当面提交之日、签收之日；平常信函和传真填写送达本机关的日期")
    confirmed_on = forms.DateField(
        label="双方确认日期",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="平常信函和传真填写；还没有确认的先不填，登记以后列入待确认",
    )
    organisation = forms.ModelChoiceField(None, label="受申请机关", empty_label=None)
    FIRST = ("channel", "is_ordinary_mail", "submitted_on", "confirmed_on", "organisation")

    def __init__(self, *args, organs, today, **options):
        super().__init__(*args, **options)
        self.fields["key"].initial = uuid.uuid4
        self.fields["submitted_on"].initial = today
        self.fields["organisation"].queryset = organs
        self.fields["organisation"].initial = organs.first()
        self.order_fields([*self.FIRST, "description"])

    def clean_key(self):
        return self.cleaned_data["key"] or uuid.uuid4()

    def what(self) -> dict:
        return super().what() | {name: self.cleaned_data[name] for name in self.FIRST}
