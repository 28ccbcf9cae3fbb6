// The map of a view: boxes in boxes and the lines between them, at the places that the page came with. What is in a group
// is made when it is opened for the first time.
let drawnBoxes = new Map(), drawnLines = new Map(), overlay = null;

function drawMap() {
  const v = V(), at = clear($('camera'));
  drawnBoxes = new Map();
  drawnLines = new Map();
  const tiers = s('g', {class: 'tiers', 'aria-hidden': 'true'}, v.tiers.map(([name, left, right]) => [
    s('path', {d: `M${left} -12H${right}`}), tierName(name.toUpperCase(), left, right)]));
  const top = s('g', {});
  overlay = s('g', {class: 'overlay', 'aria-hidden': 'true'});
  at.append(tiers, top, overlay);
  drawScene(v, null, top);
}

function tierName(name, left, right) {
  const t = s('text', {x: left, y: -19}, name);
  t.style.setProperty('--most', Math.max(10, (right - left) / Math.max(1, name.length) * 1.15).toFixed(1) + 'px');
  return t;
}

function drawScene(v, parent, into) {
  const boxes = v.kids.get(parent).map(n => isGroup(v, n) ? drawGroup(v, n) : drawNode(v, n));
  const lines = v.lines.filter(l => l.scene === parent).map(l => drawLine(v, l));
  into.append(...boxes, ...lines);
}

// wide is how wide text is, in pixels.
const ruler = document.createElement('canvas').getContext('2d');
function wide(words, size, weight) {
  ruler.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(words).width;
}

function drawNode(v, n) {
  const b = v.box.get(n);
  const g = s('g', {class: `box node ${n.kind} ${n.status}`, transform: `translate(${b.x} ${b.y})`, role: 'button', tabindex: -1, 'aria-label': spoken(v, n)},
    outline(n.kind, b.w, b.h), s('text', {x: 10, y: b.h / 2 + 4}, b.text));
  if (n.status !== 'ok') g.append(markAt(n.status, b.w - 1, 1));
  g.node = n;
  drawnBoxes.set(n, g);
  return g;
}

function drawGroup(v, n) {
  const b = v.box.get(n), tint = tintOf(v, n);
  const g = s('g', {class: `box group ${tint}`, role: 'button', tabindex: -1},
    s('rect', {class: 'stack', x: b.x + 5, y: b.y + 5, width: b.w, height: b.h, rx: 10}),
    s('rect', {class: 'frame', x: b.x, y: b.y, width: b.w, height: b.h, rx: 10}));
  const width = Math.max(1, wide(b.text, 13, 650)), fits = 24 + width + 8 + wide(noteOf(v, n), 10, 400) + 12 <= b.w;
  const name = s('text', {class: 'name', x: b.x + 24, y: b.y + 20}, b.text);
  const note = s('text', {class: 'note', x: b.x + b.w - 12, y: b.y + 20}, fits ? noteOf(v, n) : '');
  // Closed, the name stands in the middle, as large as it fits: it must be read from afar.
  const notes = wide(noteOf(v, n), 10.2, 400) + (brokenCount(v, n) ? 36 : 0);
  const big = Math.min((b.w - 16) / Math.max(width, notes) * 13, (b.h - 8) / 2.5);
  const face = s('text', {class: 'face', x: b.x + b.w / 2, y: b.y + b.h / 2},
    s('tspan', {class: 'name', dy: '-.1em'}, b.text), s('tspan', {class: 'note', x: b.x + b.w / 2, dy: '1.55em'}, noteOf(v, n), brokenIn(v, n)));
  face.style.setProperty('--most', big.toFixed(1) + 'px');
  name.style.setProperty('--most', Math.max(13, Math.min(22, (b.w - 34) / width * 13)).toFixed(1) + 'px');
  const turn = s('g', {class: 'turn', transform: `translate(${b.x + 14} ${b.y + 15.5})`, 'aria-hidden': 'true'},
    s('circle', {r: 9}), s('path', {d: 'M-2.5 -4L2 0L-2.5 4'}));
  g.append(turn, name, note, face);
  g.node = n;
  drawnBoxes.set(n, g);
  openOrClose(v, n, g);
  return g;
}

// openOrClose shows what is in a group, or its face. The group keeps its place, and so does all else.
function openOrClose(v, n, g) {
  const open = isOpen(v, n);
  if (open && !g.inside) {
    g.inside = s('g', {class: 'inside'});
    g.append(g.inside);
    drawScene(v, n, g.inside);
  }
  g.classList.toggle('open', open);
  g.classList.toggle('closed', !open);
  g.setAttribute('aria-expanded', open);
  g.setAttribute('aria-label', spoken(v, n));
}

function syncGroups() {
  const v = V();
  for (const n of groupsOf(v)) if (drawnBoxes.has(n)) openOrClose(v, n, drawnBoxes.get(n));
}

function noteOf(v, n) {
  const leaves = leavesOf(v, n), kinds = new Set(leaves.map(l => l.kind));
  const word = kinds.size === 1 ? {group: 'group', operation: 'operation', contract: 'contract', adapter: 'adapter', transport: 'transport', model: 'model',
    shared: 'shared package', root: 'root', external: 'module', deployment: 'deployment', unclassified: 'unclassified package'}[[...kinds][0]] : 'package';
  return many(leaves.length, word);
}
function brokenCount(v, n) {
  const inside = e => within(e.from, n) && within(e.to, n);
  return v.edges.filter(e => e.status === 'violation' && inside(e)).length + leavesOf(v, n).filter(l => l.status === 'violation').length + (n.status === 'violation' ? 1 : 0);
}
function brokenIn(v, n) {
  const broken = brokenCount(v, n);
  return broken ? s('tspan', {class: 'broken'}, ' · ✗ ' + broken) : null;
}
function tintOf(v, n) {
  let top = n;
  for (let p = v.box.get(n).parent; p; p = v.box.get(p).parent) top = p;
  const i = D.tiers.indexOf(top.tier);
  return (i < 0 ? 'plain' : 't' + i % 6) + (top === n ? '' : ' nested');
}

function spoken(v, n) {
  const words = [shorten(n.label, 80)];
  if (isGroup(v, n)) {
    const broken = brokenCount(v, n);
    words.push('group of ' + noteOf(v, n), isOpen(v, n) ? 'open' : 'closed');
    if (broken) words.push(many(broken, 'broken rule'));
  } else {
    words.push(n.kind);
    if (n.parent) words.push('in ' + shorten(n.parent.label, 40));
    if (n.status === 'violation') words.push('breaks ' + n.more.rule);
    if (n.status === 'baselined') words.push('breaks ' + n.more.rule + ', in the baseline');
  }
  return words.map(shown).join(', ');
}

// Lines have round corners.
function pathOf(points) {
  const RADIUS = 8, [first] = points;
  let d = `M${first[0]} ${first[1]}`;
  const far = (a, b) => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
  const toward = (a, b, r) => { const l = far(a, b); return l ? [a[0] + (b[0] - a[0]) * r / l, a[1] + (b[1] - a[1]) * r / l] : a; };
  for (let i = 1; i + 1 < points.length; i++) {
    const [a, b, c] = [points[i - 1], points[i], points[i + 1]];
    const r = Math.min(RADIUS, far(a, b) / (i > 1 ? 2 : 1), far(b, c) / (i + 2 < points.length ? 2 : 1));
    const p = toward(b, a, r), q = toward(b, c, r);
    d += `L${p[0]} ${p[1]}Q${b[0]} ${b[1]} ${q[0]} ${q[1]}`;
  }
  const end = points.at(-1);
  return d + `L${end[0]} ${end[1]}`;
}

const thick = count => Math.min(4, 1.3 + Math.log2(Math.max(1, count)) * .4);

function drawLine(v, l) {
  const d = pathOf(l.points), [x, y] = l.points[0], leftward = l.points[1][0] < x;
  const path = s('path', {class: 'ink', d, 'marker-end': `url(#${l.status === 'ok' ? l.kind : l.status}-${l.kind})`});
  path.style.setProperty('--w', thick(l.count) + 'px');
  const g = s('g', {class: `line ${l.kind} ${l.status}`}, s('path', {class: 'hit', d}), path);
  const tx = x + (leftward ? -5 : 5), anchor = leftward ? 'end' : 'start';
  if (l.status !== 'ok') {
    const side = leftward ? -1 : 1;
    g.append(markAt(l.status, x + side * 11, y), s('text', {class: 'rule', x: x + side * 20, y: y - 4, 'text-anchor': anchor}, l.label || 'breaks a rule'));
  } else if (v.name === 'failures' && droppedIn(l.edges)) {
    const side = leftward ? -1 : 1;
    g.append(warningAt(x + side * 11, y), s('text', {class: 'rule warning', x: x + side * 20, y: y - 4, 'text-anchor': anchor}, many(droppedIn(l.edges), 'error') + ' dropped'));
  } else if (l.count > 1) g.append(s('text', {class: 'count', x: tx, y: y - 4, 'text-anchor': anchor}, l.count));
  g.line = l;
  drawnLines.set(l, g);
  return g;
}

const droppedIn = list => list.reduce((n, e) => n + e.failures.filter(f => f.fate === 'dropped').length, 0);
function warningAt(x, y) {
  return s('g', {class: 'warning', transform: `translate(${x} ${y})`, 'aria-hidden': 'true'}, s('g', {class: 'steady'}, s('path', {class: 'sign', d: 'M0 -7L7 5.5H-7z'}), s('path', {class: 'stroke_', d: 'M0 -3v4M0 3v.6'})));
}

function markAt(status, x, y) {
  const g = s('g', {class: 'mark ' + status, transform: `translate(${x} ${y})`, 'aria-hidden': 'true'}, s('g', {class: 'steady'}, s('circle', {r: 6}), s('path', {d: 'M0 -3.2v3.8M0 2.6v.9'})));
  return g;
}

// Heads of lines: each kind has its own.
const HEADS = {
  calls: ['solid', 'M0 0L-9 -4V4z'], dispatch: ['open', 'M-6 -4L0 0L-6 4M-11 -4L-5 0L-11 4'], implements: ['hollow', 'M0 0L-9 -5V5z'],
  wires: ['solid', 'M-7 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z'], uses: ['open', 'M-7 -4L0 0L-7 4'], imports: ['open', 'M-7 -4L0 0L-7 4'],
};
function defineHeads() {
  const defs = clear($('map').querySelector('defs'));
  for (const kind of EDGE_KINDS) for (const look of ['', 'baselined', 'violation', 'lit']) {
    const [fill, d] = HEADS[kind];
    // The map's grow when it is far away, those of the legend do not.
    for (const where of ['', 'key-']) defs.append(s('marker', {id: `${where}${look || kind}-${kind}`, class: `head ${look || 'ok'} ${where}`, viewBox: '-12 -6 12 12', refX: 0, refY: 0, markerWidth: 12, markerHeight: 12,
      markerUnits: 'userSpaceOnUse', orient: 'auto'}, s('path', {class: fill, d})));
  }
}
function arrows(scale) {
  for (const m of $('map').querySelectorAll('marker:not(.key-)')) {
    m.setAttribute('markerWidth', 12 * scale);
    m.setAttribute('markerHeight', 12 * scale);
  }
}
