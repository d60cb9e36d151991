//! The audits themselves: each page of `fixtures/audits` has one fault, which its audit must find.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { axeAudit } from './audits/axe.mjs';
import { fieldsAudit } from './audits/fields.mjs';
import { focusAudit } from './audits/focus.mjs';
import { forcedAudit } from './audits/forced.mjs';
import { keyboardAudit } from './audits/keyboard.mjs';
import { linesAudit } from './audits/letters.mjs';
import { motionAudit } from './audits/motion.mjs';
import { outlineAudit } from './audits/outline.mjs';
import { printAudit } from './audits/print.mjs';
import { reflowAudit } from './audits/reflow.mjs';
import { shiftsAudit, sizesAudit } from './audits/stability.mjs';
import { targetsAudit } from './audits/targets.mjs';
import { launch, openTab, visit } from './lib/browser.mjs';
import { install } from './lib/in-page.mjs';
import { serve } from './lib/server.mjs';
import { apply, state } from './lib/states.mjs';

const folder = join(import.meta.dirname, 'fixtures/audits');
const phone = state(360, 'light');
/** The audit and the state that the first word of a fixture's name stands for. */
const audits = new Map([
  ['axe', [axeAudit, phone]],
  ['fields', [fieldsAudit, phone]],
  ['focus', [focusAudit, phone]],
  ['forced', [forcedAudit, state(360, 'light', { forced: true })]],
  ['guard', [async () => [], phone]],
  ['keyboard', [keyboardAudit, phone]],
  ['lines', [linesAudit, phone]],
  ['motion', [motionAudit, phone]],
  ['outline', [outlineAudit, phone]],
  ['print', [printAudit, state(768, 'light', { print: true })]],
  ['reflow', [reflowAudit, state(320, 'light')]],
  ['shifts', [shiftsAudit, phone]],
  ['sizes', [sizesAudit, phone]],
  ['targets', [targetsAudit, phone]],
]);

describe('audits', () => {
  let server;
  let browser;
  before(async () => {
    server = await serve(() => folder);
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  const names = readdirSync(folder).filter((name) => name.endsWith('.html'));
  for (const name of names) {
    const [, finds] = /<meta name="finds" content="([^"]+)"/.exec(readFileSync(join(folder, name), 'utf8'));
    test(`${name}: ${finds}`, async () => {
      const [audit, state] = audits.get(name.split('-')[0]);
      const tab = await openTab(browser, server.origin);
      await visit(tab, `/${name}`);
      await tab.page.evaluate(install);
      await apply(tab.page, state);
      const found = (await audit(tab.page)).map((finding) => finding.problem);
      await tab.context.close();
      const all = [...found, ...tab.problems];
      assert.ok(all.some((problem) => problem.includes(finds)), `found only: ${all.join('; ') || 'nothing'}`);
    });
  }

  test('every audit has a fixture', () => {
    const bare = [...audits.keys()].filter((prefix) => !names.some((name) => name.startsWith(`${prefix}-`)));
    assert.deepEqual(bare, []);
  });
});
