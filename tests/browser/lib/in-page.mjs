//! What the audits share inside the page: naming an element for a reader, seeing, contrast, and tabbing.

/** Runs in the browser, once for each document: makes `globalThis.audit`. */
export function install() {
  const landmarks = 'main, header, footer, nav, aside, dialog, form';

  const short = (element) => [element.localName, ...element.classList].join('.');

  /** Where an element stands: its landmark, its parent and itself, the same on every page of its kind. */
  const name = (element) => {
    const landmark = element.parentElement?.closest(landmarks);
    const parts = [landmark, element.parentElement, element].filter(Boolean);
    return [...new Set(parts)].map(short).join(' > ');
  };

  /** What a reader would recognise the element by. */
  const sample = (element) => {
    const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return text.replace(/\s+/g, ' ').trim().slice(0, 40);
  };

  /** Whether an element is drawn and neither moved out of sight nor cut to nothing for screen readers only. */
  const seen = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true })) {
      return false;
    }
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) return false;
    return box.right + scrollX > 0 && box.bottom + scrollY > 0 && !cut(element);
  };

  /** Whether the element, or what it stands in, is cut to a point, as texts for screen readers are. */
  const cut = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (/^inset\(50%|^rect\(0|^rect\(1px/.test(style.clipPath + style.clip)) return true;
      if (style.overflow !== 'visible' && one.clientWidth <= 1 && one.clientHeight <= 1 && one !== document.body) {
        if (style.position === 'absolute' || style.position === 'fixed') return true;
      }
    }
    return false;
  };

  /** The texts of an element that stand directly in it. */
  const ownText = (element) =>
    [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');

  /** The elements that Tab stops at, in the order of the document. */
  const stops = () => {
    const candidates = 'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable]';
    const radios = new Set();
    return [...document.querySelectorAll(candidates)].filter((element) => {
      if (element.tabIndex < 0 || element.disabled || element.closest('[inert]')) return false;
      if (element.localName === 'summary' && element.parentElement.querySelector('summary') !== element) return false;
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      if (element.type !== 'radio') return true;
      // Tab stops once in a group of radio buttons: at the chosen one, or at the first.
      const group = `${element.form?.id}/${element.name}`;
      const checked = document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`);
      if (radios.has(group) || (checked && checked !== element)) return false;
      radios.add(group);
      return true;
    });
  };

  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  /** A colour of any notation as red, green, blue and alpha from 0 to 1. */
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
  };

  const luminance = ([red, green, blue]) => {
    const part = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };

  /** The contrast of two colours, as `rgba` gives them, by WCAG 2. */
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  /** The colour behind what an element holds: its own ground, or that of what it stands in. */
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = rgba(getComputedStyle(one).backgroundColor);
      if (colour[3] > 0.99) return colour;
    }
    return rgba('Canvas');
  };

  /** A finding about an element. */
  const finding = (element, problem, remedy) => ({ element: name(element), sample: sample(element), problem, remedy });

  globalThis.audit = { name, sample, seen, ownText, stops, rgba, contrast, ground, finding };
}
