"""What a heading says: its title by the title rule, and whether it states a finding or names an action.

Everything here takes the heading's text without its label, folded.
"""

from __future__ import annotations

import re

from notices.parsing.fields import FINDING_WORD
from notices.parsing.lines import BULLETS, without_closing

# What may stand before a quoted finding: 关于“…”问题, 积极整改“…”的问题, 问题：“…”
_LEADS = r"(?:关于|针对|对于?|对照|就|围绕|聚焦|紧盯|在|存在|反馈)"
_EAGERLY = (
    "(?:积极|着力|全面|深入|切实|认真|坚决|扎实|持续|进一步|大力|彻底|及时|立即|重点|集中|严肃"
    "|推动|推进|加快|督促|做好|抓好|抓紧|开展|有效){0,3}"
)
_SOLVING = (
    "(?:整改|解决|整治|核查|纠正|治理|查处|处理|破解|改进|纠治|化解|清理|清查"
    "|排查|整顿|消除|遏制|防范|严查|克服|扭转)"
)
# Behind 关于 a noun before the verb is part of the finding: 关于河道治理“重建轻管”问题.
_QUOTE_LEAD = re.compile(
    rf"^(?:问题[:：])?(?:{_LEADS}(?:{_EAGERLY}{_SOLVING}(?:好|了)?)?"
    rf"|(?!关于|针对|对|就)(?:[^“”\"'‘’]{{0,8}}{_SOLVING}(?:好|了)?)?)$"
)
_QUOTE_TAIL = re.compile(  # …”等3个突出问题的整改情况, but not …”问题清理不彻底
    r"^(?:等)?(?:[0-9一二两三四五六七八九十]+个)?(?:方面|的|突出|具体|相关|有关|这一|存在){0,3}"
    r"(?:(?P<named>问题|方面)(?:的?(?:整改|落实|解决|处置|处理)[^。,;:]{0,12}|情况)?)?(?:[,;:。].*)?$"
)
_PLAIN_LEAD = re.compile(rf"^(?:问题[:：])?(?:{_LEADS}.*|{_EAGERLY}{_SOLVING}?(?:好|了)?)$")
_JOIN = re.compile(r"^[,;、和及 ]*$")
_PAIRS = (("“", "”"), ("‘", "’"))

# [已完成]关于台账不全的问题
_STATE_LEAD = re.compile(r"^[\[【(](?:已|基本|正在|持续|长期|尚?未)[^\[\]【】()]{1,10}[\]】)] *")
# 关于台账不全的问题（已完成，长期坚持）, but not 设施闲置（已建未用）
_STATE_TAIL = re.compile(
    r"[\[【(](?=[^()\[\]【】]*(?:完成|整改|推进|坚持|销号|办结|到位|立改))"
    r"(?:已经?|基本|正在|持续|长期|尚?未|阶段性|全部|部分|整改|完成|推进|坚持|销号|办结|落实|到位|立行立改|限期|按期|目前"
    r"|需要?|取得|成效|进展|中|并|[,、 ])++[\]】)]?$"
)
_WORD_LEAD = re.compile(rf"^(?:[{BULLETS}] ?)?{FINDING_WORD} *")
_REPORT = r"(?:的)?(?:整改|落实|解决)?(?:落实|完成|进展)?(?:工作)?(?:情况)?"
_FINDING_LEAD = re.compile(rf"^(?:关于|针对|对照|(?:对|就)(?=.*问题(?=的?整改){_REPORT}$))")
# 问：巡察组指出“台账不全”，改得怎么样？ asks about the findings it quotes, whatever stands around them.
_QUESTION = re.compile(r"^(?:问|提问|记者问?) ?: *")
_LEAST_QUOTED = 4  # characters: a shorter quotation is a term
_TAIL = re.compile(rf"(?:方面存在的?(?:突出)?问题|(?:的|等|这一|这个)?问题){_REPORT}$")
_PLAIN_TAIL = re.compile(r"(?:的)?整改(?:落实|完成|进展)?情况$")

# A heading that treats something as a finding, whatever its verb: 关于…问题, 针对…问题, 整改…问题
# but not 关于问题线索的处置, 关于整改不力问题的问责.
_NOT_ITSELF = r"(?!线索|的?(?:问责|追责|处置|查办))"
_NO_NOUN = r"(?!成果|成效|工作|任务|责任|实效|落实|措施|方案|台账|长效|质量|合力)"  # 巩固整改成果解决突出问题
_NAMES_FINDING = re.compile(
    rf"^(?:关于|针对|对|就|围绕)[^。]*问题{_NOT_ITSELF}|"
    rf"整改{_NO_NOUN}[^。,]{{0,80}}问题{_NOT_ITSELF}|^(?:反馈|存在|主要|具体)?问题:"
)
# Verbs that make 问题 or a defect the object of an action: 破解停车难问题
_ACTS = re.compile(
    rf"^(?:加快|加大|推进|推动|稳妥|堵塞|(?:{_EAGERLY}|着手|下大力气|集中力量)(?:解决|整治|破解|治理|纠正|补齐|消除|防范|克服|杜绝|遏制|处置|化解|弥补|查处|打击|清理|处理|核查|排查))"
)
_ACTS_ON_PROBLEM = re.compile(
    r"^[^,“”]{0,8}?(?:解决|整治|破解|治理|纠正|补齐|消除|防范|克服|杜绝|遏制|处置|化解|弥补|查处|打击|清理|处理)"
)
_PROBLEM = re.compile("的?问题$")
# How a finding ends when it does not say 问题: 学习不深入, 监管存在漏洞, 进度滞后. A bare noun (差距) is as often the
# object of an action (拉平差距), so nouns need a verb of being before them or a degree behind.
_FLAW = "(?:差距|短板|漏洞|隐患|风险|偏差|难点|缺口|薄弱环节|盲区|堵点)"
_LOST = "失[守管控察真范修实效衡]"  # 监管失守, 设施失修
_DEFECT = re.compile(
    rf"(?:不(?!断|懈|移|松|停|忘|放松|手软|留死角|留余地|打折|折不扣|少于|低于|高于|超过|得)[^,。;、]{{1,8}}|未[^,。;、]{{1,14}}|没有[^,。;]{{1,14}}|(?:有|存在|存|仍|尚|出现)[^,。;]{{0,8}}{_FLAW}|"
    rf"{_FLAW}[^,。;]{{0,3}}(?:大|多|明显|突出|严重|高)|薄弱|滞后|缓慢|乏力|弱化|淡化|虚化|突出|流于形式|走过场|偏[低弱软慢少]|"
    r"较[差低弱慢大]|时有发生|仍有发生|屡禁不止|走形式|搞形式|(?:以|用)[^,。;]{1,20}代替[^,。;]{1,12}|青黄不接|宽松|浪费|流失|闲置|脱节|"
    r"[^,。;]{2}(?<!增)多|[^,。;]{2}(?<!减)少|[^,。;]{2}(?<!降)低|[^,。;]{2}(?<!放)慢|有待[^,。;、]{1,8}|宽松软|短缺|欠缺|缺失|缺位|缺乏[^,。;]{1,10}|问题|粗放|随意|混乱|"
    rf"浮于表面|走样|变形|{_LOST}|缺项|造假|弄虚作假|空转|悬空|断[档层]|老化|虚高|超(?:标准?|概算|编)|混岗|[漏错瞒][发报登评保]|"
    r"代签|补记|两张皮|一[转发罚签交审]了之|以[包罚]代管|打折扣|重[^,。;]{1,6}轻[^,。;]{1,6}|围标|串标|优亲厚友|推诿|扯皮|扎堆|过滥|积压|挂账|拖欠|"
    r"违规[^,。;]{1,12})$"
)
# What makes a phrase that begins with no verb of doing a finding.
_WANTING = re.compile(
    f"不(?!断|仅|动产|忘|少于|得|超过|低于)|[未缺弱虚漏乱慢乏滥僵]|滞[后留]|薄弱|差距|拖欠|欠[缴账]|违[规反纪法]|超[标编]|难(?!点)|{_LOST}|闲置|沉淀|流失|浪费"
    "|落空|走过场|形式|流于|两张皮|短板|弊|空转|无[人实序效力]|私[用设分自]|屡[审查禁]|套取|挪用|侵占|截留|低价|重复|代替|千篇一律|化整为零|纸[面上]|公款|单一|老化|粗放|随意"
    "|打折扣|一刀切|一阵风|扎堆|反弹|混[乱岗用]|偏[低少慢软轻]|有待|仍需|刷绿漆|隐患|堵点|积压|挂账|断档|扯皮|推诿|以[^,。]{1,8}代|重[^,。]{1,6}轻"
)
_BEGINS_ACT = re.compile(
    r"(?:进一步|全面|及时|认真|持续|切实|着力|深入|积极|逐|再次|严|组织|召开|制定|修订|出台|印发|建立|完善|健全|开展|加强|强化|推进|推动|落实|成立|明确|清理|清退|追缴"
    r"|把|按|以(?!案促改流)|由|通过|邀请|聘请|安排|选派|调整|规范|整治|督促|约谈|核查|排查|梳理|压减|提高|提升|优化|实行|实施|推行|统一|公开|设立|新增|新建|投入|争取|收回"
    r"|退回|补[^贴助]|举办|举一反三|抓|建成|盘活|拓宽|引入|取消|停|关停|责令|立案|给予|坚持|整改|解决|杜绝|防[止范]|消除|遏制|纠正|查处|打击|破解|克服|严[肃格禁]|堵塞|加快|加大|坚决|集中|大力|扎实|做好|强力|深化|聚焦|狠抓|用好|打造|拓展|搭建|探索|开辟|创新|丰富|健全|细化|明晰|厘清|理顺)"
)
_TERSE = re.compile(r"[^,。;:!?0-9]{2,30}[。:]?$")
_ASPECT = re.compile(r"方面$|^[^,。;:、]{2,12}类$|^在.*方面|方面的?(?:整改|问题)?(?:落实|进展)?情况$")
_GROUP = re.compile(  # 立行立改、已完成整改的问题, 第二阶段：限期整改的问题: how far problems are
    r"(?!关于|针对|对|.*(?:不[^断]|没|缺|滞后|薄弱|走过场|低|难|未(?:能|按|如)))"
    r"(?:第.{1,2}[阶批类]段?[: ]*)?[^“”。:]{0,14}"
    r"(?:已|尚?未|正在|需要?|基本|长期|集中|立行|即知|限期|按期|分期|近期|中期)[^“”,。:]{0,10}"
    r"(?:(?:整改|立改|即改|完成|推进|坚持|落实|解决|销号)(?:到位|完毕)?){1,3}的?(?:问题|事项|任务)$"
)
_COUNTED = re.compile(
    r"\([^()]{0,8}[0-9]+ ?[个项条类][^()]{0,6}\)$"
)  # （3个问题）, behind the name of a field
_NOUN = re.compile(  # 党的建设, 主体责任落实情况
    r"[^,。;:]{0,24}(?:建设|领导|责任|落实|领域|情况|监督|队伍|工作|治理|发展|任务|部署|路线|作风)$"
)
_BODY = re.compile(  # 某某路桥公司, 县林业局党组: a report by the bodies below
    r"[^,。;:、“”0-9]{2,20}(?:公司|集团|局|委|办|中心|医院|学校|学院|院|所|站|厂|队|校|街道|镇|乡|村|社区)(?:党组|党委|党工委|党总支|党支部)?$"
)
_FIELD_OF_PROBLEMS = re.compile(
    r"方面(?:存在)?的?(?:突出|主要)?问题(?=的?整改.*情况$|$)"
)  # 在落实组织路线方面存在的问题整改情况


def quoted_finding(heading: str) -> str | None:
    """The finding a heading quotes (several joined by ;), or None where its quotes only mark a term.

    关于“台账不全”问题 → 台账不全; 落实“两个责任”不到位 → None.
    """
    for opening, closing in _PAIRS:
        if opening in heading:
            return _quoted(heading, opening, closing)
    return None


def _quoted(heading: str, opening: str, closing: str) -> str | None:
    spans = _outer_quotes(heading, opening, closing)
    if not spans or not _QUOTE_LEAD.match(heading[: spans[0][0]].strip()):
        return None
    run = [spans[0]]
    for span in spans[1:]:
        if not _JOIN.match(heading[run[-1][1] : span[0]]):
            break
        run.append(span)
    tail = _QUOTE_TAIL.match(without_closing(heading[run[-1][1] :]).strip())
    if not tail or not (tail["named"] or _PLAIN_LEAD.match(heading[: spans[0][0]].strip())):
        return None
    return ";".join(heading[start + 1 : end - 1].strip() for start, end in run)


def _outer_quotes(heading: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """The spans of the outermost quotes, marks included."""
    spans, depth, start = [], 0, 0
    for place, char in enumerate(heading):
        if char == opening:
            start = start if depth else place
            depth += 1
        elif char == closing and depth:
            depth -= 1
            if not depth:
                spans.append((start, place + 1))
    return spans


def finding_title(heading: str) -> str:
    """The title of a finding: what it quotes, else the heading less 问题：, 关于 and 问题的整改情况."""
    words = _WORD_LEAD.sub("", _STATE_LEAD.sub("", without_state(heading)), count=1)
    quoted = _asked_about(words) or quoted_finding(words)
    if quoted:
        return quoted
    words = _FINDING_LEAD.sub("", words, count=1)
    shorter = _TAIL.sub("", words) or words
    return _without_lone_quote(
        without_closing(shorter if shorter != words else _PLAIN_TAIL.sub("", words) or words)
    )


def _without_lone_quote(words: str) -> str:
    """“教材审核不严: a quotation that is never closed is none."""
    for opening, closing in _PAIRS:
        if words.startswith(opening) and closing not in words:
            return words[1:] or words
    return words


def _asked_about(heading: str) -> str:
    """What a question quotes, several joined by ;, or nothing where it is no question."""
    if not _QUESTION.match(heading):
        return ""
    spans = [span for pair in _PAIRS for span in _outer_quotes(heading, *pair)]
    outer = [span for span in spans if not any(a < span[0] and span[1] < b for a, b in spans)]
    quotes = [heading[start + 1 : end - 1] for start, end in outer]
    return ";".join(quote for quote in quotes if len(quote) >= _LEAST_QUOTED)


def aspect_title(heading: str) -> str:
    """The title of a field of problems; 整治群众身边腐败问题 is its whole name, 作风建设方面存在的问题 is not."""
    words = without_closing(heading)
    field = _NAMED_FIELD.match(words)
    return words if field else finding_title(heading)


_NAMED_FIELD = re.compile(
    r"(?:[^,“”]{0,4}(?:整治|解决)|[^,“”]*发现)(?![^\n]*(?:的|方面)问题)[^“”]*问题(?:整改)?$"
)


def action_title(heading: str) -> str:
    """The title of an action is its sentence."""
    return without_state(heading)


def without_state(heading: str) -> str:
    """A heading without its closing punctuation and how far it is by what stands behind it: …的问题（已完成）."""
    return without_closing(_STATE_TAIL.sub("", without_closing(heading)))


def without_count(heading: str) -> str:
    """The name of a field of problems without how many there are: 党的建设方面（3个问题）."""
    return without_closing(_COUNTED.sub("", without_closing(heading)))


def is_finding(heading: str) -> bool:
    """Does the heading state what was found, rather than what is done?"""
    words = without_state(heading)
    if _GROUP.match(words):
        return False
    if names_finding(heading):
        return True
    if not _DEFECT.search(words):
        return False
    bare = _PROBLEM.sub("", words)
    acts = _ACTS if bare == words or _DEFECT.search(bare) else _ACTS_ON_PROBLEM  # 破解停车难问题
    return not acts.match(words)


def is_wanting(heading: str) -> bool:
    """Does an item's heading name what is wrong rather than what is done: 公示牌有名无实, 资金滞留, 公车私用?"""
    return is_finding(heading) or bool(_WANTING.search(heading) and not begins_act(heading))


def announces(heading: str) -> bool:
    """关于…, 针对…: a heading says first what it is about."""
    return heading.startswith(("关于", "针对"))


def begins_act(heading: str) -> bool:
    """Does a heading begin with a verb of doing: 建立台账?"""
    return _BEGINS_ACT.match(heading) is not None


def names_finding(heading: str) -> bool:
    """Does the heading announce its finding: 关于…问题, 整改…问题?"""
    words = without_state(heading)
    return bool(_NAMES_FINDING.search(words)) or quoted_finding(words) is not None


def is_aspect(heading: str) -> bool:
    """Does the heading only name a field of problems, or whose they are: 加强党的领导方面, 城东水厂?"""
    words = without_count(heading)
    if _BODY.match(words):
        return True
    if not words.startswith(("关于", "针对", "对")):
        words = _FIELD_OF_PROBLEMS.sub("方面", words)
    return bool(_ASPECT.search(words)) and "问题" not in words.replace("方面问题", "")


def is_field_of_problems(heading: str) -> bool:
    """Does the heading name the field that problems are from, not what is wrong: 关于作风建设方面存在的问题?"""
    words = without_count(heading)
    words = _FINDING_LEAD.sub("", _WORD_LEAD.sub("", words, count=1), count=1)
    field, count = _FIELD_OF_PROBLEMS.subn("", words)
    return bool(count) and not _DEFECT.search(field)


def is_noun(heading: str) -> bool:
    """Is the heading a name that says neither what was found nor what is done: 党的建设?"""
    words = without_count(heading)
    return bool(_NOUN.match(words)) and not is_finding(heading) and not _ACTS.match(words)


def is_terse(heading: str) -> bool:
    """Is the heading one short phrase without figures, as headings before a sentence are?"""
    return bool(_TERSE.match(heading))
