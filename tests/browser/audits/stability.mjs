//! Nothing moves while a page loads or is read: no layout shift, and every picture has its room from the start.

import { settled } from '../lib/browser.mjs';

/** Gives what has moved since the page was opened; to be asked before anything else changes the page. */
export async function shiftsAudit(page) {
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await settled(page);
  return page.evaluate(shiftsOf);
}

/** Gives the pictures that the browser must wait for to know their size. */
export function sizesAudit(page) {
  return page.evaluate(unsized);
}

/** Runs in the browser. */
async function shiftsOf() {
  const entries = [];
  const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  // Entries of the past are handed over in a task of their own, which the next frame comes after.
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [...entries, ...observer.takeRecords()].flatMap((entry) =>
    (entry.sources.length > 0 ? entry.sources : [{}]).map(({ node }) => {
      const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      return globalThis.audit.finding(element ?? document.documentElement, 'moves while the page loads', 'keep its room free from the start');
    }),
  );
}

/** Runs in the browser. */
function unsized() {
  return [...document.querySelectorAll('img, video, iframe')]
    .filter((picture) => !/^\d+$/.test(picture.getAttribute('width') ?? '') || !/^\d+$/.test(picture.getAttribute('height') ?? ''))
    .map((picture) => globalThis.audit.finding(picture, 'has no width and height', 'write both as whole numbers of pixels'));
}
