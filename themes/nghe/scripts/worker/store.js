// What is kept for when there is no network: pages, the files that they name, and notes. Each lies in a cache of its own. The
// name ends with the address of the site, since other sites may lie on the same host; the number is that of this form.

/** @typedef {{ path: string, names: string[], release: string, title: string, language: string, at: number, kept: number }} Facts */
/** @typedef {Facts & { response: Response }} Copy a page as it was kept; `at` is when the server gave it, `kept` when it came here */

/** Where the facts of a page stand. */
const HEADER = "x-nghe-copy";

/** The caches of the site at an address. @param {string} scope */
export function storeOf(scope) {
  const names = Object.fromEntries(["pages", "files", "notes"].map((what) => [what, `nghe-${what}-1 ${scope}`]));
  const open = (/** @type {string} */ what) => caches.open(names[what]);

  return {
    pages: () => open("pages"),
    files: () => open("files"),

    /** Every page. @returns {Promise<Copy[]>} */
    copies: async () => (await (await open("pages")).matchAll()).map(read),

    /** @param {string} path @returns {Promise<Copy | undefined>} */
    async copy(path) {
      const response = await (await open("pages")).match(path);
      return response && read(response);
    },

    /** @param {string} path */
    async file(path) {
      return (await open("files")).match(path, { ignoreVary: true });
    },

    /** What was noted under a name. @param {string} name */
    async note(name) {
      const found = await (await open("notes")).match(noted(name));
      return found?.json();
    },

    /** @param {string} name @param {unknown} value */
    async write(name, value) {
      await (await open("notes")).put(noted(name), new Response(JSON.stringify(value)));
    },

    /** Every name under which something is noted. */
    async names() {
      const keys = await (await open("notes")).keys();
      return keys.map(({ url }) => decodeURIComponent(new URL(url).search.slice(1)));
    },

    /** @param {string} name */
    async erase(name) {
      await (await open("notes")).delete(noted(name));
    },

    /** Deletes what lies here in another form. */
    async clear() {
      const others = (await caches.keys()).filter((name) => name.endsWith(` ${scope}`) && !Object.values(names).includes(name));
      await Promise.all(others.map((name) => caches.delete(name)));
    },
  };

  /** @param {string} name */
  function noted(name) {
    return `${scope}?${encodeURIComponent(name)}`;
  }
}

/** A page with its facts, under the headers that it came with. @param {string} html @param {Headers} headers @param {Facts} facts */
export function written(html, headers, facts) {
  const own = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "vary"]) own.delete(name);
  own.set(HEADER, encodeURIComponent(JSON.stringify(facts)));
  return new Response(html, { headers: own });
}

/** @param {Response} response @returns {Copy} */
function read(response) {
  return { ...JSON.parse(decodeURIComponent(response.headers.get(HEADER))), response };
}
