// What few need and is loaded then: ways out when nothing is left, and how far programmes are.

import { distance } from "../search/near.js";

/** How many areas near by are named. */
const FEW = 3;

/** How far programmes are from a place. @param {import("./load.js").Found} found @param {GeolocationCoordinates} coords */
export const from = (found, { latitude: lat, longitude: lng }) => (doc) => distance(found.index, doc, { lat, lng });

/**
 * What one could take away or add, with how many programmes that gives: a facet, what was typed, or areas near by.
 * @param {import("./load.js").Found} found @param {ReturnType<typeof import("./facet.js").facetOf>[]} facets
 * @param {ReturnType<typeof import("../search/facets.js").filter>} result
 * @param {{ all: number, drop: () => void }} typed how many there are without what was typed
 * @returns {[string, () => void][]}
 */
export function ways({ index, word }, facets, { without, counts }, typed) {
  const drops = facets.filter(({ chosen }) => chosen().length).map((facet) => {
    const n = without(facet.name);
    const name = facet.chosen().map((number) => facet.label(number)).join(", ");
    return { n, text: word("drop", { name, n }), act: () => facet.restore([]) };
  }).filter(({ n }) => n);
  if (typed.all) drops.push({ n: typed.all, text: word("drop-words", { n: typed.all }), act: typed.drop });
  drops.sort((left, right) => right.n - left.n);
  const areas = facets.find(({ name }) => name === "area");
  const given = counts("area");
  const near = neighbours(index, areas.chosen(), given).map((area) => [
    word("near", { name: areas.label(area), n: given[area] }),
    () => (areas.item(area).querySelector("input").checked = true),
  ]);
  const all = [...drops.map(({ text, act }) => [text, act]), ...near];
  if (all.length) return all;
  return [[word("drop-all"), () => {
    typed.drop();
    facets.forEach((facet) => facet.restore([]));
  }]];
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
