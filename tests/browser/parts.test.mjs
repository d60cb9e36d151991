//! The finder of a site whose programmes stand in several files: it fetches those that a choice or what is typed needs.

import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, openTab, settled, visit } from './lib/browser.mjs';
import { buildSite, removeSite } from './lib/build.mjs';
import { serve } from './lib/server.mjs';

const project = resolve(import.meta.dirname, '../..');

describe('programmes in several files', { timeout: 300_000 }, () => {
  let browser, server, folder, root;
  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'nghe-parts-'));
    for (const name of ['content', 'themes']) cpSync(join(project, name), join(root, name), { recursive: true });
    appendFileSync(join(root, 'content/site.yaml'), '\nsearch_part: 7\n');
    server = await serve(() => folder);
    folder = buildSite(server.origin, { root });
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.close();
    rmSync(root, { recursive: true });
    if (folder) removeSite(folder);
  });

  /** Opens a page, does something there with the addresses of the files of the index that were fetched, and finds that nothing went wrong. */
  async function on(path, act) {
    const tab = await openTab(browser, server.origin, { viewport: { width: 1280, height: 800 } });
    const fetched = [];
    tab.page.on('request', (request) => request.url().endsWith('.nghe') && fetched.push(request.url()));
    await visit(tab, path);
    await act(tab.page, fetched);
    await tab.context.close();
    assert.deepEqual(tab.problems, []);
  }

  async function count(page) {
    await page.waitForFunction(() => /\d/.test(document.querySelector('[data-part=count]').textContent));
    await settled(page);
    return Number((await page.textContent('[data-part=count]')).match(/\d+/)[0]);
  }
  const cards = (page) => page.locator('.results .card').count();
  const given = (page, facet, at) => page.locator(`[data-facet=${facet}] li:visible label`).nth(at).locator('span').nth(1).textContent().then(Number);

  test('too many programmes are counted by level and field, and shown once few enough are chosen', () =>
    on('/tim/', async (page, fetched) => {
      const all = await count(page);
      assert.ok(all > 60);
      assert.equal(await cards(page), 0);
      assert.equal(fetched.length, 1);
      assert.match(await page.textContent('[data-part=count]'), /chọn trình độ và nhóm ngành/);
      assert.equal(await page.isVisible('[data-part=advice]'), false);
      const most = await given(page, 'level', 0);
      await page.locator('[data-facet=level] li:visible label').first().click();
      assert.equal(await count(page), most);
      assert.equal(await cards(page), 0);
      await page.evaluate(() => document.querySelectorAll('.facet').forEach((one) => (one.open = true)));
      const few = await given(page, 'field', 0);
      await page.locator('[data-facet=field] li:visible label').first().click();
      await page.waitForSelector('.results .card');
      assert.equal(await count(page), few);
      assert.equal(await cards(page), Math.min(few, 20));
      assert.ok(fetched.length > 1);
      const open = await page.locator('[data-facet=open] li:visible').count();
      assert.ok(open > 0, 'other facets count too');
      const before = fetched.length;
      await page.reload();
      assert.equal(await count(page), few);
      await page.goBack();
      await page.waitForFunction(() => !document.querySelector('.results .card'));
      assert.equal(await count(page), most);
      assert.ok(fetched.length >= before);
    }));

  test('what is typed fetches the files of the occupations that it names', () =>
    on('/tim/?q=g%E1%BB%91m%20s%E1%BB%A9', async (page, fetched) => {
      await page.waitForSelector('.results .card');
      assert.ok((await count(page)) > 0);
      assert.match(await page.textContent('.results .card h3'), /gốm/i);
      assert.ok(fetched.length > 1 && fetched.length < 10, String(fetched.length));
      assert.ok(await page.isVisible('.results :is([data-part=best], .others) h2'), 'records of other kinds stand there too');
    }));

  test('the box of other pages finds all records but programmes', () =>
    on('/', async (page, fetched) => {
      await page.focus('#_search input');
      await page.waitForSelector('#_found', { state: 'attached' });
      await page.keyboard.type('cong nghe o to');
      assert.equal(await page.textContent('#_found [role=option] mark'), 'Công nghệ ô tô');
      assert.equal(fetched.length, 1);
    }));

  test('a file that cannot be fetched leaves the prerendered lists', () =>
    on('/tim/', async (page) => {
      await count(page);
      await page.route('**/*.nghe', (route) => route.fulfill({ status: 200, body: 'no index' }));
      await page.fill('#_search input', 'gốm sứ');
      await page.waitForSelector('#_finder', { state: 'hidden' });
      assert.ok(await page.isVisible('table.finder td a'));
    }));
});
