//! Fields: what a visitor types, and the hint that stands there before, can be read in every colour scheme. axe-core
//! does not look at hints.

/** Gives the fields whose text or hint has too little contrast. */
export function fieldsAudit(page) {
  return page.evaluate(() => {
    const { seen, finding } = globalThis.audit;
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

    /** What is seen of a colour over another, as red, green and blue from 0 to 1. */
    const drawn = (...colours) => {
      for (const colour of colours) {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
      }
      return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255);
    };
    const luminance = ([red, green, blue]) => {
      const part = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
      return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
    };
    const contrast = (text, ground) => {
      const [low, high] = [drawn('Canvas', ground, text), drawn('Canvas', ground)].map(luminance).sort((a, b) => a - b);
      return (high + 0.05) / (low + 0.05);
    };

    return [...document.querySelectorAll('input:not([type=checkbox], [type=radio]), textarea, select')].filter(seen).flatMap((field) => {
      const { color, backgroundColor } = getComputedStyle(field);
      const hint = field.placeholder && getComputedStyle(field, '::placeholder');
      const texts = [['text', color], ...(hint ? [['hint', `color-mix(in srgb, ${hint.color} ${hint.opacity * 100}%, transparent)`]] : [])];
      return texts
        .map(([name, colour]) => [name, contrast(colour, backgroundColor)])
        .filter(([, ratio]) => ratio < 4.5)
        .map(([name, ratio]) => finding(field, `has a ${name} of too little contrast`, `it needs 4.5:1 to the field and has ${ratio.toFixed(1)}:1`));
    });
  });
}
