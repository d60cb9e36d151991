//! Every kind of page in every state: opened once, brought through all states, held against all audits.

import { after, before, describe, test } from 'node:test';
import { axeAudit, axeColourAudit } from './audits/axe.mjs';
import { fieldsAudit } from './audits/fields.mjs';
import { focusAudit } from './audits/focus.mjs';
import { forcedAudit } from './audits/forced.mjs';
import { keyboardAudit } from './audits/keyboard.mjs';
import { facesAudit, linesAudit } from './audits/letters.mjs';
import { motionAudit } from './audits/motion.mjs';
import { outlineAudit } from './audits/outline.mjs';
import { printAudit } from './audits/print.mjs';
import { reflowAudit } from './audits/reflow.mjs';
import { shiftsAudit, sizesAudit } from './audits/stability.mjs';
import { targetsAudit } from './audits/targets.mjs';
import { launch, openTab, visit } from './lib/browser.mjs';
import { Findings } from './lib/findings.mjs';
import { install } from './lib/in-page.mjs';
import { pool } from './lib/pool.mjs';
import { site } from './lib/site.mjs';
import { apply, state, widths } from './lib/states.mjs';

/** What each audit's test is called. */
const rules = new Map([
  [shiftsAudit, 'nothing shifts while a page loads and is scrolled on a phone'],
  [sizesAudit, 'every picture has a width and a height'],
  [axeAudit, 'axe-core finds nothing at any width'],
  [axeColourAudit, 'axe-core finds no fault with the dark colours at any width'],
  [fieldsAudit, 'what is typed, and the hint before it, can be read in every field'],
  [focusAudit, 'focus is seen on every stop and covered by nothing'],
  [keyboardAudit, 'the skip link works, Tab follows the document, nothing traps'],
  [reflowAudit, 'nothing is cut or scrolls sideways at 320 px, also with wide text spacing'],
  [targetsAudit, 'what a thumb taps is at least 44 px'],
  [outlineAudit, 'landmarks, one h1, headings in order, a text for every picture'],
  [linesAudit, 'lines leave room for stacked marks: ễ over ộ, and none is cut'],
  [facesAudit, 'every Vietnamese letter comes from one face of the system'],
  [motionAudit, 'nothing moves where reduced motion is asked for'],
  [forcedAudit, 'focus, state and edges are seen in forced colours'],
  [printAudit, 'the printed page has all of its content and no controls'],
]);

/** The audits of single elements, whatever their words and neighbours: made where an element is seen for the first time. */
const ofElements = new Set([fieldsAudit, focusAudit, keyboardAudit, motionAudit, forcedAudit, printAudit, facesAudit]);

/** How every page is opened. */
const phone = state(360, 'light');

/**
 * The states in turn, each with the audits that it is for. Details are open in half of the widths of each
 * scheme, so that what they hide and how they look closed are both seen in light and dark.
 */
const turns = [
  [phone, [shiftsAudit, sizesAudit, linesAudit, outlineAudit, motionAudit, keyboardAudit]],
  ...widths.flatMap((width, number) =>
    ['light', 'dark'].map((scheme) => {
      const open = (number % 2 === 0) === (scheme === 'light');
      return [state(width, scheme, open ? { open, tall: true } : { tall: true }), [scheme === 'light' ? axeAudit : axeColourAudit]];
    }),
  ),
  [state(320, 'light', { open: true }), [reflowAudit]],
  [state(320, 'light', { open: true, spaced: true }), [reflowAudit]],
  [state(1280, 'light', { open: true, spaced: true }), [reflowAudit]],
  [state(360, 'light', { open: true }), [targetsAudit, focusAudit, fieldsAudit]],
  [state(320, 'light', { open: true, low: true }), [focusAudit]],
  [state(1280, 'dark'), [focusAudit, fieldsAudit]],
  [state(360, 'light', { forced: true }), [forcedAudit]],
  [state(768, 'light', { print: true }), [printAudit]],
  [phone, [facesAudit]],
];

describe('every kind of page', () => {
  const found = new Map([...rules.keys()].map((audit) => [audit, new Findings()]));
  const guard = new Findings();
  let browser;

  before(async () => {
    browser = await launch();
    await pool(site.representatives, {
      start: () => openTab(browser, site.origin),
      work: lookAt,
      stop: (tab) => tab.context.close(),
    });
  });
  after(() => browser?.close());

  for (const [audit, title] of rules) test(title, () => found.get(audit).assertNone());
  test('no page throws, breaks the Content-Security-Policy or asks another host', () => guard.assertNone());

  async function lookAt(tab, { path, isNew }) {
    tab.problems.length = 0;
    await apply(tab.page, phone);
    await visit(tab, path);
    await tab.page.evaluate(install);
    for (const [state, all] of turns) {
      const audits = all.filter((audit) => isNew || !ofElements.has(audit));
      if (audits.length === 0) continue;
      await apply(tab.page, state);
      for (const audit of audits) {
        for (const finding of await audit(tab.page)) found.get(audit).add({ page: path, state: state.name, ...finding });
      }
    }
    for (const problem of tab.problems) {
      guard.add({ page: path, problem, remedy: 'a page loads its own files only, and runs no inline code or style' });
    }
  }
});
