# ---
# jupyter:
#   kernelspec: {display_name: Python 3, language: python, name: python3}
# ---

# %% [markdown]
# # What happened, when, and how do we know?
#
# *Unit 01. 60 to 75 minutes, two hours for a first notebook. 20 points in all. Needed first: nothing.*
#
# After this unit you can
#
# - put reports in order, on one clock, and measure the time between them,
# - give as a range what nobody knows exactly,
# - count outlets, and tell fact from claim,
# - draw a timeline, and describe it in words.
#
# **How to use this page.**
# Work downwards: click into a grey cell, press Shift and Enter, read what appears.
# Three dots `...` mark where you write.
# Below each answer stands its check: just run it.
# A red message does no harm: read its last lines, mend, run both again.
# A *badge* says where data come from: *real* is published, *assumed* is not.

# %% [markdown]
# ## The night of 9 November 2011
#
# On a Wednesday evening Penn State dismisses its football coach, Joe Paterno (PennLive).
# Four days earlier a former assistant was charged with the abuse of children (Salon).
# The actor Ashton Kutcher, with more than eight million followers (Digital Trends), tweets that the firing is an insult (Fox Sports).
# He writes that he has only just heard of the firing (Fox Sports), deletes the tweet, apologises and signs off (Daily Dot).
# The next day he announces that his company will look after the account (Newsday).
#
# An article for a class says that the news had been widely reported before he posted, and that hundreds of outlets covered the affair (Selective Social Media).
# Can we show that?
#
# **Run the next cell.** It fetches the tables.

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
timeline.loc[3:14, ["event", "what", "printed", "source_id"]]

# %% [markdown]
# ## 1. In which order?
#
# *Badge: real. Table `timeline`: a row is one report of one event; `source_id` names its source.*
#
# `printed` is the time of day that a source gives.
# For "shortly before nine" we wrote 9:00 PM, and `precision` says `about`.
# The nine reports of 9 and 10 November with a time and a zone become the table `night`.
#
# **Predict first.** `9 Nov 2011 9:00 PM`, `10 Nov 2011 1:00 PM`: which comes first if they are sorted as text? Then run the cell.

# %%
timed = timeline[timeline["zone"] != ""].head(9)
night = timed[["report_id", "event", "printed", "precision", "zone", "source_id"]]
night.sort_values("printed")

# %% [markdown]
# Text is sorted letter by letter, and 1 comes before 9.
# `pd.to_datetime` turns text into times; `as_printed`, from the first cell, tells it how the text is written.
#
# **Fill the gap.** `counts` has three counts of his followers.
# Replace the three dots (Python's `Ellipsis`): `by_time` is `counts`, sorted by its column `local`.
#
# <details><summary>One solution</summary><code>by_time = counts.sort_values("local")</code></details>

# %%
printed = ["24 May 2010 11:07 AM", "18 Nov 2011 6:26 AM", "17 Apr 2009 2:13 AM"]
counts = pd.DataFrame({"printed": printed, "followers": [4_942_000, 8_392_247, 1_000_000]})
counts["local"] = pd.to_datetime(counts["printed"], format=as_printed)
by_time = ...
by_time

# %% [markdown]
# *Badge: real. CNN (2010), HuffPost (2011), ABC News (2009).*
#
# ### Your turn (2 points)
#
# `ordered` begins as a copy of the table `night`.
# Add a column `local`, the texts in `printed` as real times.
# Then sort the table by it, earliest first. Keep all rows.
# For `1 Dec 2011 10:00 PM` and `1 Dec 2011 9:00 PM` the order would be 9, 10.
#
# Hint: two lines, as above. The second begins with `ordered =`.
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
_given = data.load_timeline(raw=True).query("zone != ''").head(9)[list(night.columns)]
_real = data.load_timeline()["local"].loc[_given.index]
_by_text = _real[_given["printed"].sort_values().index]
_usual = {
    tuple(_real): "The rows still stand as they were. `.sort_values` gives a new table: keep it.",
    tuple(_by_text): "It was sorted by `printed`, which is text. Sort by the new column `local`.",
    tuple(_real.sort_values())[::-1]: "The latest stands first. Leave out `ascending=False`.",
}
check.table("ordered", ordered, _given.assign(local=_real), by="local", usual=_usual)
check.passed("q01-1-order", hidden=False)

# %% [markdown]
# ## 2. On which clock?
#
# Python writes 8:18 PM as 20:18.
#
# **Check yourself.** In the first row a reporter's phone gets the news (`news-alert`) before the trustees meet. How?
#
# <details><summary>Answer</summary>The phone was in Arizona, where clocks showed two hours less. Each source gives the clock on its own wall.</details>
#
# We need one clock: UTC, the world's common clock.
# `tz_localize` says whose clock a time was read on; `tz_convert` reads the same moment on another.
#
# **Predict first.** The firing was announced at 10:10 PM in Pennsylvania (PennLive). Does UTC show more or less?

# %%
announced = pd.Timestamp("2011-11-09 22:10")
announced = announced.tz_localize("America/New_York")
announced.tz_convert("UTC")

# %% [markdown]
# Five hours more, and the next day.
# Steps that we need again become a *function*: `def`, its name, and in brackets names for what it is given.
# Its lines stand four spaces to the right. `return` hands back the result. The last line uses it.
#
# **Fill the gap.** The function should read the moment on the clock of `"Asia/Tokyo"`.
#
# <details><summary>One solution</summary><code>return there.tz_convert("Asia/Tokyo")</code></details>

# %%
def arizona_to_tokyo(local):
    there = local.tz_localize("America/Phoenix")
    return ...


arizona_to_tokyo(pd.Timestamp("2011-11-09 20:18"))

# %% [markdown]
# ### Your turn (2 points)
#
# Write the function `to_utc(local, zone)`.
# `local` is a time without a zone; `zone` names its clock, as text.
# It gives back the same moment in UTC.
# For 1:00 PM on 10 November 2011 and `"America/Los_Angeles"` it would be 21:00 in UTC.
#
# Hint: two lines, as above, but with `zone`. Keep the four spaces.
#
# *The hidden checks use other zones and days.*

# %% nbgrader={"grade": false, "grade_id": "q01-2-utc", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_utc(local, zone):
    """Give in UTC the moment at which a clock in `zone` showed `local`."""
    ### BEGIN SOLUTION
    there = local.tz_localize(zone)
    return there.tz_convert("UTC")
    ### END SOLUTION


to_utc(pd.Timestamp("2011-11-09 20:18"), "America/Phoenix")

# %% nbgrader={"grade": true, "grade_id": "q01-2-utc-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
_alert = pd.Timestamp("2011-11-09 20:18")
_usual = {
    _alert.tz_localize("UTC"): "It was taken for UTC from the start. Whose clock was it? `zone`.",
    pd.Timestamp("2011-11-09 13:18Z"): "The hours were taken away. UTC shows more than Arizona.",
    pd.Timestamp("2011-11-10 01:18Z"): "Those are Eastern hours. Use the `zone` that is given.",
    pd.Timestamp("2011-07-02 03:18Z"): "That is Arizona's clock. Use the `zone` that is given.",
    pd.Timestamp("2011-07-02 01:18Z"): "Those are winter's hours. `.tz_localize(zone)` knows July.",
}
check.gives(to_utc, [_alert, "America/Phoenix"], pd.Timestamp("2011-11-10 03:18Z"), _usual)
_summer = [pd.Timestamp("2011-07-01 20:18"), "America/New_York"]
check.gives(to_utc, _summer, pd.Timestamp("2011-07-02 00:18Z"), _usual)
check.passed("q01-2-utc")
### BEGIN HIDDEN TESTS
_summer, _winter = pd.Timestamp("2011-07-09 22:10"), pd.Timestamp("2011-11-18 06:26")
_moved = {pd.Timestamp("2011-07-10 04:10Z"): "Arizona leaves its clocks alone in summer."}
check.gives(to_utc, [_summer, "America/Phoenix"], pd.Timestamp("2011-07-10 05:10Z"), _moved)
check.gives(to_utc, [_summer, "Europe/London"], pd.Timestamp("2011-07-09 21:10Z"))
check.gives(to_utc, [_winter, "Europe/London"], pd.Timestamp("2011-11-18 06:26Z"))
check.gives(to_utc, [_winter, "Asia/Kolkata"], pd.Timestamp("2011-11-18 00:56Z"))
### END HIDDEN TESTS

# %% [markdown]
# ## 3. How long in between?
#
# One time minus another is a length of time. `.total_seconds()` makes a number of it.
#
# **Predict first.** How many hours passed from the announcement to the hand-over of the account, at 1:00 PM the next day (Newsday)?
# Run the cell. Then change 3600, the seconds of an hour, so that it shows minutes.

# %%
handed_over = pd.Timestamp("2011-11-10 13:00", tz="America/New_York")
gap = handed_over - announced
gap.total_seconds() / 3600

# %% [markdown]
# ### Your turn (2 points)
#
# Write the function `minutes_between(start, end)`.
# Both are times with a zone.
# It gives the minutes in between: a number, not rounded, below zero if `end` came first.
# From 10:00:00 PM to 10:01:30 PM it would be `1.5`.
#
# Hint: subtract, then `.total_seconds()`. Times with a zone know their own clock.
#
# *The hidden checks use other days and zones.*

# %% nbgrader={"grade": false, "grade_id": "q01-3-elapsed", "locked": false, "schema_version": 3, "solution": true, "task": false}
def minutes_between(start, end):
    """Give the number of minutes from `start` to `end`."""
    ### BEGIN SOLUTION
    return (end - start).total_seconds() / 60
    ### END SOLUTION


minutes_between(announced, pd.Timestamp("2011-11-09 20:18", tz="America/Phoenix"))

# %% nbgrader={"grade": true, "grade_id": "q01-3-elapsed-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
_start = pd.Timestamp("2011-11-09 21:55", tz="America/New_York")
_alert = pd.Timestamp("2011-11-09 20:18", tz="America/Phoenix")
_usual = dict.fromkeys([1, 2], "It was rounded. Half a minute is a part of the answer.")
_usual |= {-1443: "That is start minus end.", 1443: "The end came first, so it is below zero."}
_usual |= {24.05: "Those are hours. Divide by 60, not 3600.", 86580: "Those are seconds."}
_usual[3] = "`.seconds` and `.minute` forget days and hours. `.total_seconds()` counts all."
_usual[-97] = "That is 20:18 minus 21:55: the Arizona clock was taken for an Eastern one."
_usual[890] = "Those are the times of the case. Use `start` and `end`."
for _due in (1443, 1.5, -1443):
    check.gives(minutes_between, [_start, _start + pd.Timedelta(minutes=_due)], _due, _usual)
check.gives(minutes_between, [_start, _alert], 23, _usual)
check.passed("q01-3-elapsed")
### BEGIN HIDDEN TESTS
_week = pd.Timestamp("2011-11-18 06:26", tz="Europe/London")
_usual = {11731: "The end came first, so it is below zero."}
check.gives(minutes_between, [_start, _week], 11731)
check.gives(minutes_between, [_week, _start], -11731, _usual)
check.gives(minutes_between, [_start, _start], 0)
check.gives(minutes_between, [_start, pd.Timestamp("2011-11-10 05:20", tz="UTC")], 145)
### END HIDDEN TESTS

# %% [markdown]
# ## 4. When sources disagree
#
# How long did the tweet stand?
# No source prints the minute in which it was sent.
# Some say how much later he answered or deleted it.
#
# **Predict first.** Run the cell. Which number would you give your manager?

# %%
deletion = timeline[timeline["event"] == "deletion"]
deletion[["source_id", "minutes_after_tweet", "note"]]

# %% [markdown]
# *Badge: real. Table `timeline`; `<NA>` means that a value is missing.*
#
# One number hides that sources disagree. A range shows it.
# Read the notes: at 20 he began to answer, and "almost immediately" is no number.
#
# ### Your turn (2 points)
#
# Write the function `delay_range(minutes)`.
# `minutes` is a column of numbers, some of them missing.
# It gives back the lowest and the highest, and leaves out what is missing.
# For 40, 25, `<NA>`, 50 it would be `(25, 50)`.
#
# Hint: a column has `.min()` and `.max()`. `return a, b` hands back two values.
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
_minutes = pd.Series([None, 30, 15, 45, 20], dtype="Int64")
_ends = "Those are the first and the last number. Sources are in no order: `.min()`, `.max()`."
_usual = {
    27.5: "That is the mean, which hides that sources disagree. A range has two numbers.",
    30: "That is the highest minus the lowest. Give both, not the distance between them.",
    (20, 60): "Those are the numbers of the case. Work with the `minutes` that are given.",
    (30, 20): _ends,
    (0, 45): "Missing is not 0. Leave it out.",
    (45, 15): "The highest stands first. Give the lowest first.",
}
check.gives(delay_range, [_minutes], (15, 45), _usual)
check.passed("q01-4-range")
### BEGIN HIDDEN TESTS
check.gives(delay_range, [pd.Series([60.0, 20.0, 30.0])], (20, 60), {(60, 30): _ends})
check.gives(delay_range, [pd.Series([7.0, float("nan")])], (7, 7))
_zero = {(5, 90): "A delay of 0 is a number, too."}
check.gives(delay_range, [pd.Series([5, 90, 0])], (0, 90), _zero)
### END HIDDEN TESTS

# %% [markdown]
# (`np.int64(20)` is simply 20.)
# The tweet speaks of the firing, which was announced at about 10:00 PM (ComRadio).
# A page stamped 7:03 AM tells it up to the sign-off (AOL TV). It names no clock; we take Eastern. *Badge: assumed.*
#
# Run the cell. Then change 20 to your highest number. Which line moves?

# %%
minutes_up = 20
soonest = pd.Timestamp("2011-11-09 22:00", tz="America/New_York")
bounds = [soonest + pd.Timedelta(minutes=minutes_up), pd.Timestamp("2011-11-10 07:03", tz=soonest.tz)]
pd.Series(bounds, index=["if sent at 10 PM: deleted at", "if the stamp is Eastern: gone by"])

# %% [markdown]
# Each line is worth its *if*.
#
# ## 5. How many say so?
#
# A row of `coverage` is one page about the tweet. Run the cell. How many outlets do you see?

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
# It gives the number of outlets.
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
_pages = pd.DataFrame({"page_id": [f"p{n}" for n in range(1, 10)], "repeats": [None] * 8 + ["X"]})
_pages["outlet"] = ["Gazette", "Herald", "Gazette", "Courier", "Herald", "Gazette", *"XXY"]
_pages["kind"] = ["newspaper", "blog", "newspaper", "book", "book", "newspaper", *["blog"] * 3]
_pages["url"] = ["g.ex/1", "h.ex/1", "g.ex/2", None, None, "g.ex/3", "x.ex/1", "x.ex/2", "y.ex/1"]
_usual = {
    **{9: "That is the number of rows, one for each page.", 7: "Those are the addresses."},
    3: "That is the number of kinds. The outlets stand in the column `outlet`.",
    4: "Here every outlet counts, also one that repeats another.",
    40: "That is the number of the case. Work with the table that is given in the brackets.",
}
check.gives(count_outlets, [_pages], 5, _usual)
check.passed("q01-5-outlets")
### BEGIN HIDDEN TESTS
check.gives(count_outlets, [_pages[:1]], 1)
check.gives(count_outlets, [_pages[_pages["outlet"] == "Gazette"]], 1, {3: _usual[9]})
check.gives(count_outlets, [_pages[2:6]], 3, {4: _usual[9]})
### END HIDDEN TESTS

# %% [markdown]
# ## 6. Fact or claim?
#
# Your count is a floor: so many we can name.
# "Hundreds" is neither shown nor refuted: it stays a claim.
#
# A page that passes on another's report is no second witness.
# `repeats` names that other; it is missing where a page speaks for itself.
#
# **Predict first.** Which kind has most outlets that speak for themselves?

# %%
own = coverage[coverage["repeats"].isna()]
per_kind = own.groupby("kind", observed=True)["outlet"].nunique()
print(per_kind)
list(per_kind[per_kind >= 5].index)

# %% [markdown]
# Three steps: keep rows where `repeats` is missing; count outlets for each kind; list the kinds with five or more.
#
# ### Your turn (2 points)
#
# `reports` has a row for each row of `timeline`: its event, its outlet, and `repeats`.
# Here we call an event *confirmed* if at least two different outlets report it, each for itself.
# Write the function `confirmed(reports)`: it gives a list of these events, in any order.
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
# Hint: the same three steps, with `reports`, `event`, and two or more.
#
# *The hidden checks use other tables, one without any such event.*

# %% nbgrader={"grade": false, "grade_id": "q01-6-facts", "locked": false, "schema_version": 3, "solution": true, "task": false}
def confirmed(reports):
    """List the events that at least two outlets report, each for itself."""
    ### BEGIN SOLUTION
    own = reports[reports["repeats"].isna()]
    per_event = own.groupby("event")["outlet"].nunique()
    return list(per_event[per_event >= 2].index)
    ### END SOLUTION


confirmed(reports)

# %% nbgrader={"grade": true, "grade_id": "q01-6-facts-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
_small = pd.DataFrame({"event": ["parade"] * 3 + ["storm"] * 2 + ["strike"] * 2})
_small["outlet"] = ["Gazette", "Herald", "Courier", "Gazette", "Gazette", "Herald", "Courier"]
_small["repeats"] = [None] * 6 + ["herald-1"]
_usual = {
    frozenset(_small["event"]): "No event was sorted out. Count outlets, and keep two or more.",
    frozenset(["parade", "strike"]): "A report that repeats another was counted.",
    frozenset(["parade", "storm"]): "Two pages of one outlet were counted as two.",
    frozenset(): "No event is left. Not five as in the example: two outlets are enough: `>= 2`.",
}
check.gives(confirmed, [_small], {"parade"}, _usual)
check.passed("q01-6-facts")
### BEGIN HIDDEN TESTS
_three = _small.assign(event=["a", "a", "a", "b", "b", "b", "b"], outlet=[*"XYZXYZX"])
_three["repeats"] = [None, None, "x-1", None, None, None, None]
_enough = "Two or more: two outlets are enough: `>= 2`."
check.gives(confirmed, [_three], {"a", "b"}, dict.fromkeys(map(frozenset, "ab"), _enough))
check.gives(confirmed, [_small[3:]], set())
check.gives(confirmed, [_small.assign(event="vote", repeats="wire")], set())
check.gives(confirmed, [_small.assign(event="vote", outlet="Gazette")], set())
### END HIDDEN TESTS

# %% [markdown]
# What is not in your list need not be untrue: one source reports the charges, and nobody disputes that they were made.
# `just-heard` is confirmed only as what he *wrote*.
#
# **Check yourself.** Fact or claim? (a) The tweet stood for an hour. (b) The news was widely reported before he posted. (c) He will lose many followers.
#
# <details><summary>Answer</summary>(a) A claim: reports disagree, and most of the hours go back to his own blog. (b) A claim: nobody prints the minute of the tweet. (c) A claim about the future: unit 09.</details>
#
# ## 7. Draw it
#
# The tweet itself cannot be drawn: its minute is unknown.
# Run the cell. What is wrong with this picture?

# %%
evening = data.load_timeline()
evening = evening[evening["utc"] < pd.Timestamp("2011-11-10 04:00", tz="UTC")]
names = evening["event"] + ", " + evening["source_id"]
fig, ax = plt.subplots()
ax.plot(evening["local"], names, "o")
ax.set_xlabel("9 November 2011, time as each source gives it")
plot.badge(fig, "real", "timeline.csv, with a source for each report")
alt = (
    "Eight reports on the clocks of their sources. The news alert, at 20:18, stands alone on the "
    "left, before the trustees meet at 21:00. The other seven lie between 21:00 and 22:15."
)
plot.show(fig, alt=alt)

# %% [markdown]
# ### Your turn (2 points)
#
# Two clocks are mixed: the alert stands too far left.
# Draw the better figure, `fig`: one mark for each report in `evening`, at its time in UTC, `names` on the left, and the clock named below.
# The column `utc` was made as your `to_utc` makes it; the alert belongs at 03:18.
#
# Hint: `ax.plot` with `"o"` and `ax.set_xlabel`, as above. `ax.invert_yaxis()` puts the first report on top.
#
# *No hidden checks here.*

# %% nbgrader={"grade": false, "grade_id": "q01-7-figure", "locked": false, "schema_version": 3, "solution": true, "task": false}
fig, ax = plt.subplots()
### BEGIN SOLUTION
ax.plot(evening["utc"], names, "o")
ax.set_xlabel("10 November 2011, time in UTC (Eastern time and five hours)")
ax.invert_yaxis()
### END SOLUTION
plot.badge(fig, "real", "timeline.csv, with a source for each report")
plot.show(fig, alt="Draft of my timeline.")

# %% nbgrader={"grade": true, "grade_id": "q01-7-figure-check", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
_due = data.load_timeline().query("utc < '2011-11-10 04:00Z'").set_index("source_id")
_usual = {tuple(_due["local"]): "These are the printed clocks, two of them mixed. Draw `utc`."}
check.timeline("fig", fig, _due["utc"], clock="UTC", usual=_usual)
_day = "In UTC the next day has begun. Clock and day change together."
_wrong_day = "9 Nov" in fig.axes[0].get_xlabel()
check.expect(not _wrong_day, "The label below names 9 November.", "I expected the 10th.", _day)
check.passed("q01-7-figure", hidden=False)

# %% [markdown]
# ### Your turn (1 point)
#
# Some readers hear your figure.
# Write `alt_text`, 15 to 80 words: what is drawn, what to notice, and a clock time such as 03:10.
# The first figure has an example.
#
# Hint: begin with what is shown, not with "Image of". One line, with straight quotation marks at both ends.
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
check.alt_text("alt_text", alt_text, check.CLOCK_TIME, "a clock time such as 03:10")
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
# In 3 to 5 sentences, in Eastern time (UTC minus five): what happened in what order, what is certain, what is not, and how do we know?
# Use one number with its range.
# Double-click the next cell to write.
#
# | | 2 points | 1 point | 0 points |
# |---|---|---|---|
# | **Order** | right, on one named clock | right, but clocks mixed or unnamed | wrong or missing |
# | **Number** | with unit, range and what it measures | without its range | none, or not in our tables |
# | **Certainty** | what is certain, what not, and who says so | a part of that | all told as certain |
#
# <!-- BEGIN MARK SCHEME -->
#
# **Mark scheme.** Mark the three rows one by one, 0 to 2 points each. Style and grammar earn nothing and cost nothing.
# Any true order of at least three events will do, and any clock, as long as one is named.
#
# *Order.*
#
# - **2**: "All times Eastern: the firing was announced at about 10:10 PM, he tweeted later that evening, deleted the tweet, signed off, and handed over the account at about 1 PM the next day."
# - **1**: "First the firing was announced, then he tweeted, then he deleted it and signed off." (no clock)
# - **1**: "The alert came at 8:18 PM and the announcement at 10:10 PM, and he tweeted afterwards." (two clocks mixed)
# - **0**: "He tweeted, and when they fired the coach he took it back."
#
# *Number.*
#
# - **2**: "The tweet stood for 20 to 60 minutes, depending on the source."
# - **2**: "He deleted it after 30 to 60 minutes; the 20 that one source gives is about his first answers."
# - **2**: "We can name 40 outlets that covered it; the true number is that or higher." (a floor is half a range, said as one)
# - **1**: "The tweet stood for about 40 minutes." (a mean, no range)
# - **1**: "It took 30 minutes." (one source's number told as the answer)
# - **0**: "It took a while", or "hundreds of outlets covered it" told as counted.
#
# *Certainty.*
#
# - **2**: "That he deleted it is certain, since several outlets report it on their own; when he sent it is not, because no source prints the minute."
# - **2**: "The announcement at 10:10 PM Eastern is solid (PennLive, ComRadio). The hour until the deletion is only his own account."
# - **1**: "We do not know when exactly he tweeted." (no word on who reports what)
# - **1**: "Several newspapers report the deletion." (nothing is said to be uncertain)
# - **0**: "He posted at 10:30 PM, deleted it at 11 PM and lost many followers."
#
# A minute given for the tweet without the word assumed costs the point for certainty that it contradicts: at most 1 in that row.
# <!-- END MARK SCHEME -->

# %% [markdown] nbgrader={"grade": true, "grade_id": "q01-w", "locked": false, "points": 6, "schema_version": 3, "solution": true, "task": false}
# <!-- BEGIN SOLUTION -->
# All times are Eastern. The dismissal of the coach was announced by about 10:10 PM on 9 November 2011 (ComRadio, PennLive); later that night Kutcher tweeted against it, deleted the tweet, apologised and signed off, and at about 1 PM the next day he handed the account to his company (Newsday).
# That he deleted the tweet and took it back is certain: several outlets report it independently.
# How long it stood is not: between 20 and 60 minutes, because the sources differ, and the hour is his own account.
# The minute of the tweet itself is printed nowhere, and we could name only about 40 outlets, so "hundreds" stays a claim.
# <!-- END SOLUTION -->

# %% [markdown]
# ## Key points
#
# - Text that reads like a time is not a time. Convert it before you sort.
# - A time without its clock misleads. Bring all onto one clock.
# - Where sources disagree, give the range.
# - Count outlets, not pages; as witnesses, those that speak for themselves.
# - What stands in one place only is not yet confirmed.
#
# **Before you hand in**: menu *Kernel*, *Restart Kernel and Run All Cells* (it stops at a red message), then **Validate** at the top.
#
# **What next.** We know what happened. Unit 02 asks how loud it was, and when.
