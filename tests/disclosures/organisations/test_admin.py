"""The desk of the accounts: a new colleague can start, and nobody gives himself power."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from tests.making import ADMINISTRATOR, EDITOR, make_document, signed_in

User = get_user_model()
USERS = "/admin/auth/user/"
PASSWORD = "Gongkai-2018-xx"


def page(user):
    return f"{USERS}{user.pk}/change/"


def account(user=None, posted_at=None, **fields):
    """What a browser sends from the form of an account."""
    posting = getattr(user, "posting", None)
    return {
        "username": user.username if user else "newcomer",
        "date_joined_0": "2018-01-01",
        "date_joined_1": "09:00",
        "is_active": "on",
        "is_staff": "on",
        "posting-TOTAL_FORMS": 1,
        "posting-INITIAL_FORMS": 1 if posting else 0,
        "posting-0-id": posting.pk if posting else "",
        "posting-0-user": user.pk if user else "",
        "posting-0-organisation": posted_at.pk
        if posted_at
        else (posting.organisation_id if posting else ""),
        **fields,
    }


def group(name):
    return Group.objects.get(name=name)


@pytest.fixture
def desk(administrator):
    return signed_in(administrator)


# --- a new colleague ----------------------------------------------------------------------------
def test_an_account_that_was_added_can_sign_in_and_draft(desk, citizen, bureau):
    form = account(
        posted_at=bureau, password1=PASSWORD, password2=PASSWORD, groups=[group(EDITOR).pk]
    )
    response = desk.post(f"{USERS}add/", form)
    assert response.status_code == 302, response.context["errors"]
    entered = citizen.post(
        "/admin/login/?next=/admin/disclosures/document/add/",
        {"username": "newcomer", "password": PASSWORD},
        follow=True,
    )
    assert entered.redirect_chain[-1][0] == "/admin/disclosures/document/add/"
    assert bureau.name in entered.content.decode()


def test_the_form_of_a_new_account_asks_for_everything_in_words(desk):
    text = desk.get(f"{USERS}add/").content.decode()
    for asked in ('name="is_staff"', 'name="groups"', "posting-0-organisation"):
        assert asked in text
    assert 'id="id_is_staff" checked' in text
    for said in ("才能登录本管理平台", "由所在的组决定", "不设置就看不到任何信息"):
        assert said in text


@pytest.mark.parametrize("person", ["administrator", "root"])
def test_permissions_come_by_groups_and_everybody_has_a_password(request, person, office):
    browser = signed_in(request.getfixturevalue(person))
    places = [f"{USERS}add/", page(office.editor), f"{USERS}{office.editor.pk}/password/"]
    for address in places:
        text = browser.get(address).content.decode()
        assert "usable_password" not in text and "user_permissions" not in text


def test_a_password_is_set_for_a_colleague(desk, office):
    address = f"{USERS}{office.editor.pk}/password/"
    assert desk.post(address, {"password1": "", "password2": ""}).status_code == 200
    new = {"password1": PASSWORD, "password2": PASSWORD}
    assert desk.post(address, new).status_code == 302
    office.editor.refresh_from_db()
    assert office.editor.check_password(PASSWORD)


# --- 三员分立 -----------------------------------------------------------------------------------
@pytest.mark.parametrize("target", ["administrator", "editor"])
def test_an_administrator_makes_no_superuser(desk, request, target):
    user = request.getfixturevalue(target)
    form = account(user, is_superuser="on", user_permissions=[1])
    assert desk.post(page(user), form).status_code == 302
    user = User.objects.get(pk=user.pk)
    assert not user.is_superuser and not user.user_permissions.exists()


def test_a_new_account_is_no_superuser_whatever_is_sent(desk):
    form = account(password1=PASSWORD, password2=PASSWORD, is_superuser="on")
    assert desk.post(f"{USERS}add/", form).status_code == 302
    assert not User.objects.get(username="newcomer").is_superuser


def test_an_administrator_neither_changes_a_superuser_nor_sets_his_password(desk, root):
    before = User.objects.get(pk=root.pk).password
    assert desk.post(page(root), account(root, username="mine")).status_code == 403
    new = {"password1": PASSWORD, "password2": PASSWORD}
    assert desk.post(f"{USERS}{root.pk}/password/", new).status_code == 403
    assert desk.get(f"{USERS}{root.pk}/password/").status_code == 403
    root.refresh_from_db()
    assert (root.username, root.password) == ("root", before)


def test_an_administrator_gives_himself_no_other_group(desk, administrator, office):
    form = account(administrator, groups=[group(EDITOR).pk])
    assert desk.post(page(administrator), form).status_code == 302
    assert [g.name for g in administrator.groups.all()] == [ADMINISTRATOR]
    form = account(office.reviewer, groups=[group(EDITOR).pk])
    assert desk.post(page(office.reviewer), form).status_code == 302
    assert [g.name for g in office.reviewer.groups.all()] == [EDITOR]


def test_what_a_group_may_do_is_decided_by_superusers_alone(desk, root):
    address = f"/admin/auth/group/{group(ADMINISTRATOR).pk}/change/"
    assert desk.get(address).status_code == 403
    text = signed_in(root).get(address).content.decode()
    assert "机构：修改" in text and "Can " not in text


def test_accounts_are_made_inactive_and_never_deleted(root, office):
    make_document(office)
    for address in (f"{USERS}{office.editor.pk}/delete/", "/admin/auth/group/1/delete/"):
        assert signed_in(root).post(address, {"post": "yes"}).status_code == 403
    assert User.objects.filter(pk=office.editor.pk).exists()
