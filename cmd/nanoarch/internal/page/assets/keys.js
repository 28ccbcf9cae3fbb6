// Everything can be done by keys.
const KEYS = [['/', 'search'], ['1 – 6', 'views'], ['m', 'map or matrix'], ['f', 'fit the map'], ['+ −', 'zoom'], ['e c', 'open, close all groups'], ['v', 'next finding'],
  ['d', 'light or dark'], ['← ↑ ↓ →', 'move between boxes, or cells of the matrix'], ['Enter', 'what is this?'], ['Space', 'open or close a group'], ['u b r', 'who reaches it, both, what it reaches'],
  ['w', 'way from here to …'], ['h', 'hide the rest'], ['Esc', 'back'], ['?', 'these keys']];

function showKeys() {
  const dialog = clear($('keys'));
  dialog.append(h('h2', {}, 'Keys'), h('dl', {}, KEYS.map(([k, what]) => [h('dt', {}, k.split(' ').map(x => x === '–' ? x : h('kbd', {}, x))), h('dd', {}, what)])),
    h('form', {method: 'dialog'}, h('button', {type: 'button', class: 'button', click: () => dialog.close()}, 'Close')));
  dialog.showModal();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target, typing = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
  if (typing || $('keys').open) return;
  const box = at.closest?.('.box')?.node;
  if (box && boxKey(event, box)) return event.preventDefault();
  const v = Number(event.key);
  if (v >= 1 && v <= D.views.length) change({view: D.views[v - 1].name});
  else if (event.key === '/') $('search').focus();
  else if (event.key === 'm') change({mode: mode() === 'map' ? 'matrix' : 'map'});
  else if (event.key === 'f' || event.key === '0') { fit(true); later(); }
  else if (event.key === '+' || event.key === '=') zoom(1.25, undefined, undefined, true);
  else if (event.key === '-') zoom(.8, undefined, undefined, true);
  else if (event.key === 'e') openAll('open');
  else if (event.key === 'c') openAll('closed');
  else if (event.key === 'v') nextFinding();
  else if (event.key === 'd') turnTheme();
  else if (event.key === '?') showKeys();
  else if (event.key === 'Escape') { if (selected()) { select({}); say('Overview'); } }
  else if (S.node && {u: 1, b: 1, r: 1}[event.key]) change({reach: {u: 'up', b: 'both', r: 'down'}[event.key]});
  else if (S.node && event.key === 'w') $('way')?.click();
  else if (selected() && event.key === 'h') change({only: !S.only});
  else if (event.key.startsWith('Arrow') && (at === $('map') || at === document.body) && mode() === 'map') focusBox(lastBox && drawnBoxes.has(lastBox) && visibleBox(lastBox) ? lastBox : V().kids.get(null)[0]);
  else return;
  event.preventDefault();
}

let lastBox = null;
const visibleBox = n => drawnBoxes.get(n)?.checkVisibility?.() !== false && shownAs(V(), n) === n;

function boxKey(event, n) {
  const way = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key];
  if (way) {
    const next = neighbour(n, way);
    if (next) focusBox(next);
    return true;
  }
  switch (event.key) {
    case 'Enter': pick(n); return true;
    case ' ': if (isGroup(V(), n)) toggle(n); else pick(n); return true;
    case 'Home': focusBox(V().kids.get(null)[0]); return true;
  }
  return false;
}
// neighbour is the nearest box in a direction. Into and out of groups it goes as it looks: a group is what it holds.
function neighbour(n, [dx, dy]) {
  const v = V(), a = v.box.get(n), ax = a.x + a.w / 2, ay = isGroup(v, n) && isOpen(v, n) ? a.y + 15 : a.y + a.h / 2;
  let best = null, least = Infinity;
  for (const [m, b] of v.box) {
    if (m === n || !visibleBox(m)) continue;
    const x = b.x + b.w / 2 - ax, y = (isGroup(v, m) && isOpen(v, m) ? b.y + 15 : b.y + b.h / 2) - ay, along = x * dx + y * dy, across = Math.abs(x * dy + y * dx);
    if (along <= 2) continue;
    const cost = along + across * 2.2;
    if (cost < least) { best = m; least = cost; }
  }
  return best;
}
function focusBox(n) {
  const g = drawnBoxes.get(n);
  if (!g) return;
  if (lastBox) drawnBoxes.get(lastBox)?.setAttribute('tabindex', -1);
  g.setAttribute('tabindex', 0);
  lastBox = n;
  g.focus({preventScroll: true});
  bring(n, false);
}
