//! A checkout for the form: Chromium cannot be shown the dialog that chooses a folder, so the folder that it is given lies
//! in the browser's own file system, with the files of a folder on disk.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The texts below a folder of a root, by their paths from the root. */
export function textsOf(root, folder) {
  const names = readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, name));
  const files = names.filter((name) => /\.(md|yaml|csv)$/.test(name) && statSync(name).isFile());
  return Object.fromEntries(files.sort().map((name) => [relative(root, name), readFileSync(name, 'utf8')]));
}

/** Makes the dialog that chooses a folder choose the checkout. Runs in the page, before its scripts. */
export function chooseCheckout() {
  globalThis.showDirectoryPicker = async () => {
    const store = await navigator.storage.getDirectory();
    return store.getDirectoryHandle('checkout');
  };
}

/** Lays texts into the checkout. Runs in the page. */
export async function layOut(texts) {
  const store = await navigator.storage.getDirectory();
  const root = await store.getDirectoryHandle('checkout', { create: true });
  await root.getDirectoryHandle('.git', { create: true });
  for (const [path, text] of Object.entries(texts)) {
    const folders = path.split('/');
    const name = folders.pop();
    let folder = root;
    for (const one of folders) folder = await folder.getDirectoryHandle(one, { create: true });
    const file = await folder.getFileHandle(name, { create: true });
    const writable = await file.createWritable();
    await writable.write(text);
    await writable.close();
  }
}

/** The texts of the checkout, by their paths. Runs in the page. */
export async function readBack() {
  const texts = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
      else texts[path + name] = await (await handle.getFile()).text();
    }
  };
  const store = await navigator.storage.getDirectory();
  await walk(await store.getDirectoryHandle('checkout'), '');
  return texts;
}
