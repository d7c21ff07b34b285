"""Pages about one record for its staff: preview, versions side by side, the release sheet."""

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers

from disclosures.publishing.addresses import FARTHEST, whole_number
from disclosures.publishing.comparison import compare
from disclosures.publishing.history import history_of_version, reviews_of
from disclosures.publishing.states import LEVELS, State


class DossierPages:
    """For a PublishableAdmin. Whoever may open the record may read these, and nobody else."""

    def get_urls(self):
        pages = {
            "preview": self.preview_view,
            "versions": self.versions_view,
            "sheet": self.sheet_view,
        }
        return [
            *(
                path(
                    f"<int:pk>/{name}/",
                    self.admin_site.admin_view(view),
                    name=f"{self.opts.app_label}_{self.opts.model_name}_{name}",
                )
                for name, view in pages.items()
            ),
            *super().get_urls(),
        ]

    def tools(self, request, item) -> list[tuple[str, str]]:
        """Label and address of each page about the record, for its form; rooms add theirs."""
        labels = {"preview": "预览", "versions": "版本对照", "sheet": "信息发布审核单"}
        return [
            (label, reverse(admin_urlname(self.opts, name), args=[item.pk]))
            for name, label in labels.items()
            if name != "versions" or _further_versions(item).exists()
        ]

    def _item(self, request, pk):
        item = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_view_permission(request, item):
            raise PermissionDenied
        return item

    def public_page(self, request, item):
        """The page of the room for `item`, as the public would see it."""
        raise NotImplementedError

    def preview_view(self, request, pk):
        """Exactly the public page, whatever the state; a version shows its record's numbers."""
        item = self._item(request, pk)
        if item.revision_of_id:
            for name in item.RECORD_FIELDS - {"id", "revision_of", "state"}:
                setattr(item, name, getattr(item.revision_of, name))
        request.is_preview = True
        response = self.public_page(request, item)
        add_never_cache_headers(response)
        return response

    def versions_view(self, request, pk):
        """All versions, and two of them side by side."""
        item = self._item(request, pk)
        versions = [item.revision_of or item, *_further_versions(item)]
        versions.sort(key=lambda version: version.version)
        by_number = {version.version: version for version in versions}
        after = by_number.get(_number(request, "b"), versions[-1])
        earlier = [version for version in versions if version.version < after.version]
        before = by_number.get(_number(request, "a"), earlier[-1] if earlier else after)
        return self._page(
            request,
            item,
            "versions",
            "版本对照",
            {
                "versions": versions,
                "before": before,
                "after": after,
                "differences": compare(before, after),
            },
        )

    def sheet_view(self, request, pk):
        """信息发布审核单: who drafted, reviewed and released this version, and when; printable."""
        item = self._item(request, pk)
        reviews = reviews_of(item)
        steps = [
            (level.label, [s for s in reviews if s.changes.get("level") == number])
            for number, level in LEVELS.items()
            if number <= item.levels
        ]
        secrecy = [step for step in reviews if step.verb == "review_secrecy"]
        released = history_of_version(item).filter(verb__in=["publish", "import"]).last()
        context = {"steps": steps, "secrecy": secrecy, "released": released}
        return self._page(request, item, "sheet", "信息发布审核单", context)

    def _page(self, request, item, name, title, context):
        back = reverse(admin_urlname(self.opts, "change"), args=[item.pk])
        frame = {"title": title, "opts": self.opts, "item": item, "back": back}
        context = {**self.admin_site.each_context(request), **frame, **context}
        return render(request, f"admin/publishing/{name}.html", context)


def _further_versions(item):
    """The versions of a record besides its own row, without those that were given up."""
    return (item.revision_of or item).versions.exclude(state=State.DISCARDED)


def _number(request, name) -> int:
    return whole_number(request.GET.get(name), default=0, low=0, high=FARTHEST)
