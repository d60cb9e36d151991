//! Print: the sheet has what the page says, all details open, in letters that can be read whether grounds are printed
//! or not, and nothing that can only be pressed.

/** Gives what does not belong on paper, or is missing there; the page's state prints. */
export function printAudit(page) {
  return page.evaluate(() => {
    const { contrast, finding, ground, ownText, rgba } = globalThis.audit;
    const drawn = (element) => element.checkVisibility({ visibilityProperty: true });
    const found = [];
    for (const element of document.querySelectorAll('nav, a.skip, button, input:not([type=checkbox], [type=radio]), select, dialog')) {
      if (drawn(element)) found.push(finding(element, 'is printed', 'hide it in @media print'));
    }
    for (const details of document.querySelectorAll('details:not([open])')) {
      if (!drawn(details)) continue;
      const inner = [...details.children].find((child) => child.localName !== 'summary' && child.textContent.trim() !== '');
      if (inner && !drawn(inner)) {
        found.push(finding(details, 'is printed closed', 'show ::details-content in @media print'));
      }
    }
    const main = document.querySelector('main');
    if (!drawn(main)) found.push(finding(main, 'is not printed', 'print what the page says'));
    for (const element of document.body.querySelectorAll('*:not(svg *)')) {
      if (ownText(element).length === 0 || !drawn(element)) continue;
      if (contrast(rgba(getComputedStyle(element).color), ground(element)) < 4.5) {
        found.push(finding(element, 'cannot be read where grounds are printed too', 'take its ground away in @media print'));
      }
    }
    if (document.scrollingElement.scrollWidth > document.documentElement.clientWidth) {
      found.push(finding(document.documentElement, 'is wider than the sheet', 'let it wrap on paper'));
    }
    return found;
  });
}
