"""Dates of the demonstration: working days to either side, seasons, days as they are written."""

from datetime import date, datetime, time, timedelta

from django.utils.timezone import get_default_timezone

from disclosures.statute.working_days import load_published

CALENDAR = load_published()
OPENING = time(9, 0)


def working_days_of(year, month):
    day = date(year, month, 1)
    days = []
    while day.month == month:
        if CALENDAR.is_working_day(day):
            days.append(day)
        day += timedelta(days=1)
    return days


def step(day, count):
    """The working day `count` working days after (or, if negative, before) `day`."""
    direction = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += direction
        left -= CALENDAR.is_working_day(day)
    return day


def on_or_after(day):
    return day if CALENDAR.is_working_day(day) else CALENDAR.next_working_day(day)


def made_before(published_on, working_days):
    """A date of making not later than publication and not in an earlier year."""
    made_on = step(published_on, -working_days)
    if made_on.year == published_on.year:
        return made_on
    return working_days_of(published_on.year, 1)[0]


def season(month):
    return ("winter", "spring", "summer", "autumn")[month % 12 // 3]


def moment(day, hour=OPENING):
    """The instant at which it happened, in the portal's zone."""
    return datetime.combine(day, hour, tzinfo=get_default_timezone()) if day else None


def chinese(day):
    return f"{day.year}年{day.month}月{day.day}日"


def month_and_day(day):
    return f"{day.month}月{day.day}日"
