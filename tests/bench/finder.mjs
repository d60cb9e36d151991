// How fast the index is read and searched in Chromium with its processor slowed six times.
//
//     cargo bench --bench search      makes the indexes in target/bench/search/
//     node tests/bench/finder.mjs     [folder of indexes] [times slower]
//
// As in the pages (`finder/load.js`), an index of nothing is read while the network is waited for. The first search
// makes what all others need and runs before somebody types, so it is told apart. A query is what a keystroke costs after it: the search for what stands in the box, and the counts of
// all facets for what it finds. Chromium is looked for at CHROMIUM, or where Debian has it.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = process.argv[2] ?? join(root, "target/bench/search");
const slower = Number(process.argv[3] ?? 6);

/** What is asked for at each size: bytes in KiB, milliseconds until ready, of a query in the middle, of one in twenty. */
const LIMITS = { 1000: [12, 30, 3, 10], 10000: [90, 80, 8, 30], 40000: [320, 200, 16, 50] };
const TYPED = [
  "cong nghe o to", "Điện công nghiệp cao đẳng", "ketoan", "thu y trung cap", "truong nghe so 12", "han phuong 7",
  "dieu duong", "sua chua xe may buoi toi", "co khi", "thiet ke do hoa", "ddien dan dung", "tmdt", "cao dang duoc", "hoc nghe lam banh o dau",
];
/** In how many fresh pages each size is measured: the middle of them tells when it is ready, since the first page of a browser waits for what that still does. */
const RUNS = 15;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".nghe": "application/octet-stream" };

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, "http://localhost").pathname));
  const file = path.startsWith("/index/") ? join(folder, path.slice(7)) : join(root, path);
  if (path === "/") return response.setHeader("content-type", "text/html").end("<!doctype html><title>bench</title>");
  if (!existsSync(file)) return response.writeHead(404).end();
  response.setHeader("content-type", TYPES[extname(file)] ?? "text/plain").end(readFileSync(file));
}).listen(0);
await new Promise((done) => server.once("listening", done));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
console.log(`processor slowed ${slower} times      index, KiB      ready, ms   first search, ms   query, ms: median / p95`);
for (const size of Object.keys(LIMITS)) {
  const file = join(folder, `${size}.nghe`);
  if (!existsSync(file)) continue;
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await once(size));
  const at = (values, share) => values.sort((left, right) => left - right)[Math.floor((values.length - 1) * share)];
  const ready = at(runs.map(([ready]) => ready), 0.5);
  const prepared = at(runs.map(([, prepared]) => prepared), 0.5).toFixed(1);
  const times = runs.flatMap(([, , times]) => times);
  const [median, p95] = [at(times, 0.5), at(times, 0.95)];
  const bytes = brotliCompressSync(readFileSync(file)).length / 1024;
  const show = (value, limit) => `${value.toFixed(1)} (≤ ${limit})`;
  const [kib, first, middle, slow] = LIMITS[size];
  console.log(`${size.padStart(25)} ${show(bytes, kib).padStart(18)} ${show(ready, first).padStart(15)} ${prepared.padStart(18)}   ${show(median, middle)} / ${show(p95, slow)}`);
}
await browser.close();
server.close();

/** Reads and searches an index in a page that nobody opened before. */
async function once(size) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(`http://localhost:${server.address().port}/`);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const measured = await page.evaluate(measure, [size, TYPED]);
  await context.close();
  return measured;
}

/** Runs in the page. */
async function measure([size, typed]) {
  const folder = "/themes/nghe/scripts/search";
  const [{ prepare, read }, { search }, { filter, OWN, OFFERED }] = await Promise.all(
    ["reader", "query", "facets"].map((name) => import(`${folder}/${name}.js`)),
  );
  const answer = fetch(`/index/${size}.nghe`);
  prepare();
  const buffer = await (await answer).arrayBuffer();
  const begun = performance.now();
  const index = read(buffer);
  const ready = performance.now() - begun;
  const now = new Date("2026-03-01T08:00+07:00");
  search(index, "an", { now });
  const prepared = performance.now() - begun - ready;
  const times = [];
  for (const text of typed) {
    for (let end = 2; end <= text.length; end++) {
      const from = performance.now();
      const { docs } = search(index, text.slice(0, end), { now });
      const { counts } = filter(index, {}, { now, among: docs });
      for (const facet of [...OWN, ...OFFERED]) counts(facet);
      times.push(performance.now() - from);
    }
  }
  return [ready, prepared, times];
}
