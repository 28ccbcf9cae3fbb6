// The camera moves over the map; nothing on the map ever moves.
const camera = {x: 0, y: 0, k: 1, moved: false, wanted: null, running: 0};
const LEAST = .02, MOST = 4;
const still = matchMedia('(prefers-reduced-motion: reduce)');

function look() {
  const map = $('map'), {x, y, k} = camera;
  $('camera').setAttribute('transform', `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${k.toFixed(4)})`);
  // What must stay legible grows against the zoom, in steps, so that zooming stays smooth on large maps.
  const step = Math.round(Math.log2(k) * 6) / 6;
  if (camera.step === step) return;
  camera.step = step;
  const near = 2 ** step;
  map.style.setProperty('--k', near.toFixed(4));
  map.style.setProperty('--s', Math.max(1, Math.min(6, .8 / near)).toFixed(3));
  map.classList.toggle('far', near < .45);
  map.classList.toggle('mid', near < .66);
  arrows(Math.max(1, Math.min(5, .7 / near)));
}

function moveTo(x, y, k, animated) {
  cancelAnimationFrame(camera.running);
  $('tip').hidden = true;
  const from = {...camera}, t0 = performance.now(), last = 260;
  if (!animated || still.matches) {
    settle(x, y, k);
    return;
  }
  const frame = now => {
    const t = Math.min(1, (now - t0) / last), e = 1 - (1 - t) ** 3;
    const k1 = from.k * (k / from.k) ** e;
    // The point that ends in the middle moves there evenly, whatever the zoom does.
    const part = from.k === k ? e : (k1 - from.k) / (k - from.k);
    Object.assign(camera, {x: from.x + (x - from.x) * part, y: from.y + (y - from.y) * part, k: k1});
    look();
    if (t < 1) camera.running = requestAnimationFrame(frame); else settle(x, y, k);
  };
  camera.running = requestAnimationFrame(frame);
}

// settle rounds to what the address can say, so that a link shows the very same.
function settle(x, y, k) {
  Object.assign(camera, {x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, k: Math.round(k * 1e4) / 1e4});
  look();
}

function stageSize() {
  const r = $('map').getBoundingClientRect();
  return {w: r.width || 1000, h: r.height || 700};
}
// frame returns the camera that shows a part of the map.
function frame(box, most = 1.25, pad = 36) {
  const {w, h} = stageSize(), legend = $('legend');
  const foot = Math.max(48, !legend.hidden && legend.open ? legend.offsetHeight : 0);
  const k = Math.max(LEAST, Math.min(most, (w - 2 * pad) / Math.max(1, box.w), (h - pad - foot - pad / 2) / Math.max(1, box.h)));
  return [(w - box.w * k) / 2 - box.x * k, (h - foot + pad / 2 - box.h * k) / 2 - box.y * k, k];
}
const whole = () => { const v = V(), head = v.tiers.length ? 34 : 0; return {x: 0, y: -head, w: Math.max(1, v.wide), h: Math.max(1, v.high) + head}; };
function fit(animated) {
  moveTo(...frame(whole()), animated);
  camera.moved = false;
}
// bring moves the camera if a box is out of sight, or too small to be read.
function bring(n, legible = true) {
  const v = V(), b = v.box.get(n);
  if (!b || mode() !== 'map') return;
  const {w, h} = stageSize(), {x, y, k} = camera;
  const inside = b.x * k + x > 8 && b.y * k + y > 8 && (b.x + b.w) * k + x < w - 8 && (b.y + b.h) * k + y < h - 60;
  const big = k >= (isGroup(v, n) ? .3 : .62);
  if (inside && (big || !legible)) return;
  const to = legible ? Math.max(k, isGroup(v, n) ? Math.min(1, frame(b)[2]) : .9) : k;
  moveTo(w / 2 - (b.x + b.w / 2) * to, (h - 50) / 2 - (b.y + b.h / 2) * to, to, true);
  camera.moved = true;
}
function bringAll(list) {
  const v = V(), boxes = list.map(n => v.box.get(n)).filter(Boolean);
  if (!boxes.length || mode() !== 'map') return;
  const x = Math.min(...boxes.map(b => b.x)), y = Math.min(...boxes.map(b => b.y));
  const part = {x, y, w: Math.max(...boxes.map(b => b.x + b.w)) - x, h: Math.max(...boxes.map(b => b.y + b.h)) - y};
  moveTo(...frame(part, 1.1, 60), true);
  camera.moved = true;
}
function zoom(factor, cx, cy, animated) {
  const {w, h} = stageSize();
  cx ??= w / 2; cy ??= h / 2;
  const k = Math.max(LEAST, Math.min(MOST, camera.k * factor)), f = k / camera.k;
  moveTo(cx - (cx - camera.x) * f, cy - (cy - camera.y) * f, k, animated);
  camera.moved = true;
  later();
}
let timer = 0;
function later() {
  clearTimeout(timer);
  timer = setTimeout(() => remember(false), 300);
}

function steer() {
  const map = $('map'), held = new Map();
  let dragged = false, spread = 0;
  map.addEventListener('wheel', event => {
    event.preventDefault();
    const r = map.getBoundingClientRect(), unit = event.deltaMode === 1 ? 16 : 1;
    if (event.shiftKey) {
      moveTo(camera.x - (event.deltaX || event.deltaY) * unit, camera.y, camera.k);
      camera.moved = true;
      return later();
    }
    zoom(Math.exp(-event.deltaY * unit * (event.ctrlKey ? .008 : .0016)), event.clientX - r.left, event.clientY - r.top);
  }, {passive: false});
  map.addEventListener('pointerdown', event => {
    if (event.button > 1) return;
    held.set(event.pointerId, event);
    dragged = false;
    spread = 0;
  });
  addEventListener('pointermove', event => {
    const was = held.get(event.pointerId);
    if (!was) return;
    if (held.size === 2) {
      const other = [...held].find(([id]) => id !== event.pointerId)[1];
      const now = Math.hypot(event.clientX - other.clientX, event.clientY - other.clientY), r = map.getBoundingClientRect();
      if (spread) zoom(now / spread, (event.clientX + other.clientX) / 2 - r.left, (event.clientY + other.clientY) / 2 - r.top);
      spread = now;
      dragged = true;
    } else if (dragged || Math.hypot(event.clientX - was.clientX, event.clientY - was.clientY) > 4) {
      if (!dragged) map.classList.add('dragging');
      dragged = true;
      moveTo(camera.x + event.clientX - was.clientX, camera.y + event.clientY - was.clientY, camera.k);
      camera.moved = true;
    } else return;
    held.set(event.pointerId, event);
  });
  const release = event => {
    if (!held.delete(event.pointerId)) return;
    map.classList.remove('dragging');
    if (dragged) later();
  };
  addEventListener('pointerup', release);
  addEventListener('pointercancel', release);
  map.addEventListener('click', event => { if (dragged) { event.stopPropagation(); dragged = false; } }, true);
}
