// Areas: drawn under everything else, filtered by class and name, told on a click and in a table of their own.
// The labels of land.

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

/** Draws the areas; returns their labels, to be written over all else. */
function drawAreas(pen, view) {
  const { left, top, scale } = view;
  const labels = [];
  for (const area of areas) {
    if (!area.shown || isOutside(area.box, view)) continue;
    const look = data.areas.classes[area.class];
    const open = look.id === "untested";
    const shape = trace(area.paths, view, true);
    pen.globalAlpha = data.basemap ? 0.6 : 0.85;
    if (!open) {
      pen.fillStyle = look.colour;
      pen.fill(shape, "evenodd");
    }
    pen.globalAlpha = 0.5;
    if (look.hatch) hatched(pen, shape, look, view);
    pen.globalAlpha = 1;
    pen.strokeStyle = open ? "#141414" : "#33475f";
    pen.lineWidth = area === chosenArea ? 4 : open ? 1.6 : 1.3;
    pen.setLineDash(open ? [1.6, 4] : []);
    pen.stroke(shape);
    pen.setLineDash([]);
    if (!area.at) continue;
    const [x1, y1, x2, y2] = area.box.map((side, at_) => side * scale - (at_ % 2 ? top : left));
    const lines = [area.name.replace(/ ?[(（]\d+[)）]$/, ""), area.label || look.title];
    const place = { x: worldX(area.at[0]) * scale - left, y: worldY(area.at[1]) * scale - top };
    labels.push({ lines, ...place, room: x2 - x1, height: y2 - y1 });
  }
  return labels;
}

/** Where a label may stand instead: above, below, then to the sides of its place, in steps of its own size. */
const TRIES = [[0, 0], [0, -1], [0, 1], [0, -2], [0, 2], [-0.6, 0], [0.6, 0], [-0.6, -1], [0.6, -1], [-0.6, 1], [0.6, 1], [0, -3], [0, 3]];
const LINE = 15; // pixels from one line of a label to the next

/** Writes labels where they cover neither each other nor a sign; the largest land comes first. */
function writeLabels(pen, { wide, high }, labels, signs) {
  const taken = [];
  for (let at_ = 0; at_ < signs.length; at_ += 4) {
    const [x, y, radius] = [signs[at_ + 1], signs[at_ + 2], signs[at_ + 3]];
    taken.push([x - radius, y - radius, x + radius, y + radius]);
  }
  const isFree = (box) => taken.every((of) => of[2] < box[0] || of[0] > box[2] || of[3] < box[1] || of[1] > box[3]);
  pen.textAlign = "center";
  pen.lineJoin = "round";
  pen.font = "600 12px system-ui, sans-serif";
  pen.strokeStyle = "rgb(255 255 255 / .92)";
  pen.lineWidth = 4;
  pen.fillStyle = "#1b2430";
  for (const { lines, x, y, room, height } of [...labels].sort((a, b) => b.room * b.height - a.room * a.height)) {
    const [half, up] = [Math.max(...lines.map((line) => pen.measureText(line).width)) / 2 + 3, (lines.length * LINE) / 2];
    if (x < -half || y < -up || x > wide + half || y > high + up || half > Math.max(room, 60)) continue;
    const spots = TRIES.filter(([right, down]) => Math.abs(right) * half * 2 <= room / 2 && Math.abs(down) * up <= Math.max(height / 2, up));
    for (const [right, down] of spots) {
      const [cx, cy] = [x + right * half * 2, y + down * up];
      const box = [cx - half, cy - up, cx + half, cy + up];
      if (!isFree(box)) continue;
      lines.forEach((line, row) => {
        for (const way of ["strokeText", "fillText"]) pen[way](line, cx, cy - up + (row + 0.8) * LINE);
      });
      taken.push(box);
      break;
    }
  }
  pen.textAlign = "start";
}

let chosenArea = null;

/** The area under a place on the square of the world. */
const areaAt = (x, y) => areas.find((area) => area.shown && isInside(area, x, y));

/** Shows the areas that pass the filters, on the map and in the table. */
function filterAreas(find, on) {
  if (!data.areas) return;
  const wanted = new Set([...document.querySelectorAll("#classes input:checked")].map((box) => Number(box.value)));
  let shown = 0;
  for (const [at_, area] of areas.entries()) {
    area.shown = on && wanted.has(area.class) && (!find || `${area.name}\n${area.id}`.toLocaleLowerCase().includes(find));
    at(`area-row-${at_}`).hidden = !area.shown;
    shown += area.shown ? 1 : 0;
  }
  document.querySelector('[data-layer="areas"] output').textContent = shown.toLocaleString(data.lang);
  at("areas-state").textContent = say("shown", { shown, all: areas.length });
}
