//! Without JavaScript: whoever starts at the home page and only follows links reaches every page.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, openTab } from './lib/browser.mjs';
import { Findings } from './lib/findings.mjs';
import { install } from './lib/in-page.mjs';
import { sitemapPaths, sitePages } from './lib/pages.mjs';
import { pool } from './lib/pool.mjs';
import { site } from './lib/site.mjs';

describe('without JavaScript', () => {
  const pages = sitePages(site.folder);
  const outlines = new Map();
  let browser;

  before(async () => {
    browser = await launch();
    const reader = await browser.newPage();
    for (const { path, html } of pages) {
      const base = new URL(path, site.origin).href;
      outlines.set(path, await reader.evaluate(outlineOf, { html, base }));
    }
  });
  after(() => browser?.close());

  test('every address of the sitemap is reached from the home page by links', () => {
    const reached = new Set(['/']);
    // The set grows while it is walked: a path that is added is walked too.
    for (const path of reached) {
      for (const { pathname } of linksOf(path)) reached.add(pathname);
    }
    const missing = sitemapPaths(site.folder).filter((path) => !reached.has(path));
    assert.deepEqual(missing, [], 'pages that no chain of links from the home page leads to: link to them');
  });

  test('every page stands in the sitemap, forwards, or tells search engines to leave it', () => {
    const listed = new Set(sitemapPaths(site.folder));
    const silent = pages
      .filter((page) => !page.redirect && !listed.has(page.path) && !/<meta[^>]+noindex/.test(page.html))
      .map((page) => page.path);
    assert.deepEqual(silent, [], 'pages that search engines are not told of: list them, or mark them noindex');
  });

  test('every link leads to a page, a file and an anchor that exist', () => {
    const findings = new Findings();
    for (const [path] of outlines) {
      for (const { pathname, hash } of linksOf(path)) {
        const outline = outlines.get(pathname);
        const anchor = decodeURIComponent(hash.slice(1));
        if (!outline && !existsSync(join(site.folder, decodeURIComponent(pathname)))) {
          findings.add({ page: path, problem: `links to ${pathname}, which is not there`, remedy: 'mend the link' });
        } else if (outline && anchor && !outline.ids.includes(anchor)) {
          findings.add({ page: path, problem: `links to ${pathname}${hash}, where nothing has that id`, remedy: 'mend the anchor' });
        }
      }
    }
    findings.assertNone();
  });

  test('every link of every kind of page can be seen on a phone', async () => {
    const findings = new Findings();
    await pool(site.representatives, {
      start: () => openTab(browser, site.origin, { javaScriptEnabled: false }),
      work: async (tab, { path }) => {
        await tab.page.goto(tab.origin + path);
        await tab.page.evaluate(install);
        for (const finding of await tab.page.evaluate(unseenLinks)) findings.add({ page: path, ...finding });
      },
      stop: (tab) => tab.context.close(),
    });
    findings.assertNone();
  });

  /** The addresses on this site that the page's links lead to. */
  function linksOf(path) {
    const links = outlines.get(path)?.links ?? [];
    return links.map((link) => new URL(link)).filter((url) => url.origin === site.origin);
  }
});

/** Runs in the browser: a page's links and ids as it has them when no script runs. */
function outlineOf({ html, base }) {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const links = [...document.querySelectorAll('a[href], area[href]')].filter((link) => !link.closest('[hidden]'));
  return {
    links: links.map((link) => new URL(link.getAttribute('href'), base).href),
    ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
  };
}

/** Runs in the browser: addresses that only hidden links lead to, once all that opens by itself is open. */
function unseenLinks() {
  for (const details of document.querySelectorAll('details')) details.open = true;
  for (const button of document.querySelectorAll('button[popovertarget]')) button.popoverTargetElement?.showPopover();
  const links = [...document.querySelectorAll('a[href]')].filter((link) => !link.closest('[hidden]'));
  // A phone shows one step of the way back; the page behind it shows the next.
  const visible = (link) => link.closest('.crumbs') !== null || link.checkVisibility({ visibilityProperty: true });
  const seen = new Set(links.filter(visible).map((link) => link.href));
  return links
    .filter((link) => !seen.has(link.href))
    .map((link) => globalThis.audit.finding(link, 'cannot be seen on a phone without JavaScript', 'show it, or put it into details or a popover'));
}
