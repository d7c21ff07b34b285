"""Input of signing: the correction's note, the sending, the scan."""

from django import forms


class NoteForm(forms.Form):
    note = forms.CharField(label="更正说明（向社会公开）", max_length=300)


class RemarkForm(forms.Form):
    remark = forms.CharField(label="退回意见", max_length=300)


class SendOnForm(forms.Form):
    to = forms.CharField(label="报送单位", max_length=100)
    how = forms.CharField(label="报送方式", max_length=60)
    on = forms.DateField(
        label="报送日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class ScanForm(forms.Form):
    scan = forms.FileField(label="签章扫描件")
