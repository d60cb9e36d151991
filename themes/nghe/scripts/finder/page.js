// The finder: what is typed and chosen stands in the form, and so in the address; everything else is shown after it.

import { filter } from "../search/facets.js";
import { deadlines } from "../search/open.js";
import { monthly, sorted } from "../search/sort.js";
import { ask } from "./ask.js";
import { card } from "./card.js";
import { button, link, make } from "./dom.js";
import { facetOf } from "./facet.js";

/** How many programmes are shown at first and with each further step, and how many records of another kind. */
const STEP = 20;
const FEW = 3;

/** @param {HTMLFormElement} form @param {import("./load.js").Found} found */
export function find(form, found) {
  const { root, word } = found;
  const part = (name) => root.querySelector(`[data-part=${name}]`);
  const [chips, status, advice, best, others, cards, more, filters] = ["chips", "count", "advice", "best", "others", "cards", "more", "filters"].map(part);
  const facets = [...root.querySelectorAll("[data-facet]")].map((element) => facetOf(element, found));
  const { q, sort } = form.elements;
  /** How far each programme is, once the place is known. @type {((doc: number) => number) | undefined} */
  let away;
  let [docs, answer, result, limit, typing] = [[], null, null, STEP, false];

  const address = () => {
    const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    if (limit > STEP) state.set("n", limit);
    return `${form.getAttribute("action")}?${state}`.replace(/\?$/, "");
  };
  const restore = () => {
    const state = new URLSearchParams(location.search);
    // What the address does not say is null: a field takes it for nothing, and the list for no choice of its own.
    q.value = state.get("q");
    sort.value = state.get("sort");
    if (sort.selectedIndex < 0) sort.selectedIndex = 0;
    limit = Math.max(STEP, parseInt(state.get("n")) || 0);
    for (const facet of facets) facet.restore(state.getAll(facet.name));
    render();
  };
  const help = () => import("./help.js");
  /** Shows a new state, which is an address of its own; what is typed in one go is one. */
  const change = (typed = false) => {
    limit = STEP;
    render();
    history[typed && typing ? "replaceState" : "pushState"](null, "", address());
    typing = typed;
  };

  function render() {
    const choice = Object.fromEntries(facets.map((facet) => [facet.name, facet.chosen()]));
    if (found.bring) found.bring(choice, q.value, show);
    else show(choice);
  }

  /** Shows what a choice gives; of programmes in several files maybe only how many there are. @param {{ n: number, counts: (facet: string) => Uint32Array }} [partly] */
  function show(choice, partly) {
    const { index } = found;
    const now = Date.now();
    answer = q.value.trim().length > 1 ? ask(index, q.value, render, now) : null;
    const { order, place } = deadlines(index, now);
    result = { ...filter(index, choice, { now, among: answer?.docs ?? order }), ...partly };
    const key = { deadline: (doc) => place[doc], fee: (doc) => monthly(index, doc), name: () => 0, near: away }[sort.value];
    docs = key ? sorted(result.docs, key) : result.docs;
    showFacets();
    status.textContent = (answer?.corrected ? word("corrected", { text: answer.corrected }) : "") + (partly ? word("narrow", partly) : word("count", { n: docs.length }));
    part("here").hidden = sort.value !== "near" || away;
    advice.hidden = docs.length > 0 || partly;
    if (!advice.hidden) help().then((help) => help.advise(found, facets, result, { q, all: () => filter(index, choice, { now }).docs.length, go, button, make }));
    showChips();
    showOthers();
    cards.replaceChildren();
    showCards();
  }

  /** Counts choices only where they can be seen. */
  function showFacets() {
    if (filters.open && result) for (const facet of facets) facet.show(result.counts(facet.name));
  }

  function showChips() {
    const chosen = facets.flatMap((facet) => facet.checked());
    part("chosen").textContent = chosen.length ? `(${chosen.length})` : "";
    chips.replaceChildren(...chosen.map((input) => make("li", {}, button(input.nextElementSibling.textContent, () => {
      const at = chosen.indexOf(input);
      input.checked = false;
      change();
      // The focus goes to the next that can be taken away, or to what is left.
      (chips.querySelectorAll("button")[at] ?? chips.querySelector("li:last-child button") ?? status).focus();
    }))));
  }

  /** Records of other kinds; those that answer best of all stand before the programmes. */
  function showOthers() {
    const groups = answer?.groups ?? [];
    const sections = groups.filter(({ kind }) => kind !== "programme").map(({ kind, docs }) => make("section", {},
      make("h2", {}, word(`kind-${kind}`)),
      make("ul", { class: "plain" }, ...docs.slice(0, FEW).map((doc) => make("li", {}, link(found.index, doc, answer.question(doc)))))));
    best.replaceChildren(...sections.splice(0, groups[0]?.kind === "programme" ? 0 : 1));
    others.replaceChildren(...sections);
  }

  function showCards() {
    for (const doc of docs.slice(cards.children.length, limit)) {
      cards.append(card(found, doc, answer?.question(doc), sort.value === "near" ? away?.(doc) : Infinity));
    }
    more.hidden = docs.length <= limit;
    more.textContent = word("more", { n: Math.min(STEP, docs.length - limit) });
  }

  /** Shows what a button changed, and says how many there are now. */
  function go() {
    change();
    status.focus();
  }
  const locate = () => help().then((help) => help.locate(found, status, (by) => {
    away = by;
    render();
  }));

  part("live").hidden = false;
  filters.open = matchMedia("(min-width: 60rem)").matches;
  filters.addEventListener("toggle", showFacets);
  q.addEventListener("input", () => change(true));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change(true);
    status.focus();
  });
  root.addEventListener("change", () => {
    change();
    if (sort.value === "near" && !away) locate();
  });
  part("here").addEventListener("click", locate);
  more.addEventListener("click", () => {
    const at = cards.children.length;
    limit += STEP;
    history.replaceState(null, "", address());
    showCards();
    cards.children[at].querySelector("a").focus();
  });
  addEventListener("popstate", restore);
  // A deadline may pass while the page is open; what has the focus is not taken away for it.
  setInterval(() => part("results").contains(document.activeElement) || render(), 60000);
  restore();
}
