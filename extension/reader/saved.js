/** Saved pages: read in the extension's own tab, by the same capture and core as live ones. */
import * as core from '../background/core.js';
import * as notes from '../shared/notes.js';

const { make, text } = stillpage;

/** Most bytes of a file, as the core's for HTML text. */
const MOST = 64 * 1024 * 1024;
/** What browsers take the type of such a file to be, nothing where they do not know its ending. */
const TYPES = ['', 'text/html', 'application/xhtml+xml'];
/** Bytes in which a page names its encoding (HTML, "prescan a byte stream"). */
const HEAD = 1024;

/** The text of a page, in the encoding that it begins with or names. @param {ArrayBuffer} bytes */
function decode(bytes) {
  const [a, b] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  const mark = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  const head = new TextDecoder('latin1').decode(bytes.slice(0, HEAD));
  const named = mark ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Where a page was saved from, as far as it says so. @param {Document} page @param {string} html */
function addressOf(page, html) {
  const saved = /^\s*(?:<!doctype[^>]*>)?\s*<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(html)?.[1];
  const address = URL.parse(saved ?? page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '');
  return address && /^https?:$/.test(address.protocol) ? address.href : '';
}

/**
 * The page in a file.
 *
 * @param {File} file
 * @returns {Promise<{capture: Capture, url: string} | null>} null where it holds none
 */
export async function captureOf(file) {
  if (file.size > MOST || !TYPES.includes(file.type)) return null;
  const html = decode(await file.arrayBuffer());
  if (html.includes('\0') || !/<[a-z!]/i.test(html)) return null;
  const page = new DOMParser().parseFromString(html, 'text/html');
  const url = addressOf(page, html);
  const { capture } = stillpageCapture({ layout: false, document: page, url });
  return capture && { capture, url };
}

/**
 * What the view asks of the core, about a page that is at hand.
 *
 * @param {Capture} capture
 * @param {CoreOptions} options
 * @param {string} url where it is from
 * @param {KeptNote[] | null} kept what is marked on it; null where nothing may be kept
 * @returns {Pick<ViewActions, 'explain' | 'render' | 'excerpt' | 'report' | 'notes'>}
 */
export function actionsFor(capture, options, url, kept) {
  let list = kept ?? [];
  const written = () => (list.length > 0 ? { heading: text('notesHeading'), list: list.map(({ anchor, words }) => ({ anchor, words })) } : null);
  return {
    explain: () => core.explain(capture, options),
    render: (format, pictures, part) => core.render(capture, options, format, pictures, written(), part),
    excerpt: (place) => core.excerpt(capture, options, place),
    report: () => core.report(capture),
    notes: kept && {
      describe: (place) => core.describe(capture, options, place),
      find: (anchors) => core.find(capture, options, anchors),
      async keep(title, next) {
        list = next;
        await notes.save(url, title, next);
      },
      // The page itself is not here.
      node: () => null,
      showOnPage: () => {},
    },
  };
}

/** What is marked on a page; null where nothing may be kept of it: in private windows, and without an address. @param {string} url */
export async function keptOn(url) {
  const isPrivate = chrome.extension?.inIncognitoContext === true;
  return isPrivate || notes.addressOf(url) === null ? null : notes.load(url).catch(() => []);
}

/** @param {Capture} capture @param {CoreOptions} options */
export const read = (capture, options) => core.read(capture, options);

/**
 * A place to drop a file on, or to choose one.
 *
 * @param {(capture: Capture, url: string) => void} take
 */
export function dropPlace(take) {
  const said = make('p', 'said', '');
  said.setAttribute('role', 'status');
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.html,.htm,.xhtml,text/html';
  input.hidden = true;
  const open = async (/** @type {File | undefined} */ file) => {
    const page = file ? await captureOf(file).catch(() => null) : null;
    if (page === null) said.textContent = text('fileBad');
    else take(page.capture, page.url);
  };
  input.addEventListener('change', () => void open(input.files?.[0]));
  const choose = stillpage.wordButton('fileChoose', 'act first', () => input.click());
  const box = make('section', 'notice drop', make('h1', '', text('fileTitle')), make('p', '', text('fileHint')), make('div', 'acts', choose), said, input);
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    if (box.isConnected) void open(event.dataTransfer?.files[0]);
  });
  return make('main', 'sheet', box);
}
