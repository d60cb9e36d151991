// Copying tells whether it worked, and never throws; links to share lead to what is chosen.

import assert from "node:assert/strict";
import test from "node:test";

import { copied, sharing } from "../../themes/nghe/scripts/site/share.js";

test("a copied link is a success", async () => {
  const kept = [];
  assert.equal(await copied({ writeText: async (text) => kept.push(text) }, "https://vi-du.example/"), true);
  assert.deepEqual(kept, ["https://vi-du.example/"]);
});

test("a refused clipboard is told, not thrown", async () => {
  const refuse = async () => Promise.reject(new Error("no"));
  assert.equal(await copied({ writeText: refuse }, "x"), false);
});

test("the links to share take another address", () => {
  const address = "https://vi-du.example/tim/?q=ke+toan&entry=thcs";
  const facebook = sharing("https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fvi%2Ddu%2Eexample%2Ftim%2F", address);
  assert.equal(new URL(facebook).searchParams.get("u"), address);
  const zalo = sharing("https://button-share.zalo.me/share_external?d=eyJ1cmwiOiJ4In0%3D", address);
  assert.deepEqual(JSON.parse(atob(new URL(zalo).searchParams.get("d"))), { url: address });
  const letter = sharing("mailto:?subject=T%C3%ACm%20ch%E1%BB%97&body=https%3A%2F%2Fx", address);
  assert.equal(letter, `mailto:?subject=T%C3%ACm%20ch%E1%BB%97&body=${encodeURIComponent(address)}`);
});
