"""What a clause of a measure says of its status, and which of two clauses decides.

Of two that weigh the same the later does. A plan for more does not undo what was counted (建成8处, 计划明年再建2处),
nor does that fewer still go on, or that what is left waits (化解17件, 正在办理1件, 其余2件尚在协商).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from notices.evidence.shapes import Number, State
from notices.parsing.shapes import Span


@dataclass(frozen=True, slots=True)
class ClauseClaim:
    """What one clause says, how much that weighs, the words that say it.

    `counted` where they count results, `amounts` by unit where a count begins or ends them, `completes` where they say
    when what was counted will be finished, in the same `sentence` (its start), `is_purpose` where they only say what
    for: 确保4月底前完成; `is_rest` where they speak of what is left, and that it waits: 其余7户尚在协商.
    """

    state: State
    weight: int
    span: Span
    sentence: int
    counted: bool = False
    amounts: Mapping[str, Number] = field(default_factory=dict)
    completes: bool = False
    is_purpose: bool = False
    dated: bool = False
    is_whole: bool = False
    is_part: bool = False
    is_rest: bool = False

    def or_later(self, later: ClauseClaim) -> ClauseClaim:
        """Which of two claims decides."""
        if later.weight < self.weight or self._outlasts(later):
            return self
        if later.state != self.state:
            return later
        return replace(later, counted=later.counted or self.counted, amounts=self._amounts_with(later))

    def _amounts_with(self, later: ClauseClaim) -> Mapping[str, Number]:
        """The largest of each unit that their sentence counts."""
        if self.sentence != later.sentence:
            return later.amounts
        units = {*self.amounts, *later.amounts}
        return {unit: max(claim.amounts.get(unit, 0) for claim in (self, later)) for unit in units}

    def _outlasts(self, later: ClauseClaim) -> bool:
        """A dated plan stays beside a part of it that is done, what was counted beside the rest that goes on."""
        if later.state == "planned":
            return self._outlasts_plan(later)
        if later.state == "underway":
            return self.counted and (later.is_rest or self._is_more(later))
        return self.state == "planned" and self.dated and later.state == "done" and later.is_part

    def _is_more(self, later: ClauseClaim) -> bool:
        """17 settled, 1 going on."""
        if self.sentence != later.sentence:
            return False
        return any(self.amounts.get(unit, 0) > amount for unit, amount in later.amounts.items())

    def _outlasts_plan(self, plan: ClauseClaim) -> bool:
        """What was counted stays unless the plan finishes it, what goes on unless it is more than its purpose."""
        completes = plan.completes and plan.sentence == self.sentence and not self.is_whole
        return (self.counted and not completes) or (self.state == "underway" and plan.is_purpose)
