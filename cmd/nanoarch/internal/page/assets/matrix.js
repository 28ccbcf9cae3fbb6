// The matrix has a row and a column for each box that is shown, callers first: who calls downwards stands above the
// diagonal. What stands below it leads backwards, and is part of a ring.
const SIDE = 220;

function matrixItems(v) {
  const items = [];
  const visit = (n, deep) => {
    items.push({n, deep});
    if (isGroup(v, n) && isOpenInMatrix(v, n)) v.kids.get(n).forEach(k => visit(k, deep + 1));
  };
  v.kids.get(null).forEach(n => visit(n, 0));
  return items;
}
// The matrix is made to be small: only what has groups in it is open until the reader opens more.
function isOpenInMatrix(v, n) {
  if (S.toggled.has(n) || S.base) return S.toggled.get(n) ?? S.base === 'open';
  if (!v.outer) {
    const outer = groupsOf(v).filter(g => g.id !== 'outside:' && v.kids.get(g).some(k => isGroup(v, k)));
    v.outer = new Set(outer.reduce((sum, g) => sum + v.kids.get(g).length, v.kids.get(null).length) <= 120 ? outer : []);
  }
  return v.outer.has(n);
}

function cellsOf(v, items) {
  const row = new Map(items.map(({n}, i) => [n, i])), cells = new Map();
  const at = n => {
    let box = n;
    for (let p = v.box.get(n)?.parent; p; p = v.box.get(p).parent) if (!isOpenInMatrix(v, p)) box = p;
    return row.get(box);
  };
  for (const e of v.edges) {
    const a = at(e.from), b = at(e.to);
    if (a === undefined || b === undefined) continue;
    const key = a * items.length + b;
    let c = cells.get(key);
    if (!c) cells.set(key, c = {a, b, n: 0, bad: 0, owed: 0});
    c.n += e.count;
    if (e.status === 'violation') c.bad++;
    if (e.status === 'baselined') c.owed++;
  }
  return [...cells.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}

function drawMatrix() {
  const v = V(), into = clear($('matrix')), items = matrixItems(v);
  if (items.length === 0) return;
  if (items.length > 400) {
    into.append(h('p', {class: 'note'}, `${many(items.length, 'row')} are too many for a matrix. Close some groups.`),
      h('button', {type: 'button', class: 'button', click: () => change({base: '', toggled: new Map()})}, 'Close all groups'));
    return;
  }
  const cells = cellsOf(v, items), most = Math.max(1, ...cells.filter(c => c.a !== c.b).map(c => c.n));
  const back = cells.filter(c => c.a > c.b), on = lit();
  const side = Math.min(SIDE, 34 + Math.max(...items.map(({n, deep}) => Math.min(28, n.label.length) * 7 + deep * 14)));
  const table = h('div', {class: 'cells', role: 'grid', 'aria-label': 'Who depends on whom', 'aria-rowcount': items.length + 1, 'aria-colcount': items.length + 1});
  table.style.setProperty('--n', items.length);
  table.style.setProperty('--c', (items.length <= 14 ? 34 : items.length <= 32 ? 26 : 21) + 'px');
  table.style.setProperty('--side', side + 'px');
  const columns = h('div', {role: 'row', class: 'row'}, h('span', {role: 'columnheader', class: 'what'}, 'a row needs its columns'));
  items.forEach(({n}, i) => columns.append(atCell(h('span', {role: 'columnheader', class: 'column' + (isGroup(v, n) ? ' group' : '')}, h('span', {}, shorten(n.label, 18))), 1, i + 2)));
  table.append(columns);
  items.forEach(({n, deep}, i) => {
    const row = h('div', {role: 'row', class: 'row'});
    const group = isGroup(v, n), open = group && isOpenInMatrix(v, n);
    const head = h('span', {role: 'rowheader', class: 'side' + (group ? ' group' : '') + (on?.main.has(n) ? ' main' : '')},
      group ? h('button', {type: 'button', class: 'turn', 'aria-expanded': open, 'aria-label': (open ? 'Close ' : 'Open ') + shorten(n.label, 60), click: () => toggleInMatrix(n)}, s('svg', {viewBox: '0 0 10 10', 'aria-hidden': 'true'}, s('path', {d: 'M3 1.5L7 5L3 8.5'}))) : null,
      h('button', {type: 'button', class: 'label', title: shorten(n.path || n.label, 90), click: () => select({node: n})}, shorten(n.label, 28)));
    head.style.paddingInlineStart = 8 + deep * 14 + 'px';
    row.append(atCell(head, i + 2, 1), atCell(h('span', {class: 'diagonal', 'aria-hidden': 'true'}), i + 2, i + 2));
    for (const c of cells) if (c.a === i) row.append(atCell(cell(v, items, c, most, on), i + 2, c.b + 2));
    table.append(row);
  });
  table.addEventListener('pointerover', event => cross(table, event.target.closest('.cell')));
  table.addEventListener('pointerleave', () => cross(table, null));
  table.addEventListener('focusin', event => cross(table, event.target.closest('.cell')));
  table.addEventListener('keydown', event => walkCells(event, table));
  const first = table.querySelector('.cell');
  if (first) first.tabIndex = 0;
  into.append(h('p', {class: 'lead'}, matrixWords(items, cells, back)), h('div', {class: 'scroll'}, table));
}

function matrixWords(items, cells, back) {
  const pairs = cells.filter(c => c.a !== c.b).length;
  return [`${many(items.length, 'row')}, callers first: each row depends on the columns that are marked in it. ${many(pairs, 'dependency', 'dependencies')}. `,
    back.length ? h('strong', {class: 'against'}, s('svg', {viewBox: '0 0 12 12', class: 'corner', 'aria-hidden': 'true'}, s('path', {d: 'M0 0H12V12z'})), ` ${many(back.length, 'cell')} below the diagonal ${back.length === 1 ? 'leads' : 'lead'} backwards: part of a ring.`)
      : h('strong', {class: 'fine'}, '✓ Nothing leads backwards: there is no ring.')];
}

const atCell = (e, row, column) => { e.style.gridRow = row; e.style.gridColumn = column; e.row = row; e.column = column; return e; };

function cell(v, items, c, most, on) {
  const a = items[c.a].n, b = items[c.b].n, self = c.a === c.b, back = c.a > c.b;
  const words = self ? `inside ${shorten(a.label, 60)}: ${c.n}` : `${shorten(a.label, 60)} to ${shorten(b.label, 60)}: ${c.n}`
    + (c.bad ? `, ${c.bad} break a rule` : '') + (c.owed ? `, ${c.owed} in the baseline` : '') + (back ? ', backwards' : '');
  const now = S.bundle && S.bundle[0] === a && S.bundle[1] === b;
  const e = h('button', {type: 'button', role: 'gridcell', tabindex: -1, class: 'cell' + (self ? ' self' : back ? ' against' : '') + (c.bad ? ' violation' : c.owed ? ' baselined' : '') + (now ? ' main' : ''),
    'aria-label': words, title: words, click: () => select(self ? {node: a} : {bundle: [a, b]})}, c.bad ? '✗' + (c.bad > 1 ? c.bad : '') : c.n > 999 ? '999+' : c.n);
  e.style.setProperty('--heat', Math.round(9 + 46 * Math.sqrt(c.n / most)) + '%');
  return e;
}

function toggleInMatrix(n) {
  S.toggled.set(n, !isOpenInMatrix(V(), n));
  change({}, {anew: true});
  say(shorten(n.label, 60) + (S.toggled.get(n) ? ' opened' : ' closed'));
  [...$('matrix').querySelectorAll('.turn')].find(b => b.getAttribute('aria-label').endsWith(shown(shorten(n.label, 60))))?.focus();
}

// cross shows which row and which column a cell stands in.
function cross(table, cell) {
  for (const e of table.querySelectorAll('.cross')) e.classList.remove('cross');
  if (cell) for (const e of table.querySelectorAll('.side, .column')) e.classList.toggle('cross', e.row === cell.row && e.classList.contains('side') || e.column === cell.column && e.classList.contains('column'));
}

// Arrow keys go from filled cell to filled cell.
function walkCells(event, table) {
  const at = event.target.closest('.cell'), way = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]}[event.key];
  if (!at || !way) return;
  event.preventDefault();
  event.stopPropagation();
  const far = c => way[1] ? (c.row === at.row ? (c.column - at.column) * way[1] : -1) : (c.column === at.column ? (c.row - at.row) * way[0] : -1);
  let best = null;
  for (const c of table.querySelectorAll('.cell')) if (far(c) > 0 && (!best || far(c) < far(best))) best = c;
  if (!best) return;
  at.tabIndex = -1;
  best.tabIndex = 0;
  best.focus();
}
