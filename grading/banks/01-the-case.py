"""Answers to unit 01 whose marks are known: mistakes with their message, and right answers."""

from grading.banks import Answers, Wrong

BANK = {
    "q01-1-order": Answers(
        wrong=[
            Wrong(
                "sorted as text",
                """
ordered = night.copy()
ordered["local"] = pd.to_datetime(ordered["printed"], format=as_printed)
ordered = ordered.sort_values("printed")
""",
                "It was sorted by `printed`, which is text.",
            ),
            Wrong(
                "column still text",
                """
ordered = night.copy()
ordered["local"] = ordered["printed"]
ordered = ordered.sort_values("local")
""",
                "it is text. `pd.to_datetime` makes times",
            ),
            Wrong(
                "sorted, but the result not kept",
                """
ordered = night.copy()
ordered["local"] = pd.to_datetime(ordered["printed"], format=as_printed)
ordered.sort_values("local")
""",
                "The rows still stand as they were.",
            ),
            Wrong(
                "latest first",
                """
ordered = night.copy()
ordered["local"] = pd.to_datetime(ordered["printed"], format=as_printed)
ordered = ordered.sort_values("local", ascending=False)
""",
                "The latest stands first.",
            ),
            Wrong(
                "rows lost",
                """
ordered = night[night["precision"] == "minute"].copy()
ordered["local"] = pd.to_datetime(ordered["printed"], format=as_printed)
ordered = ordered.sort_values("local")
""",
                "Rows were lost or doubled",
            ),
            Wrong(
                "no new column",
                """
ordered = night.sort_values("printed")
""",
                "has no column called local",
            ),
            Wrong(
                "one column sorted by itself",
                """
ordered = night.copy()
ordered["local"] = sorted(pd.to_datetime(ordered["printed"], format=as_printed))
""",
                "never one column by itself",
            ),
            Wrong(
                "only the column",
                """
ordered = pd.to_datetime(night["printed"], format=as_printed).sort_values()
""",
                "A table keeps all its columns.",
            ),
            Wrong(
                "times turned back into text",
                """
ordered = night.copy()
ordered["local"] = pd.to_datetime(ordered["printed"], format=as_printed)
ordered = ordered.sort_values("local")
ordered["local"] = ordered["local"].dt.strftime("%d.%m. %H:%M")
""",
                "it is text. `pd.to_datetime` makes times",
            ),
        ],
        right=[
            """
ordered = night.assign(local=pd.to_datetime(night["printed"], format=as_printed))
ordered = ordered.sort_values("local", kind="stable").reset_index(drop=True)
""",
            """
from datetime import datetime

ordered = night.copy()
ordered["local"] = [datetime.strptime(text, as_printed) for text in ordered["printed"]]
ordered.sort_values(by=["local", "report_id"], ascending=[True, False], inplace=True)
""",
            """
ordered = night.copy()
ordered["local"] = pd.to_datetime(ordered["printed"], format="mixed")
ordered = ordered.iloc[ordered["local"].argsort()]
""",
            """
ordered = night.copy()
ordered["local"] = ordered["printed"].apply(pd.Timestamp)
ordered = ordered.sort_values("local")[["report_id", "local", "printed", "event", "zone",
                                        "precision", "source_id"]]
""",
        ],
    ),
    "q01-2-utc": Answers(
        wrong=[
            Wrong(
                "called UTC instead of converted",
                """
def to_utc(local, zone):
    return local.tz_localize("UTC")
""",
                "It was taken for UTC from the start.",
            ),
            Wrong(
                "converted from UTC instead of to it",
                """
def to_utc(local, zone):
    return local.tz_localize("UTC").tz_convert(zone)
""",
                "It was taken for UTC from the start.",
            ),
            Wrong(
                "subtracted instead of added",
                """
def to_utc(local, zone):
    there = local.tz_localize(zone)
    return (local + there.utcoffset()).tz_localize("UTC")
""",
                "The hours were taken away.",
            ),
            Wrong(
                "no zone left",
                """
def to_utc(local, zone):
    return local.tz_localize(zone).tz_convert("UTC").tz_localize(None)
""",
                "A time with no zone fits any clock.",
            ),
            Wrong(
                "the time handed back as it came",
                """
def to_utc(local, zone):
    return local
""",
                "A time with no zone fits any clock.",
            ),
            Wrong(
                "right moment on another clock",
                """
def to_utc(local, zone):
    return local.tz_localize(zone)
""",
                "The moment is right, but it is read on another clock.",
            ),
            Wrong(
                "zone not used",
                """
def to_utc(local, zone):
    return local.tz_localize("America/New_York").tz_convert("UTC")
""",
                "Those are Eastern hours.",
            ),
            Wrong(
                "always the hours of winter",
                """
def to_utc(local, zone):
    hours = {"America/Phoenix": 7, "America/New_York": 5, "Europe/London": 0}
    return (local + pd.Timedelta(hours=hours.get(zone, 0))).tz_localize("UTC")
""",
                "Those are winter's hours.",
            ),
            Wrong(
                "Arizona made to change its clocks in summer",
                """
def to_utc(local, zone):
    zone = {"America/Phoenix": "America/Denver"}.get(zone, zone)
    return local.tz_localize(zone).tz_convert("UTC")
""",
                "Arizona leaves its clocks alone in summer.",
            ),
            Wrong(
                "printed instead of returned",
                """
def to_utc(local, zone):
    print(local.tz_localize(zone).tz_convert("UTC"))
""",
                "the last line lacks its `return`",
            ),
            Wrong(
                "text",
                """
def to_utc(local, zone):
    return str(local.tz_localize(zone).tz_convert("UTC"))
""",
                "It reads like a time, but it is text.",
            ),
            Wrong(
                "convert before localize",
                """
def to_utc(local, zone):
    return local.tz_convert("UTC")
""",
                "Look at line 3 of the answer cell",
            ),
        ],
        right=[
            """
def to_utc(local, zone):
    return local.tz_localize(zone).tz_convert("UTC")
""",
            """
from datetime import timezone
from zoneinfo import ZoneInfo


def to_utc(local, zone):
    return local.to_pydatetime().replace(tzinfo=ZoneInfo(zone)).astimezone(timezone.utc)
""",
            """
import dateutil.tz


def to_utc(local, zone):
    there = local.to_pydatetime().replace(tzinfo=dateutil.tz.gettz(zone))
    return there.astimezone(dateutil.tz.UTC)
""",
            """
def to_utc(local, zone):
    column = pd.Series([local]).dt.tz_localize(zone).dt.tz_convert("Etc/UTC")
    print(column)
    return column[0]
""",
        ],
    ),
    "q01-3-elapsed": Answers(
        wrong=[
            Wrong(
                ".seconds drops whole days",
                """
def minutes_between(start, end):
    return (end - start).seconds / 60
""",
                "`.seconds` and `.minute` forget days and hours.",
            ),
            Wrong(
                "hours",
                """
def minutes_between(start, end):
    return (end - start).total_seconds() / 3600
""",
                "Those are hours.",
            ),
            Wrong(
                "seconds",
                """
def minutes_between(start, end):
    return (end - start).total_seconds()
""",
                "Those are seconds.",
            ),
            Wrong(
                "start minus end",
                """
def minutes_between(start, end):
    return (start - end).total_seconds() / 60
""",
                "That is start minus end.",
            ),
            Wrong(
                "a length of time instead of a number",
                """
def minutes_between(start, end):
    return end - start
""",
                "`.total_seconds()` turns a length of time into a number.",
            ),
            Wrong(
                "rounded",
                """
def minutes_between(start, end):
    return round((end - start).total_seconds() / 60)
""",
                "It was rounded.",
            ),
            Wrong(
                "rounded down",
                """
def minutes_between(start, end):
    return (end - start).total_seconds() // 60
""",
                "It was rounded.",
            ),
            Wrong(
                "printed clocks compared",
                """
def minutes_between(start, end):
    return (end.tz_localize(None) - start.tz_localize(None)).total_seconds() / 60
""",
                "That is 20:18 minus 21:55",
            ),
            Wrong(
                "sign dropped",
                """
def minutes_between(start, end):
    return abs((end - start).total_seconds()) / 60
""",
                "The end came first",
            ),
            Wrong(
                "text",
                """
def minutes_between(start, end):
    return f"{(end - start).total_seconds() / 60} minutes"
""",
                "Quotation marks make text",
            ),
            Wrong(
                "name misspelt",
                """
def minutes_between(start, end):
    return (end - begin).total_seconds() / 60
""",
                "Look at line 3 of the answer cell",
            ),
            Wrong(
                "one thing too few in the brackets",
                """
def minutes_between(start):
    return 0
""",
                "stopped with an error: TypeError",
            ),
            Wrong(
                "brackets forgotten around the difference",
                """
def minutes_between(start, end):
    return end - start.total_seconds() / 60
""",
                "Subtract first, in brackets",
            ),
        ],
        right=[
            """
def minutes_between(start, end):
    return (end - start) / pd.Timedelta(minutes=1)
""",
            """
def minutes_between(start, end):
    gap = end - start
    return gap.days * 24 * 60 + gap.seconds / 60
""",
            """
import numpy as np


def minutes_between(start, end):
    return np.float64((end.timestamp() - start.timestamp()) / 60)
""",
            """
from fractions import Fraction


def minutes_between(start, end):
    return Fraction(int((end - start).total_seconds()), 60)
""",
        ],
    ),
    "q01-4-range": Answers(
        wrong=[
            Wrong(
                "mean for a range",
                """
def delay_range(minutes):
    return minutes.mean()
""",
                "That is the mean",
            ),
            Wrong(
                "first and last for lowest and highest",
                """
def delay_range(minutes):
    minutes = minutes.dropna()
    return minutes.iloc[0], minutes.iloc[-1]
""",
                "Those are the first and the last number.",
            ),
            Wrong(
                "a missing value let through",
                """
def delay_range(minutes):
    return min(minutes), max(minutes)
""",
                "boolean value of NA is ambiguous",
            ),
            Wrong(
                "distance between lowest and highest",
                """
def delay_range(minutes):
    return minutes.max() - minutes.min()
""",
                "That is the highest minus the lowest.",
            ),
            Wrong(
                "highest first",
                """
def delay_range(minutes):
    return minutes.max(), minutes.min()
""",
                "Give the lowest first.",
            ),
            Wrong(
                "brackets forgotten",
                """
def delay_range(minutes):
    return minutes.min, minutes.max
""",
                "Brackets are missing",
            ),
            Wrong(
                "all the numbers",
                """
def delay_range(minutes):
    return sorted(minutes.dropna())
""",
                "The number of values is 4",
            ),
            Wrong(
                "the case's own numbers",
                """
def delay_range(minutes):
    return 20, 60
""",
                "Those are the numbers of the case.",
            ),
            Wrong(
                "zero taken for missing",
                """
def delay_range(minutes):
    minutes = minutes[minutes > 0]
    return minutes.min(), minutes.max()
""",
                "A delay of 0 is a number, too.",
            ),
            Wrong(
                "text",
                """
def delay_range(minutes):
    return f"{minutes.min()} to {minutes.max()}"
""",
                "One text came where several are wanted.",
            ),
            Wrong(
                "missing taken for 0",
                """
def delay_range(minutes):
    return minutes.fillna(0).min(), minutes.fillna(0).max()
""",
                "Missing is not 0.",
            ),
        ],
        right=[
            """
def delay_range(minutes):
    return [minutes.min(), minutes.max()]
""",
            """
import math


def delay_range(minutes):
    known = [float(number) for number in minutes.dropna()]
    lowest, highest = math.inf, -math.inf
    for number in known:
        lowest = min(lowest, number)
        highest = max(highest, number)
    return lowest, highest
""",
            """
def delay_range(minutes):
    known = minutes.dropna().sort_values()
    return int(known.iloc[0]), int(known.iloc[-1])
""",
            """
def delay_range(minutes):
    return minutes.agg(["min", "max"])
""",
        ],
    ),
    "q01-5-outlets": Answers(
        wrong=[
            Wrong(
                "rows counted",
                """
def count_outlets(coverage):
    return len(coverage)
""",
                "That is the number of rows",
            ),
            Wrong(
                "rows counted, in the column",
                """
def count_outlets(coverage):
    return coverage["outlet"].count()
""",
                "That is the number of rows",
            ),
            Wrong(
                "addresses counted",
                """
def count_outlets(coverage):
    return coverage["url"].nunique()
""",
                "Those are the addresses.",
            ),
            Wrong(
                "kinds counted",
                """
def count_outlets(coverage):
    return coverage["kind"].nunique()
""",
                "That is the number of kinds.",
            ),
            Wrong(
                "the outlets, not their number",
                """
def count_outlets(coverage):
    return coverage["outlet"].unique()
""",
                "Something has to count",
            ),
            Wrong(
                "outlets with one page only",
                """
def count_outlets(coverage):
    pages = coverage["outlet"].value_counts()
    return len(pages[pages == 1])
""",
                "I expected 5.",
            ),
            Wrong(
                "the answer of the example",
                """
def count_outlets(coverage):
    return 5
""",
                "I expected 1.",
            ),
        ],
        right=[
            """
def count_outlets(coverage):
    return len(set(coverage["outlet"]))
""",
            """
def count_outlets(coverage):
    return len(coverage.drop_duplicates("outlet"))
""",
            """
def count_outlets(coverage):
    return coverage.groupby("outlet").ngroups
""",
            """
def count_outlets(coverage):
    return coverage["outlet"].value_counts().size
""",
        ],
    ),
    "q01-6-facts": Answers(
        wrong=[
            Wrong(
                "rows counted",
                """
def confirmed(reports):
    per_event = reports["event"].value_counts()
    return list(per_event[per_event >= 2].index)
""",
                "No event was sorted out.",
            ),
            Wrong(
                "repeats counted",
                """
def confirmed(reports):
    per_event = reports.groupby("event")["outlet"].nunique()
    return list(per_event[per_event >= 2].index)
""",
                "A report that repeats another was counted.",
            ),
            Wrong(
                "two pages of one outlet counted twice",
                """
def confirmed(reports):
    own = reports[reports["repeats"].isna()]
    per_event = own["event"].value_counts()
    return list(per_event[per_event >= 2].index)
""",
                "Two pages of one outlet were counted",
            ),
            Wrong(
                "missing looked for as empty text",
                """
def confirmed(reports):
    own = reports[reports["repeats"] == ""]
    per_event = own.groupby("event")["outlet"].nunique()
    return list(per_event[per_event >= 2].index)
""",
                "No event is left.",
            ),
            Wrong(
                "more than two asked for",
                """
def confirmed(reports):
    own = reports[reports["repeats"].isna()]
    per_event = own.groupby("event")["outlet"].nunique()
    return list(per_event[per_event > 2].index)
""",
                "two outlets are enough: `>= 2`.",
            ),
            Wrong(
                "one outlet is enough",
                """
def confirmed(reports):
    own = reports[reports["repeats"].isna()]
    return list(own["event"].unique())
""",
                "No event was sorted out.",
            ),
            Wrong(
                "the counts, not the events",
                """
def confirmed(reports):
    own = reports[reports["repeats"].isna()]
    per_event = own.groupby("event")["outlet"].nunique()
    return per_event[per_event >= 2]
""",
                "the names stand in `.index`",
            ),
            Wrong(
                "only the number of events",
                """
def confirmed(reports):
    own = reports[reports["repeats"].isna()]
    per_event = own.groupby("event")["outlet"].nunique()
    return (per_event >= 2).sum()
""",
                "One value came where several are wanted.",
            ),
            Wrong(
                "the same event more than once",
                """
def confirmed(reports):
    own = reports[reports["repeats"].isna()]
    outlets = own.groupby("event")["outlet"].transform("nunique")
    return list(own["event"][outlets >= 2])
""",
                "Something is there more than once.",
            ),
            Wrong(
                "exactly two asked for",
                """
def confirmed(reports):
    own = reports[reports["repeats"].isna()]
    per_event = own.groupby("event")["outlet"].nunique()
    return list(per_event[per_event == 2].index)
""",
                "two outlets are enough: `>= 2`.",
            ),
        ],
        right=[
            """
def confirmed(reports):
    own = reports[reports["repeats"].isna()]
    per_event = own.groupby("event")["outlet"].nunique()
    return per_event[per_event >= 2].index
""",
            """
def confirmed(reports):
    outlets = {}
    for event, outlet, repeats in zip(reports["event"], reports["outlet"], reports["repeats"]):
        if pd.isna(repeats):
            outlets.setdefault(event, set()).add(outlet)
    return {event for event, names in outlets.items() if len(names) >= 2}
""",
            """
def confirmed(reports):
    own = reports[reports["repeats"].isnull()].drop_duplicates(["event", "outlet"])
    often = own["event"].value_counts()
    return tuple(sorted(often[often > 1].index))
""",
            """
def confirmed(reports):
    found = []
    for event, rows in reports.dropna(subset=["event"]).groupby("event"):
        rows = rows[rows["repeats"].isna()]
        if rows["outlet"].nunique() >= 2:
            found = found + [event]
    return pd.Series(found, dtype=object)
""",
        ],
    ),
    "q01-7-figure": Answers(
        wrong=[
            Wrong(
                "printed clocks mixed",
                """
fig, ax = plt.subplots()
ax.plot(evening["local"], names, "o")
ax.set_xlabel("time in UTC")
""",
                "These are the printed clocks, two of them mixed.",
            ),
            Wrong(
                "no label",
                """
fig, ax = plt.subplots()
ax.plot(evening["utc"], names, "o")
""",
                "`fig` has no label below.",
            ),
            Wrong(
                "label without a clock",
                """
fig, ax = plt.subplots()
ax.scatter(evening["utc"], names)
ax.set_xlabel("time")
""",
                "I expected it to name the clock: UTC.",
            ),
            Wrong(
                "numbers on the left",
                """
fig, ax = plt.subplots()
ax.plot(evening["utc"], range(len(evening)), "o")
ax.set_xlabel("UTC")
""",
                "The left side of `fig` has no words.",
            ),
            Wrong(
                "times drawn as text",
                """
fig, ax = plt.subplots()
ax.plot(evening["utc"].astype(str), names, "o")
ax.set_xlabel("UTC")
""",
                "Draw times, not their text",
            ),
            Wrong(
                "rows left out",
                """
fig, ax = plt.subplots()
exact = evening[evening["precision"] == "minute"]
ax.plot(exact["utc"], exact["event"], "o")
ax.set_xlabel("UTC")
""",
                "Draw every row of the table",
            ),
            Wrong(
                "one mark for several reports",
                """
fig, ax = plt.subplots()
times = evening["utc"].unique()
ax.plot(times, ["report at " + str(time) for time in times], "o")
ax.set_xlabel("UTC")
""",
                "I expected 8 marks",
            ),
            Wrong(
                "two reports on one row",
                """
fig, ax = plt.subplots()
ax.plot(evening["utc"], evening["event"], "o")
ax.set_xlabel("UTC")
""",
                "Two reports of one event need two rows.",
            ),
            Wrong(
                "names beside the times of others",
                """
fig, ax = plt.subplots()
ax.plot(evening["utc"], names[::-1].tolist(), "o")
ax.set_xlabel("UTC")
""",
                "but beside other names",
            ),
            Wrong(
                "the day of the other clock",
                """
fig, ax = plt.subplots()
ax.plot(evening["utc"], names, "o")
ax.set_xlabel("9 November 2011, time in UTC")
""",
                "In UTC the next day has begun.",
            ),
            Wrong(
                "a line in place of marks",
                """
fig, ax = plt.subplots()
ax.plot(evening["utc"], names)
ax.set_xlabel("UTC")
""",
                "a line without marks",
            ),
            Wrong(
                "axis on the Eastern clock, label UTC",
                """
fig, ax = plt.subplots()
ax.plot(evening["utc"].dt.tz_convert("America/New_York"), names, "o")
ax.set_xlabel("UTC")
""",
                "the axis below counts on another clock",
            ),
            Wrong(
                "times on the wrong axis",
                """
fig, ax = plt.subplots()
ax.plot(names, evening["utc"], "o")
ax.set_xlabel("UTC")
""",
                "and times first",
            ),
            Wrong(
                "nothing drawn",
                """
fig, ax = plt.subplots()
ax.set_xlabel("UTC")
""",
                "`fig` has 0 marks.",
            ),
            Wrong(
                "the axes, not the figure",
                """
ax, fig = plt.subplots()
fig.plot(evening["utc"], names, "o")
fig.set_xlabel("UTC")
""",
                "I expected a matplotlib figure.",
            ),
        ],
        right=[
            """
fig, ax = plt.subplots(figsize=(9, 5))
ax.scatter(evening["utc"], names, marker="s", color="black")
ax.set(xlabel="UTC, 10 November 2011", ylabel="event and source", title="The evening")
""",
            """
fig = plt.figure()
ax = fig.add_subplot()
for time, event, source in zip(evening["utc"], evening["event"], evening["source_id"]):
    ax.plot([time], [source + ": " + event], marker="o", linestyle="none")
ax.set_xlabel("Time (utc)")
""",
            """
fig, ax = plt.subplots()
ax.plot(evening["utc"].dt.tz_localize(None), range(len(evening)), "o")
ax.set_yticks(range(len(evening)), names)
ax.set_xlabel("hour in UTC")
ax.axvline(pd.Timestamp("2011-11-10 03:10"), linestyle=":")
""",
            """
fig, ax = plt.subplots()
ax.vlines(evening["utc"], [n - 0.3 for n in range(8)], [n + 0.3 for n in range(8)])
ax.set_yticks(range(8), names)
ax.set_xlabel("Coordinated Universal Time")
""",
        ],
    ),
    "q01-8-alt": Answers(
        wrong=[
            Wrong(
                "too short",
                'alt_text = "A timeline of the evening from 02:00 to 03:18"',
                "has 9 words",
            ),
            Wrong(
                "begins with image of",
                """
alt_text = (
    "Image of a timeline with eight reports in UTC, from the trustees at 02:00 to the alert "
    "on a phone in Arizona at 03:18."
)
""",
                "A screen reader has already said",
            ),
            Wrong(
                "no time named",
                """
alt_text = (
    "Eight reports on one clock. First the trustees meet, then the coach is dismissed, then the "
    "firing is announced, and last a phone in Arizona buzzes."
)
""",
                "does not give a clock time",
            ),
            Wrong(
                "too long", 'alt_text = "At 03:10 the firing is announced. " * 20', "has 120 words"
            ),
            Wrong(
                "the same words again and again",
                'alt_text = "reports at 03:10 " * 8',
                "the same few words again and again",
            ),
            Wrong(
                "the words of the first figure", "alt_text = alt", "the text under the first figure"
            ),
            Wrong(
                "a list of words",
                'alt_text = ["eight", "reports", "at", "03:10"]',
                "4 texts came",
            ),
        ],
        right=[
            """
alt_text = (
    "Timeline in UTC of eight reports: trustees at 02:00, the dismissal by telephone at 03:00, "
    "the announcement by 03:10, the first news after that and the alert in Arizona at 03:18."
)
""",
            '''
alt_text = """
Eight marks, each one report, run from the upper left to the lower right between 9 p.m. and
10:18 p.m. Eastern time. The last one, the alert, comes eight minutes after the announcement.
"""
''',
        ],
    ),
}
