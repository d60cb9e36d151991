// Copying tells whether it worked, and never throws.

import assert from "node:assert/strict";
import test from "node:test";

import { copied } from "../../themes/nghe/scripts/site/share.js";

test("a copied link is a success", async () => {
  const kept = [];
  assert.equal(await copied({ writeText: async (text) => kept.push(text) }, "https://vi-du.example/"), true);
  assert.deepEqual(kept, ["https://vi-du.example/"]);
});

test("a refused clipboard is told, not thrown", async () => {
  const refuse = async () => Promise.reject(new Error("no"));
  assert.equal(await copied({ writeText: refuse }, "x"), false);
});
