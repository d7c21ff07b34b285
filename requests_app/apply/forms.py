"""The form of an application (条例第二十九条), those for following it and for acting on it."""

import uuid

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator

from disclosures.attachments.kinds import UnacceptableFile
from requests_app.apply.kinds import FORMATS, MOST_MEGABYTES, Proof
from requests_app.apply.uploads import TOO_LARGE, check
from requests_app.kinds import ApplicantKind, DeliveryWay, SupplyForm

LONGEST_DESCRIPTION = 5_000
# What each way of delivery can't do without.
ADDRESS_OF = {
    DeliveryWay.POST: ("address", "选择邮寄的，请填写联系地址"),
    DeliveryWay.EMAIL: ("email", "选择电子邮件的，请填写电子邮箱"),
}
PERSON = (
    *("name", "representative", "identity", "phone", "email", "address", "postcode"),
    *("joint_names", "agent_name", "agent_phone", "agent_identity", "is_authorised"),
)
# The parts of the public form, in the order in which it is filled in.
PARTS = (
    (
        "所需信息",
        ("description", "supply_form", "delivery_way", "help_needed"),
    ),
    (
        "申请人",
        (
            *("applicant_kind", "name", "representative", "identity", "identity_file"),
            *("phone", "email", "address", "postcode", "joint_names"),
        ),
    ),
    (
        "代理人（委托他人申请的填写）",
        ("agent_name", "agent_phone", "agent_identity", "agent_file", "authorisation_file"),
    ),
)
PROOFS = {
    "identity_file": Proof.IDENTITY,
    "agent_file": Proof.AGENT,
    "authorisation_file": Proof.AUTHORISATION,
}
CALLABLE = r"(\d\D*){7}"
PRIVATE = {"autocomplete": "off", "spellcheck": "false"}


def words(label, length, help_text="", *, required=False, **attrs):
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": f"请填写{label}", "max_length": f"{label}最多{length}字"},
    )


def telephone(label, help_text="", **attrs):
    """A number that can be called: at least seven digits, with the signs that people add."""
    field = words(label, 60, help_text, inputmode="tel", **attrs)
    field.validators.append(RegexValidator(CALLABLE, f"{label}至少有7位数字，请核对"))
    return field


class ApplicationFields(forms.Form):
    """What an application says, whoever types it."""

    one_of = ("phone", "email", "address")  # one is enough, none is not: no 选填 beside them
    applicant_kind = forms.ChoiceField(
        label="申请人类型",
        choices=ApplicantKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择申请人类型"},
    )
    name = words("姓名或名称", 100, required=True, autocomplete="name")
    representative = words("法定代表人或联系人", 100, "法人或者其他组织填写")
    identity = words(
        "身份证明号码",
        60,
        "居民身份证号码或者统一社会信用代码，加密保存，只用于核对身份；不填也可以提交，"
        "本机关可能告知补正",
        **PRIVATE,
    )
    phone = telephone("联系电话", "联系电话、电子邮箱、联系地址至少填写一项", autocomplete="tel")
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        error_messages={"invalid": "电子邮箱的格式不对，例：name@example.cn"},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    address = words("联系地址", 200, autocomplete="address-line1")
    postcode = words("邮政编码", 10, autocomplete="postal-code")
    joint_names = words("共同申请人", 300, "几个人共同申请的，写明其他人的姓名")
    agent_name = words("代理人姓名", 100, "委托他人申请的填写；代理人要提交授权委托书")
    agent_phone = telephone("代理人电话")
    agent_identity = words("代理人身份证明号码", 60, "加密保存", **PRIVATE)
    is_authorised = forms.BooleanField(label="已提交授权委托书", required=False)
    description = forms.CharField(
        label="所需信息的名称、文号或其他特征性描述",
        max_length=LONGEST_DESCRIPTION,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="写明是什么文件或者哪一方面的信息、哪一年的；一份申请只写一项内容",
        error_messages={
            "required": "请写明需要什么信息",
            "max_length": f"描述最多{LONGEST_DESCRIPTION}字",
        },
    )
    supply_form = forms.ChoiceField(
        label="获取信息的方式",
        choices=SupplyForm.choices,
        initial=SupplyForm.ELECTRONIC,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择获取信息的方式"},
    )
    delivery_way = forms.ChoiceField(
        label="获取信息的途径",
        choices=DeliveryWay.choices,
        initial=DeliveryWay.ONLINE,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择获取信息的途径"},
    )
    help_needed = words("需要的帮助", 300, "阅读困难或者有视听障碍的填写（第四十三条）")

    def clean(self):
        cleaned = super().clean()
        field, sentence = ADDRESS_OF.get(cleaned.get("delivery_way"), (None, ""))
        if field and not cleaned.get(field) and field not in self.errors:
            self.add_error(field, sentence)
        if not any(cleaned.get(each) or each in self.errors for each in self.one_of):
            self.add_error("phone", "联系电话、电子邮箱、联系地址至少填写一项，以便联系您")
        return cleaned

    def person(self) -> dict:
        return {name: self.cleaned_data[name] for name in PERSON}

    def what(self) -> dict:
        own = ("applicant_kind", "description", "supply_form", "delivery_way", "help_needed")
        return {name: self.cleaned_data[name] for name in own}


def proof_field(label):
    return forms.FileField(
        label=label,
        required=False,
        help_text=f"PDF、JPG 或者 PNG，不超过 {MOST_MEGABYTES} MB，加密保存",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{each}" for each in FORMATS)}),
        error_messages={"empty": "选择的文件是空的，请检查后重新选择"},
    )


class ApplyForm(ApplicationFields):
    """The public form. `key` tells one sheet from another, so that none is taken twice.

    Proofs are never required: without them the office may ask for a supplement (第三十条).
    """

    key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    is_authorised = None  # the uploaded paper says so, or the office enters it

    def __init__(self, *args, too_large=(), **options):
        super().__init__(*args, **options)
        self.too_large = too_large  # the fields of files that were let go of
        self.fields["key"].initial = uuid.uuid4
        if settings.IDENTITY_UPLOADS:
            for name, kind in PROOFS.items():
                self.fields[name] = proof_field(f"{kind.label}扫描件或者照片")
        self.order_fields(name for _, names in PARTS for name in names)

    def parts(self) -> list[tuple]:
        """Heading, and the fields under it."""
        return [
            (heading, [self[name] for name in names if name in self.fields])
            for heading, names in PARTS
        ]

    def clean_key(self):
        return self.cleaned_data["key"] or uuid.uuid4()

    def clean(self):
        cleaned = super().clean()
        self.proofs = []
        for name in PROOFS.keys() & self.fields.keys():
            if name in self.too_large:
                self.add_error(name, TOO_LARGE)
            elif cleaned.get(name):
                self._check(name, cleaned[name])
        return cleaned

    def _check(self, name, upload):
        try:
            self.proofs.append(check(PROOFS[name], upload))
        except UnacceptableFile as error:
            self.add_error(name, str(error))

    def has_lost_files(self) -> bool:
        """A browser does not send chosen files back to a form with errors."""
        return self.is_bound and bool(self.files or self.too_large)

    def person(self) -> dict:
        plain = {name: self.cleaned_data[name] for name in PERSON if name in self.fields}
        has_paper = any(proof.kind == Proof.AUTHORISATION for proof in self.proofs)
        return {**plain, "is_authorised": has_paper}


class TrackForm(forms.Form):
    """Both are needed; nothing says which of them was wrong."""

    number = words("申请编号", 60, "回执上的编号，例：SQ2026-00001", required=True, **PRIVATE)
    code = words("查询码", 40, "回执上的查询码，大小写不分", required=True, **PRIVATE)


class SupplementForm(forms.Form):
    """补正 by the applicant himself."""

    text = forms.CharField(
        label="补正的内容",
        max_length=LONGEST_DESCRIPTION,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": "请填写补正的内容",
            "max_length": f"补正的内容最多{LONGEST_DESCRIPTION}字",
        },
    )


class WithdrawalForm(forms.Form):
    """申请人撤回: asked twice, since it can't be undone."""

    is_sure = forms.BooleanField(
        label="我确认撤回这件申请，撤回以后不再办理",
        error_messages={"required": "请先确认撤回"},
    )


class ReissueForm(forms.Form):
    """How a clerk made sure of who has lost his query code."""

    checked = forms.CharField(
        label="怎样核对了申请人的身份",
        help_text="例如当面核对身份证件、授权委托书；此前的查询码随即失效，核对的情况记入办理记录",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请填写怎样核对了申请人的身份"},
    )


class LookForm(forms.Form):
    """Why a clerk looks at somebody's proof of identity."""

    reason = forms.CharField(
        label="查看的理由",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写明查看的理由"},
    )
