//! The search: the box of every page, and the finder with what is typed, chosen, shared, gone back to, and found by none.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { launch, openTab, settled, visit } from './lib/browser.mjs';
import { site } from './lib/site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('finder', { timeout: 300_000 }, () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** Opens a page, does something there, and finds that nothing went wrong on the way. */
  async function on(path, act, options) {
    const tab = await openTab(browser, site.origin, options);
    await visit(tab, path);
    await act(tab.page, tab);
    await tab.context.close();
    assert.deepEqual(tab.problems, []);
  }

  /** Waits until the finder shows how many programmes there are, and gives that number. */
  async function count(page) {
    await page.waitForFunction(() => /\d/.test(document.querySelector('[data-part=count]').textContent));
    await settled(page);
    return Number((await page.textContent('[data-part=count]')).replace(/\D/g, ''));
  }

  /** Opens the choices, which are counted only where they are seen. */
  async function openFilters(page) {
    await page.click('[data-part=filters] > summary');
    await page.waitForSelector('[data-facet=area] li', { state: 'attached' });
  }

  const box = '#_search input';
  const address = (page) => decodeURIComponent(new URL(page.url()).search);
  const titles = (page) => page.$$eval('.results .card h3', (all) => all.map((title) => title.textContent));
  const focused = (page) => page.evaluate(() => document.activeElement.textContent || document.activeElement.tagName);

  async function accessible(page, name) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`);
    assert.deepEqual(told, [], name);
  }

  test('nothing is fetched before the box is touched', () =>
    on('/', async (page, tab) => {
      const asked = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await settled(page);
      assert.deepEqual(asked, []);
      await page.focus(box);
      await page.waitForFunction(() => document.querySelector('#_search input').role === 'combobox');
      assert.ok(asked.some((path) => path.endsWith('.nghe')), `${asked}`);
      assert.deepEqual(tab.problems, []);
    }));

  test('the box finds as one types, from the second letter, and is worked by keys', () =>
    on('/', async (page) => {
      await page.focus(box);
      await page.waitForSelector('#_found', { state: 'attached' });
      await page.keyboard.type('c');
      assert.equal(await page.isVisible('#_found'), false);
      await page.keyboard.type('ong nghe o to');
      assert.equal(await page.getAttribute(box, 'aria-expanded'), 'true');
      assert.match(await page.textContent('#_search [role=status]'), /\d+ kết quả/);
      assert.equal(await page.textContent('#_found [role=option] mark'), 'Công nghệ ô tô');
      await accessible(page, 'the list below the box');
      await page.keyboard.press('ArrowDown');
      const first = await page.getAttribute('#_found [aria-selected]', 'id');
      assert.equal(await page.getAttribute(box, 'aria-activedescendant'), first);
      await page.keyboard.press('ArrowUp');
      assert.equal(await page.getAttribute(box, 'aria-activedescendant'), null);
      await page.keyboard.press('Escape');
      assert.equal(await page.isVisible('#_found'), false);
      assert.equal(await page.inputValue(box), 'cong nghe o to');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/nghe/cong-nghe-o-to/');
    }));

  test('a slip of one letter is mended, and says so', () =>
    on('/', async (page) => {
      await page.focus(box);
      await page.waitForSelector('#_found', { state: 'attached' });
      await page.keyboard.type('ke toab ');
      await page.waitForFunction(() => /ke toan/.test(document.querySelector('#_search [role=status]').textContent));
      assert.equal(await page.textContent('#_found [role=option] mark'), 'Kế toán');
    }));

  test('what is typed on any page leads to the finder', () =>
    on('/truong/', async (page) => {
      await page.fill(box, 'hàn');
      await page.press(box, 'Enter');
      await page.waitForURL('**/tim/?q=h%C3%A0n');
      assert.ok((await count(page)) > 0);
      assert.match((await titles(page))[0], /hàn/i);
      assert.ok(await page.isVisible('.others h2'));
    }));

  test('choices count what they give, and are addresses that can be shared and gone back from', () =>
    on('/tim/', async (page) => {
      const all = await count(page);
      await openFilters(page);
      const level = page.locator('[data-facet=level] label', { hasText: 'Trung cấp' });
      const given = Number(await level.locator('span').nth(1).textContent());
      await level.click();
      assert.equal(await count(page), given);
      assert.equal(address(page), '?level=trung-cap');
      const other = page.locator('[data-facet=level] label', { hasText: 'Cao đẳng' });
      const more = Number(await other.locator('span').nth(1).textContent());
      await other.click();
      assert.equal(await count(page), given + more, 'a facet counts without its own choice');
      await page.goBack();
      assert.equal(await count(page), given);
      await page.goBack();
      assert.equal(await count(page), all);
      await page.goForward();
      await page.reload();
      assert.equal(await count(page), given);
      assert.equal(await page.textContent('.chips button'), 'Trung cấp');
      await accessible(page, 'with a choice');
      await page.click('.chips button');
      assert.equal(await count(page), all);
      assert.equal(address(page), '');
    }));

  test('every facet has choices, and each gives what it says', () =>
    on('/tim/', async (page) => {
      await count(page);
      await openFilters(page);
      const facets = await page.$$eval('[data-facet]', (all) => all.filter((one) => !one.hidden).map((one) => one.dataset.facet));
      for (const facet of ['entry', 'level', 'field', 'occupation', 'area', 'school', 'cost', 'fee', 'open', 'month', 'mode', 'shift']) {
        assert.ok(facets.includes(facet), facet);
      }
      for (const facet of facets) {
        const given = await page.evaluate((name) => {
          const item = document.querySelector(`[data-facet=${name}] li:not([hidden])`);
          item.querySelector('input').click();
          return Number(item.querySelector('label').lastElementChild.textContent);
        }, facet);
        assert.equal(await count(page), given, facet);
        await page.evaluate((name) => document.querySelector(`[data-facet=${name}] :checked`).click(), facet);
      }
    }));

  test('what is typed and chosen is shared with the page', () =>
    on('/tim/?q=ke+toan&level=trung-cap', async (page, { context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await count(page);
      await page.click('[data-do=copy] button');
      await page.waitForFunction(() => document.querySelector('[data-share] [role=status]').textContent);
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), page.url());
      const mail = page.locator('[data-share] a[href^="mailto:"]');
      await mail.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
      await mail.click();
      assert.ok((await mail.getAttribute('href')).endsWith(encodeURIComponent(page.url())));
    }));

  test('a name by an address is chosen again', () =>
    on('/tim/?school=cd-sao-khue&level=cao-dang&sort=fee', async (page) => {
      assert.ok((await count(page)) > 0);
      assert.deepEqual(await page.$$eval('.chips button', (all) => all.map((one) => one.textContent)).then((all) => all.length), 2);
      const schools = await page.$$eval('.results .card [data-part=school]', (all) => [...new Set(all.map((one) => one.textContent))]);
      assert.equal(schools.length, 1);
    }));

  test('when nothing is left it says what to take away, and how many that gives', () =>
    on('/tim/?level=cao-dang&nine=yes', async (page) => {
      assert.equal(await count(page), 0);
      await page.waitForSelector('[data-part=advice] button');
      await accessible(page, 'nothing is left');
      const way = page.locator('[data-part=advice] button').first();
      const given = Number((await way.textContent()).match(/(\d+)\)$/)[1]);
      await way.click();
      assert.equal(await count(page), given);
      assert.ok(given > 0);
      assert.match(await focused(page), /\d/, 'the focus is at the count');
    }));

  test('an area without the choice has neighbours that have it', () =>
    on('/tim/', async (page) => {
      await count(page);
      await openFilters(page);
      const found = await page.evaluate(() => {
        const values = (name) => [...document.querySelectorAll(`[data-facet=${name}] li:not([hidden]) input`)].map((one) => one.value);
        return { areas: values('area'), fields: values('field') };
      });
      let seen = false;
      for (const area of found.areas.slice(0, 6)) {
        for (const field of found.fields.slice(0, 6)) {
          await page.goto(`${site.origin}/tim/?area=${area}&field=${field}`);
          if ((await count(page)) > 0) continue;
          await page.waitForSelector('[data-part=advice] button');
          const ways = await page.$$eval('[data-part=advice] button', (all) => all.map((one) => one.textContent));
          const near = ways.findIndex((text) => text.startsWith('Thêm '));
          if (near < 0) continue;
          await page.locator('[data-part=advice] button').nth(near).click();
          assert.equal(await count(page), Number(ways[near].match(/(\d+)\)$/)[1]));
          seen = true;
          break;
        }
        if (seen) break;
      }
      assert.ok(seen);
    }));

  test('keys alone choose, and the focus stays', () =>
    on('/tim/', async (page) => {
      const all = await count(page);
      await page.focus('[data-part=filters] > summary');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      assert.ok((await count(page)) < all);
      assert.ok(await page.evaluate(() => document.activeElement.matches('[data-facet] input:checked')));
      await page.keyboard.press('Space');
      assert.equal(await count(page), all);
      assert.ok(await page.evaluate(() => document.activeElement.matches('[data-facet] input')));
      await page.click('[data-part=more]');
      assert.ok(await page.evaluate(() => document.activeElement.matches('.card:nth-child(21) a')));
      assert.equal(address(page), '?n=40');
    }));

  test('orders are by deadline, fee, name, and by distance only when asked', () =>
    on('/tim/', async (page, tab) => {
      await count(page);
      await page.selectOption('[name=sort]', 'name');
      await count(page);
      const names = await titles(page);
      assert.deepEqual(names, [...names].sort(new Intl.Collator('vi', { numeric: true }).compare));
      await page.goto(`${site.origin}/tim/?sort=near`);
      await count(page);
      assert.ok(await page.isVisible('[data-part=here] button'), 'an address does not ask for the position');
      await tab.context.grantPermissions(['geolocation']);
      await tab.context.setGeolocation({ latitude: 21.03, longitude: 105.85 });
      await page.click('[data-part=here] button');
      await page.waitForSelector('[data-part=here]', { state: 'hidden' });
      const away = await page.$$eval('.results .card .facts', (all) => all.map((one) => Number(one.textContent.match(/khoảng ([\d.]+) km/)?.[1])));
      assert.ok(away.length > 5);
      assert.deepEqual(away, [...away].sort((left, right) => left - right));
    }));

  test('deadlines go by the clock of the visitor', () =>
    on('/tim/?open=now', async (page, tab) => {
      const open = await count(page);
      assert.ok((await page.textContent('.results .card .state')).length > 0);
      await tab.context.clock.setFixedTime(new Date('2036-01-01T08:00+07:00'));
      await page.reload();
      assert.ok((await count(page)) < open);
    }));

  test('cards say of a programme what its list says without a script', async () => {
    const facts = (page, scope) => page.$$eval(`${scope} .card`, (all) => Object.fromEntries(all.map((card) => [
      new URL(card.querySelector('a').href).pathname,
      [...card.querySelectorAll('.facts li, .state')].map((one) => one.textContent.replaceAll('\u00a0', ' ').trim()),
    ])));
    let plain;
    await on('/trinh-do/cao-dang/', async (page) => {
      plain = await facts(page, 'main');
    });
    await on('/tim/?level=cao-dang&sort=name', async (page) => {
      await count(page);
      const shown = await facts(page, '.results');
      const both = Object.keys(plain).filter((path) => shown[path]);
      assert.ok(both.length > 10);
      for (const path of both) assert.deepEqual(shown[path], plain[path], path);
    });
  });

  test('what is hidden is not there', () =>
    on('/tim/', async (page) => {
      const all = await count(page);
      const listed = readFileSync(`${site.folder}/chuong-trinh/index.html`, 'utf8').match(/Có (\d+) chương trình/);
      assert.equal(all, Number(listed[1]));
    }));

  test('without a script every choice is a list, and the form leads to them', async () => {
    const { page, context, problems } = await openTab(browser, site.origin, { javaScriptEnabled: false });
    await page.goto(`${site.origin}/tim/?q=han`);
    assert.equal(await page.isVisible('[data-part=live]'), false);
    assert.ok(await page.isVisible('.callout'));
    await page.click('table.finder td a');
    assert.ok(await page.isVisible('.card h3 a'));
    await context.close();
    assert.deepEqual(problems, []);
  });

  test('the English edition has its own words and finds by them', () =>
    on('/en/tim/?q=hotel', async (page) => {
      assert.ok((await count(page)) > 0);
      assert.match(await page.textContent('[data-part=count]'), /programme/);
    }));

  for (const scheme of ['light', 'dark']) {
    for (const width of [360, 1280]) {
      test(`the finder at ${width} px is accessible in ${scheme}`, () =>
        on('/tim/?q=may&entry=thcs', async (page) => {
          await count(page);
          await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
          await accessible(page, `${width} ${scheme}`);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(over <= 0, `${over} px too wide`);
        }, { viewport: { width, height: 740 }, colorScheme: scheme }));
    }
  }
});
