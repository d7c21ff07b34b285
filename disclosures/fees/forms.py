"""The upload of a sheet of fees."""

from django import forms


class FeeUploadForm(forms.Form):
    file = forms.FileField(
        label="收费金额表格",
        help_text="xlsx 或者 csv，列名见模板；金额按元填写。同一单位、年度、收费项目只登记一次。",
    )
