//! What the audits share inside the page: naming an element for a reader, seeing, and tabbing.

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

  /** A finding about an element. */
  const finding = (element, problem, remedy) => ({ element: name(element), sample: sample(element), problem, remedy });

  globalThis.audit = { name, sample, seen, ownText, stops, finding };
}
