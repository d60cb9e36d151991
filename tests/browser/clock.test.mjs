//! Pages that were made long ago: what they say of time is what pages made today say.

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { launch, openTab, visit } from './lib/browser.mjs';
import { buildSite, layOutFixture, removeSite } from './lib/build.mjs';
import { Findings } from './lib/findings.mjs';
import { sitePages } from './lib/pages.mjs';
import { pool } from './lib/pool.mjs';
import { serve } from './lib/server.mjs';

/** When the old pages were made, and when a visitor opens them: while an event is on, and after each turn of the fixture. */
const made = '2026-11-23T08:00:00+07:00';
const opened = ['2026-12-05T12:00:00+07:00', '2027-01-10T08:00:00+07:00', '2027-02-15T08:00:00+07:00'];

/** Lists of what is in a state: a record that left it is on the page of another state only when that is made anew. */
const lists = /^\/$|\/trang-thai\/|^\/danh-cho\//;

/** What a page says of time, as a visitor sees it, without the order of lists. */
const said = () =>
  [...document.querySelectorAll('main :is(.state, .over, .callout)')]
    .filter((element) => element.checkVisibility())
    .map((element) => element.textContent.trim())
    .filter(Boolean)
    .sort();

/** The paths of the pages that both sites have and on which one of them can say something of time. */
function comparable(old, fresh) {
  const tells = (html) => {
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main'));
    return /data-(of|appears|expires)|class="?[^">]*\b(state|over|callout)\b/.test(main);
  };
  const now = new Map(sitePages(fresh).map(({ path, html }) => [path, html]));
  return sitePages(old)
    .filter(({ path, html }) => !lists.test(path) && now.has(path) && (tells(html) || tells(now.get(path))))
    .map(({ path }) => path);
}

describe('pages made long ago', () => {
  let root;
  let browser;
  let old;
  let folder;
  let server;
  before(async () => {
    root = layOutFixture();
    server = await serve(() => folder);
    browser = await launch();
    old = buildSite(server.origin, { root, clock: made });
  });
  after(async () => {
    await browser?.close();
    server?.close();
    if (old) removeSite(old);
    rmSync(root, { recursive: true });
  });

  for (const now of opened) {
    test(`opened at ${now} show the states of that moment`, async () => {
      const fresh = buildSite(server.origin, { root, clock: now });
      const paths = comparable(old, fresh);
      const [told, holds] = [await statesOf(old, paths, now), await statesOf(fresh, paths, now)];
      const findings = new Findings();
      let compared = 0;
      for (const [page, states] of told) {
        compared += states.length;
        const [is, should] = [states, holds.get(page)].map((list) => list.join(' | '));
        if (is !== should) findings.add({ page, problem: `says “${is}” where “${should}” holds`, remedy: 'let it appear and expire by the clock' });
      }
      removeSite(fresh);
      findings.assertNone();
      assert.ok(compared > 20, `only ${compared} states were compared`);
    });
  }

  async function statesOf(site, paths, now) {
    folder = site;
    const states = new Map();
    await pool(paths, {
      start: async () => {
        const tab = await openTab(browser, server.origin);
        await tab.context.clock.setFixedTime(new Date(now));
        return tab;
      },
      work: async (tab, path) => {
        await visit(tab, path);
        states.set(path, await tab.page.evaluate(said));
      },
      stop: (tab) => tab.context.close(),
    });
    return states;
  }
});
