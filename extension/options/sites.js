/** The sites with a choice of their own, and the choice for the site a person came from. */
import { CHOICES, choose, hostOf, isOpen, load } from '../background/sites.js';

const { make, text } = stillpage;

/** @type {Record<import('../background/sites.js').SiteChoice, MessageKey>} */
const WORDS = { reader: 'siteReader', calm: 'siteCalm', never: 'siteNever' };

/**
 * @param {string} host
 * @param {import('../background/sites.js').SiteChoice | null} chosen
 * @param {boolean} open whether the browser gives access to it
 * @param {(said: string) => void} done
 */
function row(host, chosen, open, done) {
  const values = [...CHOICES, null];
  const buttons = values.map((value) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'act';
    button.textContent = text(value === null ? 'siteAsk' : WORDS[value]);
    button.dataset.choice = value ?? 'ask';
    button.setAttribute('aria-pressed', String(value === chosen));
    // The browser asks only in the click itself: nothing is awaited before.
    button.addEventListener('click', () => void choose(host, value, open).then((granted) => done(text(granted ? 'optionsSaved' : 'siteDenied')), (error) => done(text('saveFailed', String(error?.message ?? error)))));
    return button;
  });
  const element = make('div', 'site-row', make('span', 'host', host), make('div', 'acts start', ...buttons));
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', host);
  return element;
}

/**
 * The list, filled and kept true.
 *
 * @param {(said: string) => void} say
 */
export async function siteList(say) {
  const list = make('div', 'sites');
  const here = hostOf(new URLSearchParams(location.search).get('site') ?? undefined);
  const fill = async () => {
    const sites = await load();
    const hosts = Object.keys(sites).filter((host) => host !== here).sort();
    /** @param {string} said */
    const done = async (said) => {
      say(said);
      await fill();
    };
    const shown = here === null ? hosts : [here, ...hosts];
    const rows = await Promise.all(shown.map(async (host) => row(host, (Object.hasOwn(sites, host) && sites[host]) || null, await isOpen(host), done)));
    list.replaceChildren(...(rows.length > 0 ? rows : [make('p', '', text('siteNone'))]));
  };
  await fill();
  return { element: list, fill, isHere: here !== null };
}
