//! Findings of many pages, told once each: what, on which element, where it was seen, what to do.

import assert from 'node:assert/strict';

/** Collects findings of one rule: `{page, state, element, sample, problem, remedy}`. */
export class Findings {
  #kinds = new Map();

  /** Adds one finding; equal problems of the same element on other pages are counted with it. */
  add({ page, state, element, sample, problem, remedy }) {
    const key = JSON.stringify([element, problem]);
    const kind = this.#kinds.get(key) ?? { element, problem, remedy, places: new Set() };
    kind.places.add([page, state && ` at ${state}`, sample && `: “${sample}”`].filter(Boolean).join(''));
    this.#kinds.set(key, kind);
  }

  /** Every finding as text, the most common first. */
  text() {
    return [...this.#kinds.values()]
      .sort((one, other) => other.places.size - one.places.size)
      .map(({ element, problem, remedy, places }) => {
        const [first, ...rest] = places;
        const more = rest.length > 0 ? ` and ${rest.length} more` : '';
        return `${element ?? 'the page'}: ${problem}\n    on ${first}${more}${remedy ? `\n    remedy: ${remedy}` : ''}`;
      })
      .join('\n');
  }

  /** Fails the test that calls it when anything was found. */
  assertNone() {
    const count = this.#kinds.size;
    if (count > 0) assert.fail(`${count} ${count === 1 ? 'finding' : 'findings'}\n${this.text()}`);
  }
}
