// States move on with the visitor's clock; those that time does not change stay.

import assert from "node:assert/strict";
import test from "node:test";

import { keepTime } from "../../themes/nghe/scripts/site/clock.js";

const look = (kind, phase, text, more = {}) => ({
  className: `state state-${phase}`,
  textContent: text,
  dataset: { look: kind, phase, ...more },
});

test("a state shows the look of its phase; what has its time appears and goes by it", (context) => {
  context.mock.timers.enable({ apis: ["Date", "setInterval"], now: Date.parse("2026-11-30T12:00:00+07:00") });
  const looks = [
    look("intake", "during", "đang nhận"),
    look("intake", "soon", "sắp hết hạn", {}),
    look("intake", "after", "đã hết hạn"),
  ];
  looks[0].dataset.soon = "8";
  const state = (shown) => ({
    className: `state state-${shown}`,
    textContent: shown,
    dataset: { of: "intake", closes: "2026-12-01T00:00:00+07:00" },
  });
  const [open, full] = [state("during"), state("full")];
  const banner = { hidden: false, dataset: { expires: "2026-11-30T12:00:30+07:00" } };
  const after = { hidden: true, dataset: { appears: "2026-11-30T12:00:30+07:00" } };
  const between = { hidden: true, dataset: { appears: "2026-11-30T12:00:30+07:00", expires: "2026-11-30T20:00:00+07:00" } };
  keepTime({
    getElementById: () => ({ content: { children: looks } }),
    querySelectorAll: (selector) => (selector === "[data-of]" ? [open, full] : [banner, after, between]),
  });
  assert.equal(open.textContent, "sắp hết hạn");
  const hidden = () => [banner, after, between].map((part) => part.hidden);
  assert.deepEqual(hidden(), [false, true, true]);
  context.mock.timers.tick(60_000);
  assert.deepEqual(hidden(), [true, false, false]);
  context.mock.timers.tick(12 * 3_600_000);
  assert.deepEqual(hidden(), [true, false, true]);
  assert.deepEqual([open.className, open.textContent], ["state state-after", "đã hết hạn"]);
  assert.equal(full.textContent, "full");
});
