# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # What happened, when, and how do we know?
#
# *Unit 01. 60 to 75 minutes. 20 points in all. Needed first: nothing.*
#
# After this unit you can
#
# - put reports in the right order,
# - bring clock times from different places onto one clock,
# - measure the time between two events,
# - give as a range what nobody knows exactly,
# - count independent outlets, and tell fact from claim,
# - draw a timeline, and describe it for those who cannot see it.
#
# **How to use this page.**
# Click into a grey cell and press Shift and Enter: it runs, and shows its result.
# Run all cells, from top to bottom.
# Three dots `...` mark where you write.
# Below each answer stands its check: run it, no need to read it.
# A red message does no harm: read its last lines, change your answer, run it and the check again.
# **Validate**, above, runs all checks at once.

# %% [markdown]
# ## The night of 9 November 2011
#
# On a Wednesday evening Penn State University dismisses its football coach, Joe Paterno (PennLive).
# Four days earlier a former assistant was charged with the abuse of children (Salon).
# The actor Ashton Kutcher, followed by more than eight million accounts, tweets that the firing is an insult (Fox Sports).
# Angry replies pour in.
# He deletes the tweet, takes it back, apologises and signs off (Daily Dot).
# The next day he hands the account to his company (Newsday).
#
# An article for a social media class says that the news had been widely reported before he posted, and that hundreds of outlets covered the affair (Selective Social Media).
# Can we show that?
#
# **Run the next cell.** It fetches the tables and tools.

# %% nbgrader={"grade": false, "grade_id": "q01-setup", "locked": true, "schema_version": 3, "solution": false, "task": false}
import matplotlib.pyplot as plt
import pandas as pd

from backlash import check, data, plot

plot.use_style()
timeline = data.load_timeline(raw=True)
coverage = data.load_coverage()
outlets = data.load_sources()[["source_id", "outlet", "repeats"]]
reports = timeline.merge(outlets, on="source_id")[["event", "outlet", "repeats"]]
as_printed = "%d %b %Y %I:%M %p"
data.describe("timeline")

# %% [markdown]
# ## 1. In which order?
#
# A row of `timeline` is one report of one event by one source.
# The next cell calls those that give a time of day `night`, and sorts them by the text in `printed`.
#
# **Predict first.** Which day will stand on top? Then run the cell.

# %%
timed = timeline[timeline["zone"] != ""].head(9)
night = timed[["report_id", "event", "printed", "zone", "precision", "source_id"]]
night.sort_values("printed")

# %% [markdown]
# *Badge: real. Table `timeline`; `source_id` names each source. The bold number on the left is the row's place in the table.*
#
# Text is sorted sign by sign, and 1 comes before 9.
# `pd.to_datetime` turns text into times, and times sort properly.
# `as_printed` tells it how the text is written: day, month, year, clock.
#
# **Fill the gap.** Replace the three dots: `by_time` is the table `counts`, sorted by its column `local`.
#
# <details><summary>One solution</summary><code>by_time = counts.sort_values("local")</code></details>

# %%
printed = ["24 May 2010 11:07 AM", "18 Nov 2011 6:26 AM", "17 Apr 2009 2:13 AM"]
counts = pd.DataFrame({"printed": printed, "followers": [4_942_000, 8_392_247, 1_000_000]})
counts["local"] = pd.to_datetime(counts["printed"], format=as_printed)
by_time = ...
by_time

# %% [markdown]
# *Badge: real. CNN, HuffPost, ABC News.*
#
# ### Your turn (2 points)
#
# `ordered` begins as a copy of the table `night`.
# Add a column `local`: the texts in `printed` as real times.
# Then sort the table by `local`, earliest first.
# Keep all rows.
# For `9 Nov 2011 10:00 PM` and `9 Nov 2011 9:00 PM` the order would be 9:00 PM, 10:00 PM.
#
# Hint: two lines, with `pd.to_datetime` and `.sort_values` as above. The second begins with `ordered =`.
#
# *No hidden checks here.*

# %% nbgrader={"grade": false, "grade_id": "q01-1-order", "locked": false, "schema_version": 3, "solution": true, "task": false}
ordered = night.copy()
### BEGIN SOLUTION
ordered["local"] = pd.to_datetime(ordered["printed"], format=as_printed)
ordered = ordered.sort_values("local")
### END SOLUTION
ordered

# %% nbgrader={"grade": true, "grade_id": "q01-1-order-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
real = data.load_timeline()["local"].loc[night.index]
by_text = real[night["printed"].sort_values().index]
latest_first = tuple(real.sort_values())[::-1]
usual = {
    tuple(real): "The rows still stand as they were. `.sort_values` gives a new table: keep it.",
    tuple(by_text): "It was sorted by `printed`, which is text. Sort by the new column `local`.",
    latest_first: "The latest stands first. Leave out `ascending=False`.",
}
check.table("ordered", ordered, night.assign(local=real), by="local", usual=usual)
check.passed("q01-1-order")

# %% [markdown]
# ## 2. On which clock?
#
# Python writes 8:18 PM as 20:18.
#
# **Check yourself.** In the first row of `ordered`, a phone reports the firing before the trustees meet. How can that be?
#
# <details><summary>Answer</summary>The phone was in Arizona, where clocks showed two hours less. Each source prints the clock on its own wall.</details>
#
# We need one clock for all: UTC, the world's common clock.
# `tz_localize` says whose clock a time was read on; `tz_convert` reads the same moment on another.
#
# **Predict first.** The firing was announced at 10:10 PM in Pennsylvania (PennLive). Does UTC show more or less? Which day? Then run the cell.

# %%
announced = pd.Timestamp("2011-11-09 22:10")
announced = announced.tz_localize("America/New_York")
announced.tz_convert("UTC")

# %% [markdown]
# Five hours more, and the next day.
#
# Steps that we need again become a *function*: `def`, its name, and in brackets what it is given.
# The lines below stand four spaces to the right. `return` hands back the result.
#
# **Fill the gap.** The function should read the moment on the clock of `"Europe/London"`.
# Until then it shows `Ellipsis`, Python's word for three dots.
#
# <details><summary>One solution</summary><code>return there.tz_convert("Europe/London")</code></details>

# %%
def arizona_to_london(local):
    there = local.tz_localize("America/Phoenix")
    return ...


arizona_to_london(pd.Timestamp("2011-11-09 20:18"))

# %% [markdown]
# ### Your turn (2 points)
#
# Write the function `to_utc(local, zone)`.
# `local` is a time without a zone; `zone` is the name of its clock, a text.
# The function gives back the same moment as a time in UTC.
# For 1:00 PM on 10 November 2011 in `"America/Los_Angeles"` it would be 21:00 in UTC.
#
# Hint: `.tz_localize(zone)`, then `.tz_convert`. Keep the four spaces and `return`.
#
# *The hidden checks use other zones, and a summer day, when many clocks are an hour ahead.*

# %% nbgrader={"grade": false, "grade_id": "q01-2-utc", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_utc(local, zone):
    """Give in UTC the moment at which a clock in `zone` showed `local`."""
    ### BEGIN SOLUTION
    there = local.tz_localize(zone)
    return there.tz_convert("UTC")
    ### END SOLUTION


to_utc(pd.Timestamp("2011-11-09 20:18"), "America/Phoenix")

# %% nbgrader={"grade": true, "grade_id": "q01-2-utc-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
alert = [pd.Timestamp("2011-11-09 20:18"), "America/Phoenix"]
usual = {
    pd.Timestamp("2011-11-09 20:18", tz="UTC"): "The same digits were only called UTC. "
    "First say whose clock it was, with `.tz_localize(zone)`.",
    pd.Timestamp("2011-11-09 13:18", tz="UTC"): "The seven hours were taken away. Arizona is behind "
    "UTC, so UTC shows more. `.tz_convert` knows the direction.",
    pd.Timestamp("2011-11-10 01:18", tz="UTC"): "Those are Eastern hours. Use the `zone` given.",
}
check.gives(to_utc, alert, pd.Timestamp("2011-11-10 03:18", tz="UTC"), usual)
check.passed("q01-2-utc")
### BEGIN HIDDEN TESTS
summer = pd.Timestamp("2011-07-09 22:10")
fixed = {
    pd.Timestamp("2011-07-10 03:10", tz="UTC"): "Five hours were added, as in winter. "
    "In July New York is four hours behind UTC. `.tz_localize(zone)` knows that.",
}
check.gives(to_utc, [summer, "America/New_York"], pd.Timestamp("2011-07-10 02:10", tz="UTC"), fixed)
moved = {pd.Timestamp("2011-07-10 04:10", tz="UTC"): "Arizona leaves its clocks alone in summer."}
check.gives(to_utc, [summer, "America/Phoenix"], pd.Timestamp("2011-07-10 05:10", tz="UTC"), moved)
check.gives(to_utc, [summer, "Europe/London"], pd.Timestamp("2011-07-09 21:10", tz="UTC"))
winter = pd.Timestamp("2011-11-18 06:26")
check.gives(to_utc, [winter, "Europe/London"], pd.Timestamp("2011-11-18 06:26", tz="UTC"))
check.gives(to_utc, [winter, "Asia/Kolkata"], pd.Timestamp("2011-11-18 00:56", tz="UTC"))
### END HIDDEN TESTS

# %% [markdown]
# ## 3. How long in between?
#
# One time minus another is a length of time. `.total_seconds()` makes a number of it.
#
# **Predict first.** How many hours passed from the announcement to the hand-over of the account, at 1:00 PM the next day (Newsday)? Run the cell.
# Then change one number so that it shows minutes.

# %%
handed_over = pd.Timestamp("2011-11-10 13:00", tz="America/New_York")
gap = handed_over - announced
gap.total_seconds() / 3600

# %% [markdown]
# <details><summary>One solution</summary><code>gap.total_seconds() / 60</code></details>
#
# ### Your turn (2 points)
#
# Write the function `minutes_between(start, end)`.
# Both are times with a zone.
# It gives the minutes from `start` to `end`: a number, not rounded, below zero if `end` came first.
# From 10:00:00 PM to 10:01:30 PM it would be `1.5`.
#
# Hint: subtract, then `.total_seconds()`. Times with a zone know their own clock.
#
# *The hidden checks use several days, different zones, and an end before its start.*

# %% nbgrader={"grade": false, "grade_id": "q01-3-elapsed", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minutes_between(start, end):
    """Give the number of minutes from `start` to `end`."""
    ### BEGIN SOLUTION
    return (end - start).total_seconds() / 60
    ### END SOLUTION


minutes_between(announced, pd.Timestamp("2011-11-09 20:18", tz="America/Phoenix"))

# %% nbgrader={"grade": true, "grade_id": "q01-3-elapsed-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
start = pd.Timestamp("2011-11-09 22:10", tz="America/New_York")
next_day = start + pd.Timedelta(days=1, minutes=3)
days = "`.seconds` forgets whole days. `.total_seconds()` counts them."
hours = "Those are hours. A minute has 60 seconds, an hour 3600."
sign = "That is start minus end. Take the start from the end."
usual = {3: days, 24.05: hours, 86580: "Those are seconds. Divide by 60.", -1443: sign}
check.gives(minutes_between, [start, next_day], 1443, usual)
clocks = {-112: "That is 20:18 minus 22:10: the Arizona clock was taken for an Eastern one."}
check.gives(minutes_between, [start, pd.Timestamp("2011-11-09 20:18", tz="America/Phoenix")], 8, clocks)
rounded = dict.fromkeys([1, 2], "It was rounded. Half a minute is a part of the answer.")
check.gives(minutes_between, [start, start + pd.Timedelta(seconds=90)], 1.5, rounded)
check.passed("q01-3-elapsed")
### BEGIN HIDDEN TESTS
week = pd.Timestamp("2011-11-18 06:26", tz="Europe/London")
check.gives(minutes_between, [start, week], 11716)
check.gives(minutes_between, [week, start], -11716, {11716: "The end came first, so it is below zero."})
check.gives(minutes_between, [start, start], 0)
midnight = pd.Timestamp("2011-11-10 05:20", tz="UTC")
check.gives(minutes_between, [start, midnight], 130)
### END HIDDEN TESTS

# %% [markdown]
# ## 4. When sources disagree
#
# How long did the tweet stand?
# No source prints the minute in which it was sent.
# Some say how many minutes later he was back.
#
# **Predict first.** Run the cell. Which one number would you give your manager?

# %%
deletion = timeline[timeline["event"] == "deletion"]
deletion[["source_id", "minutes_after_tweet", "note"]]

# %% [markdown]
# *Badge: real. Table `timeline`; `<NA>` and `NaN` mean that a value is missing.*
#
# The mean is a number that no source reports. A range says what we know.
#
# ### Your turn (2 points)
#
# Write the function `delay_range(minutes)`.
# `minutes` is a column of numbers, some of them missing.
# It gives back two numbers, the lowest and the highest, and leaves out what is missing.
# For 40, 25, `<NA>`, 50 it would be `(25, 50)`.
#
# Hint: `minutes.min()` and `minutes.max()`. `return a, b` hands back two values.
#
# *The hidden checks use other columns, one with a single number.*

# %% nbgrader={"grade": false, "grade_id": "q01-4-range", "locked": false, "schema_version": 3, "solution": true, "task": false}
def delay_range(minutes):
    """Give the lowest and the highest of the numbers that sources report."""
    ### BEGIN SOLUTION
    return minutes.min(), minutes.max()
    ### END SOLUTION


delay_range(deletion["minutes_after_tweet"])

# %% nbgrader={"grade": true, "grade_id": "q01-4-range-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
minutes = pd.Series([float("nan"), 30, 15, 45, 20])
ends = "Those are the first and the last number. Sources are in no order: use `.min()`, `.max()`."
usual = {
    27.5: "That is the mean, one number that no source reports. A range has two.",
    30: "That is the highest minus the lowest. Give both, not the distance between them.",
    (20, 60): "Those are the numbers of the case. Work with the `minutes` that are given.",
    (30, 20): ends,
    (45, 15): "The highest stands first. Give the lowest first.",
}
check.gives(delay_range, [minutes], (15, 45), usual)
check.passed("q01-4-range")
### BEGIN HIDDEN TESTS
check.gives(delay_range, [pd.Series([60.0, 20.0, 30.0])], (20, 60), {(60, 30): ends})
check.gives(delay_range, [pd.Series([7.0, float("nan")])], (7, 7))
check.gives(delay_range, [pd.Series([5, 90, 0])], (0, 90), {(5, 90): "A delay of 0 is a number, too."})
### END HIDDEN TESTS

# %% [markdown]
# (`np.int64(20)` is simply 20.)
# So when was it deleted?
# The tweet speaks of the firing, so it came after the announcement.
# A page stamped 7:03 AM tells the whole story (AOL TV), so by then it was over.
# The page names no clock; we take Eastern time. *Badge: assumed.*
#
# **Run the cell.** Then put your highest number in the place of the lowest. Which bound moves?

# %%
minutes_up = 20
reported = pd.Timestamp("2011-11-10 07:03", tz="America/New_York")
bounds = [announced + pd.Timedelta(minutes=minutes_up), reported]
pd.Series(bounds, index=["not deleted before", "deleted by"])

# %% [markdown]
# ## 5. How many say so?
#
# A row of `coverage` is one page about the tweet that we can name. Run the cell and look at `outlet`.

# %%
coverage.loc[8:13, ["page_id", "outlet", "kind", "url"]]

# %% [markdown]
# *Badge: real. Table `coverage`, six of its rows.*
#
# A page is not an outlet.
# `coverage["kind"].nunique()` would count the different values in the column `kind`.
#
# ### Your turn (1 point)
#
# Write the function `count_outlets(coverage)`.
# It gives the number of different outlets in a table.
# For pages of Gazette, Gazette and Herald it would be `2`.
#
# Hint: `.nunique()`, on another column.
#
# *The hidden checks use other tables with the same columns.*

# %% nbgrader={"grade": false, "grade_id": "q01-5-outlets", "locked": false, "schema_version": 3, "solution": true, "task": false}
def count_outlets(coverage):
    """Give the number of different outlets in a table of pages."""
    ### BEGIN SOLUTION
    return coverage["outlet"].nunique()
    ### END SOLUTION


count_outlets(coverage)

# %% nbgrader={"grade": true, "grade_id": "q01-5-outlets-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
pages = pd.DataFrame({"page_id": ["p1", "p2", "p3", "p4", "p5", "p6"]})
pages["outlet"] = ["Gazette", "Herald", "Gazette", "Gazette", "Herald", "Courier"]
pages["kind"] = ["newspaper", "newspaper", "blog", "newspaper", "blog", "newspaper"]
pages["url"] = ["g.example/1", "h.example/1", "g.example/2", None, "h.example/2", "c.example/1"]
usual = {
    6: "That is the number of rows: every page was counted, not every outlet.",
    5: "That is the number of addresses. Two addresses can belong to one outlet.",
    2: "That is the number of kinds. The outlets stand in the column `outlet`.",
}
check.gives(count_outlets, [pages], 3, usual)
check.passed("q01-5-outlets")
### BEGIN HIDDEN TESTS
check.gives(count_outlets, [pages[:1]], 1)
check.gives(count_outlets, [pages[pages["outlet"] == "Gazette"]], 1, {3: usual[6], 2: usual[5]})
check.gives(count_outlets, [pages[1:]], 3, {5: usual[6], 4: usual[5]})
### END HIDDEN TESTS

# %% [markdown]
# ## 6. Fact or claim?
#
# Your count is a floor: so many we can name.
# "Hundreds" is neither shown nor refuted. It stays a claim.
#
# A page that passes on another's report is no second witness.
# The column `repeats` names the report passed on; it is missing where a page speaks for itself.
#
# **Predict first.** Which kinds of outlet have five or more that speak for themselves? Run the cell.

# %%
own = coverage[coverage["repeats"].isna()]
per_kind = own.groupby("kind")["outlet"].nunique()
list(per_kind[per_kind >= 5].index)

# %% [markdown]
# Three steps: keep the rows where `repeats` is missing, count outlets in each kind, keep the large counts.
#
# ### Your turn (2 points)
#
# `reports` has the event and the outlet of each row of `timeline`, and `repeats`.
# Write the function `established(reports)`.
# It gives a list of the events that at least two different outlets report, each for itself.
# The order does not matter.
# For this table it would be `["parade"]`:
#
# | event | outlet | repeats |
# |---|---|---|
# | parade | Gazette | NaN |
# | parade | Herald | NaN |
# | storm | Gazette | NaN |
# | storm | Gazette | NaN |
# | strike | Herald | NaN |
# | strike | Courier | herald-1 |
#
# Hint: the same three steps, with `reports` and `event`.
#
# *The hidden checks use other tables, one without any such event.*

# %% nbgrader={"grade": false, "grade_id": "q01-6-facts", "locked": false, "schema_version": 3, "solution": true, "task": false}
def established(reports):
    """List the events that at least two outlets report, each for itself."""
    ### BEGIN SOLUTION
    own = reports[reports["repeats"].isna()]
    per_event = own.groupby("event")["outlet"].nunique()
    return list(per_event[per_event >= 2].index)
    ### END SOLUTION


established(reports)

# %% nbgrader={"grade": true, "grade_id": "q01-6-facts-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
small = pd.DataFrame({"event": ["parade"] * 2 + ["storm"] * 2 + ["strike"] * 2 + ["flood"] * 3})
small["outlet"] = ["Gazette", "Herald", "Gazette", "Gazette", "Herald", "Courier", *"ABC"]
small["repeats"] = [None, None, None, None, None, "herald-1", None, None, None]
usual = {
    frozenset(small["event"]): "No event was sorted out. Count outlets, and keep two or more.",
    frozenset(["parade", "strike", "flood"]): "A report that repeats another was counted.",
    frozenset(["parade", "storm", "flood"]): "Two pages of one outlet were counted as two.",
    frozenset(["flood"]): "Two outlets are enough: `>= 2`.",
    frozenset(): "No event is left. `.isna()` finds what is missing; `== ''` does not.",
}
check.gives(established, [small], {"parade", "flood"}, usual)
check.passed("q01-6-facts")
### BEGIN HIDDEN TESTS
check.gives(established, [small[2:6]], set())
check.gives(established, [small[:6]], {"parade"})
check.gives(established, [small.assign(event="vote", repeats="wire")], set())
check.gives(established, [small.assign(event="vote", outlet="Gazette")], set())
### END HIDDEN TESTS

# %% [markdown]
# **Check yourself.** Fact or claim? (a) The tweet stood for an hour. (b) The news was widely reported before he posted. (c) He will lose many followers.
#
# <details><summary>Answer</summary>(a) A claim: the hour rests on his own account. (b) The announcement came first, since the tweet speaks of it. More we cannot say without its minute. (c) A claim about the future: unit 09.</details>
#
# ## 7. Draw it
#
# Run the cell. What is wrong with this picture?

# %%
evening = data.load_timeline()
evening = evening[evening["utc"] < pd.Timestamp("2011-11-10 04:00", tz="UTC")]
names = evening["event"] + ", " + evening["source_id"]
fig, ax = plt.subplots()
ax.plot(evening["local"], names, "o")
ax.set_xlabel("time as printed by each source")
plot.badge(fig, "real", "timeline.csv, with a source for each report")
alt = (
    "Eight reports on the clocks of their sources. The news alert, at 20:18, stands alone on the "
    "left, before the trustees meet at 21:00. The other seven lie between 21:00 and 22:15."
)
plot.show(fig, alt=alt)

# %% [markdown]
# ### Your turn (2 points)
#
# Draw the better figure, `fig`: one mark for each report in `evening`, at its time in UTC, with `names` on the left.
# Name the clock in the label below it.
# The column `utc` of `evening` was made as your `to_utc` makes it; the alert stands at 03:18.
#
# Hint: `ax.plot` and `ax.set_xlabel`, as above. `ax.invert_yaxis()` puts the first report on top.
#
# *No hidden checks here.*

# %% nbgrader={"grade": false, "grade_id": "q01-7-figure", "locked": false, "schema_version": 3, "solution": true, "task": false}
fig, ax = plt.subplots()
### BEGIN SOLUTION
ax.plot(evening["utc"], names, "o")
ax.set_xlabel("time in UTC (Eastern time and five hours)")
ax.invert_yaxis()
### END SOLUTION
plot.badge(fig, "real", "timeline.csv, with a source for each report")
plot.show(fig, alt="Draft of my timeline.")

# %% nbgrader={"grade": true, "grade_id": "q01-7-figure-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
usual = {
    tuple(evening["local"]): "These are the printed clocks, two of them mixed. "
    "The column `utc` has all reports on one clock.",
}
check.timeline("fig", fig, evening["utc"], clock="UTC", usual=usual)
check.passed("q01-7-figure")

# %% [markdown]
# ### Your turn (1 point)
#
# Some readers hear your figure.
# Write `alt_text`, 15 to 80 words in quotation marks: what is drawn, what to notice, and at least one clock time such as 03:10.
# The words under the first figure are an example.
#
# Hint: begin with what is shown, not with "Image of".
#
# *The hidden checks look whether the words are your own, and varied.*

# %% nbgrader={"grade": false, "grade_id": "q01-8-alt", "locked": false, "schema_version": 3, "solution": true, "task": false}
alt_text = (
    ### BEGIN SOLUTION
    "Eight reports of one evening in UTC. The trustees meet at about 02:00, the firing is "
    "announced by 03:10, a sports blog has it at 03:13, and a phone in Arizona at 03:18. "
    "On one clock the order makes sense: from the announcement to the alert it took eight minutes."
    ### END SOLUTION
)
plot.show(fig, alt=alt_text)

# %% nbgrader={"grade": true, "grade_id": "q01-8-alt-check", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
clock_time = r"\b\d{1,2}([:.]\d\d|\s?[ap]\.?m\b)"
check.alt_text("alt_text", alt_text, clock_time, "a clock time such as 03:10")
check.passed("q01-8-alt")
### BEGIN HIDDEN TESTS
check.expect(
    len(set(alt_text.lower().split())) >= 10,
    "`alt_text` says the same few words again and again.",
    "I expected at least ten different words.",
    "Say what is drawn, from when to when, and what a reader should notice.",
)
check.expect(
    " ".join(alt_text.split()).lower() != alt.lower(),
    "`alt_text` is the text under the first figure.",
    "I expected a description of your own figure.",
    "The first figure shows other clocks. Say what yours shows.",
)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "q01-w-task", "locked": true, "schema_version": 3, "solution": false, "task": false}
# ## 8. A brief to your manager (6 points)
#
# Your manager has two minutes before a call about this case, and does not code.
# In 3 to 5 sentences: what happened in what order, what is certain, what is not, and how do we know?
# Use one number with its range.
# Double-click the next cell to write.
#
# | | 2 points | 1 point | 0 points |
# |---|---|---|---|
# | **Order** | right, on one named clock | right, but clocks mixed or unnamed | wrong or missing |
# | **Number** | with unit, range and what it measures | without its range | none, or not in our tables |
# | **Certainty** | what is certain, what is not, and who says so | only a part of that | all told as certain |
#
# ### BEGIN MARK SCHEME
# **Mark scheme.** Mark the three rows one by one, 0 to 2 points each. Style and grammar earn nothing and cost nothing.
# Any true order of at least three events will do, and any clock, as long as one is named.
#
# *Order.*
# 2: "All times Eastern: the firing was announced at about 10:10 PM, he tweeted later that evening, deleted the tweet, signed off, and handed over the account at about 1 PM the next day."
# 1: "First the firing was announced, then he tweeted, then he deleted it and signed off." (no clock)
# 1: "The alert came at 8:18 PM and the announcement at 10:10 PM, and he tweeted afterwards." (two clocks mixed)
# 0: "He tweeted, and when they fired the coach he took it back."
#
# *Number.*
# 2: "The tweet stood for 20 to 60 minutes, depending on the source."
# 2: "We can name 40 outlets that covered it; the true number is that or higher." (a floor is half a range, said as one)
# 1: "The tweet stood for about 40 minutes." (a mean, no range)
# 1: "It took 30 minutes." (one source's number told as the answer)
# 0: "It took a while", or "hundreds of outlets covered it" told as counted.
#
# *Certainty.*
# 2: "That he deleted it is certain, since several outlets report it on their own; when he sent it is not, because no source prints the minute."
# 2: "The announcement at 10:10 PM Eastern is solid (PennLive, ComRadio). The hour until the deletion is only his own account."
# 1: "We do not know when exactly he tweeted." (no word on who reports what)
# 1: "Several newspapers report the deletion." (nothing is said to be uncertain)
# 0: "He posted at 10:30 PM, deleted it at 11 PM and lost many followers."
#
# A minute given for the tweet without the word assumed costs the point for certainty that it contradicts: at most 1 in that row.
# ### END MARK SCHEME

# %% [markdown] nbgrader={"grade": true, "grade_id": "q01-w", "locked": false, "points": 6, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# All times are Eastern. The dismissal of the coach was announced by about 10:10 PM on 9 November 2011 (ComRadio, PennLive); later that night Kutcher tweeted against it, deleted the tweet, apologised and signed off, and at about 1 PM the next day he handed the account to his company (Newsday).
# That he deleted the tweet and took it back is certain: several outlets report it independently.
# How long it stood is not: between 20 and 60 minutes, because the sources differ, and the hour is his own account.
# The minute of the tweet itself is printed nowhere, and we could name only about 40 outlets, so "hundreds" stays a claim.
# ### END SOLUTION

# %% [markdown]
# ## Key points
#
# - Text that reads like a time is not a time. Convert it before you sort.
# - A time without its clock misleads. Bring all onto one clock.
# - Where sources disagree, give the range.
# - Count outlets that speak for themselves, not pages.
# - What nobody else confirms stays a claim, and so does the future.
#
# **Before you hand in**: menu *Kernel*, *Restart Kernel and Run All Cells*, then **Validate**.
#
# **What next.** We know what happened. Unit 02 asks how loud it was, and when.
