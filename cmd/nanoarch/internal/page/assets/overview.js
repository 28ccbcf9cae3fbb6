// The overview answers how the architecture is: what the rules say, how far the code is from its shape, and what to look at.
let statusShown = '';

function overview(panel) {
  const counts = {new: 0, baselined: 0, waived: 0};
  for (const f of D.findings) counts[f.status]++;
  panel.append(h('h2', {class: 'unseen'}, 'Overview'), answer(counts));
  if (D.problems.length) panel.append(problems());
  add(panel, [dropped(), numbers(), imports(), findings(counts)]);
  panel.append(h('p', {class: 'made'}, 'Made by ', D.tool, '. This page is one file: it asks nobody for anything.'));
}

function answer(counts) {
  const errors = D.findings.filter(f => f.status === 'new' && f.level === 'error').length;
  if (!D.judged) return h('div', {class: 'answer none'}, h('p', {class: 'big'}, 'Not judged'), h('p', {}, 'There is no nanoarch.toml, so no rule was run, and roles are read off the code.'));
  const bad = errors > 0, warn = !bad && counts.new > 0;
  return h('div', {class: 'answer ' + (bad ? 'bad' : warn ? 'warn' : D.problems.length ? 'none' : 'good')},
    h('p', {class: 'big'}, bad || warn ? [mark('violation'), many(counts.new, 'finding')] : D.problems.length ? 'Not all could be read' : [s('svg', {viewBox: '0 0 14 14', class: 'mark good', 'aria-hidden': 'true'}, s('circle', {cx: 7, cy: 7, r: 6}), s('path', {d: 'M4.2 7.2l2 2L10 5'})), 'Nothing is wrong']),
    h('p', {}, bad || warn ? `${many(errors, 'error')}, ${many(counts.new - errors, 'warning')}` : 'Every rule of the policy holds', counts.baselined ? `; ${counts.baselined} in the baseline, to be paid off` : '', counts.waived ? `; ${counts.waived} waived in the code` : '', '.'));
}

// dropped lists, in the view of failures, the calls whose errors nobody looks at.
function dropped() {
  const list = S.view === 'failures' ? V().edges.filter(e => droppedIn([e])) : [];
  return list.length ? h('section', {}, h('h3', {}, 'Dropped errors', h('span', {class: 'n'}, droppedIn(list))), edgeList(list, 'to', true)) : null;
}

function problems() {
  return h('div', {class: 'answer warn'}, h('p', {class: 'head'}, h('strong', {}, `⚠ ${many(D.problems.length, 'thing')} could not be read`)), h('p', {}, 'What is shown is not the whole truth.'),
    h('ul', {class: 'places'}, D.problems.slice(0, 20).map(p => h('li', {}, p.message, ' ', p.file ? place(p) : null))), D.problems.length > 20 ? h('p', {class: 'dim'}, `and ${D.problems.length - 20} others`) : null);
}

function numbers() {
  const q = D.survey;
  if (!q) return null;
  const owners = q.one_operation + q.many_operations + q.no_operation;
  const part = (n, name, title) => h('div', {title: title || null}, h('dd', {}, n.toLocaleString('en')), h('dt', {}, name));
  return h('section', {}, h('h3', {}, 'Shape'),
    owners ? [h('p', {class: 'meter-words'}, h('strong', {}, `${q.one_operation} of ${owners}`), ' operation packages own exactly one operation'),
      h('div', {class: 'meter', role: 'img', 'aria-label': `${q.one_operation} with one operation, ${q.many_operations} with more, ${q.no_operation} with none`},
        share('one', q.one_operation, owners), share('several', q.many_operations, owners), share('none', q.no_operation, owners)),
      h('p', {class: 'keys'}, key('one', `one · ${q.one_operation}`), key('several', `more · ${q.many_operations}`), key('none', `none · ${q.no_operation}`))] : null,
    h('dl', {class: 'numbers'}, part(q.packages, 'packages'), part(q.operations, 'operations'), part(edges.slice(0, D.own[1]).filter(e => e.kind === 'calls' || e.kind === 'dispatch').length, 'flows'),
      part(q.hidden_inputs, 'hidden inputs', 'What operations and contracts use besides their input: clock, environment, random numbers, globals'),
      part(q.state, 'package state', 'Package variables of operations and contracts that can change'), part(q.leaks, 'leaks', 'Types of outside modules in what operations and contracts export')),
    q.inferred && D.judged ? h('p', {class: 'dim'}, `${many(q.inferred, 'package')} without a role in the policy.`) : null);
}
const share = (name, n, all) => {
  const e = h('span', {class: name});
  e.style.flexGrow = n / all;
  return e;
};
const key = (name, words) => h('span', {class: 'key ' + name}, words);

// imports shows what imports between operations and capabilities take hold of.
function imports() {
  const all = Object.entries(D.survey?.imports || {}).filter(([, n]) => n > 0), sum = all.reduce((n, [, x]) => n + x, 0);
  if (!sum) return null;
  const order = ['contract', 'interface-only', 'model', 'shared', 'wiring', 'implementation'];
  all.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return h('section', {}, h('h3', {}, 'What imports take hold of'),
    h('table', {class: 'bars'}, all.map(([name, n]) => {
      const fill = h('span', {class: name === 'implementation' ? 'fill bad' : 'fill'});
      fill.style.width = Math.max(1, 100 * n / Math.max(...all.map(([, x]) => x))) + '%';
      return h('tr', {}, h('th', {scope: 'row'}, name === 'implementation' ? '✗ ' : '', name), h('td', {class: 'n'}, n), h('td', {class: 'stripe'}, fill));
    })));
}

function findings(counts) {
  if (!D.judged || !D.findings.length) return null;
  const shownNow = statusShown || (counts.new ? 'new' : counts.baselined ? 'baselined' : 'waived');
  const chip = (status, words) => h('button', {type: 'button', id: 'chip-' + status, class: 'chip', 'aria-pressed': shownNow === status, disabled: counts[status] === 0,
    click: () => { statusShown = status; again(showPanel, 'chip-' + status); }}, words, h('span', {class: 'n'}, counts[status]));
  const list = D.findings.map((f, i) => [f, i]).filter(([f]) => f.status === shownNow), ul = h('ul', {class: 'rows findings'});
  const more = from => {
    for (const [f, i] of list.slice(from, from + MOST_ROWS)) ul.append(h('li', {}, findingRow(f, i)));
    const left = list.length - from - MOST_ROWS;
    if (left > 0) ul.append(h('li', {}, h('button', {type: 'button', class: 'more', click: event => { event.currentTarget.parentNode.remove(); more(from + MOST_ROWS); }}, `Show ${Math.min(MOST_ROWS, left)} of ${many(left, 'other')}`)));
  };
  more(0);
  return h('section', {class: 'found'}, h('h3', {}, 'Findings'), h('div', {class: 'chips', role: 'group', 'aria-label': 'Which findings'}, chip('new', 'New'), chip('baselined', 'Baselined'), chip('waived', 'Waived')), ul);
}
function findingRow(f, i) {
  return h('button', {type: 'button', class: 'row finding ' + f.status + ' ' + f.level, click: () => openFinding(i)},
    f.status === 'waived' ? h('span', {class: 'waived', 'aria-label': 'waived'}, '–') : mark(f.status === 'new' ? 'violation' : 'baselined'),
    h('span', {class: 'label'}, f.rule, f.level === 'warn' ? h('span', {class: 'tag'}, 'warning') : null, f.count > 1 ? h('span', {class: 'n'}, '×' + f.count) : null),
    h('span', {class: 'message', title: shorten(f.message, 1500)}, shorten(f.message, 600)), h('span', {class: 'where'}, shorten(f.line ? f.file + ':' + f.line : f.file, 90)));
}

const edgeOfFinding = new Map(), nodeOfFinding = new Map();
for (const e of edges) for (const i of e.findings) if (!edgeOfFinding.has(i)) edgeOfFinding.set(i, e);
for (const n of nodes) for (const i of n.findings) if (!nodeOfFinding.has(i)) nodeOfFinding.set(i, n);
const byPackage = new Map(nodes.filter(n => n.package).map(n => [n.package, n]));

// openFinding leads to what a finding is about, in a view that has it.
function openFinding(i) {
  const f = D.findings[i], has = e => viewOf(S.view).edges.includes(e);
  let e = edgeOfFinding.get(i);
  if (e) {
    const others = edges.filter(x => x.findings.includes(i));
    e = others.find(has) || e;
    if (!has(e)) {
      const view = ['violations', 'imports', 'flows', 'wiring'].find(name => viewOf(name).edges.some(x => x === e));
      if (view) change({view}, {quiet: true});
    }
    return openEdge(e);
  }
  const n = nodeOfFinding.get(i) || byPackage.get(f.package) || byPackage.get(f.package.replace(/_test$/, ''));
  if (!n) return say('The package of this finding is not in the picture');
  if (!V().box.has(n)) {
    const view = ['flows', 'violations', 'imports', 'wiring'].find(name => viewOf(name).box.has(n));
    if (view) change({view}, {quiet: true});
  }
  goTo(n);
}
let nextBroken = -1;
function nextFinding() {
  const open = D.findings.map((f, i) => [f, i]).filter(([f]) => f.status === 'new');
  if (!open.length) return say('Nothing new is broken');
  nextBroken = (nextBroken + 1) % open.length;
  openFinding(open[nextBroken][1]);
}
