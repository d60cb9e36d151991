// A video is fetched when it is asked for, and not before.

import assert from "node:assert/strict";
import test from "node:test";

import { offerPlayers } from "../../themes/nghe/scripts/site/player.js";

test("a press on the button puts the player in its place", () => {
  const made = [];
  const document = {
    createElement: (name) => {
      made.push({ name, focus() {} });
      return made.at(-1);
    },
    querySelectorAll: () => [button],
  };
  const button = new EventTarget();
  button.hidden = true;
  button.dataset = { playerSrc: "https://vi-du.example/phat/1", playerTitle: "Chuyện nghề hàn" };
  button.replaceWith = (frame) => {
    button.frame = frame;
  };
  offerPlayers(document);
  assert.equal(button.hidden, false);
  assert.equal(made.length, 0);
  button.dispatchEvent(new Event("click"));
  assert.deepEqual(
    [button.frame.name, button.frame.src, button.frame.title],
    ["iframe", "https://vi-du.example/phat/1", "Chuyện nghề hàn"],
  );
  button.dispatchEvent(new Event("click"));
  assert.equal(made.length, 1);
});
