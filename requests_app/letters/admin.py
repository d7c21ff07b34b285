"""Letters in the admin: the list, the pages of views.py, and the settings of letters."""

from django.contrib import admin
from django.urls import path

from requests_app.access import bodies_of
from requests_app.casefile import views as casefile
from requests_app.letters import views
from requests_app.letters.access import may_read_letters
from requests_app.letters.models import Letter, LetterNaming, RemedyRoute


@admin.register(Letter)
class LetterAdmin(admin.ModelAdmin):
    """Read here, changed by the verbs alone."""

    list_display = ["__str__", "kind", "application", "issued_on", "sent_on", "state"]
    list_display_links = ["__str__"]
    list_filter = ["kind", "issued_on"]
    search_fields = ["number", "application__number"]
    search_help_text = "按文书编号、申请编号查找"
    show_full_result_count = False
    actions = None

    @admin.display(description="状态")
    def state(self, letter):
        return letter.state_label

    def get_queryset(self, request):
        found = super().get_queryset(request).of_bodies(bodies_of(request.user))
        return found.for_rows()

    def has_module_permission(self, request):
        return may_read_letters(request.user)

    def has_view_permission(self, request, obj=None):
        return may_read_letters(request.user)

    def has_add_permission(self, request):
        return False  # from the page of a case

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return views.letter_page(request, int(object_id) if object_id.isdigit() else 0)

    def get_urls(self):
        pages = {
            "of": ("of/<int:pk>/", views.letters_of_case),
            "sheet": ("of/<int:pk>/<slug:kind>/", views.print_sheet),
            "case_file": ("case-file/<int:pk>/", casefile.case_file),
            "case_file_as": ("case-file/<int:pk>.<slug:ending>", casefile.case_file_as),
            "do": ("<int:pk>/do/<slug:verb>/", views.do_verb),
            "print": ("<int:pk>/print/", views.print_letter),
            "as": ("<int:pk>/letter.<slug:ending>", views.letter_file),
            "letter_sheet": ("<int:pk>/sheet/<slug:kind>/", views.print_letter_sheet),
            "file": ("files/<uuid:key>/", views.download_file),
        }
        return [
            *(
                path(address, self.admin_site.admin_view(view), name=f"requests_app_letter_{name}")
                for name, (address, view) in pages.items()
            ),
            *super().get_urls(),
        ]


@admin.register(LetterNaming)
class LetterNamingAdmin(admin.ModelAdmin):
    list_display = ["kind", "outcome_group", "title", "pattern"]


@admin.register(RemedyRoute)
class RemedyRouteAdmin(admin.ModelAdmin):
    list_display = ["organisation", "government", "superior", "court"]
