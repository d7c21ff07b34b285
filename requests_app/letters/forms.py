"""What staff fill in about a letter: its text, its day, its files, its delivery."""

from django import forms

from disclosures.attachments.kinds import ACCEPTED
from requests_app.kinds import DeliveryWay
from requests_app.letters.models import Letter


def day_field(label, **options):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


class TextForm(forms.ModelForm):
    """The text of a draft."""

    class Meta:
        model = Letter
        fields = ["title", "addressee", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 18, "cols": 80})}


class IssueForm(forms.Form):
    on = day_field("成文日期", help_text="从这一天起文书不能再修改，并且得到编号")


class FileForm(forms.Form):
    upload = forms.FileField(label="文件", help_text=f"可以上传：{ACCEPTED}")


class SupplyForm(FileForm):
    flatten = forms.BooleanField(
        label="转为图像",
        required=False,
        help_text="把PDF的每一页转为图像，涂黑之下不再留有文字；区分处理的材料应当选择",
    )


class SendForm(forms.Form):
    way = forms.ChoiceField(label="送达方式", choices=DeliveryWay)
    on = day_field(
        "发出日期", help_text="邮寄的为交邮日，当面领取的为签收日；答复以这一天为答复日期"
    )
    proof_number = forms.CharField(
        label="邮件号", max_length=60, required=False, help_text="邮寄的填写邮政企业的邮件号"
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("way") == DeliveryWay.POST and not cleaned.get("proof_number"):
            self.add_error("proof_number", "邮寄的，请填写邮件号")
        return cleaned


class ConfirmForm(forms.Form):
    on = day_field("收到日期")
    received_by = forms.CharField(label="签收人", max_length=60, required=False)
