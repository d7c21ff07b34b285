"""The admin's shortcut to any record's page tells nobody anything."""

from django.contrib.contenttypes.models import ContentType

from tests.making import make_document, signed_in


def test_the_shortcut_answers_nobody(neighbours, office, root, citizen):
    document = make_document(neighbours, files=["内部名单.txt"])
    for thing in (document, document.attachments.get()):
        kind = ContentType.objects.get_for_model(thing)
        for browser in (citizen, signed_in(office.editor), signed_in(root)):
            answer = browser.get(f"/admin/r/{kind.pk}/{thing.pk}/")
            assert answer.status_code == 404
            assert "内部名单" not in answer.content.decode()


def test_after_signing_in_without_an_aim_one_is_in_the_admin(citizen, root):
    root.set_password("Gongkai-2018-xx")
    root.save()
    entered = citizen.post("/admin/login/", {"username": "root", "password": "Gongkai-2018-xx"})
    assert entered["Location"] == "/admin/"
