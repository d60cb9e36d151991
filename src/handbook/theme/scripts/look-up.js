/**
 * Shows of a long list what has every word that is typed, without marks. Without this script the list is whole.
 */

import { fold } from "./search/fold.js";

const form = document.querySelector("#_loc");
const input = form?.querySelector("input");
const output = form?.querySelector("output");
const items = [...document.querySelectorAll(".prose li")].map((item) => ({
  item,
  text: fold(item.textContent ?? ""),
}));

function show() {
  const words = fold(input.value).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { item, text } of items) {
    item.hidden = !words.every((word) => text.includes(word));
    found += item.hidden ? 0 : 1;
  }
  output.textContent = output.dataset.found.replace("{n}", String(found));
}

if (input && output) {
  form.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
  if (input.value) input.focus();
}
