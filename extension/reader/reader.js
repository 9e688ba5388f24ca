/** The reader in a tab of its own: shows what the background parked for it. */
import { TABLE, load, save, watch } from '../shared/settings.js';
import { parked } from '../background/tab.js';

const GONE = /** @type {const} */ ({ status: 'failed', message: stillpage.text('failedParked') });

/**
 * Shows a result; `there` is what there is, for a person who insists.
 *
 * @param {Result} result
 * @param {Result | undefined} there
 * @param {Settings} settings
 */
function show(result, there, settings) {
  /** @type {ViewActions} */
  const actions = {
    close,
    insist: () => there && show(there, undefined, settings),
    retry: null,
    save: (next) => void save(next),
    options: () => chrome.runtime.openOptionsPage(),
    calm: null,
    site: null,
    explain: null,
    putBack: () => {},
    render: null,
    report: null,
  };
  const view = stillpage.view(result, { settings, table: TABLE }, actions);
  document.title = result.status === 'read' && result.metadata.title ? result.metadata.title : 'Stillpage';
  document.documentElement.lang = chrome.i18n.getUILanguage();
  document.body.replaceChildren(view.root);
  view.start.focus({ preventScroll: true });
  view.follow(document);
  onkeydown = (event) => {
    if (view.key(event)) event.preventDefault();
  };
  watch((next) => view.dress(next));
}

/** Closes the tab; the browser goes back to the page it came from. */
async function close() {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
}

const id = new URLSearchParams(location.search).get('id') ?? '';
const [waiting, settings] = await Promise.all([parked(id), load()]);
const [result, there] = waiting?.results ?? [GONE];
show(result ?? GONE, there, settings);
