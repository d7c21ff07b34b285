"""The pages of the desk: a case, the questions of a verb, the entry of an application, figures."""

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from disclosures.documents.models import Document
from disclosures.exchange.views import ENDINGS, MOST_STAFF, sheet_response
from disclosures.organisations.models import Organisation
from disclosures.publishing.access import has_permission
from disclosures.publishing.errors import NotAllowed
from disclosures.publishing.history import history_of
from disclosures.statute.querysets import calendar_in_force
from requests_app import actions as handling
from requests_app import intake
from requests_app.access import (
    bodies_of,
    is_own,
    may_look,
    may_register,
    may_see,
    refusal,
    refusal_to_reissue,
)
from requests_app.desk import actions
from requests_app.desk.exchange import HEADINGS, register_rows
from requests_app.desk.figures import statistics_of
from requests_app.desk.forms import FORMS, RegisterForm
from requests_app.desk.presentation import ASSIST, EXTRAS, LOOK, REISSUE, story
from requests_app.identity import KeyMissing
from requests_app.letters.desk import links
from requests_app.models import Application
from requests_app.presentation import clock_of
from requests_app.states import TRANSITIONS

ENTRY = "desk-"
UNSAID = "预览"


def _page(admin, request, template, **context):
    frame = {**admin.admin_site.each_context(request), "opts": admin.opts}
    response = render(request, f"admin/requests_app/{template}.html", {**frame, **context})
    response["Cache-Control"] = "no-store"
    return response


def _found(admin, request, key):
    """The case, of the user's bodies; to all others there is none."""
    case = admin.get_object(request, str(key))
    if case is None or not may_see(request.user, case):
        raise Http404
    return case


def address(case):
    return reverse("admin:requests_app_application_change", args=[case.pk])


def case_page(admin, request, key):
    """One case as one story."""
    if not may_see(request.user):
        raise PermissionDenied
    case = _found(admin, request, key)
    told = story(case, request.user, calendar_in_force(), today=localdate())
    own_case = is_own(request.user, case)
    alike = actions.alike(case) if own_case else []
    own = case.demand.document if case.demand_id else None
    may_release = len(alike) > 1 and own is None and has_permission(request.user, Document, "draft")
    return _page(
        admin,
        request,
        "case",
        title=str(case),
        alike=alike if len(alike) > 1 else [],
        suggests_release=actions.suggests_release(alike),
        may_release=may_release,
        document=own,
        links=links(case) if own_case else [],
        **told,
    )


# --- the verbs ----------------------------------------------------------------------------------
def verb(admin, request, pk, verb):
    """What the verb asks; before it is done, the last day as it would be."""
    case = _found(admin, request, pk)
    if verb not in FORMS:
        raise Http404
    why = _why_not(request.user, case, verb)
    if why and request.method != "POST":
        messages.error(request, why)
        return redirect(address(case))
    form = FORMS[verb](request.POST or None, case=case, user=request.user, today=localdate())
    context = {
        "item": case,
        "back": address(case),
        "seen": request.POST.get("seen") or case.revision,
        "title": EXTRAS.get(verb) or TRANSITIONS[verb].label,
        "verb": verb,
        "form": form,
        "may_preview": form.moves_clock,
    }
    if request.method == "POST" and form.is_valid():
        if (answer := _do(admin, request, case, form, context)) is not None:
            return answer
    elif request.method != "POST" and form.moves_clock and (said := _initially(form)):
        context["preview"] = preview(case, verb, said, by=request.user)
    return _page(admin, request, "verb", **context)


def _why_not(user, case, verb):
    if verb == LOOK:
        return "" if may_look(user, case) else "您没有查看申请人身份证明的权限"
    if verb == REISSUE:
        return refusal_to_reissue(user, case)
    return refusal(user, case, "assign" if verb == ASSIST else verb)


def _do(admin, request, case, form, context):
    """Where to go on, or the receipt; None where the form is shown again, with what was typed."""
    verb = context["verb"]
    who = {"by": request.user, "at": timezone.now()}
    said, seen = form.said(), _number(context["seen"])
    try:
        if verb == LOOK:
            context["found"] = handling.look_at_identity(case, reason=said["reason"], **who)
            return None
        if form.moves_clock and "preview" in request.POST:
            context["preview"] = preview(case, verb, said, by=request.user, strict=True)
            return None
        if verb == REISSUE:
            code = actions.reissue_code(case, seen=seen, **said, **who)
            return _receipt(admin, request, case, code, reissued=True)
        if verb == ASSIST:
            actions.assist(case, seen=seen, **said, **who)
        else:
            actions.do(verb, case, seen=seen, **said, **who)
    except (NotAllowed, KeyMissing) as error:
        form.add_error(None, str(error))
        if str(error) == handling.CHANGED:
            _tell_what_happened(case, context)
        return None
    messages.success(request, f"{case}：{context['title']}")
    return redirect(address(case))


def _number(text) -> int:
    text = str(text)
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def _tell_what_happened(case, context):
    """What the other clerk did meanwhile; the next press counts from here."""
    stored = Application.objects.get(pk=case.pk)
    missed = max(0, stored.revision - max(0, _number(context["seen"])))
    context["meanwhile"] = list(history_of(stored).order_by("-at", "-pk")[:missed])[::-1]
    context["seen"] = stored.revision


def _initially(form) -> dict | None:
    """The answers that the form begins with, words taken as written; None where one is missing."""
    said = {name: form[name].initial or "" for name in form.fields}
    said |= {name: UNSAID for name in ("name", "items", "reason") if name in said}
    missing = [name for name in said if form.fields[name].required and not said[name]]
    return None if missing else said


def preview(case, verb, said, *, by, strict=False):
    """The clock as it would be: the verb is done, read and taken back. Refused: None, or raised."""
    today = localdate()
    try:
        with transaction.atomic():
            done = actions.do(verb, case, by=by, at=timezone.now(), **said)
            clock = clock_of(done, calendar_in_force(), today=today)
            transaction.set_rollback(True)
    except NotAllowed:
        if strict:
            raise
        return None
    return clock


def release(admin, request, pk):
    """转为主动公开: one press, and the draft is open."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    case = _found(admin, request, pk)
    try:
        document = actions.release(case, by=request.user, at=timezone.now())
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect(address(case))
    messages.success(request, "已建立主动公开的草稿，请补充内容后提交审核")
    return redirect(reverse("admin:disclosures_document_change", args=[document.pk]))


# --- entry --------------------------------------------------------------------------------------
def register(admin, request):
    """Enter an application; its query code is shown this once, on the receipt."""
    if not may_register(request.user):
        raise PermissionDenied
    form = RegisterForm(request.POST or None, organs=organs_of(request.user), today=localdate())
    if request.method == "POST" and form.is_valid():
        source = f"{ENTRY}{form.cleaned_data['key']}"
        known = Application.objects.filter(source_id=source).first()
        if known:
            messages.warning(request, f"已经登记为{known}，查询码只显示一次")
            return redirect(address(known))
        try:
            case, code = intake.register(
                person=form.person(),
                by=request.user,
                at=timezone.now(),
                source_id=source,
                **form.what(),
            )
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            return _receipt(admin, request, case, code)
    return _page(admin, request, "register", title="登记政府信息公开申请", form=form)


def _receipt(admin, request, case, code, *, reissued=False):
    """接收回执, with the query code this once."""
    clock = clock_of(case, calendar_in_force(), today=localdate())
    told = {"case": case, "code": code, "clock": clock, "back": address(case)}
    title = "政府信息公开申请接收回执"
    return _page(admin, request, "receipt", title=title, reissued=reissued, **told)


def organs_of(user):
    """Who answers applications and is the user's to enter them for."""
    mine, organs = bodies_of(user), Organisation.objects.filter(is_disclosing_organ=True)
    return organs if mine is None else organs.filter(pk__in=mine)


# --- the register and the figures ---------------------------------------------------------------
def register_sheet(admin, request, ending):
    """登记簿: the list as it is narrowed, masked."""
    if ending not in ENDINGS:
        raise Http404
    if not may_see(request.user):
        raise PermissionDenied
    try:
        found = admin.get_changelist_instance(request).get_queryset(request)
    except IncorrectLookupParameters:  # the list itself answers in words
        query = request.GET.urlencode()
        return redirect(f"{reverse('admin:requests_app_application_changelist')}?{query}")
    rows = register_rows(found[:MOST_STAFF], calendar_in_force(), today=localdate())
    return sheet_response(ending, HEADINGS, rows, name="依申请公开登记簿")


def statistics(admin, request):
    """办理情况 of a year: by outcome, time taken, month and section."""
    if not may_see(request.user):
        raise PermissionDenied
    cases = Application.objects.of_bodies(bodies_of(request.user))
    years = cases.years_received() or [localdate().year]
    chosen = request.GET.get("year", "")
    year = next((one for one in years if str(one) == chosen), years[0])
    found = statistics_of(cases, year, calendar_in_force())
    return _page(
        admin, request, "statistics", title=f"{year}年办理情况", year=year, years=years, **found
    )
