//! Targets of 44 px (WCAG 2.5.5): what a thumb taps is at least 44 by 44 px, unless it stands in a sentence.

/** Gives the targets that are too small. */
export function targetsAudit(page) {
  return page.evaluate(() => {
    const { seen, finding } = globalThis.audit;
    const least = 44;
    const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=link]';

    /** Text beside a link in its own block makes it part of a sentence: the line's height limits it. */
    const inSentence = (element) => {
      // What an editor writes is text, also where an item of a list is no more than a link.
      if (element.closest('.prose')) return true;
      if (getComputedStyle(element).display !== 'inline') return false;
      let block = element.parentElement;
      while (getComputedStyle(block).display === 'inline') block = block.parentElement;
      const others = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = others.nextNode(); node; node = others.nextNode()) {
        if (/[\p{L}\p{N}]/u.test(node.data) && !node.parentElement.closest('a, button')) return true;
      }
      return false;
    };

    /** What can be tapped to reach the element: itself, and the label of a field. */
    const boxes = (element) => [element, ...(element.labels ?? [])].flatMap((one) => [...one.getClientRects()]);

    /** Whether a tap at half the least size from the middle, in four directions, still reaches the element. */
    const reached = (element) => {
      element.scrollIntoView({ block: 'center', inline: 'center' });
      const [box] = element.getClientRects();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const reach = least / 2 - 1;
      const hits = (dx, dy) => {
        const hit = document.elementFromPoint(x + dx, y + dy);
        return hit !== null && (element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit)));
      };
      return hits(-reach, 0) && hits(reach, 0) && hits(0, -reach) && hits(0, reach);
    };

    return [...document.querySelectorAll(selector)]
      .filter((element) => seen(element) && !element.disabled && !inSentence(element))
      .flatMap((element) => {
        const parts = boxes(element);
        const width = Math.max(...parts.map((box) => box.right)) - Math.min(...parts.map((box) => box.left));
        const height = Math.max(...parts.map((box) => box.bottom)) - Math.min(...parts.map((box) => box.top));
        if ((width >= least - 0.5 && height >= least - 0.5) || reached(element)) return [];
        const size = width < least - 0.5 ? (height < least - 0.5 ? 'narrow and low' : 'narrow') : 'low';
        return [
          finding(
            element,
            `is too ${size} to tap`,
            `make it at least 44 by 44 px: it is ${Math.round(width)} by ${Math.round(height)} (min-block-size, min-inline-size, padding)`,
          ),
        ];
      });
  });
}
