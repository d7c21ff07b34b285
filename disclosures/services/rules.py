"""What must be right in a service item before it goes out, as sentences. Pure."""


def problems_of_days(legal_days: int | None, promised_days: int | None) -> list[str]:
    """A promise shortens the time that the law gives, and never lengthens it."""
    if legal_days is None or promised_days is None or promised_days <= legal_days:
        return []
    return [f"承诺时限（{promised_days}个工作日）比法定时限（{legal_days}个工作日）长，请核对"]


def problems_of_place(*, windows, online_url: str) -> list[str]:
    """条例第二十条第（五）项: whoever applies must be able to read where."""
    if windows or online_url:
        return []
    return ["请写明在哪里办理：至少勾选一个窗口，或者填写网上办理地址"]


def days_in_words(days: int) -> str:
    """A limit as the guide prints it; none at all is done while one waits."""
    return f"{days}个工作日" if days else "当场办结"
