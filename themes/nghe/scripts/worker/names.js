// What pages, styles and scripts name, read from their text as the build writes it.

import { isAsset, release } from "./release.js";

/** @param {string} name @param {string} path of the file that names it */
const resolved = (name, path) => new URL(name, new URL(path, location.href)).pathname;

/** @param {string} html */
export function ofPage(html) {
  const assets = [...html.matchAll(/=["']?(\/[^\s"'>?#]+)/g)].map(([, path]) => path).filter(isAsset);
  const pictures = [...html.matchAll(/<img\s[^>]*?\bsrc=["']?(\/[^\s"'>?#]+)/g)].map(([, path]) => path);
  return [...new Set([...assets, ...pictures])];
}

/** @param {string} text @param {string} path of the style sheet or script */
export function ofCode(text, path) {
  const form = path.endsWith(".css") ? /url\(\s*["']?([^"')]+)/g : /["'`](\.\/[^"'`]+)["'`]/g;
  return [...text.matchAll(form)].map(([, name]) => resolved(name, path)).filter(isAsset);
}

/** Whether a page cannot do without a file. @param {string} path */
export function isNeeded(path) {
  return /\.(css|js|nghe)$/.test(path);
}

/** Whether a file may name others. @param {string} path */
export function isCode(path) {
  return /\.(css|js)$/.test(path);
}

/**
 * What is noted of a page: `names` are the files that it needs, `release` is empty where its styles and scripts are not
 * those of this release. Nothing for a page of another site on the same host.
 *
 * @param {string} html @param {string} path
 */
export function described(html, path) {
  const worker = /<body[^>]*\bdata-worker=["']?([^\s"'>]+)/.exec(html)?.[1];
  if (worker !== `${release.root}sw.js`) return undefined;
  const names = ofPage(html);
  const isOfRelease = names.filter(isCode).every((name) => release.code.includes(name));
  const part = (/** @type {RegExp} */ form) => form.exec(html)?.[1] ?? "";
  return {
    path,
    names,
    release: isOfRelease ? release.id : "",
    title: part(/<title>([^<]*)/),
    language: part(/<html[^>]*\blang=["']?([\w-]+)/),
  };
}
