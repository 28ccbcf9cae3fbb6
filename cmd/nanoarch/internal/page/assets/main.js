const VIEW_WORDS = {flows: 'Flows', failures: 'Failures', wiring: 'Wiring', deployments: 'Deployments', imports: 'Imports', violations: 'Violations'};
const VIEW_TELLS = {flows: 'Who calls whom through which contract', failures: 'Which errors can come back along which call', wiring: 'Who binds what to which contract',
  deployments: 'What each deployment ships, and what leaves the process', imports: 'Every import between packages', violations: 'What breaks a rule, new or in the baseline'};

// show brings everything to what the state says. The map is drawn anew only if another view is shown.
function show(anew, switched, quietly) {
  const v = V(), as = mode();
  const full = v.box.size > 0;
  $('map').style.display = as === 'map' && full ? '' : 'none';
  $('matrix').hidden = as !== 'matrix' || !full;
  $('empty').hidden = full;
  if (anew) {
    lastBox = null;
    drawMap();
    legend();
  } else syncGroups();
  if (as === 'matrix') drawMatrix();
  if (as === 'map') light();
  if (!full) nothingHere(v);
  firstStop();
  header();
  bar();
  if (!quietly) showPanel();
  document.documentElement.dataset.theme = S.theme;
  if (anew || switched) {
    if (camera.wanted) { moveTo(...camera.wanted); camera.moved = true; camera.wanted = null; } else if (as === 'map') fit();
  }
}

// firstStop makes one box of the map a stop of the Tab key.
function firstStop() {
  const v = V(), first = [lastBox, S.node].find(n => n && drawnBoxes.has(n) && shownAs(v, n) === n) || v.kids.get(null)[0];
  for (const g of $('map').querySelectorAll('.box[tabindex="0"]')) g.setAttribute('tabindex', -1);
  if (first) drawnBoxes.get(first)?.setAttribute('tabindex', 0);
}

function nothingHere(v) {
  add(clear($('empty')), [h('p', {class: 'big'}, v.name === 'violations' ? (D.judged ? '✓ Nothing breaks a rule' : 'Nothing was judged') : 'Nothing to see here'),
    h('p', {}, {flows: 'Nothing calls anything through a contract.', failures: 'No error comes back along a call through a contract.', wiring: 'Nobody binds anything to a contract.', deployments: 'There is no deployment: no package main, or none that the policy names.',
      imports: 'No package imports another one.', violations: D.judged ? 'Neither now, nor in the baseline.' : 'Without nanoarch.toml there are no rules.'}[v.name]),
    v.name === 'imports' ? null : h('button', {type: 'button', class: 'button', click: () => change({view: 'imports'})}, 'Show imports')]);
}

function header() {
  const list = $('views');
  if (!list.childNodes.length) D.views.forEach((raw, i) => list.append(h('button', {type: 'button', role: 'tab', id: 'view-' + raw.name, 'aria-controls': 'stage', title: `${VIEW_TELLS[raw.name]} (${i + 1})`, click: () => change({view: raw.name})},
    VIEW_WORDS[raw.name], raw.name === 'violations' ? badgeOf() : null)));
  for (const raw of D.views) {
    const tab = $('view-' + raw.name), now = raw.name === S.view;
    tab.setAttribute('aria-selected', now);
    tab.tabIndex = now ? 0 : -1;
  }
  $('as-map').setAttribute('aria-pressed', mode() === 'map');
  $('as-matrix').setAttribute('aria-pressed', mode() === 'matrix');
  const dark = isDark();
  clear($('theme')).append(icon(dark ? 'sun' : 'moon'));
  $('theme').setAttribute('aria-label', dark ? 'Light colours' : 'Dark colours');
  $('theme').title = $('theme').getAttribute('aria-label') + ' (d)';
}
function badgeOf() {
  const n = D.findings.filter(f => f.status === 'new').length || edges.slice(0, D.own[1]).filter(e => e.status === 'violation').length;
  return n ? h('span', {class: 'n', 'aria-label': many(n, 'finding')}, n) : null;
}
const darkScheme = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => S.theme ? S.theme === 'dark' : darkScheme.matches;
function turnTheme() {
  const dark = isDark();
  change({theme: dark === darkScheme.matches ? (dark ? 'light' : 'dark') : ''}, {quiet: true});
  say(isDark() ? 'Dark colours' : 'Light colours');
}

function bar() {
  const v = V(), into = $('bar'), groups = groupsOf(v), as = mode();
  const button = (name, label, act, off) => h('button', {type: 'button', class: 'icon', id: 'do-' + name, 'aria-label': label, title: label, disabled: off, click: act}, icon(name));
  if (!into.childNodes.length) {
    into.append(button('minus', 'Zoom out (−)', () => zoom(.8, undefined, undefined, true)), button('plus', 'Zoom in (+)', () => zoom(1.25, undefined, undefined, true)),
      button('fit', 'Fit the map (f)', () => { fit(true); later(); }), h('span', {class: 'gap'}),
      h('button', {type: 'button', id: 'do-open', click: () => openAll('open'), title: 'Open all groups (e)'}, 'Open all'), h('button', {type: 'button', id: 'do-close', click: () => openAll('closed'), title: 'Close all groups (c)'}, 'Close all'));
  }
  for (const name of ['minus', 'plus', 'fit']) $('do-' + name).hidden = as !== 'map';
  into.querySelector('.gap').hidden = as !== 'map';
  $('do-open').disabled = !groups.length;
  $('do-close').disabled = !groups.length;
  into.hidden = !v.box.size;
  $('legend').hidden = as !== 'map' || !v.box.size;
}
function openAll(base) {
  change({base, toggled: new Map()});
  say(base === 'open' ? 'All groups are open' : 'All groups are closed');
}
function toggle(n) {
  const open = !isOpen(V(), n);
  S.toggled.set(n, open);
  const focused = document.activeElement?.closest?.('.box')?.node;
  change({}, {still: S.node !== n});
  if (focused) focusBox(focused);
  say(`${shorten(n.label, 60)} ${open ? 'opened' : 'closed'}`);
}
// pick selects a box, or makes it the end of a way.
function pick(n) {
  if (S.way && !S.way.to) {
    change({way: {from: S.way.from, to: n}});
    return showWay();
  }
  const focused = document.activeElement?.closest?.('.box')?.node;
  select({node: S.node === n ? null : n});
  if (focused) drawnBoxes.get(focused)?.focus({preventScroll: true});
  say(S.node ? spoken(V(), n) : 'Overview');
}

// legend explains what the view shows, and nothing else.
function legend() {
  const v = V(), into = clear($('legend').querySelector('div'));
  const line = (kind, status, words) => h('span', {class: 'key'}, s('svg', {viewBox: '0 0 34 14', 'aria-hidden': 'true'}, s('g', {class: `line ${kind} ${status}`}, s('path', {class: 'ink', d: 'M1 7H32', 'marker-end': `url(#key-${status === 'ok' ? kind : status}-${kind})`}))), words);
  const words = {calls: 'calls through a contract', dispatch: 'sends a request to a handler', implements: 'implements', wires: 'binds', uses: 'uses an outside module', imports: 'imports'};
  const kinds = new Set(v.edges.filter(e => e.status === 'ok').map(e => e.kind)), status = new Set(v.edges.map(e => e.status));
  into.append(...EDGE_KINDS.filter(k => kinds.has(k)).map(k => line(k, 'ok', words[k])));
  if (status.has('violation')) into.append(line('imports', 'violation', 'breaks a rule'));
  if (status.has('baselined')) into.append(line('imports', 'baselined', 'breaks a rule, in the baseline'));
  if (v.name === 'failures' && droppedIn(v.edges)) into.append(h('span', {class: 'key'}, s('svg', {viewBox: '-17 -8 34 14', 'aria-hidden': 'true'}, warningAt(0, 0)), 'an error is dropped'));
  if (v.lines.some(l => l.count > 1 && l.status === 'ok')) into.append(h('span', {class: 'key'}, s('svg', {viewBox: '0 0 34 14', 'aria-hidden': 'true'}, s('g', {class: 'line'}, s('path', {class: 'ink wide', d: 'M1 9H32'}), s('text', {class: 'count', x: 4, y: 5.5}, '7'))), 'wider: more edges'));
  const shapes = new Set([...v.box.keys()].filter(n => !isGroup(v, n)).map(n => n.kind));
  into.append(...NODE_KINDS.filter(k => shapes.has(k)).map(k => h('span', {class: 'key'}, badge(k), k)));
  if (groupsOf(v).length) into.append(h('span', {class: 'key'}, s('svg', {viewBox: '0 0 34 18', class: 'box group closed plain', 'aria-hidden': 'true'}, s('rect', {class: 'stack', x: 4, y: 4, width: 28, height: 13, rx: 4}), s('rect', {class: 'frame', x: 1, y: 1, width: 28, height: 13, rx: 4})), 'closed group'));
  if (v.bare.size) into.append(h('span', {class: 'key wide'}, 'There are too many lines to draw: select a box to see its own, or look at the matrix.'));
}

function onMapClick(event) {
  const line = event.target.closest('.line')?.line, box = event.target.closest('.box')?.node;
  if (line) {
    if (line.edges.length === 1) openEdge(line.edges[0]); else { select({bundle: [line.from, line.to]}); say(countOf(line.edges)); }
  } else if (box && event.target.closest('.turn')) toggle(box);
  else if (box) { lastBox = box; pick(box); } else if (selected() && !(S.way && !S.way.to)) select({});
}

function printing(on) {
  const map = $('map'), w = whole();
  if (on) {
    map.setAttribute('viewBox', `${w.x - 10} ${w.y - 10} ${w.w + 20} ${w.h + 20}`);
    $('camera').removeAttribute('transform');
  } else {
    map.removeAttribute('viewBox');
    look();
  }
}

function begin() {
  $('title').textContent = shorten(D.title, 80);
  $('title').title = shorten(D.title, 400);
  defineHeads();
  restore();
  steer();
  startSearch();
  tips();
  $('map').addEventListener('click', onMapClick);
  $('map').addEventListener('dblclick', event => {
    const box = event.target.closest('.box')?.node;
    if (box && isGroup(V(), box) && !event.target.closest('.turn')) toggle(box);
  });
  $('map').addEventListener('focusin', event => { const n = event.target.closest('.box')?.node; if (n) lastBox = n; });
  $('as-map').addEventListener('click', () => change({mode: 'map'}));
  $('as-matrix').addEventListener('click', () => change({mode: 'matrix'}));
  $('theme').addEventListener('click', turnTheme);
  $('help').addEventListener('click', showKeys);
  $('views').addEventListener('keydown', event => {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (!step) return;
    const names = D.views.map(v => v.name), next = names[(names.indexOf(S.view) + step + names.length) % names.length];
    change({view: next});
    $('view-' + next).focus();
    event.preventDefault();
    event.stopPropagation();
  });
  addEventListener('keydown', onKey);
  addEventListener('popstate', () => { restore(); show(true, true); });
  addEventListener('resize', () => { if (!camera.moved && mode() === 'map') fit(); });
  darkScheme.addEventListener('change', header);
  addEventListener('beforeprint', () => printing(true));
  addEventListener('afterprint', () => printing(false));
  $('legend').open = innerWidth > 1100;
  show(true, true);
}

begin();
