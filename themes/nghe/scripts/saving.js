// Saving programmes, and choosing those to compare: on the page of a programme and on every card of one.

import { kept, keep, toggled, idOf, MOST } from "./keep/store.js";

/** The storage of the browser; a page that may not use it keeps nothing. */
const storage = (() => {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
})();

/** The line that leads on, and where it says what cannot be. */
const bar = document.querySelector("template.keep-bar")?.content.firstElementChild.cloneNode(true);

/** The id of the programme that a control belongs to. @param {Element} control */
function of(control) {
  const card = control.closest(".card");
  return card ? idOf(card.querySelector("a[href]").pathname) : control.closest("[data-programme]").dataset.programme;
}

/** Gives every card of a programme its controls. */
function dress() {
  const tools = document.querySelector("template.card-tools");
  for (const card of document.querySelectorAll(".programme")) {
    const link = card.querySelector("a[href]");
    if (!tools || card.querySelector(".keep") || !link || !idOf(link.pathname)) continue;
    const own = tools.content.firstElementChild.cloneNode(true);
    for (const control of own.querySelectorAll("[data-do]")) {
      const word = control.closest("label, button").textContent.trim();
      control.setAttribute("aria-label", `${word} ${link.textContent}`);
    }
    card.append(own);
  }
  tell();
}

/** Shows what is kept. */
function tell() {
  const [saved, chosen] = [kept(storage, "saved"), kept(storage, "chosen")];
  for (const control of document.querySelectorAll("[data-do=save]")) {
    control.hidden = false;
    control.setAttribute("aria-pressed", String(saved.includes(of(control))));
  }
  for (const control of document.querySelectorAll("[data-do=choose]")) control.checked = chosen.includes(of(control));
  if (!bar) return;
  bar.querySelector("a").search = chosen.length ? `?c=${chosen.join(",")}` : "";
  const place = document.querySelector(".programme")?.parentElement;
  if (!chosen.length) bar.remove();
  else if (!bar.isConnected) place?.after(bar);
}

/** Says what cannot be done, below the list of the control. @param {"full" | "failed"} what @param {Element} control */
function say(what, control) {
  control.closest(".cards")?.after(bar);
  const status = bar?.querySelector("[role=status]");
  if (!status) return;
  status.textContent = "";
  setTimeout(() => (status.textContent = status.dataset[what]), 50);
}

document.addEventListener("click", ({ target }) => {
  const control = target.closest?.("[data-do=save], [data-do=choose]");
  if (!control) return;
  const list = control.dataset.do === "save" ? "saved" : "chosen";
  const ids = toggled(kept(storage, list), of(control));
  const full = list === "chosen" && ids.length > MOST;
  const done = !full && keep(storage, list, ids);
  tell();
  if (!done) say(full ? "full" : "failed", control);
});
addEventListener("storage", tell);
addEventListener("pageshow", tell);
new MutationObserver((changes) => {
  const cards = changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.matches?.(".programme")));
  if (cards) dress();
}).observe(document.querySelector("main"), { childList: true, subtree: true });
dress();
