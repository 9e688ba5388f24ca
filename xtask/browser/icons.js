/**
 * Draws the icons of the extension from their drawings, in all sizes.
 *
 *     node xtask/browser/icons.js
 *
 * Those in the repository were made a third smaller without loss: `zopflipng -y --iterations=50 --filters=01234mepb`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { launch } from '../../tests/browser/driver.js';

const ICONS = new URL('../../extension/icons/', import.meta.url);
/** The drawings, with the ending of their files' names and their sizes: the second is for toolbars of dark themes. */
const DRAWINGS = { 'icon.svg': { ending: '', sizes: [16, 24, 32, 48, 128] }, 'icon-dark.svg': { ending: '-dark', sizes: [16, 24, 32, 48] } };

const driver = await launch('chromium');
try {
  const page = await driver.browser.newPage();
  for (const [drawing, { ending, sizes }] of Object.entries(DRAWINGS)) {
    const svg = await readFile(new URL(drawing, ICONS), 'utf8');
    for (const size of sizes) {
      const base64 = await page.evaluate(async (svg, size) => {
        const image = new Image(size, size);
        image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
        await image.decode();
        const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
        /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d')).drawImage(image, 0, 0, size, size);
        return canvas.toDataURL('image/png').split(',')[1] ?? '';
      }, svg, size);
      await writeFile(new URL(`${size}${ending}.png`, ICONS), Buffer.from(base64, 'base64'));
    }
  }
} finally {
  await driver.close();
}
