"""信息处理费 by the ladders of 国办函〔2020〕109号: progressive, one standard only. Pure."""

FREE_ITEMS, FREE_PAGES = 10, 30
PER_ITEM = 100
ITEM_STEP = 10  # above 30 items, each further ten cost 100 yuan more apiece
FIRST_STEP_ENDS = 30
PAGE_STEPS = ((100, 10), (200, 20), (None, 40))  # up to page, yuan a page


def fee_by_items(items: int) -> int:
    """Yuan for the applications of one applicant in one calendar month."""
    total = 0
    for item in range(FREE_ITEMS + 1, items + 1):
        tier = max(0, -(-(item - FIRST_STEP_ENDS) // ITEM_STEP))
        total += PER_ITEM * (1 + tier)
    return total


def fee_by_pages(pages: int) -> int:
    """Yuan for the pages given on one application."""
    total, before = 0, FREE_PAGES
    for last, price in PAGE_STEPS:
        upto = pages if last is None else min(pages, last)
        total += max(0, upto - before) * price
        before = last or before
    return total
