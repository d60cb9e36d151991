// Printing opens what is folded and folds it again, also details of which only one may be open.

import assert from "node:assert/strict";
import test from "node:test";

import { openForPrint } from "../../themes/nghe/scripts/site/print.js";

test("folded details are open on paper only", () => {
  const details = ["", "one"].map((name) => ({
    name,
    open: false,
    removeAttribute(attribute) {
      this[attribute] = "";
    },
  }));
  const window = new EventTarget();
  window.document = { querySelectorAll: () => details.filter((one) => !one.open) };
  openForPrint(window);
  window.dispatchEvent(new Event("beforeprint"));
  assert.deepEqual(details.map((one) => [one.open, one.name]), [[true, ""], [true, ""]]);
  window.dispatchEvent(new Event("afterprint"));
  assert.deepEqual(details.map((one) => [one.open, one.name]), [[false, ""], [false, "one"]]);
});
