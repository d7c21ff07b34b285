"""Narrowing a list by words: by its titles, until the roof has installed its search engine."""

from django.db.models import Q

_engine = None


def install(engine):
    """`engine(queryset, text)` narrows from now on; it must keep what the queryset leaves out."""
    global _engine
    _engine = engine


def find_in(queryset, text):
    """The records of the queryset that hold the words."""
    if _engine is not None:
        return _engine(queryset, text)
    every = Q()
    for word in text.split():
        every &= Q(title__icontains=word)
    return queryset.filter(every)
