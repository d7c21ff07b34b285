"""Where the desk finds the letters of a case, its sheets and its file."""

from django.urls import reverse

from requests_app.letters.kinds import SheetKind


def links(case) -> list[tuple[str, str]]:
    """(label, address) for the page of a case."""
    sheets = (SheetKind.APPLICATION_FORM, SheetKind.APPROVAL)
    number = case.letters.count()
    return [
        (
            f"文书（{number}件）" if number else "文书",
            reverse("admin:requests_app_letter_of", args=[case.pk]),
        ),
        *(
            (kind.label, reverse("admin:requests_app_letter_sheet", args=[case.pk, kind]))
            for kind in sheets
        ),
        ("卷宗", reverse("admin:requests_app_letter_case_file", args=[case.pk])),
    ]
