"""What a reader may narrow the public list of documents by; it never decides visibility."""

from django.db.models import F

from disclosures.documents.kinds import CURRENT, DEAD, DocumentKind, Validity
from disclosures.documents.models import Document, Section
from disclosures.rooms.filters import RoomFilter, choice_filter

# Two values at once, for the lists that the law asks for: value → (label, validities).
EITHER = {
    "current": ("现行有效（含已修改）", CURRENT),
    "ended": ("已失效、已废止", DEAD),
}


def section_choices():
    """The catalogue as groups of columns. One query."""
    columns = list(Section.objects.all())
    return [
        (
            parent.name,
            [(child.code, child.name) for child in columns if child.parent_id == parent.pk],
        )
        for parent in columns
        if parent.parent_id is None
    ]


class DocumentFilter(RoomFilter):
    COUNTED = {
        **RoomFilter.COUNTED,
        "section": F("section__code"),
        "kind": F("kind"),
        "validity": F("validity"),
    }

    section = choice_filter("公开栏目", section_choices, field_name="section__code")
    kind = choice_filter("信息类别", DocumentKind.choices)
    validity = choice_filter(
        "有效性",
        [*Validity.choices, *((key, label) for key, (label, _) in EITHER.items())],
        method="filter_validity",
    )

    class Meta:
        model = Document
        fields = ["q", "year", "section", "kind", "organisation", "validity"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["q"].label = "标题、文号或者正文"

    def options(self):
        options_of = super().options()

        def with_either(name, cell) -> tuple[str, ...]:
            if name != "validity":
                return options_of(name, cell)
            return (cell, *(key for key, (_, wanted) in EITHER.items() if cell in wanted))

        return with_either

    def filter_validity(self, queryset, name, value):
        _, wanted = EITHER.get(value, ("", [value]))
        return queryset.filter(validity__in=wanted)
