"""Choosing sentences that fit a title: those sharing its rarer words first, none out of place."""

from dataclasses import replace
from functools import cache

RARE = 2  # a pair of characters found in at most so many sentences tells them apart

# A sentence that speaks of an occasion needs a title that does: words of one, words of the other.
OCCASIONS = (
    (("会议", "会上", "座谈会", "现场会"), ("会", "部署", "调度", "传达", "通报")),
    (("培训", "讲解", "讲授"), ("培训", "班", "宣讲", "学习", "教育", "轮训", "业务")),
    (("演练",), ("演练", "练", "预案", "总结")),
    (("参赛", "比赛", "角逐"), ("赛", "比武", "运动会")),
    (("直播间",), ("直播间", "热线")),
    (("代表、委员",), ("代表", "委员", "提案")),
    (("招聘",), ("招聘", "聘用")),
    (("任职决定",), ("任职", "新入职", "选派", "考核测评")),
    (("老干部",), ("退休", "重阳")),
    (("献血",), ("献血",)),
    (("慰问金",), ("困难", "慰问", "救助", "帮扶")),
    (("入党誓词",), ("誓词", "党日", "七一", "建党", "党")),
    (("春节", "返乡"), ("春", "返乡", "假")),
    (("塌方", "抢险人员两小时"), ("水毁", "降雨", "抢", "台风", "排险", "汛期", "防汛", "总结")),
    (("降雪发生", "恢复正常通行"), ("除雪", "清雪", "降雪", "春雪", "积雪")),
    (("专项整治以来",), ("整治", "成效", "成果", "总结", "情况")),
    (("村民们告诉",), ("见闻", "变迁", "致富", "村", "富")),
    (("审计组",), ("审计", "自查", "专项资金")),
    (("案卷",), ("案卷", "评查", "监督", "执法")),
    (("上半年",), ("上半年", "半年", "七一", "通报")),
)


def fitted(topic, title, choice):
    """The topic with its sentences in the order in which to use them under this title."""
    return replace(
        topic,
        facts=_ordered(topic.facts, title, choice),
        measures=_ordered(topic.measures, title, choice),
        closings=_ordered(topic.closings, title, choice),
        captions=_captions(topic.captions, title, choice),
    )


def _captions(captions, title, choice):
    """All of them, since an item may need several; those out of place come last."""
    fitting = _ordered(captions, title, choice)
    return (*fitting, *[caption for caption in captions if caption not in fitting])


def _ordered(sentences, title, choice):
    fitting = [sentence for sentence in sentences if _in_place(sentence, title)] or sentences
    shuffled = choice.some(fitting, len(fitting))
    wanted = _rare_pairs(sentences) & _pairs(title)
    return tuple(sorted(shuffled, key=lambda sentence: -len(_pairs(sentence) & wanted)))


def _in_place(sentence, title):
    return all(
        any(word in title for word in in_title)
        for in_sentence, in_title in OCCASIONS
        if any(word in sentence for word in in_sentence)
    )


@cache
def _pairs(text):
    return {text[start : start + 2] for start in range(len(text) - 1)}


@cache
def _rare_pairs(sentences):
    seen = {}
    for sentence in sentences:
        for pair in _pairs(sentence):
            seen[pair] = seen.get(pair, 0) + 1
    return {pair for pair, count in seen.items() if count <= RARE}
