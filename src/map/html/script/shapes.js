// Lines and land: ways to destinations by their dashes, what is within reach by its hatching.

/** The rows that have lines, with their paths on the world and the box around them. */
const lined = new Map(Object.entries(extras.lines).map(([at_, lines]) => [count + Number(at_), drawn(lines)]));

const isPlaced = (row) => lined.has(row) || point(row) !== null;

/** The corners of a box on the world in degrees. */
const corners = ({ box }) => [[latOf(box[3]), (box[0] - 0.5) * 360], [latOf(box[1]), (box[2] - 0.5) * 360]];

/** Where a window about a row stands: at the middle of a line, in the middle of the box of land. */
function anchor(row) {
  const own = lined.get(row);
  if (!own) return point(row).reverse();
  const { paths, box } = own;
  if (layerOf(row) !== "r") return [latOf((box[1] + box[3]) / 2), ((box[0] + box[2]) / 2 - 0.5) * 360];
  const middle = Math.floor((paths[0].length - 2) / 4) * 2;
  return [latOf(paths[0][middle + 1]), (paths[0][middle] - 0.5) * 360];
}

/** True if a box on the world is not in the window. */
const isOutside = (box, { wide, high, left, top, scale }) =>
  box[2] * scale < left || box[3] * scale < top || box[0] * scale > left + wide || box[1] * scale > top + high;

/** Fills with a hatching that stays with the land when the map moves. */
function hatched(pen, shape, look, { left, top, ratio }) {
  const pattern = pen.createPattern(tile(look, ratio), "repeat");
  pattern.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, -(left % look.side), -(top % look.side)]));
  pen.fillStyle = pattern;
  pen.fill(shape, "evenodd");
}

/** Draws what is within reach; land of which nobody knows has no ground, only dots. */
function drawLand(pen, view, rows_, group, chosen) {
  for (const row of rows_) {
    const { paths, box } = lined.get(row);
    if (isOutside(box, view)) continue;
    const { tone } = state(row, group);
    const { side, hatch, dashes } = layers[layerOf(row)].marks[tone].land;
    const { colour, filled } = shapes[tone];
    const shape = trace(paths, view, true);
    if (filled) {
      pen.globalAlpha = 0.13;
      pen.fillStyle = colour;
      pen.fill(shape, "evenodd");
    }
    pen.globalAlpha = 0.55;
    hatched(pen, shape, { id: `reach-${tone}`, side, hatch, ink: colour }, view);
    pen.globalAlpha = 1;
    pen.strokeStyle = colour;
    pen.lineWidth = row === chosen ? 4 : 1.6;
    pen.setLineDash(dashes);
    pen.stroke(shape);
    pen.setLineDash([]);
  }
}

/** Draws ways, each with a white edge. */
function drawWays(pen, view, rows_, group, chosen) {
  pen.lineJoin = pen.lineCap = "round";
  for (const row of rows_) {
    const { paths, box } = lined.get(row);
    if (isOutside(box, view)) continue;
    const { tone } = state(row, group);
    const shape = trace(paths, view, false);
    for (const [colour, width, dashes] of [["#fff", 7, []], [shapes[tone].colour, 3, layers.r.marks[tone].line.dashes]]) {
      pen.strokeStyle = colour;
      pen.lineWidth = row === chosen ? width + 2 : width;
      pen.setLineDash(dashes);
      pen.stroke(shape);
    }
    pen.setLineDash([]);
  }
  pen.lineCap = "butt";
}

/** The ways that pass within some pixels of a point of the canvas. */
function waysUnder(rows_, x, y, { left, top, scale }, reach) {
  return rows_.filter((row) =>
    lined.get(row).paths.some((path) => {
      for (let step = 2; step < path.length; step += 2) {
        const [ax, ay] = [path[step - 2] * scale - left, path[step - 1] * scale - top];
        const [bx, by] = [path[step] * scale - left, path[step + 1] * scale - top];
        const long = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
        const along = Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / long));
        if (Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y) <= reach) return true;
      }
      return false;
    }),
  );
}

/** True if a place on the world is inside rings. */
function isInside({ box, paths }, x, y) {
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
  let inside = false;
  for (const path of paths) {
    for (let a = 0, b = path.length - 2; a < path.length; b = a, a += 2) {
      const [xa, ya, xb, yb] = [path[a], path[a + 1], path[b], path[b + 1]];
      if (ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa) inside = !inside;
    }
  }
  return inside;
}
