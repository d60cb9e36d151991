//! Saving programmes and comparing them, as a visitor does it: by pointer, by keyboard, by a shared address.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { axeAudit } from './audits/axe.mjs';
import { reflowAudit } from './audits/reflow.mjs';
import { targetsAudit } from './audits/targets.mjs';
import { launch, openTab, settled, visit } from './lib/browser.mjs';
import { install } from './lib/in-page.mjs';
import { sitePages } from './lib/pages.mjs';
import { site } from './lib/site.mjs';
import { apply, state } from './lib/states.mjs';

describe('saved and compared programmes', () => {
  const programmes = sitePages(site.folder).filter((page) => /^\/chuong-trinh\/[^/]+\/$/.test(page.path) && page.html.includes('data-programme'));
  const ids = programmes.map((page) => page.path.split('/')[2]);
  const dated = programmes.filter((page) => /data-deadline/.test(page.html) && /state-(open|closing-soon|upcoming)/.test(page.html)).map((page) => page.path.split('/')[2]);
  let browser;

  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  /** Opens a tab for one test, and closes it with its problems told. */
  const inTab = (work, options) => async () => {
    const tab = await openTab(browser, site.origin, options);
    try {
      await work(tab);
      assert.deepEqual(tab.problems, []);
    } finally {
      await tab.context.close();
    }
  };

  /** In the page: the words of the table that stand on more than one line. */
  const broken = () => {
    const found = [];
    const texts = document.createTreeWalker(document.querySelector('.compare table'), NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const { 0: word, index } of texts.currentNode.data.matchAll(/[^\s/–-]+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, index);
        range.setEnd(texts.currentNode, index + word.length);
        if (new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size > 1) found.push(`${word}: ${texts.currentNode.data}`);
      }
    }
    return found;
  };

  const saved = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('nghe-saved') ?? '[]'));
  const save = (page, list) => page.evaluate((list) => localStorage.setItem('nghe-saved', JSON.stringify(list)), list);

  /** Opens the list with these programmes in it, read. */
  async function openList(tab, list) {
    await visit(tab, '/da-luu/');
    await save(tab.page, list);
    await visit(tab, '/da-luu/');
    await tab.page.waitForFunction((count) => document.querySelectorAll('[data-part=items] dl:not([hidden])').length === count, list.length);
    await settled(tab.page);
  }

  async function audit(page) {
    await page.evaluate(install);
    for (const [width, scheme] of [[320, 'light'], [1280, 'dark']]) {
      await apply(page, state(width, scheme, { tall: true }));
      assert.deepEqual(await axeAudit(page), [], `axe, ${width} px`);
    }
    await apply(page, state(320, 'light'));
    assert.deepEqual(await reflowAudit(page), [], 'reflow');
    await apply(page, state(360, 'light'));
    assert.deepEqual(await targetsAudit(page), [], 'targets');
  }

  test('every page of a programme has every fact that the table compares', () => {
    const rows = [...readFileSync(`${site.folder}/so-sanh/index.html`, 'utf8').matchAll(/data-row=["']?([\w-]+)/g)].map((found) => found[1]);
    assert.ok(rows.length >= 10, String(rows));
    for (const { path, html } of programmes) {
      for (const row of rows) assert.equal(html.match(new RegExp(`data-fact=["']?${row}[\\s"'>]`, 'g'))?.length, 1, `${path} ${row}`);
    }
  });

  test('a programme is saved on its page by keyboard, and still is after a reload', inTab(async (tab) => {
    const { page } = tab;
    await visit(tab, `/chuong-trinh/${ids[0]}/`);
    const button = page.locator('.keep-one button');
    await button.focus();
    await page.keyboard.press('Enter');
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    await visit(tab, `/chuong-trinh/${ids[0]}/`);
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    assert.deepEqual(await saved(page), [ids[0]]);
    await button.click();
    assert.deepEqual(await saved(page), []);
  }));

  test('cards are saved and chosen, a fifth is refused in words', inTab(async (tab) => {
    const { page } = tab;
    await visit(tab, '/chuong-trinh/');
    await page.locator('.programme button').first().click();
    assert.equal((await saved(page)).length, 1);
    const boxes = page.locator('.programme input');
    for (let at = 0; at < 5; at++) await boxes.nth(at).click();
    assert.equal(await boxes.nth(4).isChecked(), false);
    await page.waitForFunction(() => document.querySelector('.keep-bar [role=status]')?.textContent);
    await audit(page);
    await page.locator('.keep-bar .button').click();
    await page.waitForSelector('.compare thead th:nth-child(4)');
    assert.equal(await page.locator('.compare thead th').count(), 4);
  }));

  test('the list shows the facts, takes out, gives back and clears', inTab(async (tab) => {
    const { page } = tab;
    await openList(tab, dated.slice(0, 3));
    assert.equal(await page.locator('[data-part=items] > li').count(), 3);
    await audit(page);
    await page.locator('[data-do=remove]').first().click();
    assert.deepEqual(await saved(page), dated.slice(1, 3));
    await page.keyboard.press('Enter');
    assert.deepEqual(await saved(page), dated.slice(0, 3));
    await page.locator('[data-part=clear] button').click();
    assert.deepEqual(await saved(page), []);
    assert.equal(await page.locator('[data-part=none]').isVisible(), true);
    await audit(page);
  }));

  test('the calendar has every deadline ahead, with an alarm a week before', inTab(async (tab) => {
    const { page } = tab;
    await openList(tab, dated.slice(0, 2));
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('[data-part=calendar] button').click()]);
    const text = readFileSync(await file.path(), 'utf8');
    assert.match(text, /^BEGIN:VCALENDAR\r\n/);
    const entries = text.split('BEGIN:VEVENT').slice(1);
    assert.ok(entries.length >= 2);
    const feed = readFileSync(`${site.folder}/lich.ics`, 'utf8').replaceAll('\r\n ', '');
    for (const entry of entries) {
      assert.match(entry, /TRIGGER:-P7D/);
      const uid = /UID:(.*)\r/.exec(entry.replaceAll('\r\n ', ''))[1];
      assert.ok(feed.includes(`UID:${uid}\r\n`), `${uid} is not how the site's own calendar names it`);
    }
    assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  }));

  test('a programme that is gone is told, and printing leaves out the buttons', inTab(async (tab) => {
    const { page } = tab;
    await visit(tab, '/da-luu/');
    await save(page, ['khong-con-nua', dated[0]]);
    await page.reload();
    await page.waitForSelector('[data-part=items] dl:not([hidden])');
    assert.equal(await page.locator('[data-part=gone]').first().isVisible(), true);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.keep').first().isVisible(), false);
    assert.equal(await page.locator('[data-row=documents]').nth(1).isVisible(), true);
    // The page of a programme that is not there is what is asked for here.
    tab.problems.splice(0, tab.problems.length, ...tab.problems.filter((problem) => !/khong-con-nua|status of 404/.test(problem)));
  }));

  test('an address that is shared compares; taking out and Back work', inTab(async (tab) => {
    const { page } = tab;
    await visit(tab, `/so-sanh/?c=${ids.slice(0, 3).join(',')}`);
    await page.waitForSelector('.compare thead th:nth-child(3)');
    assert.ok((await page.locator('.compare em:visible').count()) > 0);
    await audit(page);
    await page.locator('.compare thead button').first().click();
    await page.waitForFunction(() => document.querySelectorAll('.compare thead th').length === 2);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('.compare thead th').length === 3);
  }));

  test('no word is broken between the two columns of a phone', inTab(async (tab) => {
    const { page } = tab;
    const fee = ({ html }) => (/data-fact=["']?fee["']?>(.*?)<\/dd>/.exec(html)?.[1] ?? '').replace(/<.*?>/g, '');
    const long = programmes.toSorted((left, right) => fee(right).length - fee(left).length);
    const course = programmes.filter((one) => /00[^<]*\/khóa/.test(fee(one))).toSorted((left, right) => fee(right).length - fee(left).length);
    for (const two of [long, course]) {
      await visit(tab, `/so-sanh/?c=${two.slice(0, 2).map(({ path }) => path.split('/')[2]).join(',')}`);
      await page.waitForSelector('.compare thead th:nth-child(2)');
      assert.deepEqual(await page.evaluate(broken), []);
    }
  }));

  test('too many, repeated and odd ids are told', inTab(async (tab) => {
    const { page } = tab;
    await visit(tab, `/so-sanh/?c=${[...ids.slice(0, 5), ids[0], 'A<b>'].map(encodeURIComponent).join(',')}`);
    await page.waitForSelector('.compare thead th:nth-child(4)');
    for (const [note, id] of [['many', ids[4]], ['repeated', ids[0]], ['unknown', 'A<b>']]) {
      assert.ok((await page.locator(`[data-note=${note}]`).innerText()).includes(id), note);
    }
    await audit(page);
    await visit(tab, '/en/so-sanh/');
    assert.equal(await page.locator('[data-part=none]').isVisible(), true);
  }));

  test('rows that are alike can be left out, by keyboard and by the address', inTab(async (tab) => {
    const { page } = tab;
    await visit(tab, `/so-sanh/?c=${ids.slice(0, 2).join(',')}`);
    await page.waitForSelector('.compare thead th:nth-child(2)');
    const rows = () => page.locator('.compare tbody:visible').count();
    const differing = await page.locator('.compare em:visible').count();
    const all = await rows();
    assert.ok(differing > 0 && differing < all, `${differing} of ${all}`);
    await page.focus('[data-part=only] input');
    await page.keyboard.press('Space');
    assert.equal(await rows(), differing);
    assert.equal(Number((await page.innerText('[data-note=alike] span'))), all - differing);
    assert.match(page.url(), new RegExp(`\\?c=${ids[0]},${ids[1]}&only=differences$`));
    await audit(page);
    await page.reload();
    await page.waitForSelector('[data-part=only] input:checked');
    assert.equal(await rows(), differing);
    await page.locator('.compare thead button').first().click();
    await page.waitForFunction(() => document.querySelectorAll('.compare thead th').length === 1);
    assert.equal(await rows(), all, 'one programme alone is shown whole');
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll('.compare thead th').length === 2);
    assert.equal(await rows(), differing);
    await page.goBack();
    await page.waitForSelector('[data-part=only] input:not(:checked)');
    await page.waitForFunction((all) => document.querySelectorAll('.compare tbody:not([hidden])').length === all, all);
  }));

  test('a programme that moved is followed to its new address, and kept by it', inTab(async (tab) => {
    const { page } = tab;
    const [here, old] = [`/chuong-trinh/${ids[0]}/`, '/chuong-trinh/ten-ngay-truoc/'];
    await page.route(`**${old}`, (route) => route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>x</title><meta http-equiv=refresh content="0; url=${here}"><main><a href="${here}">x</a></main>`,
    }));
    await visit(tab, `/so-sanh/?c=ten-ngay-truoc,${ids[0]},${ids[1]}`);
    await page.waitForSelector('.compare thead th:nth-child(2)');
    assert.deepEqual(await page.$$eval('.compare thead a', (all) => all.map((one) => new URL(one.href).pathname)), [here, `/chuong-trinh/${ids[1]}/`]);
    assert.equal(await page.locator('[data-note=unknown]').isVisible(), false);
    await openList(tab, ['ten-ngay-truoc']);
    assert.deepEqual(await saved(page), [ids[0]]);
    assert.equal(new URL(await page.locator('[data-part=items] h2 a').getAttribute('href'), site.origin).pathname, here);
  }));

  test('without script both pages say what they do and lead on', inTab(async ({ page, origin }) => {
    for (const path of ['/da-luu/', '/so-sanh/']) {
      await page.goto(origin + path);
      assert.ok(await page.locator('noscript').isVisible(), path);
      assert.ok(await page.locator('main a[href="/chuong-trinh/"]').isVisible(), path);
    }
  }, { javaScriptEnabled: false }));
});
