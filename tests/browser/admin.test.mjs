//! The form of those who open no editor: it opens on a checkout, a programme is edited in it, and what it writes is content.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { launch, openTab } from './lib/browser.mjs';
import { clock } from './lib/build.mjs';
import { chooseCheckout, layOut, readBack, textsOf } from './lib/checkout.mjs';
import { serveLive } from './lib/live.mjs';

const project = resolve(import.meta.dirname, '../..');
const patience = { timeout: 60_000 };
const programme = 'content/truong/cd-sao-khue/o-to-cao-dang.md';

/** What of the packages the program publishes, as `nghe admin` has them installed. */
const packages = ['@sveltia/cms/npm', '@sveltia/cms/locales', '@sveltia/cms/package.json', '@sveltia/cms/LICENSE.txt', 'yaml'];

describe('the form', () => {
  let root;
  let live;
  let browser;
  let tab;
  let page;
  let texts;
  before(async () => {
    root = mkdtempSync(join(tmpdir(), 'nghe-form-'));
    for (const folder of ['content', 'themes']) cpSync(join(project, folder), join(root, folder), { recursive: true });
    appendFileSync(join(root, 'content/site.yaml'), 'admin:\n  backend: github\n  repository: to-chuc/trang-nghe\n');
    for (const part of packages) {
      const target = join(root, 'admin/node_modules', part);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(join(project, 'tests/.admin/node_modules', part), target, { recursive: true });
    }
    texts = textsOf(root, 'content');
    live = await serveLive(root);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    live?.close();
    rmSync(root, { recursive: true });
  });
  beforeEach(async () => {
    tab = await openTab(browser, live.origin, { viewport: { width: 1280, height: 900 } });
    page = tab.page;
    // Whether GitHub is well is asked of GitHub itself; here there is no network.
    await page.route('https://www.githubstatus.com/**', (route) => route.fulfill({ json: { status: { indicator: 'none' } } }));
    await page.addInitScript(chooseCheckout);
    await page.goto(`${live.origin}/admin/`);
    await page.evaluate(layOut, texts);
    await page.getByRole('button', { name: 'Làm việc với kho mã nguồn cục bộ' }).click(patience);
    await page.getByText('Chương trình', { exact: true }).first().waitFor(patience);
  });
  afterEach(async () => {
    // The style sheet of the CMS names fonts of another host, which its policy keeps from being asked for.
    const own = tab.problems.filter((problem) => !/jsdelivr|githubstatus/.test(problem));
    assert.deepEqual(own, []);
    await tab.context.close();
  });

  /** Opens a record, fills in a field, saves, and gives the files that are different then. */
  async function edit(record, fill) {
    await page.goto(`${live.origin}/admin/#/collections/${record}`);
    await fill();
    await page.getByRole('button', { name: 'Lưu', exact: true }).click(patience);
    await page.getByText(/Đã lưu/).first().waitFor(patience);
    const after = await page.evaluate(readBack);
    return Object.entries(after).filter(([path, text]) => text !== texts[path]);
  }

  /** What `nghe check` says of the content with these files in place of those that are there. */
  function check(files) {
    for (const [path, text] of files) writeFileSync(join(root, path), text);
    const [program, ...first] = process.env.NGHE ? [process.env.NGHE] : ['cargo', 'run', '--locked', '--quiet', '--'];
    try {
      execFileSync(program, [...first, 'check', '--root', root, '--clock', clock], { cwd: project, encoding: 'utf8' });
    } finally {
      for (const [path] of files) writeFileSync(join(root, path), texts[path]);
    }
  }

  test('a figure of a programme is changed, and nothing else is', async () => {
    const changed = await edit('programme/entries/cd-sao-khue/o-to-cao-dang', async () => {
      // Fields are drawn when they come into sight.
      await page.getByRole('group', { name: /Học phí/ }).first().scrollIntoViewIfNeeded(patience);
      await page.getByRole('spinbutton', { name: 'Số tiền, đồng' }).fill('6100000', patience);
    });
    assert.deepEqual(changed.map(([path]) => path), [programme]);
    const [[, text]] = changed;
    const lines = texts[programme].split('\n');
    const different = text.split('\n').filter((line, place) => line !== lines[place]);
    assert.deepEqual(different, ['  amount: 6100000']);
    assert.equal(text.split('\n').length, lines.length);
    check(changed);
  });
});
