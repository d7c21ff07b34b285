"""The Atom feeds: the whole site, a column, a kind of record, a search. Visible records alone."""

import re
from datetime import datetime
from urllib.parse import urlsplit

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.timezone import get_default_timezone, localdate

from disclosures.documents.models import Section
from disclosures.organisations.models import Organisation
from portal.addresses import root
from portal.feeds.subjects import MOST, Subject, everything, of_kind, of_section
from portal.search.facets import choices_from
from portal.search.language import UnusableQuery
from portal.search.query import DATE, search

# A feed without entries has not changed since the first Regulation came into force (2008-05-01).
BEGINNING = datetime(2008, 5, 1, tzinfo=get_default_timezone())
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Atom(Atom1Feed):
    """Atom whose date follows from its entries alone, so that it is the same until they change."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else BEGINNING


class RecordFeed(Feed):
    """Records by date, each with its kind, body and numbers. Made anew for every request."""

    feed_type = Atom
    language = "zh-CN"

    def __init__(self, request):
        self.root = root(request)
        self.host = Organisation.objects.host().name

    def get_object(self, request):
        self.address = self.root + request.get_full_path()
        return everything()

    def title(self, subject):
        return f"{self.host}：{subject.title}"

    def link(self, subject):
        return self.root + subject.list_url

    def feed_url(self, subject):
        return self.address

    feed_guid = feed_url

    def author_name(self):
        return self.host

    def items(self, subject):
        return subject.newest()

    def item_title(self, item):
        return NOT_IN_XML.sub("", item.title)

    def item_link(self, item):
        return self.root + item.get_absolute_url()

    def item_guid(self, item):
        """The same for ever, whether the site is read over HTTP or HTTPS (RFC 4151)."""
        site = urlsplit(self.root).hostname
        day = localdate(item.first_published_at)
        return f"tag:{site},{day}:{item.get_absolute_url()}"

    def item_description(self, item):
        number = getattr(item, "document_number", "")
        facts = [item.kind_label, item.organisation.name, number, f"索引号：{item.index_number}"]
        return escape(NOT_IN_XML.sub("", "，".join(filter(None, facts))))

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return item.version_published_at or item.first_published_at

    def item_author_name(self, item):
        return item.organisation.name

    def item_categories(self, item):
        return [item.kind_label]


class KindFeed(RecordFeed):
    def get_object(self, request, kind):
        super().get_object(request)
        subject = of_kind(kind)
        if subject is None:
            raise Http404
        return subject


class SectionFeed(RecordFeed):
    def get_object(self, request, code):
        super().get_object(request)
        return of_section(Section.objects.get(code=code, parent__isnull=False))


class SearchFeed(RecordFeed):
    """What a search finds exactly, newest first; narrowed as the search page is."""

    def get_object(self, request):
        query = request.GET["q"].strip()
        try:
            found = search(query, choices=choices_from(request.GET), sort=DATE, limit=MOST)
        except UnusableQuery as refusal:
            raise Http404(str(refusal)) from refusal
        self.found = [hit.item for hit in found.hits if hit.match == "exact"]
        asked = request.GET.copy()
        for name in ("page", "sort"):
            asked.pop(name, None)
        self.address = f"{self.root}{request.path}?{asked.urlencode()}"
        url = f"{reverse('search')}?{urlencode({'q': query})}"
        return Subject(NOT_IN_XML.sub("", f"搜索“{query[:60]}”"), url, ())

    def items(self, subject):
        return self.found
