"""Forms of the wording rules: the rule with its exceptions one a line, and a text to try."""

from django import forms
from django.contrib.postgres.forms import SimpleArrayField

from disclosures.wording.models import WordingRule

LONGEST_TRIAL = 200_000


class LinesField(SimpleArrayField):
    """A list of phrases in a text box, one a line; blank lines and repetitions are dropped."""

    widget = forms.Textarea(attrs={"rows": 5, "cols": 60})

    def __init__(self, base_field=None, **options):
        super().__init__(base_field or forms.CharField(), delimiter="\n", **options)

    def to_python(self, value):
        lines = value if isinstance(value, list) else (value or "").splitlines()
        return super().to_python(list(dict.fromkeys(filter(None, map(str.strip, lines)))))


class WordingRuleForm(forms.ModelForm):
    exceptions = LinesField(
        base_field=forms.CharField(max_length=100),
        label="例外",
        required=False,
        help_text="含有这个词语但不算错的更长的词语，每行一个，例如词语“台独”的例外“一台独立”",
    )

    class Meta:
        model = WordingRule
        fields = [
            *("kind", "term", "level", "category"),
            *("suggestion", "exceptions", "note", "is_active"),
        ]
        widgets = {"note": forms.Textarea(attrs={"rows": 3, "cols": 60})}


class TrialForm(forms.Form):
    text = forms.CharField(
        label="要查的文本",
        max_length=LONGEST_TRIAL,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "cols": 80, "class": "vLargeTextField body"}),
        help_text="粘贴标题、正文等文字，最多20万字；只查找，不保存",
    )
