"""The drafting form of an inquiry, and the form on which the public asks."""

import uuid

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget

from disclosures.inquiries.models import Inquiry
from disclosures.rooms.forms import RoomForm, body_field

LONGEST_QUESTION = 3_000


class InquiryForm(RoomForm):
    body = body_field(label="公开的答复")

    class Meta:
        model = Inquiry
        fields = "__all__"
        widgets = {  # noqa: RUF012
            "question_original": AdminTextareaWidget(attrs={"rows": 5}),
            "question": AdminTextareaWidget(attrs={"rows": 4}),
        }


class AskForm(forms.Form):
    """What, and if the asker likes, who. Nothing of it is published as it stands."""

    subject = forms.CharField(
        label="主题",
        max_length=60,
        help_text="一句话说明咨询或者反映什么事",
        error_messages={"required": "请填写主题", "max_length": "主题最多%(limit_value)d字"},
    )
    question = forms.CharField(
        label="内容",
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=f"写清时间、地点、线路等情况，最多{LONGEST_QUESTION}字",
        error_messages={"required": "请填写内容", "max_length": "内容最多%(limit_value)d字"},
    )
    is_complaint_art47 = forms.BooleanField(
        label="投诉有关机关没有按照要求公开政府信息，或者对公开申请没有依法答复"
        "（《政府信息公开条例》第四十七条）",
        required=False,
    )
    name = forms.CharField(
        label="称呼",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="不公开",
    )
    contact = forms.CharField(
        label="联系电话或者电子邮箱",
        max_length=200,
        required=False,
        help_text="不公开，只用于答复；不填的，请记下登记编号，向本单位查询答复",
    )
    consents = forms.BooleanField(
        label="同意把问题和答复向社会公开，公开前去掉个人信息", required=False
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["key"].initial = uuid.uuid4

    def clean_key(self):
        return self.cleaned_data["key"] or uuid.uuid4()
