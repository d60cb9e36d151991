//! Builds the site, serves it, and runs every browser test on it: `node tests/browser/run.mjs [name…]`.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { launch } from './lib/browser.mjs';
import { buildSite, removeSite } from './lib/build.mjs';
import { representatives, sitePages } from './lib/pages.mjs';
import { serve } from './lib/server.mjs';

/** Those that take longest, which begin first: no core shall wait for them in the end. */
const LONG = ['pages', 'offline', 'css', 'clock'];

const wanted = process.argv.slice(2);
const rank = (name) => {
  const place = LONG.indexOf(name.split('.')[0]);
  return place < 0 ? LONG.length : place;
};
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.test.mjs') && (wanted.length === 0 || wanted.includes(name.split('.')[0])))
  .sort((one, other) => rank(one) - rank(other))
  .map((name) => join(import.meta.dirname, name));

let folder;
const server = await serve(() => folder);
folder = buildSite(server.origin);
const facts = mkdtempSync(join(tmpdir(), 'nghe-browser-'));
try {
  const file = join(facts, 'site.json');
  writeFileSync(file, JSON.stringify({ origin: server.origin, folder, representatives: await choose() }));
  process.env.NGHE_SITE = file;
  await runAll();
} finally {
  server.close();
  rmSync(facts, { recursive: true });
  removeSite(folder);
}

async function choose() {
  const browser = await launch();
  try {
    return await representatives(await browser.newPage(), sitePages(folder));
  } finally {
    await browser.close();
  }
}

/** Runs the test files two at a time: those that wait for the browser leave a core to those that read files. */
async function runAll() {
  const tests = run({ files, concurrency: 2, timeout: 20 * 60 * 1000 });
  tests.on('test:fail', () => {
    process.exitCode = 1;
  });
  tests.compose(new spec()).pipe(process.stdout);
  await new Promise((done) => tests.on('end', done));
}
