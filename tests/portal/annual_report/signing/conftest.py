"""A report that is ready, its writer, and the person who signs."""

import pytest

from portal.reference import REPORT_WRITERS
from tests.making import make_report, make_user


@pytest.fixture
def writer(bureau):
    return make_user("writer", role=REPORT_WRITERS, organisation=bureau)


@pytest.fixture
def leader(bureau):
    return make_user("leader", role=REPORT_WRITERS, organisation=bureau)


@pytest.fixture
def report(bureau):
    parts = {"n2": "健全组织。", "n3": "门户网站。", "n4": "加强学习。"}
    return make_report(bureau, 2018, n1="全年主动公开政府信息{disclosures}。", **parts)
