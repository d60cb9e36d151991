//! Lighthouse for `tests/lighthouse`: three runs of each main type of page, the median of each category.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from './lib/browser.mjs';
import { buildSite, removeSite } from './lib/build.mjs';
import { fullest } from './lib/main-types.mjs';
import { sitePages } from './lib/pages.mjs';
import { serve } from './lib/server.mjs';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const runs = 3;
const command = join(import.meta.dirname, '../.lighthouse/node_modules/lighthouse/cli/index.js');

let folder;
const server = await serve(() => folder);
folder = buildSite(server.origin);
const work = mkdtempSync(join(tmpdir(), 'nghe-lighthouse-'));
try {
  for (const { type, path } of fullest(sitePages(folder))) await judge(type, path);
} finally {
  server.close();
  removeSite(folder);
  rmSync(work, { recursive: true });
}

/** Prints the medians of one page, and what took points away. */
async function judge(type, path) {
  const reports = [];
  for (let run = 0; run < runs; run += 1) reports.push(await lighthouse(`${server.origin}${path}`, run));
  const scores = categories.map((category) => median(reports.map((report) => report.categories[category].score * 100)));
  console.log(`${type.padEnd(10)} ${categories.map((category, at) => `${category} ${Math.round(scores[at])}`).join(', ')}  ${path}`);
  if (scores.every((score) => score >= 100)) return;
  process.exitCode = 1;
  for (const line of faults(reports.at(-1))) console.log(`  ${line}`);
}

/** The audits that count and did not pass, with what they found. */
function faults(report) {
  const counted = categories.flatMap((category) => report.categories[category].auditRefs.filter((ref) => ref.weight > 0));
  return counted
    .map((ref) => report.audits[ref.id])
    .filter((audit) => audit.score !== null && audit.score < 1)
    .map((audit) => [audit.id, audit.title, audit.displayValue].filter(Boolean).join(': '));
}

/** One run with Lighthouse's own phone and its simulated slow network; gives its report. */
async function lighthouse(url, run) {
  const file = join(work, `${run}.json`);
  const flags = ['--headless=new', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-dev-shm-usage'];
  const options = [
    '--quiet',
    '--form-factor=mobile',
    '--throttling-method=simulate',
    `--only-categories=${categories}`,
    '--output=json',
    `--output-path=${file}`,
    `--chrome-flags=${flags.join(' ')}`,
  ];
  const child = spawn(process.execPath, [command, url, ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CHROME_PATH: chromiumPath() },
  });
  const code = await new Promise((done) => child.on('exit', done));
  if (code !== 0) throw new Error(`Lighthouse ended with ${code} on ${url}`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}
