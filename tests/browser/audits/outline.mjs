//! What a screen reader steers by: landmarks, one h1, headings in order, a text for every picture.

/** Gives what is missing or twice in the page's outline. */
export function outlineAudit(page) {
  return page.evaluate(() => {
    const { finding, seen } = globalThis.audit;
    const found = [];
    const page = document.documentElement;
    const count = (selector, least, most, remedy) => {
      const number = document.querySelectorAll(selector).length;
      if (number < least || number > most) {
        found.push(finding(page, `has ${number} of ${selector}`, remedy));
      }
    };
    count('main', 1, 1, 'one main for what only this page says');
    count('body > header', 1, 1, 'one header for the whole site');
    count('body > footer', 1, 1, 'one footer for the whole site');
    count('h1', 1, 1, 'one h1 that says what the page is');
    count('main h1', 1, 1, 'the h1 stands in main');

    const nameOf = (element) => {
      const by = element.getAttribute('aria-labelledby');
      return by ? by.split(/\s+/).map((id) => document.getElementById(id)?.textContent.trim()).join(' ') : element.getAttribute('aria-label');
    };
    const names = new Map();
    for (const nav of document.querySelectorAll('nav')) {
      const name = nameOf(nav);
      if (!name) found.push(finding(nav, 'is a navigation without a name', 'name it by aria-label or aria-labelledby'));
      else if (names.has(name)) found.push(finding(nav, `has the name of another navigation: ${name}`, 'give each its own name'));
      names.set(name, nav);
    }

    let last = 0;
    for (const heading of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
      const level = Number(heading.localName[1]);
      const above = heading.closest('main') ? last : Math.max(last, 1);
      if (level > above + 1) found.push(finding(heading, `is an ${heading.localName} below level ${above}`, `make it h${above + 1}`));
      if (heading.textContent.trim() === '') found.push(finding(heading, 'is a heading without text', 'say what follows, or leave it out'));
      last = level;
    }

    for (const template of document.querySelectorAll('template')) {
      if (getComputedStyle(template).display !== 'none') found.push(finding(template, 'is a template that takes room', 'let its rule begin with the element that a script makes of it'));
    }

    for (const picture of document.querySelectorAll('img, svg, canvas, [role=img]')) {
      if (picture.closest('[aria-hidden=true]')) continue;
      if (picture.localName === 'img') {
        if (!picture.hasAttribute('alt')) found.push(finding(picture, 'is a picture without a text', 'write alt, empty where it only decorates'));
        continue;
      }
      const title = picture.querySelector(':scope > title')?.textContent.trim();
      const named = nameOf(picture) || title || (picture.localName === 'canvas' && picture.textContent.trim());
      if (!named) found.push(finding(picture, 'is a drawing without a text', 'name it by aria-labelledby with role="img", or hide it by aria-hidden="true"'));
      else if (picture.localName === 'svg' && picture.getAttribute('role') !== 'img' && seen(picture)) {
        found.push(finding(picture, 'is a named drawing without a role', 'add role="img"'));
      }
    }
    return found;
  });
}
