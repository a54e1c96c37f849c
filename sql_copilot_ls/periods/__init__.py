"""Periods of time: what they are, the text that stands for one, and the readers that find them in comments."""

from sql_copilot_ls.periods.period import Anchor, Period, PeriodError
from sql_copilot_ls.periods.period_reader import FoundPeriod, read_periods

__all__ = ["Anchor", "FoundPeriod", "Period", "PeriodError", "read_periods"]
