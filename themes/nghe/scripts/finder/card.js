// A programme as the lists of the theme show it, by the visitor's clock.

import { CLOSED, CONTINUOUS, OPEN, state, UPCOMING } from "../search/open.js";
import { id, title, valueName } from "../search/show.js";
import { link, make } from "./dom.js";

/** How many minutes before its end an offer closes soon: what ends at midnight says so from the seventh day before. */
const SOON = 8 * 1440;
/** The names of the states in their order. */
const NAMES = ["open", "continuous", "upcoming", "full", "closed"];

/**
 * @param {import("./load.js").Found} found @param {number} doc @param {import("../search/rank.js").Question | undefined} question
 * @param {number} [away] how many kilometres away it is, if that is known
 */
export function card({ index, root, word }, doc, question, away) {
  const { programme, values, amounts, per, lengths, unit } = index;
  const item = root.querySelector("#_card").content.firstElementChild.cloneNode(true);
  const part = (name) => item.querySelector(`[data-part=${name}]`);
  item.dataset.programme = id(index, doc);
  item.prepend(make("h3", {}, link(index, doc, question)));
  part("school").textContent = title(index, index.schools.from + programme.school[doc] - 1);
  const length = programme.duration[doc];
  const fee = programme.fee[doc] - 1;
  const amount = amounts[fee];
  const facts = [
    valueName(index, "level", programme.level[doc]),
    ...values.entry.keys.map((_, i) => (programme.entry[doc] >> i) & 1 && valueName(index, "entry", i)),
    word(values.unit.keys[unit[length]], { n: lengths[length] }),
    away < Infinity && word("away", { km: Math.max(1, Math.round(away)) }),
    fee < 0 ? word("fee") : amount ? word(values.per.keys[per[fee]], { amount: word("money", { amount }) }) : word("free"),
  ];
  part("facts").append(...facts.filter((fact) => fact).map((fact) => make("li", {}, fact)));
  const told = offer(index, doc, Date.now());
  if (told) {
    const [name, day] = told;
    const until = day ? word(name === "upcoming" ? "from" : "until", { date: date(word, day) }) : "";
    part("state").append(make("span", { class: `state state-${name}` }, word(name)), " ", until);
  }
  return item;
}

/** What matters most of what is offered: the name of its state, and the day since 1970 of which it tells, if any. */
function offer(index, doc, now) {
  const { offer, offerFrom, begins, days, values } = index;
  let best = [CLOSED + 1];
  for (let i = offerFrom[doc]; i < offerFrom[doc + 1]; i++) {
    const told = values.state.keys[offer.state[i]];
    if (told === "none") continue;
    const at = state(index, i, now);
    const day = { [OPEN]: offer.closes[i], [UPCOMING]: offer.opens[i] }[at] ?? 0;
    if (at < best[0] || (at === best[0] && day < best[1])) best = [at, day, told];
  }
  const [at, day, told] = best;
  if (at === OPEN) return [begins[day] - now / 60000 > SOON ? "open" : "closing-soon", days[day] - 1];
  // Of what is closed the school may have said more.
  return told && [at === CLOSED && told === "cancelled" ? told : NAMES[at], day && days[day]];
}

/** A day since 1970 as the theme writes it; in Vietnamese only the first two months have a zero before them. */
const date = (word, day) => new Date(day * 864e5)
  .toLocaleDateString(word("locale"), { timeZone: "UTC", day: word("day"), month: word("month-name"), year: "numeric" })
  .replace(/\/0([3-9])/, "/$1");
