// The facts of a programme, read from its own page, so that nothing is told in two places.

import { nearest } from "./intakes.js";
import { idOf } from "./store.js";

/** How many times a programme may have moved. */
const HOPS = 3;

/**
 * @typedef {{ id: string, title: string, href: string, facts: Map<string, Element>, intakes: HTMLElement[], nearest?: HTMLElement,
 *   copied?: string }} Programme `copied` says that the page came from the store of this browser, and of which day it is,
 *   unless this page says the same
 */

/**
 * Fetches the page of a programme, also where the programme has moved to; its `id` is then the new one.
 *
 * @param {string} href
 * @returns {Promise<Programme | "gone" | "failed">} `gone` where there is no such page, `failed` without network
 */
export async function programme(href, hops = HOPS) {
  try {
    const answer = await fetch(href);
    if (answer.status === 404 || answer.status === 410) return "gone";
    if (!answer.ok) return "failed";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = movedTo(page, new URL(href, location.href));
    if (next && hops > 0) return programme(next, hops - 1);
    return read(page, href) ?? "gone";
  } catch {
    return "failed";
  }
}

/**
 * Where a page leads on to a programme of this host; a page at an old address does so without a script.
 *
 * @param {Document} page @param {URL} from
 * @returns {string | undefined}
 */
function movedTo(page, from) {
  const [, written] = /^\d+; *url=(.+)$/i.exec(page.querySelector("meta[http-equiv=refresh]")?.content ?? "") ?? [];
  const next = written && new URL(written, from);
  return next && next.origin === location.origin && idOf(next.pathname) ? next.href : undefined;
}

/** Reads a page; `undefined` when it is not the page of a programme. @param {Document} page @param {string} href */
function read(page, href) {
  const root = page.querySelector("[data-programme]");
  if (!root) return undefined;
  // What points to a part of its page must still lead there from another one.
  for (const link of root.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), new URL(href, location.href));
  const facts = new Map([...root.querySelectorAll("[data-fact]")].map((fact) => [fact.dataset.fact, fact]));
  facts.set("contact", phones(page, facts.get("contact")));
  const intakes = [...root.querySelectorAll("[data-intake]")];
  const [copied, here] = [page, document].map((one) => one.querySelector("[data-copy]")?.textContent);
  return {
    id: root.dataset.programme,
    title: root.querySelector("h1").textContent,
    href,
    facts,
    intakes,
    copied: copied === here ? undefined : copied,
    nearest: nearest(intakes.map(offered), Date.now())?.row,
  };
}

/** A row of the table of intakes as plain values. @param {HTMLElement} row */
export function offered(row) {
  const state = row.querySelector(".state");
  const { opens, closes } = state.dataset;
  return { row, state: /state-([\w-]+)/.exec(state.className)?.[1] ?? "", opens, closes };
}

/** The telephone numbers as a list of links. @param {Document} page @param {Element | undefined} side */
function phones(page, side) {
  const list = page.createElement("ul");
  list.className = "plain";
  for (const { href, textContent } of side?.querySelectorAll('a[href^="tel:"]') ?? []) {
    const link = page.createElement("a");
    Object.assign(link, { href, textContent: textContent.trim() });
    list.appendChild(page.createElement("li")).append(link);
  }
  return list;
}

/**
 * Copies a fact of a programme into an element: its content, or `unknown` where the page has none.
 *
 * @param {Programme} found @param {string} name @param {Element} place @param {string} unknown
 */
export function show(found, name, place, unknown) {
  const { facts } = found;
  let parts = [...(facts.get(name)?.childNodes ?? [])];
  if (name === "contact") parts = facts.get(name).childElementCount > 0 ? [facts.get(name)] : [];
  if (name === "documents") parts = [...(facts.get(name)?.children ?? [])].slice(1);
  if (name === "next") parts = [...(facts.get(name)?.children ?? [])].slice(1);
  // The page chose its intake when it was made; by now another one may be the next to close.
  if (name === "apply" && found.nearest) parts = [...found.nearest.cells[1].childNodes];
  if (name === "where" && found.nearest) parts = [...found.nearest.querySelector("[data-part=place]").childNodes];
  const copies = parts.map((part) => document.importNode(part, true));
  place.replaceChildren(...(copies.some((copy) => copy.textContent.trim()) ? copies : [unknown]));
}
