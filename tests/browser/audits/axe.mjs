//! axe-core: every rule of WCAG 2.0 to 2.2, levels A and AA, and its best practices.

import axe from 'axe-core';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules whose outcome depends on colours, which are all that a colour scheme changes. */
const ofColour = ['color-contrast', 'link-in-text-block'];

/** Gives what axe-core holds against the page as it stands. */
export function axeAudit(page) {
  return violationsOf(page, { type: 'tag', values: tags });
}

/** Gives what axe-core holds against the colours of the page as it stands. */
export function axeColourAudit(page) {
  return violationsOf(page, { type: 'rule', values: ofColour });
}

async function violationsOf(page, runOnly) {
  const loaded = await page.evaluate(() => 'axe' in globalThis);
  if (!loaded) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (runOnly) => {
    // The styles are not asked for again: only a rule reads them that is none of these.
    const options = { runOnly, resultTypes: ['violations'], elementRef: true, preload: false };
    const { violations } = await globalThis.axe.run(document, options);
    return violations.flatMap((rule) =>
      rule.nodes.map((node) => ({
        ...globalThis.audit.finding(node.element ?? document.documentElement),
        rule: rule.id,
        help: rule.help,
        summary: node.failureSummary,
      })),
    );
  }, runOnly);
  return violations.map(({ element, sample, rule, help, summary }) => ({
    element,
    sample,
    problem: `axe ${rule}: ${help}`,
    remedy: summary.replace(/\s*\n\s*/g, ' '),
  }));
}
