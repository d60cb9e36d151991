//! Weight on the wire, in bytes after Brotli at quality 11, as a server that compresses ahead sends it.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotli } from './lib/brotli.mjs';
import { launch, openTab } from './lib/browser.mjs';
import { bytesOf, fullest, mainTypes } from './lib/main-types.mjs';
import { sitePages } from './lib/pages.mjs';
import { isText } from './lib/server.mjs';
import { site } from './lib/site.mjs';

const kib = 1024;
/** HTML and styles come in the first round trip of a connection, which carries about ten packets. */
const firstTrip = 14 * kib;
const firstVisit = 60 * kib;
const allScripts = 10 * kib;
/** The search with its index, its facets and its page; what few need is in scripts of their own: what mends words, ways out, programmes in several files. */
const finderScript = 10 * kib;

describe('weight', () => {
  const pages = sitePages(site.folder);
  const known = new Map();
  let browser;

  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  for (const [type, own] of mainTypes(pages)) {
    test(`${type}: HTML and styles of each of the ${own.length} pages fit into the first round trip`, (t) => {
      const weights = own.map((page) => ({ path: page.path, bytes: packed(page.html, page.path) + styles(page.html) }));
      const heaviest = weights.reduce((most, page) => (page.bytes > most.bytes ? page : most));
      t.diagnostic(`heaviest: ${heaviest.bytes} of ${firstTrip} bytes, ${heaviest.path}`);
      const over = weights.filter((page) => page.bytes > firstTrip).map((page) => `${page.path} ${page.bytes}`);
      assert.deepEqual(over, [], `pages over ${firstTrip} bytes of HTML and CSS: say less, or divide them`);
    });
  }

  for (const { type, path } of fullest(pages)) {
    test(`${type}: a first visit loads at most ${firstVisit / kib} KiB, its scripts ${allScripts / kib} KiB, and no font`, async (t) => {
      const loaded = await firstVisitOf(path);
      const sum = (chosen) => chosen.reduce((total, one) => total + one.bytes, 0);
      const scripts = loaded.filter((one) => one.kind === 'script');
      const list = loaded.map((one) => `${one.bytes} ${one.url}`).join('\n');
      t.diagnostic(`${sum(loaded)} bytes in ${loaded.length} answers, scripts ${sum(scripts)}: ${path}`);
      assert.ok(sum(loaded) <= firstVisit, `${path} loads ${sum(loaded)} bytes, ${firstVisit} are allowed:\n${list}`);
      assert.ok(sum(scripts) <= allScripts, `${path} loads ${sum(scripts)} bytes of scripts, ${allScripts} are allowed:\n${list}`);
      const fonts = loaded.filter((one) => one.kind === 'font' || /\.(woff2?|ttf|otf)$/.test(one.url));
      assert.deepEqual(fonts, [], `${path} loads a font: the system's fonts have every Vietnamese letter`);
    });
  }

  test(`the script of the finder takes at most ${finderScript / kib} KiB`, () => {
    const name = readdirSync(join(site.folder, 'assets')).find((file) => /^finder-[0-9a-f]{16}\.js$/.test(file));
    const bytes = brotli(readFileSync(join(site.folder, 'assets', name))).length;
    assert.ok(bytes <= finderScript, `${name} takes ${bytes} bytes, ${finderScript} are allowed`);
  });

  /** Everything that a visitor who was never here loads until the network is quiet: `{url, kind, bytes}`. */
  async function firstVisitOf(path) {
    const tab = await openTab(browser, site.origin);
    const answers = [];
    tab.page.on('response', (answer) => answers.push(answer));
    await tab.page.goto(tab.origin + path, { waitUntil: 'networkidle' });
    await tab.context.close();
    assert.deepEqual(tab.problems, [], path);
    return answers.filter((answer) => answer.status() === 200).map((answer) => ({
      url: new URL(answer.url()).pathname,
      kind: answer.request().resourceType(),
      bytes: weigh(answer.url(), answer.headers()['content-type']),
    }));
  }

  function weigh(url, type) {
    const bytes = bytesOf(site.folder, url);
    return isText(type) ? packed(bytes, url) : bytes.length;
  }

  function packed(text, name) {
    if (!known.has(name)) known.set(name, brotli(Buffer.from(text)).length);
    return known.get(name);
  }

  function styles(html) {
    const links = [...html.matchAll(/<link[^>]*\brel=["']?stylesheet[^>]*>/g)].map(([tag]) => /href=["']?([^"'\s>]+)/.exec(tag)[1]);
    return links.reduce((total, href) => total + weigh(new URL(href, site.origin).href, 'text/css'), 0);
  }
});
