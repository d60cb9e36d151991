// The page for no network: what this browser has kept, the newest first.

import { dayOf } from "./worker/day.js";
import { storeOf } from "./worker/store.js";

const root = document.getElementById("_kept");
const part = (/** @type {string} */ name) => root.querySelector(`[data-part=${name}]`);

/** The store of this site; none where the browser has no worker, or forbids it to keep anything. */
async function store() {
  const found = await navigator.serviceWorker?.getRegistration();
  return found && storeOf(found.scope);
}

/** What a title says of the page alone; it is text as a page writes it. @param {string} title */
function bare(title) {
  const site = document.title.slice(document.querySelector("h1").textContent.length);
  const text = new DOMParser().parseFromString(title, "text/html").body.textContent;
  return text.endsWith(site) ? text.slice(0, -site.length) : text;
}

/** @param {import("./worker/store.js").Copy} copy */
function item({ path, title, language, at }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  Object.assign(link, { href: path, textContent: bare(title), lang: language });
  const day = document.createElement("span");
  Object.assign(day, { className: "muted", textContent: root.dataset.day.replace("{date}", () => dayOf(at, document.querySelector("[data-line]").dataset)) });
  item.append(link, " ", day);
  return item;
}

/** Shows what there is. */
async function show() {
  const copies = await store().then((store) => store?.copies() ?? []).catch(() => []);
  const lasting = [...part("lasting").querySelectorAll("a")];
  for (const link of lasting) link.closest("li").hidden = !copies.some(({ path }) => path === link.pathname);
  // This page may be kept in other languages too.
  const isOther = (/** @type {string} */ path) => !path.endsWith(root.dataset.name) && !lasting.some(({ pathname }) => pathname === path);
  const others = copies.filter(({ path }) => isOther(path));
  part("visited").querySelector("ul").replaceChildren(...others.sort((a, b) => b.at - a.at).map(item));
  part("lasting").hidden = lasting.every((link) => link.closest("li").hidden);
  part("visited").hidden = others.length === 0;
  part("none").hidden = !(part("lasting").hidden && part("visited").hidden);
}

/** Forgets the pages that are listed as opened. */
async function clear() {
  const pages = await (await store()).pages();
  await Promise.all([...part("visited").querySelectorAll("li a")].map(({ pathname }) => pages.delete(pathname)));
  await show();
  part("status").textContent = part("status").dataset.cleared;
}

const isOwn = location.pathname === root.dataset.own;
part("lead").hidden = !isOwn;
part("missing").hidden = part("again").hidden = isOwn;
part("again").addEventListener("click", () => location.reload());
part("clear").addEventListener("click", clear);
show();
