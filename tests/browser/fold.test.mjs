//! The first screen of a phone answers: who may apply, how long, how much, where, until when, and whom to call.

import { describe, test } from 'node:test';
import { launch, openTab, visit } from './lib/browser.mjs';
import { Findings } from './lib/findings.mjs';
import { sitePages } from './lib/pages.mjs';
import { pool } from './lib/pool.mjs';
import { site } from './lib/site.mjs';

/** What a cheap phone shows of a page at once, in CSS pixels. */
const screen = { width: 360, height: 740 };

describe('the first screen', () => {
  // Words are measured in the language that most read. A warning that is urgent comes before all facts, at its full length.
  const pages = sitePages(site.folder).filter(
    ({ path, html }) => path.startsWith('/chuong-trinh/') && html.includes('data-programme') && !html.includes('notice-urgent'),
  );

  test(`of each of ${pages.length} programmes has every deciding fact and the call`, async () => {
    const findings = new Findings();
    const browser = await launch();
    await pool(pages, {
      start: () => openTab(browser, site.origin, { viewport: screen }),
      work: async (tab, { path }) => {
        await visit(tab, path);
        const { facts, call } = await tab.page.evaluate(edges);
        const problem = problemOf(facts, call);
        if (problem) findings.add({ page: path, state: `${Math.max(...facts)} px`, problem, remedy: 'say the facts in fewer words, or give them less room' });
      },
      stop: (tab) => tab.context.close(),
    });
    await browser.close();
    findings.assertNone();
  });
});

/** What is not seen at once, or nothing. */
function problemOf(facts, call) {
  if (facts.length < 6) return `has ${facts.length} facts of six`;
  if (Math.max(...facts) > call.top) return 'has facts below the call';
  return call.bottom > screen.height ? 'has the call further down' : '';
}

/** Runs in the browser. */
function edges() {
  const facts = [...document.querySelector('.keyfacts').children].map((fact) => fact.getBoundingClientRect().bottom);
  const { top, bottom } = document.querySelector('.actions .button').getBoundingClientRect();
  return { facts, call: { top, bottom } };
}
