//! The interest finder: answered by keyboard, kept over a reload, shared by its address, and whole without a script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { axeAudit } from './audits/axe.mjs';
import { targetsAudit } from './audits/targets.mjs';
import { launch, openTab, visit } from './lib/browser.mjs';
import { install } from './lib/in-page.mjs';
import { sitePages } from './lib/pages.mjs';
import { site } from './lib/site.mjs';

describe('the interest finder', () => {
  const { path } = sitePages(site.folder).find((page) => /^\/trac-nghiem\/[^/]+\/$/.test(page.path) && /type=["']?radio/.test(page.html));
  let browser;

  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  const best = (page) => page.locator('[data-part=best] a').allInnerTexts();

  test('answers by keyboard lead to the two best groups, outlive a reload, and can be shared', async () => {
    const tab = await openTab(browser, site.origin);
    const { page } = tab;
    await visit(tab, path);
    const count = await page.locator('.quiz fieldset').count();
    for (let at = 0; at < count; at++) {
      assert.equal(await page.locator('[data-part=best]').isVisible(), false);
      await page.locator('.quiz fieldset').nth(at).locator('input').first().focus();
      await page.keyboard.press('Space');
    }
    const found = await best(page);
    assert.equal(new Set(found).size, 2);
    const points = await page.$$eval('.results > li', (items) => {
      const chosen = [...document.querySelectorAll('.quiz :checked')];
      return items.map((item) => chosen.reduce((sum, option) => sum + Number(option.dataset[item.dataset.interest] ?? 0), 0));
    });
    assert.deepEqual(points, [...points].sort((a, b) => b - a));
    await page.evaluate(install);
    assert.deepEqual(await axeAudit(page), []);
    assert.deepEqual(await targetsAudit(page), []);
    const address = new URL(page.url());
    await visit(tab, path);
    assert.deepEqual(await best(page), found);
    const other = await openTab(browser, site.origin);
    await visit(other, address.pathname + address.hash);
    assert.deepEqual(await best(other.page), found);
    await other.context.close();
    await page.locator('[data-part=again]').click();
    assert.equal(await page.locator('.quiz :checked').count(), 0);
    assert.deepEqual(tab.problems, []);
    await tab.context.close();
  });

  test('without script every group is led to, and its page to occupations', async () => {
    const { page, context, origin } = await openTab(browser, site.origin, { javaScriptEnabled: false });
    await page.goto(origin + path);
    await page.locator('.quiz input').first().check();
    assert.equal(await page.locator('[data-part=best]').isVisible(), false);
    const groups = page.locator('.results a');
    assert.equal(await groups.count(), 6);
    await groups.first().click();
    assert.ok((await page.locator('main a[href^="/nghe/"]').count()) > 0);
    await context.close();
  });
});
