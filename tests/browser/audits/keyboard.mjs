//! Tab from the first stop to the last: the skip link comes first and works, the order is the document's,
//! nothing keeps the focus.

/** Presses Tab that many times, without waiting for one before the next: a browser handles keys in their order. */
async function pressTab(page, times) {
  const session = await page.context().newCDPSession(page);
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const send = (type) => session.send('Input.dispatchKeyEvent', { type, ...key });
  await Promise.all(Array.from({ length: times }, () => [send('rawKeyDown'), send('keyUp')]).flat());
  await session.detach();
}

/** Gives what goes wrong on the way through the page by real key presses. */
export async function keyboardAudit(page) {
  const found = [];
  const add = (problem, remedy) => found.push({ element: 'html', sample: '', problem, remedy });

  await page.evaluate(() => {
    document.activeElement?.blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
    globalThis.audit.expected = globalThis.audit.stops();
    globalThis.audit.reached = [];
    if (!globalThis.audit.listening) {
      document.addEventListener('focusin', (event) => globalThis.audit.reached.push(event.target));
      globalThis.audit.listening = true;
    }
  });
  // Chromium goes on from where the page was last scrolled or pressed; a page just loaded starts at its top.
  const count = await page.evaluate(() => globalThis.audit.expected.length);

  await page.keyboard.press('Tab');
  const skip = await page.evaluate(() => {
    const first = document.activeElement;
    const target = first?.hash ? document.getElementById(decodeURIComponent(first.hash.slice(1))) : null;
    return { link: first?.matches('a[href^="#"]') ?? false, seen: globalThis.audit.seen(first), main: target?.closest('main') !== null && target !== null };
  });
  if (!skip.link || !skip.main) {
    add('Tab does not reach a skip link to main first', 'make a link to main the first thing in body');
  } else if (!skip.seen) {
    add('the skip link stays out of sight when it has the focus', 'show it in :focus');
  }

  await pressTab(page, count - 1);
  const wrong = await page.evaluate(() => {
    const { expected, reached, name, sample } = globalThis.audit;
    const at = expected.findIndex((stop, index) => reached[index] !== stop);
    if (at < 0) return undefined;
    const tell = (element) => (element ? `${name(element)} “${sample(element)}”` : 'nothing');
    return { expected: tell(expected[at]), reached: tell(reached[at]), number: at + 1 };
  });
  if (wrong) {
    add(
      `Tab reaches ${wrong.reached} where the document has ${wrong.expected} (stop ${wrong.number})`,
      'no positive tabindex, nothing that keeps the focus or takes it away',
    );
  }

  if (skip.link) {
    await page.evaluate(() => document.querySelector('a[href^="#"]').focus());
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const inside = await page.evaluate(() => {
      const main = document.querySelector('main');
      const stops = globalThis.audit.stops().filter((stop) => main.contains(stop));
      return stops.length === 0 || document.activeElement === stops[0];
    });
    if (!inside) add('the skip link does not take the focus to main', 'give main tabindex="-1" and the id of the link');
  }
  return found;
}
