// What the search needs: the index, and the page of the finder, which has all words and says where the index is.

import { read } from "../search/reader.js";

/**
 * @typedef {object} Found
 * @property {import("../search/reader.js").Index} index
 * @property {ReturnType<typeof import("./parts.js").shower>} [bring] for programmes in several files, gets those that are needed
 * @property {HTMLElement} root the finder, in this page or in its own
 * @property {(name: string, values?: Record<string, any>) => string} word a word of the theme, with values in their places
 */

/** Loads what is not there yet. @param {Document} document @param {HTMLFormElement} form @returns {Promise<Found>} */
export async function load(document, form) {
  let page = document;
  if (!page.getElementById("_finder")) {
    page = new DOMParser().parseFromString(await get(form.action, "text"), "text/html");
    document.head.append(page.getElementById("_finder-style"));
  }
  const root = page.getElementById("_finder");
  const index = await loadIndex(root.dataset.index);
  const word = (name, values = {}) =>
    (root.getAttribute(`data-${name}${values.n === 1 ? "-1" : ""}`) ?? root.getAttribute(`data-${name}`) ?? "").replace(/\{(\w+)\}/g, (_, key) => {
      const value = values[key];
      return typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : value;
    });
  return { index, root, word };
}

/** @param {string} address */
export const loadIndex = async (address) => read(await get(address, "arrayBuffer"));

async function get(address, as) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address);
  return answer[as]();
}
