// The search with its index, and the finder on its own page. Boxes on other pages take the search from here.

import { load } from "./finder/load.js";
import { find } from "./finder/page.js";

export { link, make } from "./finder/dom.js";
export { search } from "./search/query.js";
export { title } from "./search/show.js";
export { load };

const form = document.getElementById("_search");
if (document.getElementById("_finder")) {
  // Without the index the prerendered choices of the page remain.
  load(document, form).then((found) => find(form, found));
}
