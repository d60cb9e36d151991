// Programmes side by side: a column each, the facts from their own pages. The address says which, and whether rows
// in which all are alike are left out.

import { programme, show } from "./keep/facts.js";
import { asked, keep, kept, renamed } from "./keep/store.js";
import { showStates } from "./site/clock.js";

const root = document.getElementById("_compare");
const region = root.querySelector("[data-part=region]");
const table = region.querySelector("table");
const only = document.querySelector("[data-part=only] input");

/** What the address says of rows when it leaves some out. */
const DIFFERENT = "differences";

/** Counts the states of the page, so that an answer that comes late changes nothing. */
let turn = 0;

/** Shows what the address asks for. */
async function update() {
  const mine = ++turn;
  const { ids, many, repeated, unknown } = asked(location.search);
  const found = new Map();
  note("waiting", ids.length > 0);
  await Promise.all(ids.map(async (id) => found.set(id, await programme(`${root.dataset.programmes}${id}/`))));
  if (mine !== turn) return;
  const those = (/** @type {string} */ state) => ids.filter((id) => found.get(id) === state);
  const programmes = settled(ids, found);
  note("waiting", false);
  note("one", programmes.length === 1);
  list("many", many);
  list("repeated", repeated);
  list("unknown", [...unknown, ...those("gone")]);
  list("failed", those("failed"));
  document.querySelector("[data-part=none]").hidden = programmes.length > 0;
  region.hidden = programmes.length === 0;
  fill(programmes);
  choose();
}

/** Leaves out rows that are alike, if the address says so and there is something to compare. */
function choose() {
  const several = Number(region.dataset.columns) > 1;
  only.checked = new URLSearchParams(location.search).get("only") === DIFFERENT;
  document.querySelector("[data-part=only]").hidden = !several;
  const alike = [...table.tBodies].filter((body) => body.querySelector("em").hidden);
  for (const body of table.tBodies) body.hidden = several && only.checked && alike.includes(body);
  list("alike", several && only.checked && alike.length ? [String(alike.length)] : []);
  // The same page in another language compares the same.
  for (const link of document.querySelectorAll("a[hreflang]")) link.search = location.search;
}

/**
 * The programmes that were found, each once: what moved may be asked for by its old id and by its new one, and is kept
 * by the new one.
 *
 * @param {string[]} ids @param {Map<string, import("./keep/facts.js").Programme | "gone" | "failed">} found
 */
function settled(ids, found) {
  const programmes = new Map();
  for (const id of ids) {
    const one = found.get(id);
    if (typeof one === "string") continue;
    programmes.set(one.id, one);
    if (one.id !== id) keep(localStorage, "chosen", renamed(kept(localStorage, "chosen"), id, one.id));
  }
  return [...programmes.values()];
}

/** Goes to the address with something else in it. @param {Record<string, string>} changed */
function go(changed) {
  const state = new URLSearchParams(location.search);
  for (const name in changed) {
    if (changed[name]) state.set(name, changed[name]);
    else state.delete(name);
  }
  const text = String(state).replaceAll("%2C", ",");
  history.pushState(null, "", text ? `?${text}` : location.pathname);
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

/** Fills the table. @param {import("./keep/facts.js").Programme[]} programmes */
function fill(programmes) {
  region.dataset.columns = String(programmes.length);
  const heads = programmes.map((one) => {
    const head = region.querySelector("template").content.firstElementChild.cloneNode(true);
    const [link, copied, button] = head.children;
    Object.assign(link, { href: one.href, textContent: one.title });
    Object.assign(copied, { hidden: !one.copied, textContent: one.copied });
    button.setAttribute("aria-label", `${button.textContent} ${one.title}`);
    button.addEventListener("click", () => takeOut(programmes.map(({ id }) => id), one.id));
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
  go({ c: rest.join(",") });
  update().then(() => document.querySelector("main").focus());
}

only.addEventListener("change", () => {
  go({ only: only.checked ? DIFFERENT : "" });
  choose();
});
addEventListener("popstate", update);
update();
