// What the page shows, as encode.go and view.go wrote it.
const D = JSON.parse(document.getElementById('data').textContent);

const NODE_KINDS = ['group', 'operation', 'contract', 'adapter', 'transport', 'model', 'shared', 'root', 'external', 'deployment', 'unclassified'];
const EDGE_KINDS = ['calls', 'dispatch', 'implements', 'wires', 'uses', 'imports'];
const STATUSES = ['ok', 'baselined', 'violation'];
const FATES = ['dropped', 'unknown', 'passed', 'translated', 'handled'];

const text = i => D.text[i || 0];
const texts = list => (list || []).map(text);

const nodes = D.nodes.map((row, i) => {
  const [kind = 0, path = '', label = 0, parent = 0, status = 0, file = '', line = 0, module, role, input, output, errors, interfaces, more = {}] = row;
  return {
    i, kind: NODE_KINDS[kind], path, label: typeof label === 'number' ? path.slice(path.length - label) : label, parentAt: parent,
    status: STATUSES[status], file: file.startsWith('/') ? path + file : file, line, role: text(role), in: text(input), out: text(output),
    errors: texts(errors), package: more.package || (module ? text(module) + '/' + path : ''), interfaces: texts(interfaces),
    deployments: texts(more.deployments), tier: more.tier ? text(more.tier - 1) : '', more, findings: more.findings || [],
    out_: [], in_: [], kids: [],
  };
});
for (const n of nodes) {
  n.id = n.kind + ':' + n.path;
  if (n.path === '' && n.kind === 'group') n.id = 'outside:';
  n.parent = n.parentAt >= 0 ? nodes[n.parentAt] : null;
  if (n.parent) n.parent.kids.push(n);
}
const depthOf = n => { let d = 0; for (let p = n.parent; p; p = p.parent) d++; return d; };
for (const n of nodes) n.depth = depthOf(n);
const nodeById = new Map(nodes.map(n => [n.id, n]));

// spots are places: file and line by turns, nothing for the file of a node's own place, and of that one line alone.
function spots(flat, n) {
  if (typeof flat === 'number') return flat ? [{file: n.file, line: flat}] : [];
  const all = [];
  for (let j = 0; j < flat.length; j += 2) all.push({file: flat[j] ? text(flat[j]) : n.file, line: flat[j + 1]});
  return all;
}
let start = 0;
const edges = D.edges.map((row, i) => {
  const [kind = 0, far = 0, to = 0, places = [], status = 0, input, output, contract, via, imported = 0, failures = [], errors, more = {}] = row;
  start += far;
  const from = nodes[start];
  return {
    i, kind: EDGE_KINDS[kind], from, to: nodes[to], status: STATUSES[status], places: spots(places, from), in: text(input), out: text(output),
    contract: text(contract), via: via ? nodes[via - 1] : null, imported: imported ? spots(imported, from)[0] : null, count: more.count || 1, more,
    failures: failures.map(n => D.failures[n]).map(([fate = 0, error, starts = [], becomes]) => ({fate: FATES[fate], error: text(error), starts: spots(starts, nodes[to])[0], becomes: texts(becomes)})),
    errors: texts(errors), rule: more.rule || '', findings: more.findings || [],
  };
});
edges.forEach((e, i) => {
  if (i >= D.own[1]) return; // edges of views say again what those of the program say
  e.from.out_.push(e);
  e.to.in_.push(e);
});
// The key of an edge stays the same when the page is made anew.
const edgeKeys = new Map();
for (const e of edges) {
  e.key = e.kind + ':' + e.from.id + '>' + e.to.id + (e.contract ? '#' + e.contract : '');
  while (edgeKeys.has(e.key)) e.key += "'";
  edgeKeys.set(e.key, e);
}

// A view with everything in it at its place.
const views = new Map();
function viewOf(name) {
  if (!views.has(name)) views.set(name, readView(D.views.find(v => v.name === name)));
  return views.get(name);
}

function readView(raw) {
  const v = {name: raw.name, wide: raw.wide, high: raw.high, box: new Map(), kids: new Map([[null, []]]), edges: [], out: new Map(), in: new Map(),
    bundles: new Map(), lines: [], bare: new Set(raw.bare.map(i => i < 0 ? null : nodes[i])), tiers: raw.tiers, row: new Map()};
  for (const [i, x, y, w, ...rest] of raw.boxes) {
    const h = typeof rest[0] === 'number' ? rest.shift() : 24, shown = rest[0];
    const n = nodes[i], parent = n.parent && v.box.has(n.parent) ? n.parent : null;
    v.row.set(n, v.box.size);
    v.box.set(n, {x, y, w, h, text: shown ?? n.label, parent});
    if (!v.kids.has(parent)) v.kids.set(parent, []);
    v.kids.get(parent).push(n);
  }
  let at = 0;
  for (const far of raw.edges) {
    const e = edges[at += far];
    v.edges.push(e);
    push(v.out, e.from, e);
    push(v.in, e.to, e);
    const [a, b] = level(v, e.from, e.to);
    push(v.bundles, bundleKey(a, b, e.status), e);
  }
  for (const row of raw.lines) v.lines.push(readLine(v, row));
  v.lineBetween = new Map(v.lines.map(l => [l.key, l]));
  return v;
}

function readLine(v, row) {
  const rest = row.slice(3), label = typeof rest.at(-1) === 'string' ? rest.pop() : '';
  const from = nodes[row[0]], to = nodes[row[1]], status = STATUSES[Math.floor(row[2] / 10)];
  let [x, y] = rest;
  const points = [[x, y]];
  rest.slice(2).forEach((d, j) => {
    if (j % 2) y += d; else x += d;
    points.push([x, y]);
  });
  const key = bundleKey(from, to, status);
  const bundle = v.bundles.get(key) || [];
  return {from, to, status, kind: EDGE_KINDS[row[2] % 10], points, label, key, edges: bundle, count: bundle.reduce((n, e) => n + e.count, 0), scene: v.box.get(from).parent};
}

function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value); else map.set(key, [value]);
}

const bundleKey = (a, b, status) => a.i + '>' + b.i + '#' + status;

// level returns the boxes of one scene between which an edge is to be seen.
function level(v, a, b) {
  while (a.depth > b.depth) a = a.parent;
  while (b.depth > a.depth) b = b.parent;
  while (a.parent !== b.parent) { a = a.parent; b = b.parent; }
  return [a, b];
}

const isGroup = (v, n) => v.kids.has(n);
const within = (n, g) => { for (; n; n = n.parent) if (n === g) return true; return false; };
function leavesOf(v, n) {
  const kids = v.kids.get(n);
  return kids ? kids.flatMap(k => leavesOf(v, k)) : [n];
}
