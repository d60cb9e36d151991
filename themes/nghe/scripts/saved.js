// The list of saved programmes, with the facts of today from their own pages, one calendar file of all deadlines.

import { calendar } from "./keep/calendar.js";
import { offered, programme, show } from "./keep/facts.js";
import { standing } from "./keep/intakes.js";
import { MOST, keep, kept, renamed, tell, toggled } from "./keep/store.js";
import { showStates } from "./site/clock.js";

const root = document.getElementById("_list");
const part = (/** @type {string} */ name) => document.querySelector(`[data-part=${name}]`);
const [items, status, undo] = [part("items"), part("status"), part("undo")];

/** The programmes that were read, by their ids. @type {Map<string, import("./keep/facts.js").Programme>} */
const known = new Map();
let before = kept(localStorage, "saved");

/** Shows what is saved, and reads what is not known yet. */
function update() {
  const ids = kept(localStorage, "saved");
  for (const item of [...items.children]) if (!ids.includes(item.dataset.id)) item.remove();
  for (const id of ids) if (![...items.children].some((item) => item.dataset.id === id)) add(id);
  part("actions").hidden = ids.length === 0;
  part("none").hidden = ids.length > 0;
  choose();
  part("calendar").hidden = deadlines().length === 0;
}

/** Adds a programme to the list. @param {string} id */
async function add(id) {
  const item = root.querySelector("template").content.firstElementChild.cloneNode(true);
  const own = (/** @type {string} */ name) => item.querySelector(`[data-part=${name}]`);
  item.dataset.id = id;
  const link = item.querySelector("h2 a");
  Object.assign(link, { href: `${root.dataset.programmes}${id}/`, textContent: id });
  own("gone").hidden = own("failed").hidden = item.querySelector("dl").hidden = true;
  items.append(item);
  const found = await programme(link.href);
  own("state").textContent = found.copied ?? "";
  name(item, typeof found === "string" ? id : found.title);
  if (typeof found === "string") {
    own(found).hidden = false;
    return;
  }
  if (found.id !== id && !settle(item, id, found.id)) return;
  Object.assign(link, { href: found.href, textContent: found.title });
  known.set(found.id, found);
  for (const row of item.querySelectorAll("[data-row]")) show(found, row.dataset.row, row, root.dataset.unknown);
  item.querySelector("dl").hidden = false;
  showStates(document);
  part("calendar").hidden = deadlines().length === 0;
}

/**
 * Keeps a programme that moved under its new id; whether its item is still needed.
 * @param {HTMLElement} item @param {string} from @param {string} to
 */
function settle(item, from, to) {
  const double = kept(localStorage, "saved").includes(to);
  for (const list of ["saved", "chosen"]) keep(localStorage, list, renamed(kept(localStorage, list), from, to));
  if (double) item.remove();
  item.dataset.id = to;
  choose();
  return !double;
}

/** Tells the controls of an item apart for who hears them. @param {Element} item @param {string} title */
function name(item, title) {
  for (const control of item.querySelectorAll("[data-do]")) {
    control.setAttribute("aria-label", `${control.closest("label, button").textContent.trim()} ${title}`);
  }
}

/** Shows what is chosen, and where it can be compared. */
function choose() {
  const chosen = kept(localStorage, "chosen");
  for (const box of items.querySelectorAll("[data-do=choose]")) box.checked = chosen.includes(box.closest("li").dataset.id);
  part("compare").hidden = chosen.length === 0;
  part("compare").firstElementChild.search = `?c=${chosen.join(",")}`;
}

/** Every deadline that is still ahead, as entries of a calendar. */
function deadlines() {
  const stamp = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  return kept(localStorage, "saved").flatMap((id) => {
    const found = known.get(id);
    const ahead = (/** @type {HTMLElement} */ row) => row.dataset.deadline && !/after|never/.test(standing(offered(row), Date.now()));
    return (found?.intakes ?? []).filter(ahead).map((row) => ({
      uid: `deadline-${id}-${row.dataset.intake}@${root.dataset.host}`,
      stamp,
      day: row.dataset.deadline,
      summary: root.dataset.deadline.replace("{programme}", () => found.title),
      description: found.facts.get("school").textContent.trim(),
      location: row.querySelector("[data-part=place]").textContent.trim(),
      url: new URL(found.href, location.href).href,
      alarm: true,
    }));
  });
}

/** Hands the visitor a file. @param {string} text */
function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  link.download = root.dataset.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Takes programmes out, and offers them back. @param {string[]} ids */
function leave(ids) {
  before = kept(localStorage, "saved");
  keep(localStorage, "saved", ids);
  update();
  status.textContent = status.dataset.removed;
  undo.hidden = false;
  undo.focus();
}

items.addEventListener("click", ({ target }) => {
  const control = target.closest("[data-do]");
  if (!control) return;
  const { id } = control.closest("li").dataset;
  if (control.dataset.do === "remove") return leave(toggled(kept(localStorage, "saved"), id));
  const chosen = toggled(kept(localStorage, "chosen"), id);
  if (chosen.length <= MOST) keep(localStorage, "chosen", chosen);
  status.textContent = chosen.length > MOST ? status.dataset.full : "";
  choose();
});
undo.addEventListener("click", () => {
  keep(localStorage, "saved", before);
  status.textContent = "";
  undo.hidden = true;
  update();
  items.querySelector("a")?.focus();
});
part("clear").firstElementChild.addEventListener("click", () => leave([]));
part("print").firstElementChild.addEventListener("click", () => print());
part("calendar").firstElementChild.addEventListener("click", () => download(calendar(document.querySelector("h1").textContent, deadlines())));
addEventListener("storage", update);
addEventListener("pageshow", update);
update();
tell(kept(localStorage, "saved"));
