/** The sites on which a person put something right, and what is remembered of sites: listed, erased. */
import { forget, load } from '../shared/corrections.js';
import * as memory from '../shared/memory.js';

const { make, text } = stillpage;

/** @param {MessageKey} key @param {string} label @param {() => void} act */
function button(key, label, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'act';
  element.textContent = text(key);
  if (label) element.setAttribute('aria-label', `${text(key)}: ${label}`);
  element.addEventListener('click', act);
  return element;
}

/**
 * The list of corrected sites, kept true.
 *
 * @param {(said: string) => void} say
 */
export async function correctionList(say) {
  const list = make('div', 'sites corrections');
  const fill = async () => {
    const sites = Object.entries(await load()).sort(([a], [b]) => (a < b ? -1 : 1));
    const rows = sites.map(([host, { length }]) => {
      const erase = async () => {
        await forget(host);
        say(text('optionsSaved'));
        await fill();
      };
      const words = make('span', 'host', `${host}\u00a0· ${text('correctionsCount', String(length))}`);
      return make('div', 'site-row', words, make('div', 'acts start', button('correctionsErase', host, () => void erase())));
    });
    list.replaceChildren(...(rows.length > 0 ? rows : [make('p', '', text('correctionsNone'))]));
  };
  await fill();
  return { element: list, fill };
}

/**
 * Whether pages that are read are remembered, and the way to forget them.
 *
 * @param {(said: string) => void} say
 */
export async function memoryControls(say) {
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.name = 'memory';
  const fill = async () => void (input.checked = await memory.isOn());
  await fill();
  input.addEventListener('change', async () => {
    await memory.turn(input.checked);
    say(text('optionsSaved'));
  });
  const erase = async () => {
    await memory.erase();
    say(text('optionsSaved'));
  };
  const element = make('div', '', make('label', 'box', input, text('memoryOn')), make('div', 'acts start', button('memoryErase', '', () => void erase())));
  return { element, fill };
}
