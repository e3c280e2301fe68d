#!/usr/bin/env python3
"""Another implementation, in one page: judges the cases of a conformance suite from the file alone.

    tantu conformance export -o suite.json
    python3 judge.py suite.json > results.json
    tantu conformance run results.json

It knows nothing of any standard; what it knows of judging stands in docs/reference/conformance.md.
"""
import json
import math
import sys
from fractions import Fraction

PASSED, FAILED, OPEN, UNTESTED, INAPPLICABLE = "passed", "failed", "cantTell", "untested", "inapplicable"


class NotMeasured(Exception):
    """A field without a reading."""


class NotEnclosed(Exception):
    """A field of an enclosing element in which the item does not lie."""


class Item:
    def __init__(self, case, certain=False):
        self.case = case
        self.certain = certain  # conditions look at values alone
        self.readings = {g["field"]: g for g in case["given"]}

    def value(self, field):
        if "." in field and field.split(".")[0] not in self.case["within"]:
            raise NotEnclosed(field)
        if field not in self.readings:
            raise NotMeasured(field)
        return self.readings[field]

    def interval(self, field):
        reading = self.value(field)
        middle = Fraction(reading["value"]["quantity"]["exact"])
        spread = Fraction(0 if self.certain else reading["uncertainty"] or 0)
        return middle - spread, middle + spread

    def limit(self, limit):
        if "figure" in limit:
            figure = Fraction(limit["figure"]["exact"])
            return figure, figure
        reading = limit["reading"]
        times, plus = Fraction(reading["times"]), Fraction(reading["plus"])
        ends = [end * times + plus for end in self.interval(reading["field"])]
        return min(ends), max(ends)


def held(value, sense, limit):
    """True if the interval surely keeps the limit, False if it surely breaks it, else None."""
    (low, high), (least, most) = value, limit
    if sense == "at_most" and least == most == 0 and low != high:
        return low <= 0  # a nominal zero is met within measurement
    inside, outside = {
        "at_most": (high <= least, low > most),
        "less_than": (high < least, low >= most),
        "at_least": (low >= most, high < least),
        "more_than": (low > most, high <= least),
    }[sense]
    return True if inside else False if outside else None


def outcome(holds):
    return {True: PASSED, False: FAILED, None: OPEN}[holds]


def row_limit(table, place):
    """What a table asks at one place: a limit, True for anything, False for nothing."""
    rows = [(Fraction(r["at"]["exact"]), Fraction(r["limit"]["exact"])) for r in table["rows"]]
    beyond = {"passed": True, "failed": False}
    if place < rows[0][0]:
        return beyond.get(table["below"], rows[0][1])
    if place > rows[-1][0]:
        return beyond.get(table["above"], rows[-1][1])
    for (x0, y0), (x1, y1) in zip(rows, rows[1:] + rows[-1:]):
        if place == x0:
            return y0
        if x0 < place < x1:
            if table["between"] == "interpolate":
                return y0 + (y1 - y0) * (place - x0) / (x1 - x0)
            return min(y0, y1) if table["sense"] == "at_most" else max(y0, y1)
    return rows[-1][1]


def lookup(item, table):
    low, high = item.interval(table["by"])
    value = item.interval(table["field"])
    inner = [Fraction(r["at"]["exact"]) for r in table["rows"]]
    results = set()
    for place in [low, high] + [at for at in inner if low < at < high]:
        asked = row_limit(table, place)
        results.add(asked if isinstance(asked, bool) else held(value, table["sense"], (asked, asked)))
    return outcome(results.pop() if len(results) == 1 else None)


def asked_number(table, capacity):
    for row in table["rows"]:
        if capacity <= row["up_to"]:
            return row["at_least"]
    beyond = table["beyond"]
    if "share" in beyond:
        return math.ceil(capacity * Fraction(beyond["share"]))
    steps = beyond["steps"]
    return steps["base"] + math.ceil((capacity - steps["from"]) / Fraction(steps["per"]))


def is_value(item, field, expected):
    reading = item.value(field)["value"]
    if "quantity" in expected:
        low, high = item.interval(field)
        return low <= Fraction(expected["quantity"]["exact"]) <= high
    return reading == expected


def check(item, test):
    (kind, of), = test.items()
    if kind in ("all_of", "any_of"):
        order = [PASSED, OPEN, UNTESTED, FAILED] if kind == "all_of" else [FAILED, OPEN, UNTESTED, PASSED]
        return max((check(item, part) for part in of), key=order.index)
    try:
        if kind in ("at_most", "less_than", "at_least", "more_than"):
            return outcome(held(item.interval(of["field"]), kind, item.limit(of["limit"])))
        if kind == "between":
            value = item.interval(of["field"])
            ends = held(value, "at_least", item.limit(of["low"])), held(value, "at_most", item.limit(of["high"]))
            return outcome(False if False in ends else None if None in ends else True)
        if kind == "one_of":
            return outcome(any(is_value(item, of["field"], value) for value in of["values"]))
        if kind == "present":
            return outcome(item.value(of["field"])["value"]["yes_no"])
        if kind == "lookup":
            return lookup(item, of)
        if kind == "count_by_capacity":
            there, capacity = item.interval(of["field"]), item.interval(of["capacity"])
            return outcome(held(there, "at_least", tuple(asked_number(of, end) for end in capacity)))
    except (NotMeasured, NotEnclosed) as missing:
        item.missing = missing
        return UNTESTED
    raise ValueError(f"unknown check {kind}")


def applies(item, condition):
    """True, False, or None if nobody can say."""
    (kind, of), = condition.items()
    if kind == "all_of":
        parts = [applies(item, part) for part in of]
        return False if False in parts else None if None in parts else True
    if kind == "any_of":
        parts = [applies(item, part) for part in of]
        return True if True in parts else None if None in parts else False
    if kind == "not":
        holds = applies(item, of)
        return None if holds is None else not holds
    if kind == "within":
        return any(element in item.case["within"] for element in of)
    if kind == "construction":
        return None if item.case["construction"] is None else item.case["construction"] in of
    if kind == "limitations":
        has = item.case["limitations"]
        return None if has is None else any(limitation in has for limitation in of)
    if kind == "categories":
        return None if item.case["limitations"] is None else item.case["category"] in of
    found = check(item, condition)
    if found == UNTESTED and isinstance(item.missing, NotEnclosed):
        return False
    return {PASSED: True, FAILED: False}.get(found)


def judge(rule, case):
    if rule["when"]:
        holds = applies(Item(case, certain=True), rule["when"])
        if holds is not True:
            return UNTESTED if holds is None else INAPPLICABLE
    return check(Item(case), rule["check"])


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        suite = json.load(file)
    assert suite["schema"] == 1, "this program reads version 1"
    results = {case["id"]: judge(rule, case) for rule in suite["rules"] for case in rule["cases"]}
    implementation = {"name": "judge.py", "version": "1"}
    document = {"schema": 1, "implementation": implementation, "checklists": suite["checklists"], "results": results}
    json.dump(document, sys.stdout, indent=1)


main()
