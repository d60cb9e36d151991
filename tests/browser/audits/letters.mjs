//! Vietnamese letters: the system's font has all of them in one face, and stacked marks have their room.

const vowels = 'aăâeêioôơuưy';
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
/** All 134 letters of Vietnamese that are not plain Latin ones, and the plain ones, in both cases. */
const small = [...vowels].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))).join('') + 'bcdđghklmnpqrstvx';
const letters = small + small.toLocaleUpperCase('vi');

/** Sets all letters in each family of the page and gives those that Chromium needs more than one face for. */
export async function facesAudit(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('DOM.enable');
  await client.send('CSS.enable');
  const families = await page.evaluate(layOut, letters);
  const { root } = await client.send('DOM.getDocument', { depth: 0 });
  const found = [];
  for (const { family, id, boxes } of families) {
    const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector: `#${id}` });
    const fonts = await facesOf(client, page, nodeId);
    const names = fonts.map((font) => `${font.familyName} (${font.glyphCount})`);
    if (fonts.length !== 1) {
      found.push({ element: family, problem: `is drawn with ${names.join(' and ')}`, remedy: 'name first a family that has every letter' });
    }
    if (fonts.some((font) => font.isCustomFont)) {
      found.push({ element: family, problem: 'is a font that the page loads', remedy: 'name fonts of the system' });
    }
    if (boxes !== '') found.push({ element: family, problem: `has no glyph for ${boxes}`, remedy: 'name a family that has them' });
  }
  await client.detach();
  return found;
}

/** The faces that a text is drawn with. Until the browser has drawn it there are none, so it is asked again after each frame. */
async function facesOf(client, page, nodeId) {
  for (let frame = 0; frame < 60; frame++) {
    const { fonts } = await client.send('CSS.getPlatformFontsForNode', { nodeId });
    if (fonts.length > 0) return fonts;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return [];
}

/** Gives the texts whose marks run into the line above, or are cut by a box. */
export function linesAudit(page) {
  return page.evaluate(crampedLines);
}

/** Runs in the browser. */
function crampedLines() {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  const { seen, ownText, finding } = globalThis.audit;
  const clips = (style) => /hidden|clip|auto|scroll/.test(style.overflowY);
  return [...document.body.querySelectorAll('*:not(svg *)')].flatMap((element) => {
    const [text] = ownText(element);
    if (!text || !seen(element)) return [];
    const style = getComputedStyle(element);
    context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const deep = context.measureText('ộợựặpg').actualBoundingBoxDescent;
    // Capitals with two marks below a deep letter are rare in a sentence, and the rule where all is set in capitals.
    const common = context.measureText(style.textTransform === 'uppercase' ? 'ỄẪỖỮ' : 'ễẫỗữ').actualBoundingBoxAscent;
    const high = context.measureText('ỄẪỖỮ').actualBoundingBoxAscent;
    const line = parseFloat(style.lineHeight);
    if (line < common + deep - 0.5) {
      const least = Math.ceil(((common + deep) / parseFloat(style.fontSize)) * 100) / 100;
      return [finding(element, 'has lines too low for stacked marks', `line-height of at least ${least}`)];
    }
    // Where a box cuts what overflows, the marks of its first line must stand inside.
    const range = document.createRange();
    range.selectNodeContents(text);
    const [first] = range.getClientRects();
    const above = context.measureText('x').fontBoundingBoxAscent - high;
    for (let box = element; first && box !== document.body; box = box.parentElement) {
      if (clips(getComputedStyle(box)) && first.top + above < box.getBoundingClientRect().top - 0.5) {
        return [finding(element, 'has the marks of its first line cut', 'give the box that cuts some padding above')];
      }
    }
    return [];
  });
}

/** Runs in the browser: sets a line of all letters for each family that the page uses; tells which are empty boxes. */
function layOut(letters) {
  const context = new OffscreenCanvas(64, 64).getContext('2d', { willReadFrequently: true });
  const drawn = (letter) => {
    context.clearRect(0, 0, 64, 64);
    context.fillText(letter, 8, 48);
    return context.getImageData(0, 0, 64, 64).data.join();
  };
  const speaks = (element) => globalThis.audit.ownText(element).length > 0 || element.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=hidden])');
  const spoken = [...document.body.querySelectorAll('*')].filter(speaks);
  const families = new Set(spoken.map((element) => getComputedStyle(element).fontFamily));
  return [...families].map((family, number) => {
    const line = document.createElement('p');
    line.id = `audit-letters-${number}`;
    line.textContent = letters;
    document.body.append(line);
    line.style.fontFamily = family;
    context.font = `32px ${family}`;
    // A letter that no font has is drawn like this one, which no font can have.
    const box = drawn('\u{10FFFF}');
    return { family, id: line.id, boxes: [...letters].filter((letter) => drawn(letter) === box).join('') };
  });
}
