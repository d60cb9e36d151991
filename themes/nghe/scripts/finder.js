// The search with its index, and the finder on its own page. Boxes on other pages take the search from here.

import { load } from "./finder/load.js";
import { find } from "./finder/page.js";

export { link, make } from "./finder/dom.js";
export { search } from "./search/query.js";
export { title } from "./search/show.js";
export { load };

const form = document.getElementById("_search");
const root = document.getElementById("_finder");
if (root) start();

/** Without the index, or where it is in parts, the prerendered choices of the page remain. */
async function start() {
  try {
    const found = await load(document, form);
    if (found.index.programmes) return find(form, found);
  } catch {}
  root.hidden = true;
}
