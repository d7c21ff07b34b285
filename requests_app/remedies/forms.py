"""What staff fill in about a remedy; the rules of its days are the verbs'."""

from django import forms
from django.forms.models import construct_instance
from django.utils import timezone

from disclosures.organisations.models import Organisation
from disclosures.publishing.errors import NotAllowed
from requests_app.access import bodies_of
from requests_app.models import Application
from requests_app.remedies import actions
from requests_app.remedies.models import Remedy

FIELDS = (
    *("organisation", "number", "kind", "filed_on", "organ", "case_number", "follows"),
    *("notified_on", "is_simplified", "answered_on", "result", "decided_on", "lessons"),
)
DAYS = ("filed_on", "notified_on", "answered_on", "decided_on")


class RemedyForm(forms.ModelForm):
    number = forms.CharField(
        label="所涉申请的编号", max_length=60, required=False, help_text="不涉及某一件申请的不填"
    )

    class Meta:
        model = Remedy
        fields = [name for name in FIELDS if name != "number"]
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in DAYS
        }

    user = None  # the admin gives the form who fills it in

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        mine = bodies_of(self.user) if self.user else set()
        organs = Organisation.objects.filter(is_disclosing_organ=True)
        earlier = Remedy.objects.exclude(pk=self.instance.pk)
        if mine is not None:
            organs = organs.filter(pk__in=mine)
        self.fields["organisation"].queryset = organs
        self.fields["follows"].queryset = earlier.of_bodies(mine)
        if self.instance.application_id:
            self.fields["number"].initial = self.instance.application.number

    def clean(self):
        cleaned = super().clean()
        number = cleaned.get("number", "").strip()
        case = Application.objects.filter(number=number).first() if number else None
        if number and (case is None or case.organisation != cleaned.get("organisation")):
            self.add_error("number", f"答复机关没有编号为“{number}”的申请")
        self.instance.application = case
        return cleaned

    def _post_clean(self):
        """The verb's own sentence first, before the database's names of its constraints."""
        if not self.errors:
            construct_instance(self, self.instance, self._meta.fields)
            try:
                actions.check(self.instance, by=self.user, at=timezone.now())
            except NotAllowed as error:
                self.add_error(None, str(error))
                return
        super()._post_clean()
