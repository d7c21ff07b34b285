"""What must hold before a project goes out: days in order, nothing told before the award. Pure."""

import re

from disclosures.projects.kinds import DECIDED, Stage

ORDER = {stage.label: place for place, stage in enumerate(Stage)}
LASTING = {Stage.PREQUALIFICATION.label, Stage.TENDER.label, Stage.CANDIDATES.label}
# 《招标投标法》第二十二条、第三十七条: the base price and the names of the experts are secret.
NUMERAL = "0-9０-９一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟"
BASE_PRICE = re.compile(rf"标底[^。；\n]{{0,12}}?[{NUMERAL}][{NUMERAL},.，．万亿]*\s*[万亿元]")
EXPERTS = re.compile(
    r"(?:评标(?:委员会)?|专家)(?:专家|成员|组长|负责人)?(?:名单|姓名)?\s*[:：]"
    r"|(?:专家|成员)(?:名单|姓名)[\s为是]"
    # 由招标人代表和专家五人组成 tells no name.
    r"|评标委员会由(?![^。；\n]*(?:代表|专家|人员|[0-9一二三四五六七八九十]人))[^。；\n]+组成"
)


def is_decided(stages: list[dict]) -> bool:
    """Whether it is known who won."""
    return any(row.get("stage") in {stage.label for stage in DECIDED} for row in stages)


def problems_of_stages(stages: list[dict]) -> list[str]:
    """Days that contradict each other, and last days that are missing, as sentences."""
    found, first_days = [], {}
    for number, row in enumerate(stages, 1):
        stage, day, ends = (row.get(key, "") for key in ("stage", "day", "ends"))
        if ends and ends < day:
            found.append(f"第{number}行“{stage}”的截止日期早于日期，请核对")
        if stage in LASTING and not ends:
            found.append(f"第{number}行“{stage}”要写明截止日期")
        first_days.setdefault(stage, day)
    in_order = sorted(first_days, key=lambda stage: ORDER.get(stage, 0))
    for earlier, later in zip(in_order, in_order[1:], strict=False):
        if first_days[later] < first_days[earlier]:
            found.append(f"“{later}”的日期早于“{earlier}”，请核对")
    return found


def problems_of_secrets(texts: list[tuple[str, str]], *, decided: bool) -> list[str]:
    """What may not be told before the award: that it took place is all that is public."""
    if decided:
        return []
    found = []
    for place, text in texts:
        if BASE_PRICE.search(text):
            found.append(f"{place}中有标底的金额，中标结果公布以前不得公开")
        if EXPERTS.search(text):
            found.append(f"{place}中有评标专家的名单，中标结果公布以前不得公开")
    return found


def in_order_of_days(stages: list[dict]) -> list[dict]:
    """The thread as it happened; of one day in the order of the stages."""
    return sorted(stages, key=lambda row: (row.get("day", ""), ORDER.get(row.get("stage"), 0)))
