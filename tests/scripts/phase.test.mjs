// The phases of a span, at its borders.

import assert from "node:assert/strict";
import test from "node:test";

import { later, phase } from "../../themes/nghe/scripts/site/phase.js";

const at = (text) => Date.parse(text);
const span = { from: "2026-11-01T00:00:00+07:00", to: "2026-12-01T00:00:00+07:00", soon: "8" };

test("a span begins at its first instant and is over at its last", () => {
  assert.equal(phase(at("2026-10-31T23:59:59+07:00"), span), "before");
  assert.equal(phase(at("2026-11-01T00:00:00+07:00"), span), "during");
  assert.equal(phase(at("2026-11-22T23:59:59+07:00"), span), "during");
  assert.equal(phase(at("2026-11-23T00:00:00+07:00"), span), "soon");
  assert.equal(phase(at("2026-11-30T23:59:59+07:00"), span), "soon");
  assert.equal(phase(at("2026-12-01T00:00:00+07:00"), span), "after");
});

test("a span without an end or a beginning is open on that side", () => {
  assert.equal(phase(at("2050-01-01"), { from: span.from }), "during");
  assert.equal(phase(at("1990-01-01"), { to: span.to }), "during");
  assert.equal(phase(0, {}), "during");
});

test("a page never falls back behind what it shows", () => {
  assert.equal(later("during", "before"), "during");
  assert.equal(later("before", "during"), "during");
  assert.equal(later("soon", "after"), "after");
  assert.equal(later("after", "during"), "after");
});
