//! prefers-reduced-motion: nothing moves, fades or scrolls by itself.

/** Gives what still moves; the page's state asks for reduced motion. */
export function motionAudit(page) {
  return page.evaluate(() => {
    const { finding } = globalThis.audit;
    const found = [];
    const longest = (value) => Math.max(...value.split(',').map((part) => parseFloat(part) * (part.trim().endsWith('ms') ? 0.001 : 1)));
    const remedy = 'put the motion into @media (prefers-reduced-motion: no-preference)';
    for (const element of document.querySelectorAll('*')) {
      for (const pseudo of ['', '::before', '::after', '::backdrop', '::marker']) {
        const style = getComputedStyle(element, pseudo || undefined);
        const what = pseudo ? `${pseudo} ` : '';
        if (style.animationName !== 'none' && longest(style.animationDuration) > 0.01) {
          found.push(finding(element, `${what}is animated (${style.animationName})`, remedy));
        }
        if (longest(style.transitionDuration) > 0.01) {
          found.push(finding(element, `${what}changes slowly (${style.transitionProperty})`, remedy));
        }
      }
      if (getComputedStyle(element).scrollBehavior === 'smooth') found.push(finding(element, 'scrolls smoothly', remedy));
    }
    return found;
  });
}
