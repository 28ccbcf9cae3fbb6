// follows reports whether an edge is a way to get somewhere in a view, and not only a fault that is shown.
const follows = (v, e) => e.kind !== 'imports' || ['imports', 'wiring', 'violations'].includes(v.name);

// reachOf returns what a node reaches, down along edges, up against them, or both; a depth of 0 is as far as it goes.
function reachOf(v, n, way, depth) {
  const start = new Set(v.box.has(n) ? leavesOf(v, n).concat(n) : [n]);
  const found = {nodes: new Set(start), edges: new Set(), far: new Map()};
  for (const [dir, next, end] of [['down', v.out, 'to'], ['up', v.in, 'from']]) {
    if (way !== 'both' && way !== dir) continue;
    const seen = new Set(start);
    let layer = [...start];
    for (let d = 1; layer.length && (!depth || d <= depth); d++) {
      const after = [];
      for (const m of layer) for (const e of next.get(m) || []) {
        if (!follows(v, e)) continue;
        found.edges.add(e);
        const to = e[end];
        if (seen.has(to)) continue;
        seen.add(to);
        found.nodes.add(to);
        found.far.set(to, d);
        after.push(to);
      }
      layer = after;
    }
  }
  for (const m of start) for (const list of [v.out.get(m), v.in.get(m)]) for (const e of list || []) {
    if (start.has(e.from) && start.has(e.to) || !follows(v, e)) { // what is inside, and what only breaks a rule
      found.edges.add(e);
      found.nodes.add(e.from).add(e.to);
    }
  }
  return found;
}

// waysBetween returns the shortest ways from one node to another: all their edges, and one of them from end to end.
function waysBetween(v, a, b) {
  const goal = new Set(leavesOf(v, b)), far = new Map(), layers = [[...leavesOf(v, a)].filter(n => !goal.has(n))];
  for (const n of layers[0]) far.set(n, 0);
  let hit = false;
  while (!hit && layers.at(-1).length) {
    const next = [];
    for (const n of layers.at(-1)) for (const e of v.out.get(n) || []) {
      if (!follows(v, e)) continue;
      if (goal.has(e.to)) hit = true;
      if (!far.has(e.to)) { far.set(e.to, layers.length); next.push(e.to); }
    }
    layers.push(next);
  }
  if (!hit) return null;
  const found = {nodes: new Set(), edges: new Set(), one: []};
  let back = [...goal].filter(n => far.get(n) === layers.length - 1);
  found.one.push(back[0]);
  for (const n of back) found.nodes.add(n);
  for (let d = layers.length - 1; d > 0; d--) {
    const before = new Set();
    for (const n of back) for (const e of v.in.get(n) || []) {
      if (!follows(v, e) || far.get(e.from) !== d - 1) continue;
      found.edges.add(e);
      found.nodes.add(e.from);
      before.add(e.from);
      if (n === found.one[0] && !found.one.includes(e)) { found.one.unshift(e.from, e); }
    }
    back = [...before];
  }
  return found;
}

// lit is what the selection puts in the light, null for everything.
function lit() {
  const v = V();
  if (S.edge) return {nodes: new Set([S.edge.from, S.edge.to]), edges: new Set([S.edge]), main: new Set([S.edge.from, S.edge.to])};
  if (S.bundle) {
    const all = between(v, ...S.bundle);
    return {nodes: new Set(all.flatMap(e => [e.from, e.to]).concat(S.bundle)), edges: new Set(all), main: new Set(S.bundle)};
  }
  if (S.way) {
    const found = S.way.to && v.box.has(S.way.from) && v.box.has(S.way.to) && waysBetween(v, S.way.from, S.way.to);
    return found ? {...found, main: new Set([S.way.from, S.way.to])} : {nodes: new Set([S.way.from, S.way.to].filter(Boolean)), edges: new Set(), main: new Set([S.way.from, S.way.to].filter(Boolean))};
  }
  if (S.node) {
    if (!v.box.has(S.node)) return null;
    return {...reachOf(v, S.node, S.reach, S.depth), main: new Set([S.node])};
  }
  return null;
}

// between returns the edges of a view that lead from one box to another, or from what is in it.
function between(v, a, b) {
  if (!v.box.has(a) || !v.box.has(b)) return [];
  const into = new Set([b, ...leavesOf(v, b)]);
  return [a, ...leavesOf(v, a)].flatMap(n => v.out.get(n) || []).filter((e, i, all) => into.has(e.to) && all.indexOf(e) === i)
    .sort((x, y) => STATUSES.indexOf(y.status) - STATUSES.indexOf(x.status) || x.i - y.i);
}
