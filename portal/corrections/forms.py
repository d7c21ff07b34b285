"""The form on which anybody reports an error, and the one on which staff answer."""

import uuid
from urllib.parse import urlsplit

from django import forms

from portal.corrections.kinds import ErrorKind, Outcome
from portal.corrections.models import LONGEST_ADDRESS, ErrorReport

LONGEST_DESCRIPTION = 2_000


class ReportForm(forms.Form):
    """Where and what, and if the reporter likes, who."""

    address = forms.CharField(
        label="出错的页面",
        max_length=LONGEST_ADDRESS,
        help_text="本站页面的地址，从页面底部进来的已经填好",
        error_messages={"required": "请填写出错的页面", "max_length": "地址太长"},
    )
    kind = forms.ChoiceField(
        label="问题类型",
        choices=[("", "请选择"), *ErrorKind.choices],
        error_messages={"required": "请选择问题类型", "invalid_choice": "请选择问题类型"},
    )
    description = forms.CharField(
        label="问题说明",
        max_length=LONGEST_DESCRIPTION,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"错在哪里、应当是什么，最多{LONGEST_DESCRIPTION}字；请不要填写身份证号等个人信息",
        error_messages={"required": "请填写问题说明", "max_length": "说明最多%(limit_value)d字"},
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
        help_text="不公开，只用于核实和答复，处理完毕三个月后删除",
    )
    key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["key"].initial = uuid.uuid4

    def clean_key(self):
        return self.cleaned_data["key"] or uuid.uuid4()

    def clean_address(self):
        """The path on this site, however the address was copied."""
        try:
            parts = urlsplit(self.cleaned_data["address"])
        except ValueError:
            parts = urlsplit("")
        if not parts.path.startswith("/"):
            raise forms.ValidationError("请填写本站页面的地址，以“/”或者“http”开头")
        path = "/" + parts.path.lstrip("/")  # two strokes would lead to another site
        return f"{path}?{parts.query}" if parts.query else path


class ConclusionForm(forms.ModelForm):
    """What became of it, and the reply: both, or neither yet."""

    outcome = forms.ChoiceField(
        label="处理结果",
        choices=[("", "请选择"), *Outcome.choices],
        error_messages={"required": "请选择处理结果"},
    )
    reply = forms.CharField(
        label="答复",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="持有回执的人可以看到，不要写个人信息和内部情况",
        error_messages={"required": "请填写答复"},
    )

    class Meta:
        model = ErrorReport
        fields = ("outcome", "reply")
