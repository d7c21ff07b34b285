"""What a mask leaves to be seen, and what it never does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.privacy import masks

MASKS = [
    masks.mask_identity,
    masks.mask_mobile,
    masks.mask_bank_card,
    masks.mask_email,
    masks.mask_name,
    masks.mask_address,
]


@pytest.mark.parametrize(
    ("mask", "plain", "masked"),
    [
        (masks.mask_identity, "11010519491231002X", "110*************2X"),
        (masks.mask_identity, "110105491231002", "110**********02"),
        (masks.mask_identity, "110105 19491231 002X", "110*************2X"),
        (masks.mask_mobile, "13812345678", "138****5678"),
        (masks.mask_mobile, "+86 138-1234-5678", "138****5678"),
        (masks.mask_mobile, "(0086)13812345678", "138****5678"),
        (masks.mask_bank_card, "6222 0212 3456 7890 128", "***************0128"),
        (masks.mask_email, "zhangsan@example.cn", "z***@example.cn"),
        (masks.mask_name, "张三", "张*"),
        (masks.mask_name, "张小三", "张**"),
        (masks.mask_name, "阿不都热合曼·买买提", "阿**"),
        (masks.mask_name, "张", "张*"),
        (masks.mask_address, "辽宁省朝阳市双塔区幸福小区3号楼2单元501室", "辽宁省朝阳市双塔区***"),
        (masks.mask_address, "喀左县公营子镇3组", "喀左县***"),
        (masks.mask_address, "幸福小区3号楼2单元501室", "***"),
    ],
)
def test_a_mask_shows_enough_to_tell_people_apart(mask, plain, masked):
    assert mask(plain) == masked


@pytest.mark.parametrize("mask", MASKS)
def test_nothing_is_masked_as_nothing(mask):
    assert mask("") == "" and mask("  ") == ""


@pytest.mark.parametrize(
    "mask", [masks.mask_identity, masks.mask_mobile, masks.mask_bank_card, masks.mask_email]
)
def test_what_is_not_of_the_expected_shape_is_hidden_whole(mask):
    assert mask("12345") == "***"


@given(st.text(alphabet="0123456789X", min_size=18, max_size=18))
def test_at_most_five_characters_of_an_identity_number_stay_visible(number):
    masked = masks.mask_identity(number)
    assert len(masked) == 18 and masked.count("*") == 13


@given(st.text(max_size=60))
def test_every_mask_takes_any_text(text):
    for mask in MASKS:
        assert mask(text) == "" or "*" in mask(text)
