"""Channels of the bureau, of its unit and of another body."""

import pytest

from disclosures.channels.models import Channel


@pytest.fixture
def channel(bureau):
    """A newspaper that the bureau uses."""
    return Channel.objects.create(organisation=bureau, kind="newspaper", name="章原日报")


@pytest.fixture
def account(bureau):
    """The bureau's account, with an address of its own."""
    return Channel.objects.create(
        organisation=bureau, kind="wechat", name="章原交通", url="https://weixin.example/zyjt"
    )


@pytest.fixture
def foreign(sibling):
    """A channel of another body."""
    return Channel.objects.create(organisation=sibling, kind="newspaper", name="水利报")
