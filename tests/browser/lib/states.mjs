//! The states that pages are looked at in: width, colour scheme, medium, text spacing, open details.

import { settled } from './browser.mjs';

/** The widths of a small phone and of 400 % zoom at 1280, a phone, a tablet, a desk. */
export const widths = [320, 360, 768, 1280];

/** The spacing of text that WCAG 1.4.12 lets every reader set. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }`;

/** A state of that width and scheme with every other property as a visitor's browser has it. */
export function state(width, scheme, more = {}) {
  const name = [`${width} px`, scheme, ...Object.keys(more)].join(' ');
  return { name, width, scheme, ...more };
}

/**
 * Brings an open page into a state. Motion is always reduced, so that no colour or place is measured
 * halfway; that this stops all motion is itself an audit.
 */
export async function apply(page, { width, scheme, print, forced, spaced, open, tall, low }) {
  // At 400 % zoom a window of 1280 by 1024 is as low as this.
  await page.setViewportSize({ width, height: low ? 256 : width < 768 ? 740 : 800 });
  await page.emulateMedia({
    media: print ? 'print' : 'screen',
    colorScheme: scheme,
    forcedColors: forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  await page.evaluate(
    ([css, open, print]) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
      for (const details of document.querySelectorAll('details')) {
        details.dataset.auditWas ??= String(details.open);
        details.open = open || details.dataset.auditWas === 'true';
      }
      // A real printer is announced to the page before it draws.
      dispatchEvent(new Event(print ? 'beforeprint' : 'afterprint'));
      scrollTo(0, 0);
    },
    [spaced ? spacing : '', Boolean(open), Boolean(print)],
  );
  // A window as high as the page: what sticks to an edge stands where it belongs and covers nothing.
  if (tall) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(height, 16000) });
  }
  await settled(page);
}
