"""Questions of the desk: what may share a letter, what is asked for alike."""

from django.db.models import Q

from requests_app.intake import earlier_of
from requests_app.models import Application
from requests_app.states import BEING_HANDLED


def joinable_with(case):
    """Cases of the same person and organ that one letter may answer too (合并答复)."""
    free = Q(answer__joint_with=None) | Q(answer__joint_with=case)
    same = earlier_of(case).filter(free, organisation=case.organisation)
    return same.filter(state__in=sorted(BEING_HANDLED)).order_by("number")


def asked_in_the_same_words(case):
    """Cases of the organ whose description is the same, this one included."""
    return Application.objects.filter(organisation=case.organisation, description=case.description)
