// Areas: drawn under everything else, filtered by class and name, told on a click and in a table of their own.

const areas = (data.areas?.rows ?? []).map((row) => ({ ...row, ...drawn(row.lines), shown: true }));
const tiles = new Map();

/** The hatching of a class as a tile, for a density of the screen. */
function tile({ id, side, hatch, ink }, ratio) {
  const key = `${id} ${ratio}`;
  if (!tiles.has(key)) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.round(side * ratio);
    const pen = canvas.getContext("2d");
    pen.setTransform(canvas.width / side, 0, 0, canvas.height / side, 0, 0);
    pen.strokeStyle = ink;
    pen.stroke(new Path2D(hatch));
    tiles.set(key, canvas);
  }
  return tiles.get(key);
}

function drawAreas(pen, { wide, high, left, top, scale, ratio }) {
  const labels = [];
  for (const area of areas) {
    const [x1, y1, x2, y2] = area.box.map((side, at) => side * scale - (at % 2 ? top : left));
    if (!area.shown || x2 < 0 || y2 < 0 || x1 > wide || y1 > high) continue;
    const look = data.areas.classes[area.class];
    const open = look.id === "untested";
    const shape = new Path2D();
    for (const path of area.paths) {
      let [px, py] = [NaN, NaN];
      for (let step = 0; step < path.length; step += 2) {
        const [x, y] = [path[step] * scale - left, path[step + 1] * scale - top];
        if (step === 0) shape.moveTo(x, y);
        else if (Math.abs(x - px) + Math.abs(y - py) < 0.8) continue;
        else shape.lineTo(x, y);
        [px, py] = [x, y];
      }
      shape.closePath();
    }
    pen.globalAlpha = data.basemap ? 0.6 : 0.85;
    if (!open) {
      pen.fillStyle = look.colour;
      pen.fill(shape, "evenodd");
    }
    pen.globalAlpha = 0.5;
    if (look.hatch) {
      const pattern = pen.createPattern(tile(look, ratio), "repeat");
      // The hatching stays with the land when the map moves.
      const size = look.side;
      pattern.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, -(left % size), -(top % size)]));
      pen.fillStyle = pattern;
      pen.fill(shape, "evenodd");
    }
    pen.globalAlpha = 1;
    pen.strokeStyle = open ? "#141414" : "#33475f";
    pen.lineWidth = area === chosenArea ? 4 : open ? 1.6 : 1.3;
    pen.setLineDash(open ? [1.6, 4] : []);
    pen.stroke(shape);
    pen.setLineDash([]);
    if (area.at) labels.push([area, worldX(area.at[0]) * scale - left, worldY(area.at[1]) * scale - top, x2 - x1, y2 - y1]);
  }
  pen.textAlign = "center";
  pen.lineJoin = "round";
  for (const [{ name, label, class: at }, x, y, room, height] of labels) {
    const lines = [name.replace(/ ?[(（]\d+[)）]$/, ""), label || data.areas.classes[at].title];
    pen.font = "600 12px system-ui, sans-serif";
    if (height < 34 || lines.some((line) => pen.measureText(line).width > room)) continue;
    pen.strokeStyle = "rgb(255 255 255 / .92)";
    pen.lineWidth = 4;
    pen.fillStyle = "#1b2430";
    lines.forEach((line, row) => {
      pen.strokeText(line, x, y + row * 15 - 3);
      pen.fillText(line, x, y + row * 15 - 3);
    });
  }
  pen.textAlign = "start";
}

let chosenArea = null;

/** The area under a place on the square of the world. */
function areaAt(x, y) {
  return areas.find(({ shown, box, paths }) => {
    if (!shown || x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
    let inside = false;
    for (const path of paths) {
      for (let a = 0, b = path.length - 2; a < path.length; b = a, a += 2) {
        const [xa, ya, xb, yb] = [path[a], path[a + 1], path[b], path[b + 1]];
        if (ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa) inside = !inside;
      }
    }
    return inside;
  });
}

/** The corners of an area in degrees. */
const corners = ({ box }) => {
  const latOf = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
  return [[latOf(box[3]), (box[0] - 0.5) * 360], [latOf(box[1]), (box[2] - 0.5) * 360]];
};

/** Shows the areas that pass the filters, on the map and in the table. */
function filterAreas(find) {
  if (!data.areas) return;
  const wanted = new Set([...document.querySelectorAll("#classes input:checked")].map((box) => Number(box.value)));
  let shown = 0;
  for (const [at_, area] of areas.entries()) {
    area.shown = wanted.has(area.class) && (!find || `${area.name}\n${area.id}`.toLocaleLowerCase().includes(find));
    at(`area-row-${at_}`).hidden = !area.shown;
    shown += area.shown ? 1 : 0;
  }
  at("areas-state").textContent = say("shown", { shown, all: areas.length });
}
