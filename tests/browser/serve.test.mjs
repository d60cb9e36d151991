//! What an editor sees of `nghe serve`: the page follows the file, and mistakes stand over it until they are mended.

import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { axeAudit } from './audits/axe.mjs';
import { launch, openTab, visit } from './lib/browser.mjs';
import { layOutFixture } from './lib/build.mjs';
import { serveLive } from './lib/live.mjs';

const article = 'content/tin-tuc/bai-viet.md';
const url = '/tin-tuc/bai-viet/';
/** How long a change may take on a busy machine, without optimisation. */
const patience = { timeout: 60_000 };

describe('nghe serve', () => {
  let root;
  let live;
  let browser;
  let tab;
  let page;
  before(async () => {
    root = layOutFixture();
    live = await serveLive(root);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    live?.close();
    rmSync(root, { recursive: true });
  });
  beforeEach(async () => {
    tab = await openTab(browser, live.origin);
    page = tab.page;
    await visit(tab, url);
    await page.locator('nghe-preview summary').waitFor(patience);
  });
  afterEach(async () => {
    assert.deepEqual(tab.problems, []);
    await tab.context.close();
  });

  /** Changes a file, and gives what undoes it. */
  function edit(file, change) {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, change(text));
    return () => writeFileSync(path, text);
  }

  /** Marks the document, so that a test can tell whether it was loaded again. */
  const mark = () => page.evaluate(() => (globalThis.isSame = true));
  const isSame = () => page.evaluate(() => globalThis.isSame === true);

  /** Nothing is wrong with the page; the auditor itself breaks the policy in a shadow tree, so that is looked at before. */
  async function accessible() {
    assert.deepEqual(tab.problems, []);
    assert.deepEqual(await axeAudit(page), []);
    tab.problems.length = 0;
  }

  test('a page follows its file and stays where it was scrolled to', async () => {
    const undo = edit(article, (text) => `${text}\n${'Một đoạn dài.\n\n'.repeat(80)}`);
    await page.getByText('Một đoạn dài.').first().waitFor(patience);
    await page.evaluate(() => scrollTo({ top: 900, behavior: 'instant' }));
    const again = edit(article, (text) => `${text}\nCâu cuối cùng.\n`);
    await page.getByText('Câu cuối cùng.').waitFor({ state: 'attached', ...patience });
    await page.waitForFunction(() => scrollY === 900, undefined, patience);
    again();
    undo();
    await page.getByText('Một đoạn dài.').first().waitFor({ state: 'detached', ...patience });
  });

  test('a page that did not change is not loaded again', async () => {
    await mark();
    const undo = edit('content/trang/gioi-thieu.md', (text) => `${text}\nMột câu nữa.\n`);
    const other = await tab.context.newPage();
    await other.goto(`${live.origin}/gioi-thieu/`);
    await other.getByText('Một câu nữa.').waitFor(patience);
    await other.close();
    assert.ok(await isSame());
    undo();
  });

  test('a style is swapped in without loading the page again', async () => {
    await mark();
    const undo = edit('themes/nghe/styles/10-base.css', (text) => `${text}\n@layer base { h1 { letter-spacing: 7px; } }\n`);
    const spacing = () => page.locator('h1').first().evaluate((title) => getComputedStyle(title).letterSpacing);
    await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing === '7px', undefined, patience);
    assert.equal(await spacing(), '7px');
    await page.waitForFunction(() => document.querySelectorAll('link[rel~=stylesheet]').length === 1, undefined, patience);
    assert.ok(await isSame());
    undo();
    await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).letterSpacing !== '7px', undefined, patience);
  });

  test('mistakes stand over the page, can be closed, and go when they are mended', async () => {
    await mark();
    const undo = edit(article, (text) => text.replace('title:', 'titel: <img src=x onerror=alert(1)>\ntitle:'));
    const dialog = page.locator('nghe-preview dialog');
    await dialog.waitFor(patience);
    assert.match(await dialog.textContent(), /titel/);
    const link = dialog.locator('a[href^="vscode://file/"]').first();
    assert.match(await link.getAttribute('href'), /bai-viet\.md:2:1$/);
    await accessible();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached', ...patience });
    const bar = page.locator('nghe-preview aside');
    await bar.locator('summary').click();
    await bar.getByRole('button').click();
    await dialog.waitFor(patience);
    undo();
    await dialog.waitFor({ state: 'detached', ...patience });
    assert.ok(await isSame(), 'the page under the overlay stays as it was');
  });

  test('the bar says what the page is made of', async () => {
    const bar = page.locator('nghe-preview aside');
    await bar.locator('summary').click();
    const text = await bar.textContent();
    assert.ok(text.includes(article), text);
    assert.match(text, /KiB/);
    await accessible();
    const covers = await page.evaluate(() => {
      scrollTo({ top: document.body.scrollHeight * 2, behavior: 'instant' });
      const bar = document.querySelector('nghe-preview').shadowRoot.querySelector('aside');
      return document.querySelector('footer').getBoundingClientRect().bottom > bar.getBoundingClientRect().top + 1;
    });
    assert.equal(covers, false, 'the bar covers nothing of the page');
    await bar.locator('summary').click();
  });

  test('a draft is marked on its page and where it is linked to', async () => {
    const undo = edit(article, (text) => text.replace('title:', 'status: draft\ntitle:'));
    const summary = page.locator('nghe-preview summary');
    await summary.getByText('Bản nháp').waitFor(patience);
    await visit(tab, '/tin-tuc/');
    await page.locator(`a[href="${url}"] nghe-mark`).first().waitFor(patience);
    undo();
  });
});
