"""What the list of applications is narrowed by, as staff read it."""

from tests.making import signed_in
from tests.requests_app.making import do, make_case


def test_people_are_filtered_by_name(counter, root):
    case = make_case(counter)
    counter.clerk.first_name = "示例经办人"
    counter.clerk.save()
    do(case, "assign", counter, handler=counter.clerk)
    page = signed_in(root).get("/admin/requests_app/application/").content.decode()
    choice = f'<a href="?handler__id__exact={counter.clerk.pk}">'
    assert "示例经办人" in page.partition(choice)[2][:40]


def test_cases_without_a_handler_are_called_so_in_the_filter(counter, root):
    first, _ = make_case(counter), make_case(counter)
    do(first, "assign", counter, handler=counter.clerk)
    page = signed_in(root).get("/admin/requests_app/application/").content.decode()
    choice = '<a href="?handler__isnull=True">'
    assert page.partition(choice)[2].startswith("待分派</a>")
