// One facet of the finder: its choices as check boxes, of which the theme rendered all, or a model of one.

import { id, title } from "../search/show.js";

/** How many choices of a long facet are shown: those that most programmes have, and what was chosen. */
const MOST = 60;

const box = (item) => item.querySelector("input");
const words = (item) => box(item).nextElementSibling;

/** @param {HTMLElement} element @param {import("./load.js").Found} found */
export function facetOf(element, found) {
  const name = element.dataset.facet;
  const list = element.querySelector("ul");
  // Occupations, schools and areas are records of the index.
  const long = name + "s" in found.index;
  const records = () => found.index[name + "s"];
  // The items of values by their numbers; a long facet has only those that were shown once.
  const items = [...list.children];

  /** What a value is called. */
  const label = (number) => (long ? title(found.index, records().from + number) : words(items[number]).textContent);

  /** The item of a value, made where it is not there yet; no other is moved, so none loses the focus. */
  const item = (number) => {
    if (!items[number]) {
      const made = element.querySelector("template").content.firstElementChild.cloneNode(true);
      box(made).value = id(found.index, records().from + number);
      words(made).textContent = label(number);
      list.insertBefore(made, items.find((other, at) => other && at > number) ?? null);
      items[number] = made;
    }
    return items[number];
  };

  const checked = () => [...list.querySelectorAll(":checked")];
  return {
    name,
    label,
    item,
    /** The check boxes of what was chosen. */
    checked,
    /** The numbers of what was chosen. */
    chosen: () => items.flatMap((item, number) => (box(item).checked ? number : [])),

    /** Chooses values by their keys, and no other. @param {string[]} keys */
    restore(keys) {
      if (long && keys[0]) {
        const { from, to } = records();
        for (let doc = from; doc < to; doc++) if (keys.includes(id(found.index, doc))) item(doc - from);
      }
      items.forEach((item) => (box(item).checked = keys.includes(box(item).value)));
    },

    /** Shows what each choice would give; what gives nothing is left out. @param {Uint32Array} counts */
    show(counts) {
      let shown = [...counts.keys()].filter((number) => counts[number]);
      if (long) shown = shown.sort((left, right) => counts[right] - counts[left]).slice(0, MOST);
      shown.forEach(item);
      element.hidden = true;
      items.forEach((item, number) => {
        const input = box(item);
        item.hidden = !(shown.includes(number) || input.checked || input === document.activeElement);
        if (!item.hidden) element.hidden = false;
        words(item).nextElementSibling.textContent = counts[number].toLocaleString(document.documentElement.lang);
      });
      const { length } = checked();
      element.querySelector("summary span").textContent = length ? `(${length})` : "";
    },
  };
}
