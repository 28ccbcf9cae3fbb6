// S is all that the reader can change. It stands in the address, so that a link leads to what its sender saw.
const S = {
  view: D.start, mode: '', // '' until the reader chooses: the matrix if there are too many groups to draw
  base: '', toggled: new Map(), // which groups are open: '' as the page thinks best, 'open' or 'closed' for all, and what differs
  node: null, edge: null, bundle: null, way: null, // what is selected: at most one
  reach: 'both', depth: 1, only: false, // how far the selection reaches, and whether the rest is hidden
  finding: -1, theme: '',
};
const MANY_GROUPS = 25;

const V = () => viewOf(S.view);
function mode() {
  if (S.mode) return S.mode;
  return (V().kids.get(null).length > MANY_GROUPS && V().bare.has(null)) || groupsOf(V()).filter(g => !V().box.get(g).parent).length > MANY_GROUPS ? 'matrix' : 'map';
}

const groupsOf = v => [...v.kids.keys()].filter(Boolean);
function isOpen(v, n) {
  if (S.toggled.has(n)) return S.toggled.get(n);
  if (S.base) return S.base === 'open';
  v.auto ??= autoOpen(v);
  return v.auto.has(n);
}
// autoOpen opens everything where that is little, else only what has groups in it, as long as that is not much.
function autoOpen(v) {
  const groups = groupsOf(v);
  if (v.box.size <= 70) return new Set(groups);
  const {w, h} = stageSize();
  if (Math.min(w / v.wide, h / v.high) < .26) return new Set();
  const outer = groups.filter(g => g.id !== 'outside:' && v.kids.get(g).some(k => isGroup(v, k)));
  const seen = outer.reduce((n, g) => n + v.kids.get(g).length, v.kids.get(null).length);
  return new Set(seen <= 60 ? outer : []);
}
// shownAs is the box that stands for a node: itself, or the outermost closed group around it.
function shownAs(v, n) {
  let box = n;
  for (let p = v.box.get(n)?.parent; p; p = v.box.get(p).parent) if (!isOpen(v, p)) box = p;
  return box;
}
function reveal(v, n) {
  for (let p = v.box.get(n)?.parent; p; p = v.box.get(p).parent) if (!isOpen(v, p)) S.toggled.set(p, true);
}

// change changes the state and shows it.
function change(what, how = {}) {
  const before = {view: S.view, mode: mode()};
  Object.assign(S, what);
  if (before.view !== S.view && !('mode' in what) && S.mode === 'map' && !how.keep) S.mode = '';
  show(before.view !== S.view || how.anew, before.mode !== mode(), how.still);
  remember(!how.quiet);
}
const nothing = {node: null, edge: null, bundle: null, way: null, finding: -1};
const select = (what, how) => change({...nothing, ...what}, how);
const selected = () => S.node || S.edge || S.bundle || S.way;

function address() {
  const q = new URLSearchParams();
  q.set('view', S.view);
  if (S.mode) q.set('as', S.mode);
  if (S.base) q.set('groups', S.base);
  for (const [n, open] of S.toggled) q.append(open ? 'open' : 'close', n.id);
  if (S.node) q.set('node', S.node.id);
  if (S.edge) q.set('edge', S.edge.key);
  if (S.bundle) q.set('between', S.bundle.map(n => n.id).join('\n'));
  if (S.way) { q.set('from', S.way.from.id); if (S.way.to) q.set('to', S.way.to.id); }
  if (S.finding >= 0) q.set('finding', D.findings[S.finding].id);
  if (S.reach !== 'both') q.set('reach', S.reach);
  if (S.depth !== 1) q.set('depth', S.depth);
  if (S.only) q.set('only', 1);
  if (S.theme) q.set('theme', S.theme);
  if (camera.moved) q.set('at', [camera.x, camera.y, camera.k].join(','));
  return '#' + q;
}
function remember(anew) {
  const hash = address();
  if (hash === location.hash) return;
  try {
    history[anew ? 'pushState' : 'replaceState'](null, '', hash);
  } catch { /* a page in a frame may not have an address */ }
}
// restore takes the state from the address. What the program does not have any more is left out.
function restore() {
  const q = new URLSearchParams(location.hash.slice(1));
  const one = (name, ...words) => words.includes(q.get(name)) ? q.get(name) : '';
  const node = name => nodeById.get(q.get(name)) || null;
  Object.assign(S, nothing, {
    view: D.views.some(v => v.name === q.get('view')) ? q.get('view') : D.start, mode: one('as', 'map', 'matrix'), base: one('groups', 'open', 'closed'),
    node: node('node'), edge: edgeKeys.get(q.get('edge')) || null, reach: one('reach', 'up', 'down') || 'both',
    depth: Math.max(0, Math.min(99, parseInt(q.get('depth') ?? '1', 10) || 0)), only: q.get('only') === '1', theme: one('theme', 'light', 'dark'),
    finding: D.findings.findIndex(f => f.id === q.get('finding')),
  });
  S.toggled = new Map();
  for (const [name, open] of [['close', false], ['open', true]]) for (const id of q.getAll(name)) if (nodeById.has(id)) S.toggled.set(nodeById.get(id), open);
  const ends = (q.get('between') || '').split('\n').map(id => nodeById.get(id));
  if (ends.length === 2 && ends[0] && ends[1]) S.bundle = ends;
  if (node('from')) S.way = {from: node('from'), to: node('to')};
  const at = (q.get('at') || '').split(',').map(Number);
  camera.wanted = at.length === 3 && at.every(Number.isFinite) && at[2] > 0 ? at : null;
}
