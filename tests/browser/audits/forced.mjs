//! Forced colours: where the reader's own few colours replace ours, focus, state and the edges of what
//! can be pressed are still seen, because they are drawn by lines and not by backgrounds.

/** Gives what cannot be told apart any more; the page's state forces colours. */
export function forcedAudit(page) {
  return page.evaluate(() => {
    const { seen, stops, finding } = globalThis.audit;
    const found = [];
    const edges = ['Top', 'Right', 'Bottom', 'Left'];
    const lines = (style) => edges.map((edge) => `${style[`border${edge}Style`]} ${style[`border${edge}Width`]}`).join();
    const bordered = (style) => edges.some((edge) => style[`border${edge}Style`] !== 'none' && parseFloat(style[`border${edge}Width`]) >= 1);

    for (const control of document.querySelectorAll('button, input:not([type=hidden], [type=checkbox], [type=radio], [type=range]), select, textarea, [class*=button]')) {
      if (seen(control) && !bordered(getComputedStyle(control))) {
        found.push(finding(control, 'has no edge in forced colours', 'give it a border, which may be transparent otherwise'));
      }
    }

    const looks = (element) => {
      const style = getComputedStyle(element);
      const mark = getComputedStyle(element, '::before');
      return [lines(mark), mark.content, lines(style), style.fontWeight, style.textDecorationLine, style.listStyleType, style.outlineStyle, element.localName].join('|');
    };
    for (const current of document.querySelectorAll('[aria-current]:not([aria-current=false]), [aria-pressed=true], [aria-selected=true]')) {
      const list = current.closest('ul, ol, menu, nav, [role=tablist]');
      const other = [...(list?.querySelectorAll(current.localName) ?? [])].find((one) => one !== current && !one.hasAttribute('aria-current'));
      if (seen(current) && other && looks(other) === looks(current)) {
        found.push(finding(current, 'looks like its neighbours in forced colours', 'mark it by a border, a weight or a line, not by colour alone'));
      }
    }

    for (const stop of stops()) {
      stop.focus({ focusVisible: true, preventScroll: true });
      const style = getComputedStyle(stop);
      const shown = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
      const before = lines(style);
      stop.blur();
      if (!shown && lines(getComputedStyle(stop)) === before) {
        found.push(finding(stop, 'shows no focus in forced colours', 'draw the focus by an outline, not by a shadow'));
      }
    }
    return found;
  });
}
