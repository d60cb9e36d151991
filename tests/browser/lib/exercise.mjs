//! A visitor who uses everything that a page offers, so that what scripts draw is seen as well.

import { settled } from './browser.mjs';

/**
 * Types into every field, presses every button, opens all details; the page must have `audit` installed.
 * `look` is called after each step. `used` holds the controls that were used already, on whatever page:
 * each kind is used once. What leads away from the page (links, forms that are sent) is left alone.
 */
export async function exercise(page, used, look) {
  await page.evaluate(() => {
    document.addEventListener('submit', (event) => event.preventDefault());
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const controls = 'button:visible:enabled, input[type=search]:visible, input[type=text]:visible, input:not([type]):visible';
  for (const control of await page.locator(controls).all()) {
    const name = await control.evaluate((element) => globalThis.audit.name(element));
    if (used.has(name) || !(await control.isVisible())) continue;
    used.add(name);
    if (await control.evaluate((element) => element.localName === 'button')) await press(page, control, look);
    else await type(page, control, look);
  }
}

async function press(page, button, look) {
  // Dispatched and not clicked, so that what an earlier step has opened is not in the way.
  await button.dispatchEvent('click');
  await settled(page);
  await look();
  await page.keyboard.press('Escape');
}

async function type(page, field, look) {
  for (const text of ['han', 'zzzz']) {
    await field.pressSequentially(text);
    // The first letters may load what is searched in.
    await page.waitForLoadState('networkidle');
    await settled(page);
    await look();
    await field.clear();
  }
}
