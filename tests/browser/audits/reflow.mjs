//! Reflow (WCAG 1.4.10) and text spacing (1.4.12): no text is cut, none runs out of its box, and nothing
//! makes the page scroll sideways.

/** Gives what is lost at the page's present width and spacing. */
export function reflowAudit(page) {
  return page.evaluate(() => {
    const { seen, ownText, finding } = globalThis.audit;
    const found = [];
    const width = document.documentElement.clientWidth;
    const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
    const scroller = (element) => {
      for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
        if (scrolls(one)) return one;
      }
      return undefined;
    };
    const bottomOf = (text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return range.getBoundingClientRect().bottom;
    };
    const hasText = (element) => element.textContent.trim() !== '';

    if (document.scrollingElement.scrollWidth > width) {
      found.push(
        finding(
          document.documentElement,
          `the page scrolls sideways: it is ${document.scrollingElement.scrollWidth} px wide in ${width} px`,
          'let what is too wide wrap, or scroll inside a region of its own',
        ),
      );
    }

    for (const element of document.body.querySelectorAll('*:not(svg *)')) {
      if (!seen(element)) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const holder = scroller(element);

      if (box.right > width + 1 && !holder && ownText(element).length > 0) {
        found.push(finding(element, 'stands outside the page on the right', 'let it wrap or shrink'));
      }
      if (scrolls(element) && element.scrollWidth > element.clientWidth + 1) {
        const content = element.matches('table, pre') || element.querySelector('table, pre, svg, img');
        if (!content) {
          found.push(finding(element, 'scrolls sideways and holds no table, code or picture', 'let its content wrap'));
        } else if (element.tabIndex < 0 && !element.querySelector('a[href], button, input, [tabindex="0"]')) {
          found.push(finding(element, 'scrolls sideways, but not by keyboard', 'give the region tabindex="0", a role and a name'));
        }
      }
      if (!hasText(element)) continue;
      const clips = (value) => value === 'hidden' || value === 'clip';
      if (clips(style.overflowX) && element.scrollWidth > element.clientWidth + 1) {
        found.push(finding(element, 'cuts its text at the side', 'let the text wrap instead of hiding what is too wide'));
      }
      if (clips(style.overflowY) && element.scrollHeight > element.clientHeight + 1) {
        found.push(finding(element, 'cuts its text below', 'let the box grow: min-height instead of height'));
      }
      if (style.overflowY !== 'visible' || style.display === 'inline') continue;
      // What stands in a line of its own block, and not what is moved out of it on purpose.
      const lowest = Math.max(...ownText(element).map((text) => bottomOf(text)));
      if (lowest > box.bottom + parseFloat(style.fontSize) * 0.35) {
        found.push(finding(element, 'lets its text run out of its box', 'let the box grow: min-height instead of height'));
      }
    }
    return found;
  });
}
