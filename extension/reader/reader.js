/** The reader in a tab of its own: shows what the background parked for it, or a saved page. */
import { TABLE, load, save, watch } from '../shared/settings.js';
import { ANNEXES } from '../background/inject.js';
import { parked } from '../background/tab.js';
import { actionsFor, dropPlace, keptOn, read } from './saved.js';

const GONE = /** @type {const} */ ({ status: 'failed', message: stillpage.text('failedParked') });

const settings = await load();

/** What is shown now. @type {View | null} */
let view = null;

/**
 * Shows a result. What a page at hand allows beyond a result alone is given in `more`.
 *
 * @param {Result} result
 * @param {Partial<ViewActions>} more
 * @param {KeptNote[] | null} notes what is marked; null where nothing may be kept
 */
function show(result, more, notes) {
  /** @type {ViewActions} */
  const actions = {
    close,
    insist: () => {},
    retry: null,
    save: (next) => save(Object.assign(settings, next)),
    options: () => chrome.runtime.openOptionsPage(),
    calm: null,
    site: null,
    annex: async (name) => ({ scripts: ANNEXES[name].scripts, css: '' }),
    explain: null,
    putBack: () => {},
    remember: null,
    pick: null,
    render: null,
    excerpt: null,
    selection: null,
    report: null,
    further: null,
    comments: null,
    notes: null,
    ...more,
  };
  view = stillpage.view(result, { settings, table: TABLE, here: null, notes, place: null }, actions);
  document.title = result.status === 'read' && result.metadata.title ? result.metadata.title : 'Stillpage';
  document.body.replaceChildren(view.root);
  view.start.focus({ preventScroll: true });
  view.follow(document);
}

/**
 * Shows a page at hand, and shows it anew as a person insists or puts blocks back.
 *
 * @param {Capture} capture
 * @param {CoreOptions} options
 * @param {string} url where it is from
 */
async function showPage(capture, options, url) {
  const { putBack } = options;
  const kept = await keptOn(url);
  const more = {
    ...actionsFor(capture, options, url, kept),
    insist: () => void showPage(capture, { ...options, insist: true }, url),
    putBack: async (/** @type {number} */ block, /** @type {boolean} */ back) => {
      const others = putBack.filter((other) => other !== block);
      await showPage(capture, { ...options, putBack: back ? [...others, block] : others }, url);
      view?.reveal(block);
    },
  };
  show(await read(capture, options), more, kept);
}

/**
 * Shows what the background parked: the page, or of a very large one the result; the second of two
 * results is what there is, for who insists.
 */
async function showParked() {
  const waiting = await parked(new URLSearchParams(location.search).get('id') ?? '');
  if (waiting?.capture) return showPage(waiting.capture, waiting.options, waiting.url);
  const [result, there] = waiting?.results ?? [GONE];
  show(result ?? GONE, { insist: () => there && show(there, {}, null) }, null);
}

/** Waits for a saved page to be dropped or chosen. */
function waitForFile() {
  const root = stillpage.make('div', 'stillpage', dropPlace((capture, url) => void showPage(capture, { insist: false, putBack: [] }, url)));
  stillpage.dressUp(root, settings);
  document.title = stillpage.text('fileTitle');
  document.body.replaceChildren(root);
}

/** Closes the tab; the browser goes back to the page it came from. */
async function close() {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
}

document.documentElement.lang = chrome.i18n.getUILanguage();
document.documentElement.dir = chrome.i18n.getMessage('@@bidi_dir');
onkeydown = (event) => {
  if (view?.key(event)) event.preventDefault();
};
watch((next) => view?.dress(Object.assign(settings, next)));
if (location.search === '?file') waitForFile();
else await showParked();
