//! A bad day: pages come in pieces, and their scripts after they were drawn. Nothing moves all the same.

import { after, before, describe, test } from 'node:test';
import { shiftsAudit } from './audits/stability.mjs';
import { launch, openTab, settled } from './lib/browser.mjs';
import { Findings } from './lib/findings.mjs';
import { install } from './lib/in-page.mjs';
import { pool } from './lib/pool.mjs';
import { serve } from './lib/server.mjs';
import { site } from './lib/site.mjs';

/** In how many pieces a page comes, how long each takes, and how long a script does, in milliseconds. */
const pieces = 6;
const pause = 40;
const late = 400;

const wait = (time) => new Promise((done) => setTimeout(done, time));

/** Sends pages piece by piece and scripts late. */
async function slowly(response, body, type) {
  if (type.startsWith('text/javascript')) await wait(late);
  if (!type.startsWith('text/html')) return response.end(body);
  const size = Math.ceil(body.length / pieces);
  for (let at = 0; at < body.length; at += size) {
    response.write(body.subarray(at, at + size));
    await wait(pause);
  }
  response.end();
}

describe('a page that arrives slowly', () => {
  let server;
  let browser;
  before(async () => {
    // Unpacked, so that every piece can be read as it comes.
    const unpacked = (request) => delete request.headers['accept-encoding'];
    server = await serve(() => site.folder, unpacked, slowly);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  test('does not move, neither while it is read nor when its scripts come', async () => {
    const findings = new Findings();
    // What moves are elements, whatever their words.
    await pool(site.representatives.filter(({ isNew }) => isNew), {
      start: () => openTab(browser, server.origin),
      work: async (tab, { path }) => {
        await tab.page.goto(server.origin + path, { waitUntil: 'load' });
        // A script of a page is done when all that it asked for is there.
        await tab.page.waitForLoadState('networkidle');
        await settled(tab.page);
        await tab.page.evaluate(install);
        for (const finding of await shiftsAudit(tab.page)) findings.add({ page: path, ...finding });
      },
      stop: (tab) => tab.context.close(),
    });
    findings.assertNone();
  });
});
