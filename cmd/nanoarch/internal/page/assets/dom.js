// Elements are made of names, attributes and text; no text is ever read as markup.
const $ = id => document.getElementById(id);
const SVG = 'http://www.w3.org/2000/svg';

function put(e, attrs, kids) {
  for (const name in attrs) {
    const value = attrs[name];
    if (typeof value === 'function') e.addEventListener(name, value);
    else if (name.startsWith('aria-') && value != null) e.setAttribute(name, value); // there, false is a word, too
    else if (value === true) e.setAttribute(name, '');
    else if (value !== false && value != null) e.setAttribute(name, value);
  }
  add(e, kids);
  return e;
}
function add(e, kids) {
  for (const kid of kids.flat(Infinity)) {
    if (kid == null || kid === false || kid === '') continue;
    e.append(kid instanceof Node ? kid : shown(kid));
  }
  return e;
}
const h = (tag, attrs, ...kids) => put(document.createElement(tag), attrs, kids);
const s = (tag, attrs, ...kids) => put(document.createElementNS(SVG, tag), attrs, kids);
const clear = e => { e.replaceChildren(); return e; };

// shown writes out characters that cannot be seen or would change how the text around them is read.
function shown(value) {
  return String(value).replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\u{E0000}-\u{E0FFF}]/gu, c => '\\u' + c.codePointAt(0).toString(16).padStart(4, '0'));
}
// shorten leaves out the middle: names that begin alike differ at the end.
function shorten(value, most) {
  const all = Array.from(shown(value));
  if (all.length <= most) return all.join('');
  const head = Math.ceil((most - 1) * .6);
  return all.slice(0, head).join('') + '…' + all.slice(all.length - (most - 1 - head)).join('');
}
const many = (n, one, more = one + 's') => n.toLocaleString('en') + ' ' + (n === 1 ? one : more);

function say(message) { $('live').textContent = shown(message); }

const PATHS = {
  plus: 'M8 3.5v9M3.5 8h9', minus: 'M3.5 8h9', fit: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3', open: 'M4 6l4 4 4-4', close: 'M4 10l4-4 4 4',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z', done: 'M3 8.5l3.2 3.2L13 5', out: 'M6 3H3v10h10v-3M9 3h4v4M13 3L7.5 8.5', back: 'M9.5 3.5L5 8l4.5 4.5',
  sun: 'M8 5.2a2.8 2.8 0 1 0 .01 0zM8 1.5v1.4M8 13.1v1.4M1.5 8h1.4M13.1 8h1.4M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1',
  moon: 'M13 9.6A5.6 5.6 0 0 1 6.4 3a5.4 5.4 0 1 0 6.6 6.6z', close_: 'M4 4l8 8M12 4l-8 8', up: 'M8 13V3M4 7l4-4 4 4', down: 'M8 3v10M4 9l4 4 4-4',
};
const icon = name => s('svg', {viewBox: '0 0 16 16', class: 'ic', 'aria-hidden': 'true'}, s('path', {d: PATHS[name]}));

// outline is the shape of a kind of node, so that nobody needs to tell colours apart. It is the one that the SVG has.
function outline(kind, w, h) {
  const rect = rx => [s('rect', {class: 'shape', width: w, height: h, rx})];
  const path = d => [s('path', {class: 'shape', d})];
  switch (kind) {
    case 'contract': return rect(h / 2);
    case 'adapter': return path(`M6 0H${w - 6}L${w} ${h / 2}L${w - 6} ${h}H6L0 ${h / 2}z`);
    case 'transport': return path(`M3 0H${w - 7}L${w} ${h / 2}L${w - 7} ${h}H3Q0 ${h} 0 ${h - 3}V3Q0 0 3 0z`);
    case 'model': return [...path(`M0 0H${w - 7}L${w} 7V${h}H0z`), s('path', {class: 'fold', d: `M${w - 7} 0V7H${w}`})];
    case 'shared': return rect(0);
    case 'root': return [...rect(6), s('rect', {class: 'fold', x: 2.5, y: 2.5, width: w - 5, height: h - 5, rx: 4})];
    case 'deployment': return [...rect(3), s('path', {class: 'fold', d: `M4.5 0V${h}`})];
  }
  return rect(6);
}

function badge(kind) {
  return s('svg', {viewBox: '-1 -1 28 16', class: 'badge ' + kind, 'aria-hidden': 'true'}, outline(kind, 26, 14));
}
// mark is the sign of a broken rule: full for a new one, empty for one that is left for later.
function mark(status) {
  const known = status === 'baselined';
  return s('svg', {viewBox: '0 0 14 14', class: 'mark ' + status, role: 'img', 'aria-label': known ? 'breaks a rule, in the baseline' : 'breaks a rule'},
    s('circle', {cx: 7, cy: 7, r: 6}), s('path', {d: 'M7 3.6v4M7 9.6v.9'}));
}

// A place is file:line: a link where the page knows how, and something to copy everywhere.
function place(p) {
  const words = p.line ? p.file + ':' + p.line : p.file;
  const address = link(p);
  return h('span', {class: 'place'},
    address ? h('a', {href: address, target: '_blank', rel: 'noopener noreferrer'}, words, icon('out')) : h('code', {}, words),
    copier(words));
}
function link(p) {
  if (!/^https?:\/\//.test(D.link) || !p.file) return '';
  const bytes = new TextEncoder().encode(p.file);
  const file = Array.from(bytes, b => /[A-Za-z0-9/._~-]/.test(String.fromCharCode(b)) && b < 128 ? String.fromCharCode(b) : '%' + b.toString(16).toUpperCase().padStart(2, '0')).join('');
  return D.link.replace(/\{file\}|\{line\}/g, hole => hole === '{file}' ? file : String(p.line || 1));
}
function copier(words) {
  return h('button', {type: 'button', class: 'copy', title: 'Copy', 'aria-label': 'Copy ' + shorten(words, 80), click: async event => {
    event.stopPropagation();
    const b = event.currentTarget;
    if (!await copied(words)) return say('This browser does not let the page copy');
    b.replaceChildren(icon('done'));
    say('Copied');
    setTimeout(() => b.replaceChildren(icon('copy')), 1200);
  }}, icon('copy'));
}
async function copied(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const t = h('textarea', {class: 'unseen', readonly: true});
    t.value = words;
    document.body.append(t);
    t.select();
    const ok = document.execCommand('copy');
    t.remove();
    return ok;
  }
}
