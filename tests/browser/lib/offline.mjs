//! A site that can lose its network, become slow, and get a new release, and a visitor whose browser keeps pages of it.

import { cpSync, mkdtempSync, rmSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTab } from './browser.mjs';
import { serve } from './server.mjs';

/**
 * Serves what lies in `folder`, which may be exchanged. Without network no answer comes; `delay` holds pages back, in
 * milliseconds, and `asked` has every path that was asked for.
 */
export async function host(folder) {
  const state = { folder, network: true, delay: 0, asked: [] };
  const server = await serve(() => state.folder, async (request) => {
    state.asked.push(decodeURIComponent(request.url));
    if (state.delay && !/\.\w+$/.test(request.url)) await new Promise((done) => setTimeout(done, state.delay));
    return state.network;
  });
  return Object.assign(state, server);
}

/** A visitor with a worker. What fails because there is no network is no problem of a page here. */
export async function visitor(browser, host, options = {}) {
  const tab = await openTab(browser, host.origin, { serviceWorkers: 'allow', ...options });
  const problems = () => tab.problems.filter((problem) => !/cannot load|Failed to load resource|loads what is not there/.test(problem));
  const { page } = tab;
  const go = (path) => page.goto(host.origin + path, { waitUntil: 'load' });

  /** Takes the network away, or gives it back. */
  async function network(there) {
    host.network = there;
    await tab.context.setOffline(!there);
  }

  /** What is kept: `{pages: {path: facts}, files: [path…]}`, of the site in a folder of the host. */
  const kept = (folder = '/') => page.evaluate(async (scope) => {
    const pages = await caches.open(`nghe-pages-1 ${scope}`);
    const files = await caches.open(`nghe-files-1 ${scope}`);
    const facts = (await pages.matchAll()).map((one) => JSON.parse(decodeURIComponent(one.headers.get('x-nghe-copy'))));
    const paths = (await files.keys()).map(({ url }) => new URL(url).pathname);
    return { pages: Object.fromEntries(facts.map((one) => [one.path, one])), files: paths.sort() };
  }, host.origin + folder);

  /** Asks again and again until the answer is as wanted, and gives it; `patience` is in milliseconds. */
  async function eventually(ask, holds, patience = 20_000) {
    const end = Date.now() + patience;
    for (;;) {
      const now = await ask();
      if (holds(now)) return now;
      if (Date.now() > end) throw new Error(`never so: ${holds}\n${JSON.stringify(now, null, 1)}`);
      await page.waitForTimeout(100);
    }
  }

  /** Waits until what is kept is so. */
  const until = (holds, folder) => eventually(() => kept(folder), holds);

  /** Opens a page and waits until it is kept. */
  async function open(path, folder) {
    await go(path);
    return until(({ pages }) => path.split('?')[0] in pages, folder);
  }

  /** Opens the first page, and waits until the worker answers for all others. */
  async function start(path, folder) {
    await open(path, folder);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await until(({ pages }) => Object.keys(pages).some((path) => path.endsWith('/khong-mang/')), folder);
  }

  const line = () => page.textContent('main > [data-copy]', { timeout: 1000 });
  const close = () => tab.context.close();
  return { ...tab, problems, go, network, kept, eventually, until, open, start, line, close };
}

/** A copy of a site with its theme, to be changed and removed. */
export function copySite(root) {
  const copy = mkdtempSync(join(tmpdir(), 'nghe-release-'));
  cpSync(root, copy, { recursive: true });
  const edit = (file, change) => {
    const path = join(copy, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  return { root: copy, edit, remove: () => rmSync(copy, { recursive: true }) };
}
