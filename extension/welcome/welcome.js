/** The page shown once after the extension was installed: what it does, a try, what it may do and why. */
import { fillWords, keys } from './words.js';
import { initial, load } from '../shared/settings.js';

const { make, text, dressUp } = stillpage;

/** Firefox alone tells its add-ons of itself. */
const IS_FIREFOX = 'getBrowserInfo' in chrome.runtime;

/** The keys as the browser really gave them: another add-on may have had them first. */
async function keyList() {
  const given = await keys();
  return given.map(({ words, key }) => make('div', '', make('dt', '', words), make('dd', '', make('kbd', '', key))));
}

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Closes this tab. */
async function close() {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id !== undefined) await chrome.tabs.remove(tab.id);
}

fillWords(document);
document.title = text('welcomeTitle');
part('pin').textContent = text(IS_FIREFOX ? 'welcomePinFirefox' : 'welcomePinChromium');
part('done').addEventListener('click', () => void close());
part('settings').addEventListener('click', () => void chrome.runtime.openOptionsPage());
part('keys').replaceChildren(...(await keyList()));
const { theme, paper, ink } = await load().catch(initial);
dressUp(/** @type {HTMLElement} */ (document.querySelector('.welcome')), /** @type {any} */ ({ theme, paper, ink }));
