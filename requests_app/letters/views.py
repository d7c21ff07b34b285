"""Staff pages of letters: those of a case, one letter, its verbs, its paper, its files."""

from django.contrib import messages
from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from disclosures.attachments.kinds import UnacceptableFile
from disclosures.attachments.storage import DISK_FULL, is_full
from disclosures.publishing.errors import NotAllowed
from requests_app.access import bodies_of
from requests_app.letters import access, actions, drafting, flattening, forms, printing
from requests_app.letters.kinds import (
    ABOUT_A_CONSULTATION,
    TO_THIRD_PARTIES,
    FileRole,
    LetterKind,
    SheetKind,
)
from requests_app.letters.models import Letter, LetterFile
from requests_app.letters.word import docx_of
from requests_app.models import Application

ENDINGS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# Verb → the word on its button, and what it asks.
VERBS = {
    "redraft": ("重新生成", None),
    "discard": ("作废拟稿", None),
    "issue": ("编号制发", forms.IssueForm),
    "seal": ("上传盖章扫描件", forms.FileForm),
    "supply": ("附提供的材料", forms.SupplyForm),
    "send": ("登记发出", forms.SendForm),
    "confirm": ("登记送达", forms.ConfirmForm),
    "prove": ("上传送达凭证", forms.FileForm),
}
ROLES = {"seal": FileRole.SEALED, "supply": FileRole.SUPPLIED, "prove": FileRole.PROOF}


def case_of(request, pk):
    """The case, if it is the user's to read."""
    if not access.may_read_letters(request.user):
        raise PermissionDenied
    cases = Application.objects.of_bodies(bodies_of(request.user)).with_clock()
    return get_object_or_404(cases, pk=pk)


def letter_of(request, pk):
    if not access.may_read_letters(request.user):
        raise PermissionDenied
    mine = Letter.objects.of_bodies(bodies_of(request.user)).for_rows()
    return get_object_or_404(mine, pk=pk)


@never_cache
def letters_of_case(request, pk):
    """All letters of a case, what else can be written from it, and its sheets."""
    case = case_of(request, pk)
    if request.method == "POST":
        return _drafted(request, case)
    context = {
        "case": case,
        "letters": case.letters.for_rows(),
        "wanted": list(_wanted(case)) if not access.refusal_to_write(request.user, case) else [],
        "sheets": [(kind, kind.label) for kind in (SheetKind.APPLICATION_FORM, SheetKind.APPROVAL)],
        "consultations": case.consultations.all(),
    }
    return _page(request, "letters", f"文书：{case.number}", context)


def _wanted(case):
    """(kind, its name, the consultation it is about, why not yet) of every letter to write."""
    for kind in LetterKind:
        if kind not in ABOUT_A_CONSULTATION:
            yield kind, kind.label, None, drafting.missing(case, kind)
            continue
        for one in case.consultations.all():
            why = drafting.missing(case, kind, one)
            if not why or kind in TO_THIRD_PARTIES:
                yield kind, f"{kind.label}：{one.name}", one, why


def _drafted(request, case):
    kind = request.POST.get("kind", "")
    if kind not in LetterKind.values:
        raise Http404
    about = request.POST.get("consultation", "")
    consultation = case.consultations.filter(pk=about).first() if about.isdigit() else None
    try:
        letter = actions.draft_letter(
            case, kind, by=request.user, at=timezone.now(), consultation=consultation
        )
    except NotAllowed as error:
        messages.error(request, str(error))
        return redirect("admin:requests_app_letter_of", case.pk)
    return redirect("admin:requests_app_letter_change", letter.pk)


@never_cache
def letter_page(request, pk):
    """One letter: its text to edit while that is allowed, its files, its delivery, its verbs."""
    letter = letter_of(request, pk)
    case = case_of(request, letter.application_id)
    why_not = access.refusal_to_edit(request.user, letter, case)
    form = None if why_not else forms.TextForm(request.POST or None, instance=letter)
    if request.method == "POST" and form and form.is_valid():
        try:
            actions.edit_letter(letter, **form.cleaned_data, by=request.user, at=timezone.now())
            messages.success(request, "文书已保存")
        except NotAllowed as error:
            messages.error(request, str(error))
        return redirect("admin:requests_app_letter_change", pk)
    context = {
        "letter": letter,
        "case": case,
        "form": form,
        "why_not": why_not,
        "verbs": _open_verbs(request.user, letter, case),
        "endings": ENDINGS,
        "sheets": _sheets_of(letter),
        **printing.lines_of(letter),
    }
    return _page(request, "letter", str(letter), context)


def _sheets_of(letter):
    wanted = [SheetKind.DELIVERY_PROOF] if letter.is_issued else []
    if letter.kind == LetterKind.THIRD_PARTY:
        wanted.append(SheetKind.THIRD_PARTY_REPLY)
    return [(kind, kind.label) for kind in wanted]


def _open_verbs(user, letter, case):
    """(verb, its word) of the buttons that lead on from here."""
    return [
        (verb, word) for verb, (word, _) in VERBS.items() if not _refusal(verb, user, letter, case)
    ]


def _refusal(verb, user, letter, case) -> str:
    if verb in ROLES:
        return access.refusal_to_add(user, letter, case, ROLES[verb])
    if verb == "issue":
        basis = drafting.basis_of(case, letter.kind)
        return access.refusal_to_issue(user, letter, case, basis=basis)
    if verb in ("redraft", "discard"):
        issued = "文书已经编号制发" if letter.is_issued else ""
        return access.refusal_to_write(user, case) or issued
    if why := access.refusal_to_send(user, letter, case):
        return why
    if verb == "send":
        return "文书已经发出" if letter.sent_on else ""
    return "" if letter.sent_on and not letter.received_on else "文书还没有发出，或者已经送达"


@never_cache
def do_verb(request, pk, verb):
    """A small page for a verb: its questions, its refusal in words, nothing typed is lost."""
    letter = letter_of(request, pk)
    case = case_of(request, letter.application_id)
    if verb not in VERBS:
        raise Http404
    word, kind_of_form = VERBS[verb]
    form = (kind_of_form or forms.forms.Form)(
        request.POST or None, request.FILES or None, initial=_first_answers(letter, case)
    )
    back = reverse("admin:requests_app_letter_change", args=[pk])
    if request.method == "POST" and form.is_valid():
        try:
            _done(verb, letter, form.cleaned_data, by=request.user)
        except (NotAllowed, UnacceptableFile) as error:
            form.add_error(None, str(error))
        except OSError as error:
            if not is_full(error):
                raise
            form.add_error(None, DISK_FULL)
        else:
            messages.success(request, f"{word}：已完成")
            return redirect(
                reverse("admin:requests_app_letter_of", args=[case.pk])
                if verb == "discard"
                else back
            )
    context = {"letter": letter, "case": case, "form": form, "back": back}
    context["why_not"] = _refusal(verb, request.user, letter, case)
    return _page(request, "verb", word, context)


def _first_answers(letter, case):
    way = letter.way or case.delivery_way
    return {"on": localdate(), "way": way}


def _done(verb, letter, said, *, by):
    who = {"by": by, "at": timezone.now()}
    if verb in ROLES:
        flatten = flattening.flattened if said.get("flatten") else None
        actions.add_file(letter, said["upload"], role=ROLES[verb], flatten=flatten, **who)
        return
    doing = {
        "redraft": actions.redraft_letter,
        "discard": actions.discard_letter,
        "issue": actions.issue_letter,
        "send": actions.send_letter,
        "confirm": actions.confirm_delivery,
    }[verb]
    doing(letter, **said, **who)


@require_safe
@never_cache
def print_letter(request, pk):
    """The letter as it goes on paper."""
    letter = letter_of(request, pk)
    context = {"letter": letter, "case": letter.application, **printing.lines_of(letter)}
    return _page(request, "print", str(letter), context)


@require_safe
@never_cache
def letter_file(request, pk, ending):
    """The letter as PDF or DOCX; without the system's parts a sentence says what is missing."""
    letter = letter_of(request, pk)
    if ending not in ENDINGS:
        raise Http404
    if ending == "docx":
        content = docx_of(letter, **printing.lines_of(letter))
    else:
        try:
            (content,) = printing.pdf_of([printing.letter_page(letter)])
        except printing.PdfUnavailable as error:
            messages.error(request, str(error))
            return redirect("admin:requests_app_letter_print", pk)
    response = HttpResponse(content, content_type=ENDINGS[ending])
    name = f"{letter.title}{letter.number}.{ending}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


@require_safe
@never_cache
def print_sheet(request, pk, kind):
    """A sheet of the case: 申请表, 审批单."""
    case = case_of(request, pk)
    if kind not in (SheetKind.APPLICATION_FORM, SheetKind.APPROVAL):
        raise Http404
    rows = drafting.sheet(case, kind, on=localdate())
    return _sheet_page(request, case, kind, rows)


@require_safe
@never_cache
def print_letter_sheet(request, pk, kind):
    """A sheet that goes with a letter: 送达回证, 征求意见确认函."""
    letter = letter_of(request, pk)
    if kind not in (SheetKind.DELIVERY_PROOF, SheetKind.THIRD_PARTY_REPLY):
        raise Http404
    case = case_of(request, letter.application_id)
    if kind == SheetKind.THIRD_PARTY_REPLY and letter.consultation is None:
        raise Http404
    rows = drafting.sheet(
        case, kind, on=localdate(), letter=letter, consultation=letter.consultation
    )
    return _sheet_page(request, case, kind, rows)


def _sheet_page(request, case, kind, rows):
    title = SheetKind(kind).label
    context = {"rows": rows, "case": case, "organ": case.organisation.name}
    return _page(request, "print", title, context)


@require_safe
@never_cache
def download_file(request, key):
    """A file of a letter, for those who may read its case."""
    file = get_object_or_404(LetterFile.objects.select_related("letter"), key=key)
    letter_of(request, file.letter_id)
    return file_response(file)


def file_response(file):
    """The bytes, always to save: no browser opens them on our address."""
    try:
        opened = file.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(opened, content_type=file.content_type_name)
    response["Content-Disposition"] = content_disposition_header(True, file.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _page(request, name, title, context):
    case = context["case"]
    frame = {
        "title": title,
        "opts": Letter._meta,
        "letters_address": reverse("admin:requests_app_letter_of", args=[case.pk]),
    }
    context = {**site.each_context(request), **frame, **context}
    return render(request, f"requests/letters/{name}.html", context)
