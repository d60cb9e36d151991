// A page that was made a week ago tells the state of today: states, and all that appears or goes at an instant, follow the
// visitor's clock. What often stands on a page (intakes, events) has its words and looks in the template element #_states.

import { later, phase } from "./phase.js";

const MINUTE = 60_000;

/** Brings a document up to date now and every minute. */
export function keepTime(document) {
  showStates(document);
  setInterval(() => showStates(document), MINUTE);
}

/** Brings a document up to date, such as after something was added to it. */
export function showStates(document) {
  const looks = [...(document.getElementById("_states")?.content.children ?? [])];
  const now = Date.now();
  for (const state of document.querySelectorAll("[data-of]")) showState(state, looks, now);
  for (const part of document.querySelectorAll("[data-appears], [data-expires]")) {
    part.hidden = phase(now, { from: part.dataset.appears, to: part.dataset.expires }) !== "during";
  }
}

/** Shows the later phase of a state. One whose look is not among those that time changes (full, cancelled) stays. */
function showState(state, looks, now) {
  const own = looks.filter((look) => look.dataset.look === state.dataset.of);
  const shown = own.find((look) => look.className === state.className);
  if (!shown) return;
  const { starts, ends, opens = starts, closes = ends } = state.dataset;
  const told = phase(now, { from: opens, to: closes, soon: own[0].dataset.soon });
  const next = later(shown.dataset.phase, told);
  const look = own.find((one) => one.dataset.phase === next);
  if (look && look !== shown) {
    state.className = look.className;
    state.textContent = look.textContent;
  }
}
