// Search finds packages, groups, types, contracts and errors. Results say where they are, so that equal names differ.
const MOST_RESULTS = 60;
let results = [], current = -1;

const index = nodes.slice(0, D.own[0]).map(n => {
  const types = [n.in, n.out, ...n.errors, ...n.interfaces, ...(n.more.handles || []), ...(n.more.operations || [])].filter(Boolean);
  return {n, label: n.label.toLowerCase(), path: n.path.toLowerCase(), types, low: types.map(t => t.toLowerCase())};
});
for (const e of edges.slice(0, D.own[1])) if (e.kind === 'calls' || e.kind === 'dispatch') {
  const x = index[(e.via || e.to).i];
  if (x && e.contract && !x.types.includes(e.contract)) { x.types.push(e.contract); x.low.push(e.contract.toLowerCase()); }
}

function search(query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = [];
  for (const x of index) {
    let score = 0, why = '';
    for (const w of words) {
      const at = x.label.indexOf(w);
      let best = x.label === w ? 100 : at === 0 ? 80 : at > 0 ? 60 : 0;
      if (!best && x.path.includes(w)) best = 40;
      if (!best) {
        const t = x.low.findIndex(t => t.includes(w));
        if (t >= 0) { best = 30; why = x.types[t]; }
      }
      if (!best) { score = 0; break; }
      score += best;
    }
    if (score) found.push({n: x.n, why, score: score + (x.n.kind === 'operation' ? 5 : 0) - x.label.length / 1000});
  }
  return found.sort((a, b) => b.score - a.score || a.n.i - b.n.i);
}

function showResults() {
  const input = $('search'), list = clear($('results')), all = search(input.value);
  results = all.slice(0, MOST_RESULTS);
  current = results.length ? 0 : -1;
  const v = V();
  results.forEach(({n, why}, i) => list.append(h('li', {role: 'option', id: 'result-' + i, 'aria-selected': i === current, mousedown: event => { event.preventDefault(); take(i); }},
    badge(n.kind), h('span', {class: 'label'}, shorten(n.label, 48)), h('span', {class: 'kind'}, n.kind, v.box.has(n) ? '' : ' · not in this view'),
    h('span', {class: 'where'}, why ? shorten(why, 70) + ' · ' : '', shorten(n.path || n.label, 80)))));
  if (input.value.trim() && !results.length) list.append(h('li', {class: 'none', role: 'option', 'aria-disabled': 'true'}, 'Nothing has that in its name, path, types or errors'));
  if (all.length > results.length) list.append(h('li', {class: 'none', role: 'option', 'aria-disabled': 'true'}, `and ${many(all.length - results.length, 'other')}`));
  list.hidden = !input.value.trim();
  input.setAttribute('aria-expanded', !list.hidden);
  point();
  if (!list.hidden) say(many(all.length, 'result'));
}
function point() {
  const list = $('results');
  [...list.querySelectorAll('[id]')].forEach((li, i) => {
    li.setAttribute('aria-selected', i === current);
    if (i === current) li.scrollIntoView({block: 'nearest'});
  });
  $('search').setAttribute('aria-activedescendant', current >= 0 ? 'result-' + current : '');
}
function closeResults() {
  $('results').hidden = true;
  $('search').setAttribute('aria-expanded', 'false');
}
// take goes to a result. While the reader looks for the other end of a way, it is that end.
function take(i) {
  const r = results[i];
  if (!r) return;
  closeResults();
  $('search').value = '';
  $('search').blur();
  goTo(r.n);
}
function goTo(n) {
  if (S.way && !S.way.to) {
    change({way: {from: S.way.from, to: n}});
    return showWay();
  }
  const v = V();
  reveal(v, n);
  select({node: n});
  bring(n);
  focusPanel();
}
function startSearch() {
  $('search').addEventListener('input', showResults);
  $('search').addEventListener('focus', showResults);
  $('search').addEventListener('blur', closeResults);
  $('search').addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (results.length) current = (current + (event.key === 'ArrowDown' ? 1 : results.length - 1)) % results.length;
      point();
    } else if (event.key === 'Enter') take(current);
    else if (event.key === 'Escape') { $('search').value = ''; closeResults(); $('search').blur(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
