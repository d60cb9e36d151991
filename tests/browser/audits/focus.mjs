//! Focus by keyboard: every stop shows it with enough contrast, and nothing lies over it, whether one comes to it from
//! above or from below.

/** Gives the stops whose focus cannot be seen. */
export function focusAudit(page) {
  return page.evaluate(() => {
    const { contrast, finding, ground, rgba, stops } = globalThis.audit;

    const look = (element) => {
      const { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow, borderColor, borderWidth, backgroundColor } = getComputedStyle(element);
      return { outlineStyle, outlineWidth, outlineColor, outlineOffset, boxShadow, borderColor, borderWidth, backgroundColor };
    };
    const shadowColours = (shadow) => [...shadow.matchAll(/(?:rgba?|oklch|oklab|lab|lch|color|hsl)\([^)]*\)/g)].map((found) => found[0]);

    /** The colours that focus draws with, or nothing where it changes nothing that can be seen. */
    const drawn = (calm, focused, element) => {
      const colours = [];
      const inside = parseFloat(focused.outlineOffset) < 0;
      if (focused.outlineStyle !== 'none' && parseFloat(focused.outlineWidth) >= 1) {
        colours.push([focused.outlineStyle === 'auto' ? 'Highlight' : focused.outlineColor, ground(inside ? element : element.parentElement)]);
      }
      if (focused.boxShadow !== calm.boxShadow) {
        for (const colour of shadowColours(focused.boxShadow)) colours.push([colour, ground(element.parentElement)]);
      }
      if (focused.borderColor !== calm.borderColor || focused.borderWidth !== calm.borderWidth) {
        colours.push([getComputedStyle(element).borderBottomColor, ground(element.parentElement)]);
      }
      if (focused.backgroundColor !== calm.backgroundColor) {
        colours.push([focused.backgroundColor, rgba(calm.backgroundColor)[3] > 0.99 ? rgba(calm.backgroundColor) : ground(element.parentElement)]);
      }
      return colours;
    };

    /** Whether something else lies over a stop that is scrolled to from a place of the page. */
    const covered = (stop, from) => {
      scrollTo(0, from);
      // Script's own focus need not scroll to what CSS shows of closed details, as Tab does.
      stop.scrollIntoView({ block: 'nearest' });
      const [box] = [...stop.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
      if (!box) return false;
      const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1);
      const y = Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1);
      const above = document.elementFromPoint(x, y);
      return !(above && (stop.contains(above) || above.contains(stop) || [...(stop.labels ?? [])].some((label) => label.contains(above))));
    };

    const found = [];
    for (const stop of stops()) {
      document.activeElement?.blur();
      const calm = look(stop);
      stop.focus({ focusVisible: true });
      if (document.activeElement !== stop) {
        found.push(finding(stop, 'cannot be focused', 'use a link or a button'));
        continue;
      }
      const colours = drawn(calm, look(stop), stop);
      if (colours.length === 0) {
        found.push(finding(stop, 'shows no focus', 'draw an outline in :focus-visible'));
      } else {
        const best = Math.max(...colours.map(([colour, behind]) => contrast(rgba(colour), behind)));
        if (best < 3) {
          found.push(finding(stop, 'shows a focus of too little contrast', `the focus needs 3:1 to what is behind it and has ${best.toFixed(1)}:1`));
        }
      }
      if ([0, document.body.scrollHeight].some((from) => covered(stop, from))) {
        found.push(finding(stop, 'is covered by something else while it has the focus', 'use scroll-padding for what sticks to the edge'));
      }
    }
    document.activeElement?.blur();
    scrollTo(0, 0);
    return found;
  });
}
