// A quiz with a script: the groups of interest stand in the order of their points, the two best are led to, and
// the answers outlive a reload. They stand in the address after #, which no server is sent.

import { answersOf, ranked, textOf } from "./quiz/answers.js";

const part = (/** @type {string} */ name) => document.querySelector(`[data-part=${name}]`);
const questions = [...document.querySelectorAll(".quiz fieldset")].map((field) => [...field.querySelectorAll("input")]);
const results = document.querySelector(".results");
const groups = [...results.children];
const [best, left, again] = [part("best"), part("left"), part("again")];
const key = `nghe-quiz ${location.pathname}`;

/** What the browser keeps; nothing where it keeps nothing. */
function stored() {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} text */
function store(text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // The address has the answers too.
  }
}

const answers = () => questions.map((options) => options.findIndex((option) => option.checked) + 1);

/** Shows what the answers come to. */
function update() {
  const open = answers().filter((answer) => answer === 0).length;
  const chosen = questions.flat().filter((option) => option.checked).map((option) => {
    return Object.fromEntries(Object.entries(option.dataset).map(([group, points]) => [group, Number(points)]));
  });
  const order = ranked(groups.map((item) => item.dataset.interest), chosen);
  const items = order.map(({ group }) => groups.find((item) => item.dataset.interest === group));
  results.append(...items);
  again.hidden = chosen.length === 0;
  left.hidden = open === 0 || chosen.length === 0;
  left.textContent = left.dataset.left.replace("{n}", String(open));
  best.hidden = open > 0;
  const links = items.slice(0, 2).map((item) => item.querySelector("a").cloneNode(true));
  for (const [at, place] of [...best.querySelectorAll("li")].entries()) place.replaceChildren(links[at]);
}

/** Chooses the options of these answers. @param {number[]} wanted */
function choose(wanted) {
  questions.forEach((options, at) => options.forEach((option, number) => (option.checked = wanted[at] === number + 1)));
  update();
}

const sizes = questions.map((options) => options.length);
const restore = () => choose(answersOf(location.hash, sizes) ?? answersOf(stored(), sizes) ?? sizes.map(() => 0));

document.querySelector(".quiz").addEventListener("change", () => {
  history.replaceState(null, "", textOf(answers()));
  store(textOf(answers()));
  update();
});
again.addEventListener("click", () => {
  history.replaceState(null, "", location.pathname);
  store("");
  choose(sizes.map(() => 0));
  questions[0][0].focus();
});
addEventListener("hashchange", () => answersOf(location.hash, sizes) && restore());
restore();
