"""Periods of time: what they are, the text that stands for one, and the readers that find them in comments."""

from sql_copilot_ls.periods.period import Anchor, Period, PeriodError

__all__ = ["Anchor", "Period", "PeriodError"]
