// The release that `/sw.js` names, and what addresses are in it.

/**
 * @type {{ id: string, root: string, editions: string[], code: string[], offline: string, finder: string, saved: string,
 *   lasting: string[], programmes: string }} see src/route/worker.rs
 */
export const { release } = self;

/** Whether what stands at a path can never change, since its bytes name it. @param {string} path */
export function isAsset(path) {
  return path.startsWith(`${release.root}assets/`) && /[/-][0-9a-f]{16}(\.\w+)?$/.test(path);
}

/** The path under which a page is kept, whatever is asked of it. @param {string} address */
export function pathOf(address) {
  const path = new URL(address, location.href).pathname.replace(/\/index\.html$/, "/");
  return /\/[^/.]+$/.test(path) ? `${path}/` : path;
}

/** The folder of the edition that a page is in. @param {string} path */
export function editionOf(path) {
  return release.editions.find((folder) => path.startsWith(folder)) ?? release.root;
}

/** The path of a page below the folder of its edition. @param {string} path */
export function withinEdition(path) {
  return path.slice(editionOf(path).length);
}

/** Whether the visitor asked to save data: then nothing is fetched but what is opened. */
export function isSaving() {
  return navigator.connection?.saveData === true;
}
