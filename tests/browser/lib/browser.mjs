//! Chromium with a guard: what a page may never do is found on every visit of every test.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { clock } from './build.mjs';

/** The Chromium to use: `CHROMIUM`, or where Debian and its kin put theirs. */
export function chromiumPath() {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error(`no Chromium in ${places.filter(Boolean).join(', ')}: run tests/run, which installs it`);
  return found;
}

/** Starts Chromium without a window. */
export function launch() {
  return chromium.launch({ executablePath: chromiumPath(), args: ['--disable-dev-shm-usage'] });
}

/**
 * Opens a tab of its own context. `problems` of what it gives collects everything that a page may never
 * do: ask another host, break the policy, throw, write an error, or load what is not there. The worker is off, so that
 * every page comes from the server.
 */
export async function openTab(browser, origin, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    serviceWorkers: 'block',
    ...options,
  });
  await context.clock.setFixedTime(new Date(clock));
  const page = await context.newPage();
  const problems = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) {
      problems.push(`asks another host: ${url.href}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.request().resourceType() !== 'document') {
      problems.push(`loads what is not there: ${response.url()} (${response.status()})`);
    }
  });
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') {
      problems.push(`cannot load ${request.url()}: ${request.failure()?.errorText}`);
    }
  });
  page.on('pageerror', (error) => problems.push(`throws: ${error.message}`));
  page.on('console', (message) => {
    // Chromium itself reports the answer 404 of a page as an error of that page.
    const ownAnswer = /Failed to load resource/.test(message.text()) && message.location().url === page.url();
    if (message.type() === 'error' && !ownAnswer) problems.push(`writes an error: ${message.text()}`);
  });
  return { page, context, problems, origin };
}

/** Goes to a path and waits until its styles, pictures and scripts have done their work. */
export async function visit(tab, path) {
  await tab.page.goto(tab.origin + path, { waitUntil: 'load' });
  await settled(tab.page);
}

/** Waits until what was asked for has been drawn: fonts stand, and two frames have passed. */
export async function settled(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}
