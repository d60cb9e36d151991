//! Fields: what a visitor types, and the hint that stands there before, can be read in every colour scheme. axe-core
//! does not look at hints.

/** Gives the fields whose text or hint has too little contrast. */
export function fieldsAudit(page) {
  return page.evaluate(() => {
    const { contrast, finding, ground, rgba, seen } = globalThis.audit;
    return [...document.querySelectorAll('input:not([type=checkbox], [type=radio]), textarea, select')].filter(seen).flatMap((field) => {
      const behind = ground(field);
      const texts = [['text', rgba(getComputedStyle(field).color)]];
      if (field.placeholder) {
        const { color, opacity } = getComputedStyle(field, '::placeholder');
        texts.push(['hint', rgba(color).map((value, at) => value * opacity + behind[at] * (1 - opacity))]);
      }
      return texts
        .map(([name, colour]) => [name, contrast(colour, behind)])
        .filter(([, ratio]) => ratio < 4.5)
        .map(([name, ratio]) => finding(field, `has a ${name} of too little contrast`, `it needs 4.5:1 to the field and has ${ratio.toFixed(1)}:1`));
    });
  });
}
