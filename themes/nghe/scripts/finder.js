// The search with its index, and the finder on its own page. Boxes on other pages take the search from here.

import { load, loadIndex } from "./finder/load.js";
import { find } from "./finder/page.js";
import { filter } from "./search/facets.js";
import { ask } from "./finder/ask.js";
import { search } from "./search/answer.js";

export { link, make } from "./finder/dom.js";
export { title } from "./search/show.js";
export { ask, load };

const form = document.getElementById("_search");
const root = document.getElementById("_finder");
const fail = () => (root.hidden = true);

// Without the index the prerendered choices of the page remain.
if (root) load(root).then(async (found) => {
  if (found.index.parts.counts.length) found.bring = (await import("./finder/parts.js")).shower(found, { loadIndex, search, filter }, fail);
  find(form, found);
}).catch(fail);
