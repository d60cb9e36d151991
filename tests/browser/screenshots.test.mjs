//! Pictures of the main types of page for people to look at, in `tests/browser/screenshots/`.

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, openTab, visit } from './lib/browser.mjs';
import { fullest } from './lib/main-types.mjs';
import { sitePages } from './lib/pages.mjs';
import { site } from './lib/site.mjs';
import { apply, state } from './lib/states.mjs';

const folder = join(import.meta.dirname, 'screenshots');
/** Of each type: the first screen of a phone, the whole page on a phone and on a desk, and in the dark. */
const shots = [
  { name: '360-first', state: state(360, 'light'), fullPage: false },
  { name: '360', state: state(360, 'light'), fullPage: true },
  { name: '360-dark', state: state(360, 'dark'), fullPage: true },
  { name: '1280', state: state(1280, 'light'), fullPage: true },
  { name: '1280-dark', state: state(1280, 'dark'), fullPage: false },
];

describe('screenshots', () => {
  let browser;
  before(async () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    browser = await launch();
  });
  after(() => browser?.close());

  for (const { type, path } of fullest(sitePages(site.folder))) {
    test(`${type}: ${path}`, async () => {
      const tab = await openTab(browser, site.origin);
      await visit(tab, path);
      for (const shot of shots) {
        await apply(tab.page, shot.state);
        await tab.page.screenshot({ path: join(folder, `${type}-${shot.name}.png`), fullPage: shot.fullPage });
      }
      await tab.context.close();
    });
  }
});
