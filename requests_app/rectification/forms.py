"""What somebody fills in to have a record put right, and what a clerk says at the end."""

import uuid

from django import forms

from requests_app.apply.forms import LONGEST_DESCRIPTION, PRIVATE, telephone, words


def text(label, help_text):
    return forms.CharField(
        label=label,
        max_length=LONGEST_DESCRIPTION,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": f"请填写{label}",
            "max_length": f"{label}最多{LONGEST_DESCRIPTION}字",
        },
    )


class RectificationForm(forms.Form):
    one_of = ("phone", "address")  # one is enough, none is not: no 选填 beside them
    record = text("不准确的记录", "哪一份政府信息，其中与您有关的什么记录不准确")
    wanted = text("应当怎样更正", "准确的内容是什么")
    evidence = text("证据", "凭什么可以证明；原件可以在办公时间当面出示或者邮寄")
    name = words("姓名或名称", 100, required=True, autocomplete="name")
    identity_number = words(
        "身份证明号码",
        60,
        "加密保存，只用于核对记录是不是与您有关；不填也可以提交，本机关会与您核对",
        **PRIVATE,
    )
    phone = telephone("联系电话", "联系电话、联系地址至少填写一项", autocomplete="tel")
    address = words("联系地址", 200, autocomplete="address-line1")
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["key"].initial = uuid.uuid4

    def clean_key(self):
        return self.cleaned_data["key"] or uuid.uuid4()

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(each) or each in self.errors for each in self.one_of):
            self.add_error("phone", "联系电话、联系地址至少填写一项，以便告知您结果")
        return cleaned


class TrackRectificationForm(forms.Form):
    number = words("更正编号", 60, "回执上的编号，例：GZ2026-00001", required=True, **PRIVATE)
    code = words("查询码", 40, "回执上的查询码，大小写不分", required=True, **PRIVATE)


def reason_field(label, *, required):
    return forms.CharField(
        label=label,
        required=required,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": f"请填写{label}"},
    )


class CorrectForm(forms.Form):
    reason = reason_field("更正了什么", required=True)


class TransferForm(forms.Form):
    right_agency = words("有权更正的机关和联系方式", 200, required=True)
    reason = reason_field("说明", required=False)


class RefuseForm(forms.Form):
    reason = reason_field("不予更正的理由", required=True)
