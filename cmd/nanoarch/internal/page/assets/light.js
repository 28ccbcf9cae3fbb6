// The selection is put in the light: what belongs to it stays, the rest is dimmed, or hidden. Nothing moves.
const MOST_STROKES = 500;
let strokesDrawn = [];

function light() {
  const v = V(), on = lit(), map = $('map');
  map.classList.toggle('lit', !!on);
  map.classList.toggle('only', !!on && S.only);
  for (const e of strokesDrawn) e.remove();
  strokesDrawn = [];
  const holds = new Set();
  if (on) for (const n of on.nodes) for (let p = n; p && v.box.has(p); p = v.box.get(p).parent) holds.add(p);
  for (const [n, g] of drawnBoxes) {
    g.classList.toggle('on', holds.has(n));
    g.classList.toggle('main', !!on && on.main.has(n));
    g.setAttribute('aria-pressed', S.node === n);
  }
  for (const [l, g] of drawnLines) {
    const lights = on ? l.edges.filter(e => on.edges.has(e)) : [];
    g.classList.toggle('on', lights.length > 0);
  }
  if (on) strokes(v, on);
}

// strokes draws single edges: from their own boxes to the corridors that lines run in, and from there to their ends.
function strokes(v, on) {
  let n = 0;
  const done = new Set();
  for (const e of on.edges) {
    const [a, b] = level(v, e.from, e.to), from = shownAs(v, e.from), to = shownAs(v, e.to);
    if (from === to || !v.box.has(from) || !v.box.has(to)) continue;
    const line = v.lineBetween.get(bundleKey(a, b, e.status));
    const key = from.i + '>' + to.i + (line ? line.key : '');
    if (done.has(key) || ++n > MOST_STROKES) continue;
    done.add(key);
    if (!line) { stroke(e, direct(v.box.get(from), v.box.get(to)), true, overlay); continue; }
    if (from !== a) stroke(e, toPort(v.box.get(from), line.points[0], v.box.get(a)), false, under(v, from, a));
    if (to !== b) stroke(e, fromPort(line.points.at(-1), v.box.get(b), v.box.get(to)), true, under(v, to, b));
  }
}

// under is where a stroke in a group is drawn: below its boxes, so that their names stay legible.
const under = (v, box, group) => v.box.get(box).parent === group ? drawnBoxes.get(group).inside : overlay;
function stroke(e, d, head, into) {
  const path = s('path', {class: `stroke ${e.kind} ${e.status}`, d, 'marker-end': head ? `url(#${e.status === 'ok' ? 'lit' : e.status}-${e.kind})` : null});
  strokesDrawn.push(path);
  if (into === overlay) into.append(path); else into.prepend(path);
}

const bend = (x1, y1, x2, y2, way) => {
  const m = Math.max(14, Math.abs(x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + m * way[0]} ${y1} ${x2 - m * way[1]} ${y2} ${x2} ${y2}`;
};
// toPort leads from a box in a group to the point of the group's edge at which a line starts.
function toPort(b, [x, y], group) {
  const right = x >= group.x + group.w / 2;
  return bend(right ? b.x + b.w : b.x, b.y + b.h / 2, x, y, right ? [1, 1] : [-1, -1]);
}
function fromPort([x, y], group, b) {
  const left = x <= group.x + group.w / 2;
  return bend(x, y, left ? b.x : b.x + b.w, b.y + b.h / 2, left ? [1, 1] : [-1, -1]);
}
function direct(a, b) {
  const y1 = a.y + a.h / 2, y2 = b.y + b.h / 2;
  if (a.x + a.w <= b.x) return bend(a.x + a.w, y1, b.x, y2, [1, 1]);
  if (b.x + b.w <= a.x) return bend(a.x, y1, b.x + b.w, y2, [-1, -1]);
  const x = Math.max(a.x + a.w, b.x + b.w) + 22;
  return `M${a.x + a.w} ${y1}C${x + 10} ${y1} ${x + 10} ${y2} ${b.x + b.w} ${y2}`;
}

// A word about what is under the pointer.
function tips() {
  const tip = $('tip'), map = $('map');
  map.addEventListener('pointermove', event => {
    const box = event.target.closest?.('.box')?.node, line = event.target.closest?.('.line')?.line;
    const words = line ? `${shorten(line.from.label, 40)} → ${shorten(line.to.label, 40)} · ${countOf(line.edges)}` : box ? tipOf(box) : '';
    tip.hidden = !words || map.classList.contains('dragging');
    if (tip.hidden) return;
    tip.textContent = words;
    const r = $('stage').getBoundingClientRect();
    tip.style.left = Math.min(event.clientX - r.left + 14, r.width - tip.offsetWidth - 8) + 'px';
    tip.style.top = Math.min(event.clientY - r.top + 16, r.height - tip.offsetHeight - 8) + 'px';
  });
  map.addEventListener('pointerleave', () => { tip.hidden = true; });
}
function tipOf(n) {
  const v = V();
  if (isGroup(v, n) && isOpen(v, n)) return '';
  if (isGroup(v, n)) return shorten(n.label, 60) + ' · ' + noteOf(v, n);
  return shorten(n.path || n.label, 90) + (n.status === 'ok' ? '' : ' · breaks ' + n.more.rule);
}

const WORDS = {calls: ['call', 'calls'], dispatch: ['request', 'requests'], implements: ['implementation', 'implementations'], wires: ['binding', 'bindings'],
  uses: ['use', 'uses'], imports: ['import', 'imports']};
function countOf(list) {
  const kinds = [...new Set(list.map(e => e.kind))], n = list.reduce((sum, e) => sum + e.count, 0);
  const [one, more] = kinds.length === 1 ? WORDS[kinds[0]] : ['edge', 'edges'];
  const bad = list.filter(e => e.status === 'violation').length;
  return many(n, one, more) + (bad ? ` · ✗ ${bad} break${bad === 1 ? 's' : ''} a rule` : '');
}
