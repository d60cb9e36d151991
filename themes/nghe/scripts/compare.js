// Programmes side by side: a column each, the facts from their own pages. The address says which.

import { programme, show } from "./keep/facts.js";
import { asked, keep } from "./keep/store.js";
import { showStates } from "./site/clock.js";

const root = document.getElementById("_compare");
const region = root.querySelector("[data-part=region]");
const table = region.querySelector("table");

/** Counts the states of the page, so that an answer that comes late changes nothing. */
let turn = 0;

/** Shows what the address asks for. */
async function update() {
  const mine = ++turn;
  const { ids, many, repeated, unknown } = asked(location.search);
  // The same page in another language compares the same.
  for (const link of document.querySelectorAll("a[hreflang]")) link.search = location.search;
  const found = new Map();
  note("waiting", ids.length > 0);
  await Promise.all(ids.map(async (id) => found.set(id, await programme(`${root.dataset.programmes}${id}/`))));
  if (mine !== turn) return;
  const shown = ids.filter((id) => typeof found.get(id) !== "string");
  const those = (/** @type {string} */ state) => ids.filter((id) => found.get(id) === state);
  note("waiting", false);
  note("one", shown.length === 1);
  list("many", many);
  list("repeated", repeated);
  list("unknown", [...unknown, ...those("gone")]);
  list("failed", those("failed"));
  document.querySelector("[data-part=none]").hidden = shown.length > 0;
  region.hidden = shown.length === 0;
  fill(shown.map((id) => found.get(id)), shown);
}

/** @param {string} name @param {boolean} holds */
function note(name, holds) {
  root.querySelector(`[data-note=${name}]`).hidden = !holds;
}

/** Names the ids of which a note tells. @param {string} name @param {string[]} ids */
function list(name, ids) {
  note(name, ids.length > 0);
  root.querySelector(`[data-note=${name}] span`).textContent = ids.join(", ");
}

/** Fills the table. @param {import("./keep/facts.js").Programme[]} programmes @param {string[]} ids */
function fill(programmes, ids) {
  region.dataset.columns = String(programmes.length);
  const heads = programmes.map((one, at) => {
    const head = region.querySelector("template").content.firstElementChild.cloneNode(true);
    const [link, button] = head.children;
    Object.assign(link, { href: one.href, textContent: one.title });
    button.setAttribute("aria-label", `${button.textContent} ${one.title}`);
    button.addEventListener("click", () => takeOut(ids, ids[at]));
    return head;
  });
  table.tHead.rows[0].replaceChildren(...heads);
  for (const body of table.tBodies) {
    const [label, row] = body.rows;
    label.cells[0].colSpan = Math.max(1, programmes.length);
    const cells = programmes.map((one) => {
      const cell = document.createElement("td");
      show(one, body.dataset.row, cell, root.dataset.unknown);
      return cell;
    });
    row.replaceChildren(...cells);
    const texts = new Set(cells.map((cell) => cell.textContent.replace(/\s+/g, " ").trim()));
    label.querySelector("em").hidden = texts.size < 2;
  }
  showStates(document);
}

/** Goes to the address without a programme. @param {string[]} ids @param {string} out */
function takeOut(ids, out) {
  const rest = ids.filter((id) => id !== out);
  keep(localStorage, "chosen", rest);
  history.pushState(null, "", rest.length ? `?c=${rest.join(",")}` : location.pathname);
  update().then(() => document.querySelector("main").focus());
}

addEventListener("popstate", update);
update();
