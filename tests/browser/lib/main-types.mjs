//! The five main types of page, which budgets and pictures are about, with the pages of each.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The forms of their addresses, also below the folder of another language. */
const forms = new Map([
  ['home', /^\/(?:[a-z]{2}\/)?$/],
  ['programme', /^\/(?:[a-z]{2}\/)?chuong-trinh\/(?!trang\/)[^/]+\/$/],
  ['school', /^\/(?:[a-z]{2}\/)?truong\/(?!trang\/)[^/]+\/$/],
  ['event', /^\/(?:[a-z]{2}\/)?su-kien\/(?!trang\/)[^/]+\/$/],
  ['list', /^\/(?:[a-z]{2}\/)?(?:chuong-trinh|truong|su-kien|nghe)\/(?:trang\/\d+\/)?$/],
]);

/** The five types with all their pages: `[[type, [page…]]…]`; a type without a page is a mistake here. */
export function mainTypes(pages) {
  return [...forms].map(([type, form]) => {
    const own = pages.filter((page) => !page.redirect && form.test(page.path));
    if (own.length === 0) throw new Error(`no page of the type ${type}: its addresses changed, so change the form here`);
    return [type, own];
  });
}

/** One page of each type, in the site's own language, for what is too slow to do with all: the one that says the most. */
export function fullest(pages) {
  return mainTypes(pages).map(([type, own]) => {
    const native = own.filter((page) => !/^\/[a-z]{2}\//.test(page.path));
    const path = native.reduce((most, page) => (page.html.length > most.html.length ? page : most)).path;
    return { type, path };
  });
}

/** The file of the site that an address on it stands for. */
export function fileOf(folder, url) {
  const path = decodeURIComponent(new URL(url).pathname);
  return join(folder, path.endsWith('/') ? `${path}index.html` : path);
}

/** The bytes of that file. */
export function bytesOf(folder, url) {
  return readFileSync(fileOf(folder, url));
}
