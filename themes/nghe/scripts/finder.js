// The search with its index, and the finder on its own page. Boxes on other pages take the search from here.

import { load, loadIndex } from "./finder/load.js";
import { find } from "./finder/page.js";
import { filter } from "./search/facets.js";
import { search } from "./search/query.js";

export { link, make } from "./finder/dom.js";
export { title } from "./search/show.js";
export { load, search };

const form = document.getElementById("_search");
const root = document.getElementById("_finder");
if (root) start();

/** Without the index the prerendered choices of the page remain. */
async function start() {
  try {
    const found = await load(document, form);
    if (found.index.parts.length) found.bring = (await import("./finder/parts.js")).bringer(found.index, { loadIndex, search, filter });
    find(form, found, fail);
  } catch {
    fail();
  }
}

const fail = () => (root.hidden = true);
