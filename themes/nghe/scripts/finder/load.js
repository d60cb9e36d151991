// What the search needs: the index, and the page of the finder, which has all words and says where the index is.

import { prepare, read } from "../search/reader.js";

/**
 * @typedef {object} Found
 * @property {import("../search/reader.js").Index} index
 * @property {ReturnType<typeof import("./parts.js").shower>} [bring] for programmes in several files, gets those that are needed
 * @property {HTMLElement} root the finder, in this page or in its own
 * @property {(name: string, values?: Record<string, any>) => string} word a word of the theme, with values in their places
 */

/** Loads the index that the finder names. @param {HTMLElement} root the finder @returns {Promise<Found>} */
export async function load(root) {
  const language = document.documentElement.lang;
  const given = (name) => root.getAttribute(`data-${name}`);
  const word = (name, values = {}) =>
    ((values.n === 1 && given(`${name}-1`)) || given(name) || "").replace(/\{(\w+)\}/g, (_, key) => values[key].toLocaleString(language));
  return { index: await loadIndex(root.dataset.index), root, word };
}

/** What is no index, such as the page of a mistake, is told by its head. @param {string} address */
export async function loadIndex(address) {
  const answer = fetch(address);
  prepare();
  return read(await (await answer).arrayBuffer());
}
