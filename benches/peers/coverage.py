"""Coverage by SciPy (k-d tree of earth-centred points) and by Shapely, on the data of the bench."""

import sys
import time

import numpy as np
import pyarrow.parquet as parquet
import shapely
from pyproj import Geod, Transformer
from scipy.spatial import cKDTree

folder = sys.argv[1]
WITHIN = 500.0
facilities = np.loadtxt(f"{folder}/facilities.csv", delimiter=",", skiprows=1)


def clock(name, since):
    print(f"{name}: {time.perf_counter() - since:.3f} s")


start = time.perf_counter()
table = parquet.read_table(f"{folder}/demand.parquet")
lon, lat, people = (table[c].to_numpy() for c in ("lon", "lat", "people"))
to_earth = Transformer.from_crs(4979, 4978, always_xy=True)
points = np.column_stack(to_earth.transform(lon, lat, np.zeros(len(lon))))
services = np.column_stack(to_earth.transform(*facilities.T, np.zeros(len(facilities))))
tree = cKDTree(services)
# One and a half centimetres of doubt about the chord; those within are asked of the geodesic itself.
near, nearest = tree.query(points, distance_upper_bound=WITHIN + 0.1, workers=2)
covered = near <= WITHIN - 0.1
doubtful = np.flatnonzero((near > WITHIN - 0.1) & np.isfinite(near))
geod = Geod(ellps="WGS84")
for at in doubtful:
    _, _, far = geod.inv(lon[at], lat[at], *facilities[nearest[at]])
    covered[at] = far <= WITHIN
clock("SciPy and PROJ, from Parquet", start)
print(f"{people[covered].sum()} of {people.sum()} people within {WITHIN:g} m; {len(doubtful)} asked of the geodesic")

x, y = Transformer.from_crs(4326, 4547, always_xy=True).transform(*facilities.T)
start = time.perf_counter()
circles = shapely.buffer(shapely.points(x, y), WITHIN, quad_segs=16)
land = shapely.disjoint_subset_union_all(circles) if hasattr(shapely, "disjoint_subset_union_all") else shapely.union_all(circles)
clock("Shapely, dissolve", start)
print(f"{land.area / 1e6:.4f} square km, {len(land.geoms)} parts")
