// What few need and is loaded then: ways out when nothing is left, and how far programmes are.

import { distance } from "../search/near.js";

/** How many areas near by are named. */
const FEW = 3;

/**
 * Asks where the visitor is, and gives a function that says how far each programme is from there; the status says if it is not known.
 * @param {import("./load.js").Found} found @param {HTMLElement} status @param {(away: (doc: number) => number) => void} then
 */
export function locate(found, status, then) {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => then((doc) => distance(found.index, doc, { lat: coords.latitude, lng: coords.longitude })),
    () => (status.textContent = found.word("no-place")),
  );
}

/**
 * Shows what one could take away or add, with how many programmes that gives: a facet, what was typed, or areas near by.
 * @param {import("./load.js").Found} found @param {ReturnType<typeof import("./facet.js").facetOf>[]} facets
 * @param {ReturnType<typeof import("../search/facets.js").filter>} result
 * @param {{ q: HTMLInputElement, all: () => number, go: () => void } & Pick<typeof import("./dom.js"), "button" | "make">} page the box, how many
 * there are without what is typed in it, what shows a change, and what makes elements
 */
export function advise({ index, root, word }, facets, { without, counts }, { q, all, go, button, make }) {
  const clear = () => (q.value = "");
  const drops = facets.filter(({ chosen }) => chosen().length).map((facet) => {
    const n = without(facet.name);
    const name = facet.chosen().map((number) => facet.label(number)).join(", ");
    return { n, text: word("drop", { name, n }), act: () => facet.restore([]) };
  });
  if (q.value) {
    const n = all();
    drops.push({ n, text: word("drop-words", { n }), act: clear });
  }
  const areas = facets.find(({ name }) => name === "area");
  const given = counts("area");
  const near = neighbours(index, areas.chosen(), given).map((area) => ({
    n: given[area],
    text: word("near", { name: areas.label(area), n: given[area] }),
    act: () => (areas.item(area).querySelector("input").checked = true),
  }));
  const ways = [...drops.filter(({ n }) => n).sort((left, right) => right.n - left.n), ...near];
  if (!ways.length) ways.push({ n: 0, text: word("drop-all"), act: () => (clear(), facets.forEach((facet) => facet.restore([]))) });
  root.querySelector("[data-part=advice] ul").replaceChildren(...ways.map(({ text, act }) => make("li", {}, button(text, () => {
    act();
    go();
  }))));
}

/** The areas nearest to those chosen, by where the campuses in them lie, among those that would give something. */
function neighbours(index, chosen, counts) {
  const places = chosen.map((area) => centre(index, area));
  const away = (area) => {
    const to = centre(index, area);
    return Math.min(...places.map((one) => Math.hypot(one[0] - to[0], one[1] - to[1]) || 1e9));
  };
  const others = [...counts.keys()].filter((area) => chosen.length && counts[area] && !chosen.includes(area));
  return others.map((area) => [away(area), area]).sort(([left], [right]) => left - right).slice(0, FEW).map(([, area]) => area);
}

/** The middle of the campuses in an area whose place is known. */
function centre({ area, lat, lng }, number) {
  const sum = [0, 0];
  let count = 0;
  for (let campus = 0; campus < area.length; campus++) {
    if (area[campus] !== number + 1 || !lat[campus] || !lng[campus]) continue;
    sum[0] += lat[campus];
    sum[1] += lng[campus];
    count++;
  }
  return sum.map((part) => part / count);
}
