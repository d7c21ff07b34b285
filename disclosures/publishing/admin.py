"""The one admin base of publishable records: drafting, workflow buttons, history."""

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from disclosures.organisations.access import organisations_for, organisations_of
from disclosures.publishing import access, actions
from disclosures.publishing.bulk import BulkVerbs
from disclosures.publishing.dossier import DossierPages
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.forms import VERB_FORMS, PolicyForm
from disclosures.publishing.gates import personal_data_of, wording_of
from disclosures.publishing.history import history_of
from disclosures.publishing.models import ReviewPolicy
from disclosures.publishing.rights import rights
from disclosures.publishing.roles import ROLES
from disclosures.publishing.states import REVIEWING, TRANSITIONS, UNDER_WAY, State
from disclosures.publishing.waiting import WAITING, waiting_for

# Rows that stay out of the lists unless they are asked for.
ASIDE = {State.ARCHIVED, State.DISCARDED}
STAFF = ("view", "draft", *REVIEWING, "secrecy_review", "publish")  # any of these opens a record
NOTICES_SHOWN = 30

RECORDED = [
    "index_number",
    "version",
    "created_by",
    "created_at",
    "submitted_by",
    "submitted_at",
    "approved_by",
    "approved_at",
    "secrecy_conclusion",
    "secrecy_ground",
    "secrecy_reviewer",
    "secrecy_reviewed_at",
    "personal_data_ground",
    "scheduled_for",
    "first_published_at",
    "version_published_at",
    "withdrawn_at",
    "withdrawal_reason",
    "withdrawal_note",
    "moved_to",
    "import_batch",
]


def as_read(field):
    """A read-only line of the form as a person reads it: a relation without a link to its page,
    rich text as the public will see it, a small table row by row, yes or no as a word (the icon
    that stands for it is called True or False)."""

    @admin.display(description=field.verbose_name)
    def text(item):
        value = getattr(item, field.name)
        if hasattr(field, "as_html"):
            return format_html('<div class="body-as-read">{}</div>', field.as_html(value))
        if hasattr(field, "as_text"):
            lines = field.as_text(value).splitlines()
            return format_html_join("", "<p>{}</p>", ((line,) for line in lines)) or "—"
        if isinstance(value, bool):
            return "是" if value else "否"
        name = value.get_full_name() if hasattr(value, "get_full_name") else ""
        return "—" if value is None else name or str(value)

    text.__name__ = field.name
    return text


class WaitingFilter(admin.SimpleListFilter):
    """The lists behind the counters of the start page."""

    title = "待办"
    parameter_name = "waiting"

    def lookups(self, request, model_admin):
        seen = waiting_for(request.user, model_admin.model, at=timezone.now())
        return [(name, WAITING[name].label) for name in seen]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        found = waiting_for(request.user, queryset.model, at=timezone.now())[self.value()]
        return queryset.filter(pk__in=found.values("pk"))


class PublishableAdmin(BulkVerbs, DossierPages, admin.ModelAdmin):
    """Lists by state, edits drafts, and calls the same verbs as every other surface."""

    change_form_template = "admin/publishing/change_form.html"
    view_on_site = False  # a draft has no page; the form links to the page of what is visible
    readonly_fields = RECORDED
    list_per_page = 50
    show_full_result_count = False
    save_on_top = False

    @admin.display(description="状态", ordering="state")
    def state_badge(self, item):
        kind = f"（第{item.version}版）" if item.revision_of_id else ""
        return format_html(
            '<span class="state state-{}">{}{}</span>', item.state, item.state_label, kind
        )

    # --- who sees and edits what ----------------------------------------------------------------
    def get_queryset(self, request):
        """Every row of the user's organisations; old and given-up versions only where asked for."""
        queryset = self.model.with_versions.order_by(*self.get_ordering(request))
        if request.resolver_match and request.resolver_match.url_name.endswith("_changelist"):
            queryset = queryset.exclude(state__in=ASIDE - {request.GET.get("state__exact")})
        mine = organisations_of(request.user)
        return queryset if mine is None else queryset.filter(organisation__in=mine)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return any(access.has_permission(request.user, self.model, codename) for codename in STAFF)

    def has_add_permission(self, request):
        return access.has_permission(request.user, self.model, "draft")

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return access.has_permission(request.user, self.model, "draft")
        return access.may_edit(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        return False  # withdrawn, never deleted

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["queryset"] = organisations_for(request.user)
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_dbfield(self, db_field, request, **options):
        """The lists that records are filed under are kept elsewhere, not from within a draft."""
        field = super().formfield_for_dbfield(db_field, request, **options)
        for button in ("add", "change", "delete", "view"):
            if field is not None and hasattr(field.widget, f"can_{button}_related"):
                setattr(field.widget, f"can_{button}_related", False)
        return field

    def get_fieldsets(self, request, obj=None):
        """A new version says what it changes, before anything else."""
        sections = super().get_fieldsets(request, obj)
        if obj is None or not obj.revision_of_id:
            return sections
        first, *rest = sections
        return [first, ("修改说明", {"fields": [("change_kind", "change_note")]}), *rest]

    def changelist_view(self, request, extra_context=None):
        self._explain_an_empty_desk(request)
        return super().changelist_view(request, extra_context)

    def _explain_an_empty_desk(self, request):
        if request.method == "GET" and organisations_of(request.user) == set():
            messages.warning(request, "您的账号还没有设置所在单位，请联系系统管理员")

    def render_change_form(self, request, context, *args, **options):
        """What is only read is text: the pages of relations are closed to most staff, and a
        reviewer reads a body instead of its markup."""
        shown = context["adminform"]
        texts = {
            field.name: as_read(field)
            for field in self.opts.fields
            if field.name in shown.readonly_fields
            and (field.is_relation or isinstance(field, BooleanField) or hasattr(field, "as_text"))
        }

        def swapped(line):
            if isinstance(line, list | tuple):
                return [swapped(name) for name in line]
            return texts.get(line, line)

        shown.fieldsets = [
            (name, {**section, "fields": swapped(section["fields"])})
            for name, section in shown.fieldsets
        ]
        shown.readonly_fields = swapped(shown.readonly_fields)
        return super().render_change_form(request, context, *args, **options)

    def history_view(self, request, object_id, extra_context=None):
        """The history stands under the form of the record; Django's own log is empty."""
        return redirect(admin_urlname(self.opts, "change"), object_id)

    def get_changeform_initial_data(self, request):
        """A new draft belongs to the body where its drafter works."""
        found = super().get_changeform_initial_data(request)
        posting = getattr(request.user, "posting", None)
        return {"organisation": posting.organisation_id, **found} if posting else found

    # --- saving a draft -------------------------------------------------------------------------
    def save_model(self, request, obj, form, change):
        labels = [form[name].label for name in form.changed_data if not form[name].is_hidden]
        actions.save_draft(obj, by=request.user, at=timezone.now(), changed=labels)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form, with the buttons of the verbs; a refusal is shown and nothing is lost."""
        context = {"is_draft_form": True}
        item = self.get_object(request, object_id) if object_id else None
        if object_id is None:
            self._explain_an_empty_desk(request)
        if item is not None:
            history = list(history_of(item))
            opinions = [entry.remark for entry in history if entry.verb == "return_for_changes"]
            context |= {
                "verbs": [
                    {
                        "name": verb,
                        "label": access.label_of(verb, item),
                        "url": self._url(verb, item),
                    }
                    for verb in access.available_verbs(request.user, item)
                ],
                "tools": self.tools(request, item),
                "versions": self._other_versions(item),
                "history": history,
                "opinion": opinions[-1] if opinions else "",
                "item": item,
                "notices": self.notices(item),
            }
        try:
            return super().changeform_view(
                request, object_id, form_url, {**(extra_context or {}), **context}
            )
        except NotAllowed as error:  # it went on to review while this page was open
            messages.error(request, str(error))
            return HttpResponseRedirect(request.path)

    def _other_versions(self, item):
        """The record of a version; the new version of a record on its way."""
        if item.revision_of_id:
            return [item.revision_of]
        return list(item.versions.under_way())

    def notices(self, item) -> list[str]:
        """Sentences shown above the form of an existing record; rooms add theirs."""
        if item.state not in UNDER_WAY:
            return []
        found = [str(finding) for finding in wording_of(item)]
        found += [f"可能有个人信息，请核对。{sighting}" for sighting in personal_data_of(item)]
        if item.state == State.SUBMITTED and not item.is_cleared:
            found.append(f"保密审查结论：{item.get_secrecy_conclusion_display() or '待保密审查'}")
        return found[:NOTICES_SHOWN]

    def log_addition(self, request, obj, message):
        """History is ours (actions.py writes it); Django's own log would be a second one."""

    log_change = log_addition

    # --- the verbs ------------------------------------------------------------------------------
    def _url(self, verb, item):
        return reverse(admin_urlname(self.opts, "verb"), args=[item.pk, verb])

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_verb"
        view = self.admin_site.admin_view(self.verb_view)
        return [path("<int:pk>/do/<slug:verb>/", view, name=name), *super().get_urls()]

    def verb_view(self, request, pk, verb):
        """Ask what the verb needs, then do it. Bad input keeps what was typed."""
        item = get_object_or_404(self.get_queryset(request), pk=pk)
        if verb not in TRANSITIONS or not self.has_view_permission(request, item):
            raise PermissionDenied
        back = reverse(admin_urlname(self.opts, "change"), args=[item.pk])
        if why := access.refusal(request.user, item, verb):
            messages.error(request, why)
            return HttpResponseRedirect(back)
        seen = f"{item.state} {item.submitted_at} {item.changed_at}"
        if request.POST.get("seen", seen) != seen:
            messages.error(request, "这条信息在您查看以后有了变化，请重新查看后再办理")
            return HttpResponseRedirect(back)
        form = VERB_FORMS[verb](request.POST if request.method == "POST" else None, item=item)
        if request.method == "POST" and form.is_valid():
            try:
                done = getattr(actions, verb)(
                    item, by=request.user, at=timezone.now(), **form.cleaned_data
                )
            except NotAllowed as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, f"“{item}”{TRANSITIONS[verb].done}")
                return redirect(admin_urlname(self.opts, "change"), done.pk)
        return render(
            request,
            "admin/publishing/verb.html",
            {
                **self.admin_site.each_context(request),
                "title": access.label_of(verb, item),
                "opts": self.opts,
                "item": item,
                "form": form,
                "back": back,
                "seen": seen,
                "notices": self.notices(item),
            },
        )


@admin.register(ReviewPolicy)
class ReviewPolicyAdmin(admin.ModelAdmin):
    """三审三校: how many levels a body gives to which kind of record."""

    form = PolicyForm
    list_display = ["organisation", "kind_label", "levels"]
    list_filter = ["levels"]
    list_select_related = ["organisation"]
    change_list_template = "admin/publishing/policy_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.rights_view)
        return [path("rights/", view, name="publishing-rights"), *super().get_urls()]

    def rights_view(self, request):
        """The table of who may do what; every member of staff may read it."""
        context = {
            **self.admin_site.each_context(request),
            "title": "岗位权限表",
            "opts": self.opts,
            "back": reverse(admin_urlname(self.opts, "changelist")),
            "roles": list(ROLES),
            "rights": rights(),
        }
        return render(request, "admin/publishing/rights.html", context)

    @admin.display(description="信息种类", ordering="kind")
    def kind_label(self, policy):
        return policy.kind_label
