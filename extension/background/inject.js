/** The way into a page. */

/** The scripts of the overlay, in the order in which each uses those before it. */
export const READER = [
  'shared/i18n.js',
  'page/access.js',
  'page/turns.js',
  'page/walk.js',
  'page/capture.js',
  'reader/plan.js',
  'reader/icon.js',
  'reader/button.js',
  'reader/article.js',
  'reader/stretches.js',
  'reader/code.js',
  'reader/embeds.js',
  'reader/further.js',
  'reader/left-out.js',
  'reader/notice.js',
  'reader/dress.js',
  'reader/appearance.js',
  'reader/outline.js',
  'reader/passage.js',
  'reader/clipboard.js',
  'reader/take.js',
  'reader/report.js',
  'reader/shortcuts.js',
  'reader/bar.js',
  'reader/toast.js',
  'reader/sight.js',
  'reader/aids.js',
  'reader/view.js',
  'page/place.js',
  'page/intake.js',
  'page/host.js',
  'page/overlay.js',
];

/**
 * Annexes of the reader: loaded into it when a person first asks for one, since most articles are
 * read without. Each is scripts, in the same order, and style.
 *
 * @type {Record<AnnexName, {scripts: string[], styles: string[]}>}
 */
export const ANNEXES = {
  aloud: {
    scripts: ['reader/controls.js', 'reader/segments.js', 'reader/spoken.js', 'reader/voice.js', 'reader/trace.js', 'reader/player.js', 'reader/aloud.js'],
    styles: ['reader/aloud.css'],
  },
  motion: { scripts: ['page/motion.js'], styles: [] },
  save: { scripts: ['reader/file-name.js', 'reader/pictures.js', 'reader/body-text.js', 'reader/part.js', 'reader/ways.js', 'reader/reported.js'], styles: [] },
  selected: { scripts: ['page/selected.js'], styles: [] },
  correct: { scripts: ['reader/undo.js', 'page/correct.js'], styles: [] },
  live: { scripts: ['page/live.js'], styles: [] },
  growth: { scripts: ['reader/update.js', 'page/pages.js', 'page/states.js'], styles: [] },
  starts: { scripts: ['reader/segments.js', 'reader/starts.js'], styles: [] },
  controls: { scripts: ['reader/controls.js'], styles: [] },
  font: { scripts: ['reader/legible.js'], styles: [] },
  footnotes: { scripts: ['reader/footnotes.js'], styles: [] },
  reasons: { scripts: ['reader/reasons.js'], styles: [] },
  gallery: { scripts: ['reader/gallery.js'], styles: ['reader/gallery.css'] },
  notes: {
    scripts: ['reader/body-text.js', 'reader/quote.js', 'reader/note-editor.js', 'reader/note-list.js', 'page/marks.js', 'reader/marked.js'],
    styles: ['reader/marked.css'],
  },
};

/** The scripts of the reader for what is selected alone. */
export const SELECTION = [...READER.slice(0, -1), 'page/selected.js', 'page/alone.js', ...READER.slice(-1)];

/** The scripts of the reader on a page for which access was lent. */
export const LENT = ['page/lent.js', ...READER];

/** The scripts of calm mode, in the same order. */
export const CALM = [
  'shared/i18n.js',
  'page/access.js',
  'page/turns.js',
  'page/walk.js',
  'page/capture.js',
  'reader/icon.js',
  'reader/article.js',
  'reader/left-out.js',
  'reader/reasons.js',
  'reader/dress.js',
  'page/motion.js',
  'page/pinned.js',
  'page/selector.js',
  'page/veil.js',
  'page/pill.js',
  'page/calm.js',
];

/** The scripts of the picker; it is called from the reader or from calm mode, whose scripts are there. */
export const PICK = ['reader/undo.js', 'page/correct.js', 'page/choice.js', 'page/picker.js', 'page/pick.js'];

/** Waits between tries, in milliseconds: Chromium denies some first calls right after a click. */
const WAITS = [30, 60, 120];

/**
 * Runs scripts in a tab.
 *
 * @param {number} tabId
 * @param {string[]} files
 * @returns {Promise<boolean>} whether the browser let them in
 */
export async function inject(tabId, files) {
  for (const wait of [...WAITS, null]) {
    if (await run(tabId, files)) return true;
    if (wait !== null) await new Promise((resolve) => setTimeout(resolve, wait));
  }
  return false;
}

/** @param {number} tabId @param {string[]} files */
async function run(tabId, files) {
  try {
    const results = await chrome.scripting.executeScript({
      target: { tabId },
      files,
      // Else the reader waits for the last advertisement of the page to load.
      injectImmediately: true,
    });
    // On a page of its own that it lets nobody into, Firefox answers with a list of nothing.
    return results.some((result) => Boolean(result));
  } catch {
    return false;
  }
}
