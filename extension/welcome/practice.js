/**
 * A cluttered page of the extension's own, for a first try. Browsers run no script of an add-on in its
 * own pages at a click, so this page brings the scripts of the reader itself; the rest is as anywhere.
 */
import { ANNEXES, READER } from '../background/inject.js';
import { fillWords, keys } from './words.js';

/** @typedef {(key: MessageKey) => string} Words */

/** What runs along the top: names of nothing, the same in every language. */
const TICKER = ['KELP-50 2918.04 +0.41 %', 'SALT 9.03 −0.55 %', 'ROPE 31.88 +0.02 %', 'GULL/EUR 0.731 −0.18 %', 'HERRING 412.50 +1.32 %'];

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** @param {string} word */
const link = (word) => make('a', { href: '#' }, word);

/** What becomes of an element, by the attribute that names its words. @type {Record<string, (parts: string[]) => Node[]>} */
const BUILD = {
  'data-list': (parts) => parts.map((part) => make('li', {}, link(part))),
  'data-lines': ([label = '', line = '', act = '']) => [
    make('span', { class: 'label' }, label), make('p', {}, line), make('button', { type: 'button' }, act),
  ],
  'data-cards': ([head = '', ...cards]) => [
    make('h2', {}, head), make('div', { class: 'card-list' }, ...cards.map((card) => make('div', { class: 'card' }, link(card)))),
  ],
};

/** @param {string[]} parts */
function letter([line = '', field = '', act = '']) {
  return [make('p', {}, line), make('input', { type: 'email', 'aria-label': field, placeholder: field }), make('button', { type: 'button' }, act)];
}

/** @param {string[]} parts */
function consent([line = '', ...acts]) {
  return [make('p', {}, line), ...acts.map((act, at) => make('button', { type: 'button', class: at === 0 ? 'first' : '' }, act))];
}

/** @param {string} line */
function tick(line) {
  const [name = '', number = '', change = ''] = line.split(' ');
  return make('li', {}, `${name} ${number} `, make('span', { class: change.startsWith('+') ? 'up' : 'down' }, `${change} %`));
}

/**
 * Writes the page in the words of a language.
 *
 * @param {Words} words
 */
export function write(words) {
  document.title = words('practiceTitle');
  const parts = (/** @type {string | null} */ key) => words(/** @type {MessageKey} */ (key)).split('|');
  const put = (/** @type {string} */ place, /** @type {Node[]} */ nodes) => document.querySelector(place)?.replaceChildren(...nodes);
  for (const [attribute, build] of Object.entries(BUILD)) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) element.replaceChildren(...build(parts(element.getAttribute(attribute))));
  }
  put('.article-body', words('practiceText').split('|').map((part) => make('p', {}, part)));
  put('.newsletter-popup', letter(words('practiceLetter').split('|')));
  put('.cookie-banner', consent(words('practiceConsent').split('|')));
  put('.ticker-track', [...TICKER, ...TICKER].map(tick));
}

/** Runs a script of the reader here. @param {string} file */
function run(file) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = chrome.runtime.getURL(file);
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error(file)));
    document.head.append(script);
  });
}

/** What a click injects last: it opens the reader, or closes it. */
const [OVERLAY = ''] = READER.slice(-1);

/** Says how to go on, once the reader was there and is gone. */
function watch() {
  let isSeen = false;
  const observer = new MutationObserver(() => {
    const isOpen = document.querySelector('stillpage-reader') !== null;
    isSeen ||= isOpen;
    if (!isSeen || isOpen) return;
    observer.disconnect();
    for (const line of document.querySelectorAll('.guide p')) if (line instanceof HTMLElement) line.hidden = !line.hidden;
  });
  observer.observe(document.documentElement, { childList: true });
}

/** What a click on the toolbar button does on any other page. */
const click = () => run(OVERLAY);

fillWords(document);
write((key) => stillpage.text(key));
const [reader] = await keys();
const byKey = /** @type {HTMLElement} */ (document.querySelector('.by-key'));
byKey.hidden = !reader?.isSet;
/** @type {HTMLElement} */ (byKey.querySelector('kbd')).textContent = reader?.key ?? '';
// What the overlay has injected later elsewhere is here from the beginning.
for (const file of [...READER.slice(0, -1), ...ANNEXES.motion.scripts, ...ANNEXES.live.scripts, ...ANNEXES.growth.scripts, ...ANNEXES.save.scripts, ...ANNEXES.correct.scripts, ...ANNEXES.selected.scripts]) await run(file);
document.addEventListener('submit', (event) => event.preventDefault());
document.querySelector('.open')?.addEventListener('click', () => void click());
chrome.runtime.onMessage.addListener((message, sender) => {
  if (sender.id === chrome.runtime.id && message?.type === 'click') void click();
});
watch();
document.documentElement.dataset.ready = '';
