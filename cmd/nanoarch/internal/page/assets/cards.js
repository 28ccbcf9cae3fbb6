// The panel says in words what is selected.
function showPanel() {
  const panel = clear($('panel'));
  if (selected()) panel.append(h('button', {type: 'button', class: 'home', click: () => { select({}); focusPanel(); }}, icon('back'), 'Overview'));
  if (S.node) nodeCard(panel, S.node);
  else if (S.edge) edgeCard(panel, S.edge);
  else if (S.bundle) bundleCard(panel, ...S.bundle);
  else if (S.way) wayCard(panel);
  else overview(panel);
  panel.scrollTop = 0;
}
function focusPanel() {
  const heading = $('panel').querySelector('h2');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({preventScroll: true});
}

const section = (title, ...kids) => kids.flat(Infinity).some(k => k != null && k !== false && k !== '') ? h('section', {}, h('h3', {}, title), ...kids) : null;
const code = words => h('code', {class: 'text'}, words);
const row = (name, value) => value == null || value === '' || value === false ? null : [h('dt', {}, name), h('dd', {}, value)];
const nodeLink = (n, words) => h('button', {type: 'button', class: 'link', title: shorten(n.path || n.label, 120), click: () => goTo(n)}, words || shorten(n.label, 60));
const capped = (list, count) => [list.map(x => h('li', {}, code(x))), count > list.length ? h('li', {class: 'dim'}, `and ${many(count - list.length, 'other')}`) : null];

function crumbs(n) {
  const up = [];
  for (let p = n.parent; p; p = p.parent) up.unshift(p);
  return up.length ? h('p', {class: 'crumbs'}, up.flatMap(p => [nodeLink(p), ' / '])) : null;
}

// verdict says which rules are broken, in the words of the findings where there are some.
function verdict(x, rule) {
  if (x.status === 'ok') return null;
  const known = x.status === 'baselined', found = x.findings.map(i => D.findings[i]);
  return h('div', {class: 'verdict ' + x.status}, h('p', {class: 'head'}, mark(x.status), h('strong', {}, rule), known ? ' in the baseline, to be paid off' : ' is broken'),
    found.map(f => h('p', {}, f.message, f.reason && !f.message.includes(f.reason) ? h('span', {class: 'dim'}, ' — ' + f.reason) : null)),
    found.length ? null : h('p', {class: 'dim'}, 'nanoarch check says more.'));
}

function nodeCard(panel, n) {
  const v = V(), m = n.more, group = isGroup(v, n) || n.kind === 'group';
  panel.append(h('div', {class: 'title'}, badge(n.kind), h('h2', {}, shorten(n.label, 200))), crumbs(n) || '',
    h('p', {class: 'sub'}, h('span', {class: 'tag'}, n.kind), n.role && n.role !== n.kind ? h('span', {class: 'tag'}, n.role) : null,
      m.inferred ? h('span', {class: 'tag', title: 'No policy says so: the role was read off the code'}, 'role inferred') : null,
      (m.handles || []).length ? h('span', {class: 'tag'}, 'handles requests') : null,
      !v.box.has(n) ? h('span', {class: 'tag'}, 'not in this view') : null));
  add(panel, [verdict(n, m.rule || '')]);
  if (isGroup(v, n)) panel.append(h('div', {class: 'buttons'}, h('button', {type: 'button', class: 'button', click: () => toggle(n)}, isOpen(v, n) ? 'Close group' : 'Open group'),
    h('button', {type: 'button', class: 'button', click: () => bringAll([n])}, 'Zoom to it')));
  const near = v.box.has(n) ? null : D.views.find(x => viewOf(x.name).box.has(n));
  if (near) panel.append(h('div', {class: 'buttons'}, h('button', {type: 'button', class: 'button', click: () => change({view: near.name})}, 'Show it in ' + near.name)));
  add(panel, [section('What it promises', facts(n)), section('Where', n.file ? place(n) : null,
    n.package ? h('p', {class: 'where'}, code(n.package), copier(n.package)) : null)]);
  if (v.box.has(n)) panel.append(reaching(v, n));
  if (group && v.kids.has(n)) add(panel, [section(noteOf(v, n), h('ul', {class: 'rows'}, v.kids.get(n).map(k => h('li', {}, h('button', {type: 'button', class: 'row', click: () => goTo(k)}, badge(k.kind), h('span', {}, shorten(k.label, 60)), k.status === 'ok' ? null : mark(k.status))))))]);
  relations(panel, v, n);
}

function facts(n) {
  const m = n.more, errors = n.errors.length ? h('ul', {class: 'codes'}, capped(n.errors, m.errorCount || 0)) : null;
  const list = [
    n.in || n.out ? row('In', code(n.in || 'nothing')) : null, n.in || n.out ? row('Out', code(n.out || 'nothing')) : null,
    row('Operations', m.operations ? h('ul', {class: 'codes'}, capped(m.operations, 0)) : null), row('Interfaces', n.interfaces.length ? h('ul', {class: 'codes'}, capped(n.interfaces, 0)) : null),
    row('Handles', m.handles ? h('ul', {class: 'codes'}, capped(m.handles, 0)) : null), row('Errors', errors),
    row('Template', m.template ? code(m.template) : null), row('Owner', m.owner), row('Ships in', n.deployments.length ? n.deployments.join(', ') : null), row('Stands for', m.count ? many(m.count, 'package') : null),
  ].filter(Boolean);
  return list.length ? h('dl', {}, list) : null;
}

// reaching lets the reader say how far the light goes.
function reaching(v, n) {
  const found = reachOf(v, n, S.reach, S.depth), count = [...found.far.keys()].length;
  const way = (name, label) => h('button', {type: 'button', 'aria-pressed': S.reach === name, click: () => again(() => change({reach: name}), 'reach-' + name), id: 'reach-' + name}, label);
  const far = (d, label) => h('button', {type: 'button', 'aria-pressed': S.depth === d, click: () => again(() => change({depth: d}), 'depth-' + d), id: 'depth-' + d}, label);
  return h('section', {class: 'reach'}, h('h3', {}, 'Reach'),
    h('div', {class: 'segments', role: 'group', 'aria-label': 'Direction'}, way('up', 'Who reaches it'), way('both', 'Both'), way('down', 'What it reaches')),
    h('div', {class: 'segments', role: 'group', 'aria-label': 'Depth'}, far(1, '1 step'), far(2, '2'), far(3, '3'), far(0, 'All')),
    h('p', {}, h('strong', {}, many(count, 'package')), ' within reach', S.depth ? ` of ${many(S.depth, 'step')}` : '', '. '),
    h('div', {class: 'buttons'}, h('button', {type: 'button', class: 'button', id: 'only', 'aria-pressed': S.only, click: () => again(() => { change({only: !S.only}); if (S.only) bringAll([...found.nodes].map(m => shownAs(v, m))); }, 'only')}, 'Hide the rest'),
      h('button', {type: 'button', class: 'button', id: 'way', click: () => { select({way: {from: n, to: null}}); $('search').focus(); say('Search for the package to which the way leads'); }}, 'Way from here to …')));
}
// again does something and puts the focus back on the button that did it, which was made anew.
function again(act, id) {
  act();
  $(id)?.focus({preventScroll: true});
}

const HEADINGS = {calls: ['Calls', 'Called by'], dispatch: ['Sends requests to', 'Gets requests from'], implements: ['Implements', 'Implemented by'], wires: ['Binds', 'Bound by'], uses: ['Uses', 'Used by'], imports: ['Imports', 'Imported by']};
const MOST_ROWS = 40;

// relations lists the edges of a node, or those that cross the border of a group.
function relations(panel, v, n) {
  const group = isGroup(v, n), own = n.i < D.own[0];
  const all = group ? leavesOf(v, n) : [n];
  for (const kind of EDGE_KINDS) for (const way of [0, 1]) {
    const list = all.flatMap(m => own && !group ? (way ? m.in_ : m.out_) : (way ? v.in : v.out).get(m) || [])
      .filter(e => e.kind === kind && !(group && within(e.from, n) && within(e.to, n)));
    if (!list.length) continue;
    const sorted = list.sort((a, b) => STATUSES.indexOf(b.status) - STATUSES.indexOf(a.status) || a.i - b.i);
    panel.append(h('section', {}, h('h3', {}, HEADINGS[kind][way], h('span', {class: 'n'}, list.length)), edgeList(sorted, way ? 'from' : 'to', group)));
  }
}

function edgeList(list, end, both) {
  const ul = h('ul', {class: 'rows'});
  const more = from => {
    list.slice(from, from + MOST_ROWS).forEach(e => ul.append(h('li', {}, edgeRow(e, end, both))));
    const left = list.length - from - MOST_ROWS;
    if (left > 0) ul.append(h('li', {}, h('button', {type: 'button', class: 'more', click: event => { event.currentTarget.parentNode.remove(); more(from + MOST_ROWS); }}, `Show ${Math.min(left, MOST_ROWS)} of ${many(left, 'other')}`)));
  };
  more(0);
  return ul;
}
function edgeRow(e, end, both) {
  const name = both ? [shorten(e.from.label, 40), h('span', {class: 'arrow'}, ' → '), shorten(e.to.label, 40)] : shorten(e[end].label, 60);
  const other = e[end], method = e.contract.slice(e.contract.lastIndexOf('.') + 1);
  const flow = e.in || e.out ? `${method}(${e.in})${e.out ? ' → ' + e.out : ''}` : method ? method + '()' : '';
  return h('button', {type: 'button', class: 'row edge ' + e.status, click: () => openEdge(e)},
    both ? null : badge(other.kind), h('span', {class: 'label'}, name), e.status === 'ok' ? null : [mark(e.status), h('span', {class: 'rule'}, e.rule)],
    e.count > 1 ? h('span', {class: 'n'}, e.count) : null,
    h('span', {class: 'where'}, shorten(flow || (both ? e.to.path : other.path), 90)), fateLine(e));
}
function fateLine(e) {
  const dropped = droppedIn([e]);
  return S.view !== 'failures' || !e.failures.length ? null : h('span', {class: 'where' + (dropped ? ' dropped' : '')}, dropped ? `⚠ ${many(dropped, 'error')} dropped` : many(e.more.failureCount || e.failures.length, 'error') + ' come back');
}

// openEdge selects an edge and shows both its ends.
function openEdge(e) {
  const v = V();
  reveal(v, e.from);
  reveal(v, e.to);
  select({edge: e});
  showBoth(e.from, e.to);
  focusPanel();
}
function showBoth(a, b) {
  const v = V();
  if (mode() !== 'map' || !v.box.has(a) || !v.box.has(b)) return;
  const {w, h} = stageSize(), inside = n => { const x = v.box.get(n); return x.x * camera.k + camera.x > 0 && x.y * camera.k + camera.y > 0 && (x.x + x.w) * camera.k + camera.x < w && (x.y + x.h) * camera.k + camera.y < h - 50; };
  if (!inside(a) || !inside(b) || camera.k < .5) bringAll([a, b]);
}

function edgeCard(panel, e) {
  const v = V();
  panel.append(h('p', {class: 'kicker'}, {calls: 'Call through a contract', dispatch: 'Request through a mediator', implements: 'Implementation', wires: 'Binding', uses: 'Use of an outside module', imports: 'Import'}[e.kind], e.more.remote ? ' · between processes' : '', e.count > 1 ? ' · ' + countOf([e]) : ''),
    h('h2', {class: 'edge'}, nodeLink(e.from), h('span', {class: 'arrow'}, ' → '), nodeLink(e.to)),
    h('p', {class: 'where'}, shorten(e.from.path, 100), h('br', {}), '→ ', shorten(e.to.path, 100)));
  add(panel, [verdict(e, e.rule), v.edges.includes(e) ? null : h('p', {class: 'dim'}, 'Not in this view.')]);
  if (e.in || e.out) panel.append(h('div', {class: 'flow'}, h('div', {}, h('span', {class: 'way'}, 'In →'), code(e.in || 'nothing')), h('div', {}, h('span', {class: 'way'}, '← Out'), code(e.out || 'nothing'))));
  add(panel, [section('Contract', e.contract ? [code(e.contract), e.via ? h('p', {class: 'where'}, 'declared in ', nodeLink(e.via)) : null] : null),
    section('Errors that come back', fates(e)), section(e.places.length === 1 ? 'Place' : 'Places', placeList(e.places, e.more.placeCount)), section('Imported at', e.imported ? place(e.imported) : null)]);
}
function placeList(places, count) {
  return places.length ? h('ul', {class: 'places'}, places.map(p => h('li', {}, place(p))), count ? h('li', {class: 'dim'}, `and ${many(count - places.length, 'other')}`) : null) : null;
}

const FATE_WORDS = {dropped: ['Dropped', 'nobody looks at it'], unknown: ['Unknown', 'the records do not say what becomes of it'], passed: ['Passed on', 'it comes out of the caller'],
  translated: ['Translated', 'another error comes out instead'], handled: ['Handled', 'it ends there']};
function fates(e) {
  if (e.errors.length) return h('ul', {class: 'codes'}, capped(e.errors, e.more.errorCount || 0));
  if (!e.failures.length) return null;
  return [FATES.map(fate => {
    const list = e.failures.filter(f => f.fate === fate);
    return list.length ? h('div', {class: 'fate ' + fate}, h('p', {}, h('strong', {}, (fate === 'dropped' ? '⚠ ' : '') + FATE_WORDS[fate][0]), h('span', {class: 'dim'}, ' ' + FATE_WORDS[fate][1])),
      h('ul', {class: 'codes'}, list.map(f => h('li', {}, code(f.error || 'errors without a name'), f.becomes.length ? [' becomes ', f.becomes.map(b => code(b))] : null, f.starts ? h('div', {}, place(f.starts)) : null)))) : null;
  }), e.more.failureCount ? h('p', {class: 'dim'}, `and ${many(e.more.failureCount - e.failures.length, 'other')}`) : null];
}

function bundleCard(panel, a, b) {
  const list = between(V(), a, b);
  panel.append(h('p', {class: 'kicker'}, list.length ? countOf(list) : 'Nothing leads there in this view'), h('h2', {class: 'edge'}, nodeLink(a), h('span', {class: 'arrow'}, ' → '), nodeLink(b)));
  if (list.length) panel.append(edgeList(list, 'to', true));
  const back = between(V(), b, a);
  if (back.length) panel.append(h('p', {}, h('button', {type: 'button', class: 'button', click: () => { select({bundle: [b, a]}); focusPanel(); }}, `The other way: ${countOf(back)}`)));
}

function wayCard(panel) {
  const v = V(), {from, to} = S.way;
  panel.append(h('p', {class: 'kicker'}, 'Shortest way'), h('h2', {class: 'edge'}, nodeLink(from), h('span', {class: 'arrow'}, ' → '), to ? nodeLink(to) : h('em', {}, 'pick the other end')));
  if (!to) {
    panel.append(h('p', {class: 'dim'}, 'Search for it, or click it on the map.'));
    return;
  }
  const ends = [from, to].filter(n => !v.box.has(n));
  const found = ends.length ? null : waysBetween(v, from, to);
  panel.append(h('div', {class: 'buttons'}, h('button', {type: 'button', class: 'button', id: 'turn-way', click: () => { change({way: {from: to, to: from}}); showWay(); }}, 'Turn it round')));
  if (ends.length) panel.append(h('p', {}, ends.map(n => shorten(n.label, 60)).join(' and ') + (ends.length > 1 ? ' are' : ' is') + ' not in this view.'));
  else if (!found) panel.append(h('p', {class: 'none'}, 'No way leads there in this view.', waysBetween(v, to, from) ? ' The other way round there is one.' : ''));
  else {
    const steps = (found.one.length - 1) / 2;
    panel.append(h('p', {}, h('strong', {}, many(steps, 'step')), found.edges.size > steps ? `; there is more than one way of that length, ${many(found.edges.size, 'edge')} in all.` : '.'),
      h('ol', {class: 'way'}, found.one.map(x => h('li', {class: x.from ? 'via' : 'at'}, x.from ? edgeStep(x) : [badge(x.kind), nodeLink(x)]))));
  }
}
const edgeStep = e => h('button', {type: 'button', class: 'row edge ' + e.status, click: () => openEdge(e)}, h('span', {class: 'where'}, e.kind, e.in || e.out ? ` ${shorten(e.in || '·', 40)} → ${shorten(e.out || '·', 40)}` : ''), e.status === 'ok' ? null : mark(e.status));

function showWay() {
  const v = V(), found = lit();
  if (!S.way?.to) return;
  if (found) for (const n of found.nodes) if (v.box.has(n)) reveal(v, n);
  change({}, {quiet: true});
  bringAll([...found.nodes].filter(n => v.box.has(n)));
  focusPanel();
  say(found.edges.size ? 'Way found' : 'No way leads there');
}
