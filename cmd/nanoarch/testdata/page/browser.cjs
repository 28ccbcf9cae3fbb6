// Drives report pages in a browser, as a reader would: node browser.cjs CHROMIUM PAGES, where PAGES is a JSON object of
// names and files. Needs playwright-core on NODE_PATH. Prints a line for each check; exit code 1 if one failed.
'use strict';
const assert = require('node:assert/strict');
const { pathToFileURL } = require('node:url');
const { chromium } = require('playwright-core');
const [chromiumPath, pagesJSON] = process.argv.slice(2);
const pages = JSON.parse(pagesJSON);
const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const checks = [];
const check = (name, page, run, options = {}) => checks.push({name, page, run, options});

// Where everything is on the screen, by name.
const places = p => p.evaluate(() => Object.fromEntries([...document.querySelectorAll('#map .box > .shape, #map .box > .frame, #map .line > .ink')].map((e, i) => {
  const r = e.getBoundingClientRect(), box = e.closest('.box, .line');
  return [(box.getAttribute('aria-label') || 'line').split(',')[0] + ' ' + (box.node?.path ?? box.querySelector('.ink').getAttribute('d')), [r.x, r.y, r.width, r.height].map(Math.round).join(' ')];
})));
const box = (p, label) => p.locator(`#map .box[aria-label^="${label},"]`).first();
const panel = p => p.locator('#panel').innerText();
const tab = (p, view) => p.locator(`#view-${view}`).click();

check('opens with the answer and the map', 'seeded', async p => {
  assert.match(await panel(p), /3 findings/);
  assert.match(await panel(p), /operation packages own exactly one operation/);
  assert.ok(await p.locator('#map .box').count() > 20);
  assert.equal(await p.locator('#map .line.violation').count(), 1);
  assert.match(await p.title(), /example\.com\/shop/);
});
check('says that nothing is wrong where nothing is', 'shop', async p => {
  assert.match(await panel(p), /Nothing is wrong/);
  await tab(p, 'violations');
  assert.match(await p.locator('#empty').innerText(), /Nothing breaks a rule/);
});
check('nothing moves when a group is closed and opened', 'shop', async p => {
  const before = await places(p);
  await box(p, 'orders').locator('> .turn').click();
  assert.equal(await box(p, 'orders').getAttribute('aria-expanded'), 'false');
  assert.equal(await box(p, 'place').isVisible(), false);
  const closed = await places(p);
  for (const [name, at] of Object.entries(closed)) if (at !== '0 0 0 0') assert.equal(at, before[name], name);
  assert.ok(Object.values(closed).filter(at => at !== '0 0 0 0').length > 20);
  await box(p, 'orders').locator('> .turn').click();
  assert.deepEqual(await places(p), before);
});
check('search tells equal names apart and leads there', 'seeded', async p => {
  await p.keyboard.press('/');
  await p.keyboard.type('contract');
  const where = await p.locator('#results li .where').allInnerTexts();
  assert.ok(where.length > 5);
  assert.equal(new Set(where).size, where.length, 'two results look alike');
  await p.locator('#search').fill('errrefused');
  assert.equal(await p.locator('#search').getAttribute('aria-expanded'), 'true');
  await p.locator('#search').fill('quote');
  await p.keyboard.press('ArrowDown');
  await p.keyboard.press('ArrowUp');
  await p.keyboard.press('Enter');
  assert.match(await p.locator('#panel h2').innerText(), /^quote$/);
  assert.equal(await p.locator('#results').isVisible(), false);
  assert.equal(await box(p, 'quote').getAttribute('aria-pressed'), 'true');
  await p.locator('#search').fill('no such thing anywhere');
  assert.match(await p.locator('#results').innerText(), /Nothing/);
});
check('a finding leads to its edge, with what is known of it', 'seeded', async p => {
  await p.locator('button.finding', {hasText: 'contractonly'}).first().click();
  const says = await panel(p);
  assert.match(says, /contractonly\s+is broken/);
  assert.match(says, /services\/orders\/place\/estimate\.go:\d+/);
  assert.match(says, /an operation may import only/);
  assert.ok(await p.locator('#map.lit .line.violation.on').count() === 1);
  assert.match(await p.locator('#panel .place a').first().getAttribute('href'), /^https:\/\/example\.com\/services\/orders\/place\/estimate\.go#L\d+$/);
});
check('an edge says what goes along it', 'shop', async p => {
  await box(p, 'place').click();
  await p.locator('#panel section', {hasText: /^CALLS/i}).locator('button.row').first().click();
  const says = await panel(p);
  assert.match(says, /Call through a contract/);
  assert.match(says, /In →\s+\S+/);
  assert.match(says, /← Out\s+\S+/);
  assert.match(says, /\.go:\d+/);
});
check('a line leads to its edges', 'shop', async p => {
  await p.locator('#map .line .hit').first().dispatchEvent('click');
  assert.match(await panel(p), /\d+ calls|Call through a contract|Request through/);
  await p.keyboard.press('Escape');
  assert.match(await panel(p), /Nothing is wrong/);
});
check('reach goes as far as is asked', 'shop', async p => {
  await box(p, 'place').click();
  const lit = () => p.locator('#map .node.on').count();
  const near = await lit();
  await p.locator('#reach-down').click();
  const down = await lit();
  await p.locator('#depth-0').click();
  const far = await lit();
  await p.locator('#reach-up').click();
  await p.locator('#depth-0').click();
  const up = await lit();
  assert.ok(near > 1 && down > 1 && far >= down && up >= 1, `${near} ${down} ${far} ${up}`);
  await p.locator('#only').click();
  assert.equal(await p.locator('#map .node:visible').count(), up);
});
check('a way from one package to another', 'shop', async p => {
  await box(p, 'storefrontapi').click();
  await p.keyboard.press('w');
  await p.locator('#search').fill('charge');
  await p.keyboard.press('Enter');
  const says = await panel(p);
  assert.match(says, /Shortest way/);
  assert.match(says, /storefrontapi[\s\S]*place[\s\S]*charge/);
  await p.locator('#turn-way').click();
  assert.match(await panel(p), /No way leads there/);
});
check('the matrix marks what leads backwards', 'shop', async p => {
  await p.keyboard.press('m');
  assert.ok(await p.locator('#matrix .cell').count() > 5);
  assert.ok(await p.locator('#matrix .cell.against').count() >= 1);
  const label = await p.locator('#matrix .cell.against').first().getAttribute('aria-label');
  assert.match(label, /backwards/);
  await p.locator('#matrix .cell.against').first().click();
  assert.match(await panel(p), /→/);
  const rows = await p.locator('#matrix .side').count();
  await p.locator('#matrix .side .turn').first().click();
  assert.ok(await p.locator('#matrix .side').count() > rows);
});
check('all views', 'seeded', async p => {
  for (const view of ['failures', 'wiring', 'deployments', 'imports', 'violations', 'flows']) {
    await tab(p, view);
    assert.equal(await p.locator(`#view-${view}`).getAttribute('aria-selected'), 'true');
    assert.ok(await p.locator('#map .box').count() > 1, view);
  }
});
check('dark colours by scheme and by switch', 'shop', async p => {
  const shade = () => p.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await shade();
  await p.locator('#theme').click();
  const dark = await shade();
  assert.notEqual(light, dark);
  await p.emulateMedia({colorScheme: 'dark'});
  assert.equal(await shade(), dark);
  await p.locator('#theme').click();
  assert.equal(await shade(), light);
});
check('keys alone', 'seeded', async p => {
  const at = () => p.evaluate(() => document.activeElement.getAttribute('aria-label') || document.activeElement.id || document.activeElement.textContent);
  const stops = [];
  for (let i = 0; i < 14; i++) { await p.keyboard.press('Tab'); stops.push(await at()); }
  assert.match(stops.join('|'), /Skip to the map.*view-flows.*Search packages.*as-map.*as-matrix.*Keys/s);
  assert.ok(stops.some(s => /group of/.test(s)), 'no box can be reached by Tab: ' + stops.join('|'));
  await p.evaluate(() => document.querySelector('#map .box[tabindex="0"]').focus());
  const first = await at();
  await p.keyboard.press('ArrowRight');
  assert.notEqual(await at(), first);
  await p.keyboard.press('Enter');
  const name = (await at()).split(',')[0];
  assert.equal((await p.locator('#panel h2').innerText()).trim(), name);
  await p.evaluate(() => document.querySelector('#map .box.group').focus());
  const open = await p.evaluate(() => document.activeElement.getAttribute('aria-expanded'));
  await p.keyboard.press(' ');
  assert.notEqual(await p.evaluate(() => document.activeElement.getAttribute('aria-expanded')), open);
  assert.match(await p.locator('#live').innerText(), /opened|closed/);
  await p.keyboard.press('Escape');
  await p.keyboard.press('v');
  assert.match(await panel(p), /is broken/);
  await p.keyboard.press('5');
  assert.equal(await p.locator('#view-imports').getAttribute('aria-selected'), 'true');
  await p.keyboard.press('?');
  assert.equal(await p.locator('#keys').isVisible(), true);
  await p.keyboard.press('Escape');
  await p.keyboard.press('m');
  await p.locator('#matrix .cell[tabindex="0"]').focus();
  const cell = await at();
  await p.keyboard.press('ArrowRight');
  await p.keyboard.press('ArrowDown');
  assert.notEqual(await at(), cell);
  await p.keyboard.press('Enter');
  assert.match(await panel(p), /Overview/);
});
check('the address restores what was shown', 'seeded', async p => {
  await tab(p, 'imports');
  await box(p, 'orders').locator('> .turn').click();
  await box(p, 'shipping').click();
  await p.locator('#reach-up').click();
  await p.locator('#depth-2').click();
  await p.locator('#theme').click();
  await p.locator('#do-plus').click();
  await p.waitForTimeout(700);
  const state = async () => {
    await p.mouse.move(5, 5);
    await p.evaluate(() => document.activeElement.blur());
    await p.waitForTimeout(250);
    return [await panel(p), await places(p), await p.evaluate(() => location.hash), await p.evaluate(() => document.getElementById('map').outerHTML)];
  };
  const before = await state();
  await p.reload();
  await p.waitForTimeout(100);
  const after = await state();
  assert.equal(after[2], before[2]);
  assert.equal(after[0], before[0]);
  assert.deepEqual(after[1], before[1]);
  assert.equal(after[3], before[3], 'the picture is another one after a reload');
  await p.goBack();
  await p.evaluate(() => { location.hash = '#view=nonsense&node=nothing&at=x,NaN,-1&depth=-4&between=a%0Ab'; });
  await p.reload();
  assert.ok(await p.locator('#map .box').count() > 1);
});
check('the pointer moves and zooms the map', 'shop', async p => {
  const transform = () => p.locator('#camera').getAttribute('transform');
  const t0 = await transform();
  await p.mouse.move(300, 500);
  await p.mouse.wheel(0, -300);
  const t1 = await transform();
  assert.notEqual(t0, t1);
  await p.mouse.move(500, 80);
  await p.mouse.down();
  await p.mouse.move(560, 140, {steps: 4});
  await p.mouse.up();
  assert.notEqual(await transform(), t1);
  await p.keyboard.press('f');
  await p.waitForTimeout(500);
  assert.equal(await transform(), t0);
});
check('hostile names stay text', 'hostile', async p => {
  const harmless = async () => {
    assert.equal(await p.evaluate(() => window.hit), undefined, 'a script ran');
    assert.equal(await p.locator('img, iframe, object, embed, #panel script, #map script, [onerror], [onload], [onclick]').count(), 0);
    for (const href of await p.locator('a[href]').evaluateAll(all => all.map(a => a.getAttribute('href')))) assert.match(href, /^(https:\/\/example\.com\/|#)/);
    assert.equal(await p.evaluate(() => /[\u202a-\u202e\u2066-\u2069\u200b]/.test(document.body.innerText)), false, 'a mark of direction is left');
    assert.ok(await p.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'a name makes the page wider than the window');
  };
  await harmless();
  for (const view of ['failures', 'wiring', 'deployments', 'imports', 'violations', 'flows']) { await tab(p, view); await harmless(); await p.keyboard.press('m'); await harmless(); await p.keyboard.press('m'); }
  await p.keyboard.press('e');
  const n = await p.locator('#map .box').count();
  for (let i = 0; i < n; i++) { await p.locator('#map .box').nth(i).dispatchEvent('click'); await harmless(); }
  await p.keyboard.press('Escape');
  for (const status of ['new', 'baselined', 'waived']) {
    await p.locator('#chip-' + status).click();
    assert.equal(await p.locator('button.finding').count(), 1, status);
  }
  await p.locator('button.finding').first().click();
  await harmless();
  for (const query of ['<img', 'script', '"', "'", '\u202e', 'aaaa', '\\u202e']) { await p.locator('#search').fill(query); await harmless(); }
  await p.locator('#search').fill('');
});
check('two thousand operations', 'big', async p => {
  assert.equal(await p.locator('#as-matrix').getAttribute('aria-pressed'), 'true');
  assert.equal(await p.locator('#matrix .side').count(), 101); // 100 capabilities, and the root, which calls those that nobody else calls
  assert.match(await panel(p), /2000 of 2000/);
  await p.keyboard.press('m');
  assert.equal(await p.locator('#map .box').count(), 101);
  await p.keyboard.press('e');
  assert.equal(await p.locator('#map .node').count(), 2001);
  await p.locator('#search').fill('op01234');
  await p.keyboard.press('Enter');
  assert.match(await p.locator('#panel h2').innerText(), /op01234/);
  await p.keyboard.press('r');
  assert.ok(await p.locator('#map .stroke').count() > 0);
});
check('prints the whole map', 'shop', async p => {
  await p.keyboard.press('+');
  await p.emulateMedia({media: 'print'});
  await p.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.match(await p.locator('#map').getAttribute('viewBox'), /^-?\d/);
  assert.equal(await p.locator('#bar').isVisible(), false);
  assert.ok((await p.pdf({preferCSSPageSize: true})).length > 10_000);
  await p.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await p.locator('#map').getAttribute('viewBox'), null);
}, {keepMedia: true});

(async () => {
  const browser = await chromium.launch({executablePath: chromiumPath, headless: true, args});
  let failed = 0;
  for (const {name, page, run} of checks) {
    const context = await browser.newContext({viewport: {width: 1440, height: 900}, colorScheme: 'light', reducedMotion: 'reduce'});
    const p = await context.newPage(), wrong = [];
    p.on('pageerror', e => wrong.push('page error: ' + e.message));
    p.on('console', m => wrong.push('console: ' + m.text()));
    const address = pathToFileURL(pages[page]).href;
    p.on('request', r => { if (r.url().split('#')[0] !== address && !r.url().startsWith('data:')) wrong.push('request: ' + r.url()); });
    p.setDefaultTimeout(30_000);
    try {
      await p.goto(address);
      await run(p);
    } catch (e) {
      wrong.push(e.stack.split('\n').slice(0, 8).join('\n  '));
    }
    console.log(wrong.length ? `FAIL ${page}: ${name}\n  ${wrong.join('\n  ')}` : `ok ${page}: ${name}`);
    if (wrong.length) failed++;
    await context.close();
  }
  await browser.close();
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
})();
