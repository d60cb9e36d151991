//! Styles without waste: every rule is for something that some page shows, every class has a rule or a script.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launch, openTab, visit } from './lib/browser.mjs';
import { buildSite, layOutFixture, removeSite } from './lib/build.mjs';
import { exercise } from './lib/exercise.mjs';
import { install } from './lib/in-page.mjs';
import { sitePages } from './lib/pages.mjs';
import { pool } from './lib/pool.mjs';
import { site } from './lib/site.mjs';

/** Selectors that match nothing here and are still right, each with its reason. */
const allowed = new Map([
  ['.player > iframe', 'the player of a video on a known platform; the samples name reserved addresses, which have none'],
]);

/** Classes that the program writes for whoever wants to style them, each with its reason. */
const hooks = new Map([['language-text', 'the language of a code block, as every Markdown reader writes it']]);

/** Moments at which the fixture looks different: before its plan, while it runs, late, long after. */
const moments = ['2022-03-01', '2022-06-01', '2023-01-15', '2026-11-23', '2027-02-10'];

describe('css', () => {
  const pages = sitePages(site.folder);
  /** The pages that together have every element and class of the site. */
  const telling = pages.filter(({ path }) => site.representatives.some((one) => one.path === path));
  const texts = (end) =>
    readdirSync(site.folder, { recursive: true })
      .filter((name) => name.endsWith(end))
      .map((name) => readFileSync(join(site.folder, name), 'utf8'));
  let browser;
  let unused;
  let classes;

  before(async () => {
    browser = await launch();
    const tab = await openTab(browser, site.origin);
    await visit(tab, '/');
    unused = new Set(await tab.page.evaluate(selectorsOf));
    const fixture = fixturePages();
    classes = new Set([...pages, ...fixture].flatMap(({ html }) => classesOf(html)));
    await lookIn(tab, [...telling, ...fixture]);
    if (useless().length > 0) await lookAtLivePages();
    // What is left may be for elements in an order that only some other page has.
    if (useless().length > 0) await lookIn(tab, pages);
    await tab.context.close();
  });
  after(() => browser?.close());

  test('every rule is for something that some page shows in some state', () => {
    assert.deepEqual(useless(), [], 'rules for nothing: take them out of the styles');
  });

  test('every exception is still needed', () => {
    const stale = [...allowed.keys()].filter((selector) => !unused.has(selector));
    assert.deepEqual(stale, [], 'selectors that are allowed to match nothing, but match or are gone');
  });

  test('every class has a rule, or is looked for by a script', () => {
    const scripts = texts('.js').join('\n');
    const styled = [...new Set([...texts('.css').join('\n').matchAll(/\.([a-zA-Z_][\w-]*)/g)].map((found) => found[1]))];
    // Templates write variants from data (state-past); one that looks like the plain form needs no rule of its own.
    const variant = (name) => styled.some((other) => other.startsWith(`${name.split('-')[0]}-`));
    const hook = (name) => new RegExp(`[.'"\`\\s]${name}(?![\\w-])`).test(scripts);
    const bare = [...classes].filter((name) => !styled.includes(name) && !variant(name) && !hook(name) && !hooks.has(name));
    assert.deepEqual(bare.sort(), [], 'classes that nothing is done with: take them out of the templates');
  });

  test('every custom property is read', () => {
    const styles = texts('.css').join('\n');
    // lightningcss brings its own two for color-scheme in browsers that do not know light-dark().
    const names = new Set([...styles.matchAll(/(--(?!lightningcss)[\w-]+)\s*:/g)].map((found) => found[1]));
    const all = styles + texts('.js').join('\n');
    const unread = [...names].filter((name) => !new RegExp(`var\\(\\s*${name}(?![\\w-])`).test(all));
    assert.deepEqual(unread, [], 'custom properties that nothing reads: take them out');
  });

  /** Takes what matches in pages from what is unused. */
  async function lookIn(tab, pages) {
    for (const html of new Set(pages.map((page) => page.html))) {
      for (const selector of await tab.page.evaluate(matchIn, { html, selectors: [...unused] })) unused.delete(selector);
    }
  }

  function useless() {
    return [...unused].filter((selector) => !allowed.has(selector));
  }

  /** Texts of every form that Markdown has and states of every kind, which this site's content need not have. */
  function fixturePages() {
    const root = layOutFixture();
    const folders = moments.map((day) => buildSite(site.origin, { root, clock: `${day}T08:00:00+07:00` }));
    const found = folders.flatMap(sitePages);
    folders.forEach(removeSite);
    rmSync(root, { recursive: true });
    return found;
  }

  /** What scripts make of the pages, as they stand and after a visitor has used what can be used. */
  async function lookAtLivePages() {
    const used = new Set();
    await pool(site.representatives, {
      start: () => openTab(browser, site.origin),
      work: async (tab, { path }) => {
        if (useless().length === 0) return;
        await visit(tab, path);
        const drop = async () => {
          for (const selector of await tab.page.evaluate(matchHere, [...unused])) unused.delete(selector);
        };
        await drop();
        await tab.page.evaluate(install);
        await exercise(tab.page, used, drop);
      },
      stop: (tab) => tab.context.close(),
    });
    await chooseToCompare();
  }

  /** The line that leads to the comparison shows when a programme of a list is chosen. */
  async function chooseToCompare() {
    const tab = await openTab(browser, site.origin);
    await visit(tab, '/chuong-trinh/');
    await tab.page.locator('.programme input').first().click();
    for (const selector of await tab.page.evaluate(matchHere, [...unused])) unused.delete(selector);
    await tab.context.close();
  }
});

/** Runs in the browser: every selector of the page's styles, without what only a moment has. */
function selectorsOf() {
  /** Divides at the commas that stand in no brackets. */
  const divide = (list) => {
    const parts = [''];
    let depth = 0;
    for (const sign of list) {
      depth += '([{'.includes(sign) ? 1 : ')]}'.includes(sign) ? -1 : 0;
      if (sign === ',' && depth === 0) parts.push('');
      else parts[parts.length - 1] += sign;
    }
    return parts.map((part) => part.trim());
  };
  // A state that a visitor brings about, or a part that no document tree has: the element itself must exist.
  const moments = /::?(?:hover|focus-visible|focus-within|focus|active|visited|link|any-link|target|checked|indeterminate|disabled|enabled|invalid|valid|user-invalid|user-valid|placeholder-shown|autofill|popover-open|modal|open|default|fullscreen)(?![\w-])/g;
  const parts = /::[\w-]+(?:\([^)]*\))?|:(?:before|after|first-line|first-letter)(?![\w-])/g;
  const plain = (selector) => {
    // What lightningcss writes for browsers without logical properties: the same rule by the text's direction.
    const lang = /:not\(:(?:is|-webkit-any)\((?::lang\(\w+\),? ?)+\)\)|:(?:is|-webkit-any)\((?::lang\(\w+\),? ?)+\)/g;
    const bare = selector.replace(lang, '').replace(moments, '').replace(parts, '').replace(/:(?:is|where|not|has)\(\s*\)/g, '');
    return bare.replace(/([>+~]|^)\s*(?=[>+~]|$)/g, '$1*').trim() || '*';
  };
  const found = new Set();
  const walk = (rules, parent) => {
    for (const rule of rules) {
      let own = parent;
      if (rule instanceof CSSStyleRule) {
        own = divide(rule.selectorText).map((one) => (parent ? one.replaceAll('&', `:is(${parent.join(', ')})`) : one));
        for (const selector of own) found.add(plain(selector));
      }
      if (rule.cssRules) walk(rule.cssRules, own);
    }
  };
  for (const sheet of document.styleSheets) walk(sheet.cssRules, undefined);
  return [...found];
}

/** The classes of all elements of a page. */
function classesOf(html) {
  const lists = html.matchAll(/<[a-z][^<>]*?\sclass=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g);
  return [...lists].flatMap(([, ...forms]) => forms.join(' ').split(/\s+/)).filter(Boolean);
}

/** Runs in the browser: which selectors match in a page. */
function matchIn({ html, selectors }) {
  const document = new DOMParser().parseFromString(html, 'text/html');
  return selectors.filter((selector) => document.querySelector(selector));
}

/** Runs in the browser: which selectors match in the page as it stands. */
function matchHere(selectors) {
  return selectors.filter((selector) => document.querySelector(selector));
}
