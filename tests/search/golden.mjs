// Puts queries to an index and tells which are not answered as they should be.
//
//     node tests/search/golden.mjs [queries.json] [site or index.nghe] [moment]
//
// A query says what must be first of all (`first`), of which kind the first is (`firstKind`), what is first of
// its kind (`firstOfKind`), among the first ten (`ten`, of all or of their kind), nowhere (`not`), what was mended
// (`corrected`), or that nothing is found (`none`). Without arguments: the queries of this repository on the site in public/.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { search } from "../../themes/nghe/scripts/search/query.js";
import { read } from "../../themes/nghe/scripts/search/reader.js";
import { href } from "../../themes/nghe/scripts/search/show.js";

/** The bytes of the index: of the file, or of the largest one among a site's assets. */
export function indexBytes(place) {
  if (statSync(place).isFile()) return readFileSync(place);
  const files = readdirSync(`${place}/assets`).filter((name) => name.endsWith(".nghe"));
  const largest = files.map((name) => readFileSync(`${place}/assets/${name}`)).sort((a, b) => b.length - a.length)[0];
  if (!largest) throw new Error(`no index below ${place}/assets`);
  return largest;
}

/** What is wrong with the answer to one query. */
export function judge(index, wanted, now) {
  const answer = search(index, wanted.q, { now });
  const addresses = Array.from(answer.docs, (doc) => href(index, doc));
  const groups = answer.groups.map(({ docs }) => Array.from(docs, (doc) => href(index, doc)));
  const wrong = [];
  const { first, firstKind, firstOfKind, ten = [], not = [], corrected = null } = wanted;
  if (first && addresses[0] !== first) wrong.push(`first is ${addresses[0]}, not ${first}`);
  if (firstKind && answer.groups[0]?.kind !== firstKind) wrong.push(`the first is ${answer.groups[0]?.kind}, not ${firstKind}`);
  if (firstOfKind && !groups.some(([top]) => top === firstOfKind)) wrong.push(`${firstOfKind} is not first of its kind`);
  for (const address of ten) {
    const places = [addresses, ...groups].map((list) => list.indexOf(address)).filter((place) => place >= 0);
    if (!places.length || Math.min(...places) > 9) wrong.push(`${address} is not among the first ten`);
  }
  for (const address of not) if (addresses.includes(address)) wrong.push(`${address} is found`);
  if (answer.corrected !== corrected) wrong.push(`mended to ${answer.corrected}, not ${corrected}`);
  if (wanted.none && addresses.length) wrong.push(`${addresses.length} records are found`);
  return wrong;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [queries = new URL("../data/golden-queries.json", import.meta.url), place = "public", moment] = process.argv.slice(2);
  const index = read(indexBytes(place));
  const now = moment ? new Date(moment) : new Date();
  const list = JSON.parse(readFileSync(queries, "utf8"));
  const failed = list.map((wanted) => [wanted.q, judge(index, wanted, now)]).filter(([, wrong]) => wrong.length);
  for (const [query, wrong] of failed) console.log(`${query}\n  ${wrong.join("\n  ")}`);
  console.log(`${list.length - failed.length} of ${list.length} queries are answered as they should be`);
  process.exitCode = failed.length ? 1 : 0;
}
