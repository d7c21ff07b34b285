"""How personal data is shown to those who may see only a part of it.

No national text fixes a pattern for masking: what stays visible here is this portal's choice,
enough for staff to tell two people apart and too little to identify either. What is not of the
expected shape is hidden whole.
"""

import re

HIDDEN = "***"
_SEPARATORS = re.compile(r"[\s()-]")
# Up to province, city and county; 小区 and 社区 are already part of a home.
_ADMINISTRATIVE = re.compile(
    r"(?:[一-鿿]{2,8}?(?:省|自治区))?"
    r"(?:[一-鿿]{2,8}?(?:市|自治州|地区|盟))?"
    r"(?:[一-鿿]{1,8}?(?:(?<![小社街园])区|县|旗|市))?"
)


def mask_identity(number: str) -> str:
    """The first three and the last two characters of an identity number, old form or new."""
    return _ends(_SEPARATORS.sub("", number), 3, 2, lengths=(15, 18))


def mask_mobile(number: str) -> str:
    """The first three and the last four digits; a country code is dropped."""
    digits = re.sub(r"^(?:\+|00)?86(?=1[0-9]{10}$)", "", _SEPARATORS.sub("", number))
    return _ends(digits, 3, 4, lengths=(11,))


def mask_bank_card(number: str) -> str:
    """The last four digits."""
    return _ends(_SEPARATORS.sub("", number), 0, 4, lengths=range(16, 20))


def mask_email(address: str) -> str:
    """The first character and the domain."""
    name, at, domain = address.strip().partition("@")
    return f"{name[0]}{HIDDEN}@{domain}" if name and at and domain else _whole(address)


def mask_name(name: str) -> str:
    """The first character; the length of the rest is not told beyond two."""
    name = name.strip()
    return name[:1] + "*" * min(max(len(name) - 1, 1), 2) if name else ""


def mask_address(address: str) -> str:
    """Province, city and county; everything below is hidden."""
    address = address.strip()
    return _ADMINISTRATIVE.match(address).group() + HIDDEN if address else ""


def _ends(value: str, first: int, last: int, *, lengths) -> str:
    if len(value) not in lengths:
        return _whole(value)
    return value[:first] + "*" * (len(value) - first - last) + value[-last:]


def _whole(value: str) -> str:
    return HIDDEN if value.strip() else ""
