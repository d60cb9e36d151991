// The programmes that a visitor saved and chose to compare: ids in the browser's own storage, sent nowhere.

/** How many programmes can be compared at once. */
export const MOST = 4;

/** What an id of a programme looks like. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Under which name a list is kept. Sites in folders of one host share its storage, so the name ends with the folder
 * that scripts come from, which is the same for all languages of a site.
 *
 * @param {"saved" | "chosen"} list
 * @param {string} script the address of a script of the site
 */
export function key(list, script = import.meta.url) {
  return `nghe-${list}${new URL(script).pathname.replace(/\/assets\/[^/]*$/, "")}`;
}

/**
 * The ids of a list in a storage; an empty list where there is none, or something else.
 *
 * @param {Storage} storage
 * @param {"saved" | "chosen"} list
 * @returns {string[]}
 */
export function kept(storage, list) {
  try {
    const found = JSON.parse(storage.getItem(key(list)));
    return Array.isArray(found) ? [...new Set(found.filter((id) => typeof id === "string" && ID.test(id)))] : [];
  } catch {
    return [];
  }
}

/**
 * Keeps a list; whether the browser allows it.
 *
 * @param {Storage} storage
 * @param {"saved" | "chosen"} list
 * @param {string[]} ids
 */
export function keep(storage, list, ids) {
  try {
    storage.setItem(key(list), JSON.stringify(ids));
    if (list === "saved") tell(ids);
    return true;
  } catch {
    return false;
  }
}

/** Tells the worker, if there is one, so that what is saved can be read without network. @param {string[]} saved */
export function tell(saved) {
  globalThis.navigator?.serviceWorker?.ready.then(({ active }) => active.postMessage({ saved })).catch(() => {});
}

/** The same ids with one added at the end, or taken out when it is there. @param {string[]} ids @param {string} id */
export function toggled(ids, id) {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

/** The same ids with one in the place of another, and none twice. @param {string[]} ids @param {string} from @param {string} to */
export function renamed(ids, from, to) {
  return [...new Set(ids.map((id) => (id === from ? to : id)))];
}

/**
 * The id in the address of a programme's page, whatever folder and language the site has.
 *
 * @param {string} path
 * @returns {string | undefined}
 */
export function idOf(path) {
  return /\/chuong-trinh\/([a-z0-9-]+)\/$/.exec(path)?.[1];
}

/**
 * What an address asks to compare: the first four different ids, and what of it cannot be shown.
 *
 * @param {string} search such as `?c=a,b`
 */
export function asked(search) {
  const all = (new URLSearchParams(search).get("c") ?? "").split(",").map((id) => id.trim()).filter(Boolean);
  const once = [...new Set(all)];
  const good = once.filter((id) => ID.test(id));
  return {
    ids: good.slice(0, MOST),
    many: good.slice(MOST),
    repeated: [...new Set(all.filter((id, at) => all.indexOf(id) !== at))],
    unknown: once.filter((id) => !ID.test(id)),
  };
}
