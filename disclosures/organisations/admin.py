"""The organisation tree, staff accounts with their postings, and groups in the admin."""

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import UserCreationForm
from django.contrib.auth.models import Group
from django.db.models import Q

from disclosures.organisations.forms import PasswordForm, PermissionField
from disclosures.organisations.models import Organisation, Posting

User = get_user_model()

# Applications whose permissions no role is given: their pages are not those of a portal.
WITHOUT_ROLES = ["admin", "contenttypes", "sessions", "axes", "otp_totp", "otp_static"]


class ReadByAllStaff:
    """Lists that other forms link to: all staff may open them, the menu names them to keepers."""

    def has_view_permission(self, request, obj=None):
        return request.user.is_active and request.user.is_staff

    def get_model_perms(self, request):
        keeps = super().has_view_permission(request)
        return super().get_model_perms(request) if keeps else {}


@admin.register(Organisation)
class OrganisationAdmin(ReadByAllStaff, admin.ModelAdmin):
    list_display = ["name", "code", "kind", "parent", "is_disclosing_organ", "is_closed"]
    list_filter = ["kind", "is_disclosing_organ", "is_closed"]
    list_select_related = ["parent"]
    search_fields = ["name", "short_name", "code"]
    readonly_fields = ["hosts_portal"]  # the portal always has its host; staff give it its name
    fieldsets = [
        (None, {"fields": [("name", "short_name"), ("code", "kind"), ("parent", "order")]}),
        (
            "公开主体",
            {
                "fields": [
                    ("is_disclosing_organ", "hosts_portal"),
                    ("is_disclosure_office", "is_closed"),
                ]
            },
        ),
        (
            "联系方式",
            {
                "fields": [
                    ("address", "postcode"),
                    "office_hours",
                    ("phone", "fax"),
                    ("email", "website"),
                    "duties",
                ]
            },
        ),
    ]

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name == "website":
            options["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **options)

    def has_delete_permission(self, request, obj=None):
        return False  # closed, never deleted


class PostingInline(admin.StackedInline):
    model = Posting

    def formfield_for_foreignkey(self, db_field, request, **options):
        if db_field.name == "organisation":
            options["help_text"] = "经办这个单位和它下级单位的信息；不设置就看不到任何信息"
        return super().formfield_for_foreignkey(db_field, request, **options)


admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class StaffAdmin(UserAdmin):
    """Accounts, each with its roles and the organisation that its holder works for.

    Permissions come by groups alone. Who is no superuser makes none, touches none, and does
    not give himself another role (三员分立).
    """

    inlines = [PostingInline]
    add_form = UserCreationForm
    add_form_template = None
    change_password_form = PasswordForm
    change_user_password_template = "admin/staff/password.html"  # noqa: S105  a path
    filter_horizontal = []
    add_fieldsets = [
        (None, {"fields": ["username", "password1", "password2"]}),
        ("登录和角色", {"fields": ["is_staff", "groups"]}),
    ]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("个人信息", {"fields": ["last_name", "first_name", "email"]}),
        ("登录和角色", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
        ("时间", {"fields": ["last_login", "date_joined"]}),
    ]
    help_texts = {
        "is_staff": "勾选以后才能登录本管理平台",
        "groups": "有什么权限由所在的组决定：信息员起草，初审人、复审人、终审人逐级审核，"
        "保密审查员逐项审查，发布人发布和撤下，"
        "系统管理员管理账号、机构和栏目，不经办信息。可以多选，但自己起草的信息不能自己审核",
    }

    def get_changeform_initial_data(self, request):
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def formfield_for_dbfield(self, db_field, request, **options):
        if db_field.name in self.help_texts:
            options["help_text"] = self.help_texts[db_field.name]
        if db_field.name == "groups":
            options["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_fieldsets(self, request, obj=None):
        hidden = set() if request.user.is_superuser else {"is_superuser"}
        if obj and not self.has_change_permission(request, obj):
            hidden.add("password")
        return [
            (name, {**options, "fields": [f for f in options["fields"] if f not in hidden]})
            for name, options in super().get_fieldsets(request, obj)
        ]

    def get_readonly_fields(self, request, obj=None):
        is_own = obj is not None and obj.pk == request.user.pk
        own = ["groups"] if is_own and not request.user.is_superuser else []
        return ["last_login", "date_joined", *own]  # what happened is written by nobody

    def has_change_permission(self, request, obj=None):
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return False  # the history names its people: an account is made inactive instead


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Groups, with the permissions that mean something in this portal; for superusers alone."""

    filter_horizontal = []  # two boxes to move things between: nothing for a keyboard or a phone

    def has_view_permission(self, request, obj=None):
        return request.user.is_superuser

    has_add_permission = has_change_permission = has_view_permission

    def formfield_for_manytomany(self, db_field, request=None, **options):
        if db_field.name == "permissions":
            options["form_class"] = PermissionField
            options["widget"] = forms.CheckboxSelectMultiple
            options["queryset"] = db_field.remote_field.model.objects.exclude(
                Q(content_type__app_label__in=WITHOUT_ROLES) | Q(content_type__model="permission")
            )
        return super().formfield_for_manytomany(db_field, request=request, **options)

    def has_delete_permission(self, request, obj=None):
        return False  # a group that nobody needs is emptied
