"""Computes coverage anew with PROJ and GEOS. Usage: coverage.py case.json

The case holds facilities (lon, lat, state for one group), places (lon, lat, people, area, and an outline where the
place is one), areas with outlines, a distance, and what Tantu found. Nothing of Tantu is used: every distance is that of GeographicLib by PROJ, every
union that of GEOS. Counts must be equal but for places within a millimetre of the distance, people spread over
outlines within 0.1 % of those of their row, shares of land within 0.1 % of the land that is covered.
"""

import json
import sys

import numpy
from pyproj import Geod
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.polygon import orient
from shapely.ops import unary_union
from shapely.strtree import STRtree

EARTH = Geod(ellps="WGS84")
case = json.load(open(sys.argv[1]))
within = case["within"]
wrong = []


def expect(good, text):
    if not good:
        wrong.append(text)


places = case["places"]
lon = numpy.array([p[0] for p in places])
lat = numpy.array([p[1] for p in places])


def distances(states):
    """For every place the nearest facility of some states: its number and its distance."""
    best, far = numpy.full(len(places), -1), numpy.full(len(places), numpy.inf)
    for number, (x, y, state) in enumerate(case["facilities"]):
        if state in states:
            _, _, metres = EARTH.inv(lon, lat, numpy.full_like(lon, x), numpy.full_like(lat, y))
            nearer = metres < far
            best[nearer], far[nearer] = number, metres[nearer]
    return best, far


(open_at, open_far), (some_at, some_far) = distances({"open"}), distances({"open", "unknown"})

# Nearest facilities: the same distance to a decimetre, which is what is written, and the same facility.
for (at, far), column in (((open_at, open_far), "open"), ((some_at, some_far), "possible")):
    for number, found in enumerate(case["nearest"]):
        name, metres = found[column] or (-1, numpy.inf)
        expect(
            (name == -1 and at[number] == -1) or abs(far[number] - metres) <= 0.1,
            f"place {number}: nearest {column} {metres} m, not {far[number]:.2f} m",
        )

# Circles of 720 corners.
around = numpy.arange(0.0, 360.0, 0.5)


def disc(x, y):
    xs, ys, _ = EARTH.fwd(numpy.full(720, x), numpy.full(720, y), around, numpy.full(720, within))
    return Polygon(zip(xs, ys))


def metres(geometry):
    if isinstance(geometry, Polygon):
        geometry = MultiPolygon([geometry])
    parts = [g for g in getattr(geometry, "geoms", []) if isinstance(g, Polygon)]
    return sum(abs(EARTH.geometry_area_perimeter(orient(part))[0]) for part in parts)


# People who are spread over an outline: the share of its land that dissolved circles cover.
discs = [disc(x, y) for x, y, _ in case["facilities"]]
states = [state for _, _, state in case["facilities"]]
tree = STRtree(discs)
shares = {}
for number, place in enumerate(places):
    if place[4] is None:
        continue
    outline = shape(place[4])
    near = [at for at in tree.query(outline) if states[at] != "closed"]
    part = lambda wanted: metres(outline & unary_union([discs[at] for at in near if states[at] in wanted]))
    covered, possible = part({"open"}), part({"open", "unknown"})
    whole = metres(outline)
    shares[number] = (covered / whole, (possible - covered) / whole)

# People: by area and together.
border = (numpy.abs(open_far - within) < 1e-3) | (numpy.abs(some_far - within) < 1e-3)
rows = {None: [0.0, 0.0, 0.0, 0.0]}
for number, (x, y, people, area, outline) in enumerate(places):
    for row in (rows[None], rows.setdefault(area, [0.0, 0.0, 0.0, 0.0])):
        row[0] += people
        if number in shares:
            row[1] += people * shares[number][0]
            row[2] += people * shares[number][1]
            row[3] += people * 1e-3
            continue
        if open_far[number] <= within:
            row[1] += people
        elif some_far[number] <= within:
            row[2] += people
        row[3] += people if border[number] else 0.0
named = {row["area"]: row for row in case["people"]}
expect(set(named) == set(rows), f"areas {sorted(map(str, named))}, not {sorted(map(str, rows))}")
for area, (people, covered, unknown, unsure) in rows.items():
    row = named.get(area, {"people": -1, "covered": -1, "unknown": -1})
    for key, value in (("people", people), ("covered", covered), ("unknown", unknown)):
        slack = 1e-6 * max(1.0, people) + (unsure if key != "people" else 0.0)
        expect(abs(row[key] - value) <= slack, f"{area}: {key} {row[key]}, not {value}")

# Land: the circles, dissolved, cut by each area.
def land(wanted):
    return unary_union([disc for disc, state in zip(discs, states) if state in wanted])


opened, possible = land({"open"}), land({"open", "unknown"})
for row in case["land"]:
    outline = shape(row["outline"])
    whole, covered, some = metres(outline), metres(outline & opened), metres(outline & possible)
    expect(abs(row["whole"] - whole) <= 1e-6 * whole, f"{row['area']}: {row['whole']} m², not {whole}")
    for key, value in (("covered", covered), ("possible", some)):
        expect(abs(row[key] - value) <= 1e-3 * value + 1.0, f"{row['area']}: {key} {row[key]} m², not {value}")

if len(case["places"]) == 0 or len(case["nearest"]) != len(case["places"]):
    wrong.append("the case is empty")
print("\n".join(wrong[:20]) or f"{len(places)} places, {len(case['facilities'])} facilities, {len(case['land'])} areas agree")
sys.exit(1 if wrong else 0)
