//! The pages of the built site, and the few of them that together show everything it can show.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Every page of the folder in the order of their addresses: `{path, html, redirect}`.
 * A page that only sends the reader on to another address is marked as `redirect`.
 */
export function sitePages(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => {
      const html = readFileSync(join(folder, name), 'utf8');
      return {
        path: `/${name.replace(/(^|\/)index\.html$/, '$1')}`,
        html,
        redirect: /<meta[^>]+http-equiv=["']?refresh/i.test(html),
      };
    });
}

/** The addresses that the site tells search engines, as paths. */
export function sitemapPaths(folder) {
  const text = readFileSync(join(folder, 'sitemap.xml'), 'utf8');
  return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((found) => new URL(found[1]).pathname);
}

/**
 * The fewest pages (found greedily) that have an address of every route group in each language, and
 * every element that any page has: each pair of parent and child by their names and classes.
 * A new kind of page or a new component is so looked at without being named anywhere.
 * Gives `{path, lang, isNew}`: a page that is not new has only elements that others of them have, in other words.
 */
export async function representatives(page, pages) {
  const groups = routeGroups(pages);
  const features = [];
  for (const entry of pages.filter((entry) => !entry.redirect)) {
    const { lang, shapes } = await page.evaluate(shapesOf, entry.html);
    features.push({ path: entry.path, lang, shapes, has: [...shapes, `${lang}: ${groups(entry.path)}`] });
  }
  return cover(features);
}

/** Runs in the browser: every pair of parent and child of a page, told by their names and classes. */
function shapesOf(html) {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const name = (element) => [element.localName, ...element.classList].join('.');
  const shapes = new Set();
  for (const element of document.body.querySelectorAll('*:not(svg *)')) {
    shapes.add(`${name(element.parentElement)} > ${name(element)}`);
  }
  return { lang: document.documentElement.lang, shapes: [...shapes] };
}

/**
 * Names the route group of a path: its first part with its depth; pages that stand alone, once in each language, are one
 * group. The folder of a language is no part of it.
 */
function routeGroups(pages) {
  const parts = (path) => path.replace(/^\/[a-z]{2}\//, '/').split('/').filter(Boolean);
  const size = new Map();
  for (const { path } of pages) size.set(parts(path)[0], (size.get(parts(path)[0]) ?? 0) + 1);
  return (path) => {
    const [first, ...rest] = parts(path);
    return size.get(first) <= 2 ? 'alone' : `${first} ${rest.length}`;
  };
}

function cover(features) {
  const missing = new Set(features.flatMap(({ has }) => has));
  const gain = ({ has }) => has.filter((feature) => missing.has(feature)).length;
  const chosen = [];
  while (missing.size > 0) {
    const { path, lang, shapes, has } = features.reduce((best, entry) => (gain(entry) > gain(best) ? entry : best));
    chosen.push({ path, lang, isNew: shapes.some((shape) => missing.has(shape)) });
    for (const feature of has) missing.delete(feature);
  }
  return chosen;
}
