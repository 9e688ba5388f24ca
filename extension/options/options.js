/** The settings page: appearance with a live sample, privacy in plain words, erase all. */
import * as calm from '../shared/calm.js';
import * as notes from '../shared/notes.js';
import { settle } from '../background/link.js';
import { forgetAll } from '../background/sites.js';
import * as entries from '../shared/entries.js';
import * as corrections from '../shared/corrections.js';
import * as sync from '../shared/sync.js';
import { correctionList, memoryControls } from './corrections.js';
import { sure } from './erase.js';
import { siteList } from './sites.js';
import { storedTable } from './stored.js';
import { TABLE, eraseAll, initial, load, save, watch } from '../shared/settings.js';

const { make, text, dressUp } = stillpage;

const root = make('main', 'stillpage options-page');
const slot = make('div', '');
const calmSlot = make('div', '');
const syncSlot = make('div', '');
const storedSlot = make('div', '');
const entriesSlot = make('div', '');
const said = make('span', '');
const erased = make('span', '');
for (const one of [said, erased]) one.setAttribute('role', 'status');

/** @param {Settings} settings */
function showControls(settings) {
  dressUp(root, settings);
  slot.replaceChildren(stillpage.controls(TABLE, settings, change));
}

/** @param {Settings} settings */
async function change(settings) {
  dressUp(root, settings);
  await kept(save(settings));
}

/** Says whether something was stored. @param {Promise<unknown>} storing */
async function kept(storing) {
  said.textContent = await storing.then(() => text('optionsSaved'), unkept);
}

/** @param {unknown} error */
function unkept(error) {
  return text('saveFailed', error instanceof Error ? error.message : String(error));
}

/** @param {MessageKey} key @param {() => void} act */
const button = (key, act) => stillpage.wordButton(key, 'act', act);

/** What calm mode hides: a box to tick for each kind. @param {calm.Choice} choice */
function calmBoxes(choice) {
  const boxes = calm.TABLE.map(({ name }) => {
    const input = document.createElement('input');
    input.type = 'checkbox';
    input.name = name;
    input.checked = choice[name] === true;
    input.addEventListener('change', async () => {
      choice[name] = input.checked;
      await kept(calm.save(choice));
    });
    return make('label', 'box', input, name === 'pinned' ? text('calmPinned') : stillpage.kindName(name));
  });
  return make('div', 'boxes', ...boxes);
}

async function reset() {
  showControls(initial());
  await kept(save(initial()));
}

/** All that a person chose, as a file. */
async function exportAll() {
  const [settings, hidden, kept, put] = await Promise.all([load(), calm.load(), notes.all(), corrections.load()]);
  const chosen = JSON.stringify({ stillpage: 1, settings, calm: hidden, notes: kept, corrections: put }, null, 2);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`${chosen}\n`], { type: 'application/json' }));
  link.download = 'stillpage-settings.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What such a file holds, or null where it is another. @param {string} file @returns {{settings?: unknown, calm?: unknown, notes?: unknown, corrections?: unknown} | null} */
function parsed(file) {
  try {
    const chosen = JSON.parse(file);
    return chosen?.stillpage === 1 ? chosen : null;
  } catch {
    return null;
  }
}

/** Takes what such a file holds; whatever does not fit becomes its initial value. @param {string} file */
async function importAll(file) {
  const chosen = parsed(file);
  if (chosen === null) return void (said.textContent = text('optionsImportBad'));
  const choice = calm.validate(chosen.calm);
  await kept(Promise.all([save(chosen.settings).then(showControls), calm.save(choice), notes.merge(chosen.notes)]));
  calmSlot.replaceChildren(calmBoxes(choice));
  await corrections.merge(chosen.corrections);
  await corrected.fill();
}

function importer() {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.hidden = true;
  input.addEventListener('change', async () => {
    const file = await input.files?.[0]?.text();
    input.value = '';
    if (file !== undefined) await importAll(file);
  });
  return make('span', '', button('optionsImport', () => input.click()), input);
}

async function erase() {
  if (!(await sure(root))) return;
  await Promise.all([forgetAll(), settle(), entries.turn(false)]);
  await eraseAll();
  await Promise.all([sites.fill(), fillEntries()]);
  await corrected.fill();
  await remembered.fill();
  showControls(initial());
  calmSlot.replaceChildren(calmBoxes(calm.validate({})));
  await Promise.all([fillSync(), fillStored()]);
  erased.textContent = text('optionsErased');
}

/** The box that turns sync on, and what became of it. */
async function fillSync() {
  const { on, failed } = await sync.load();
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.checked = on;
  input.addEventListener('change', async () => {
    await sync.turn(input.checked);
    showControls(await load());
    calmSlot.replaceChildren(calmBoxes(await calm.load()));
    await fillSync();
  });
  const note = make('p', 'warning', failed === null ? '' : text('syncFailed', failed));
  syncSlot.replaceChildren(make('label', 'box', input, text('syncLabel')), note);
}

/** The box that turns the entries of the page's menu on, where the browser knows such a choice. */
async function fillEntries() {
  if (!entries.canChoose()) return;
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.name = 'entries';
  input.checked = await entries.areOn();
  // The browser asks only in the click itself: nothing is awaited before.
  input.addEventListener('change', () => void entries.turn(input.checked).catch(() => {}).then(fillEntries));
  entriesSlot.replaceChildren(section('entriesTitle'), make('p', '', text('entriesHint')), make('label', 'box', input, text('entriesOn')));
}

async function fillStored() {
  storedSlot.replaceChildren(await storedTable());
}

/** @param {MessageKey} key */
function section(key) {
  return make('h2', '', text(key));
}

/** @param {string} name */
async function shortcut(name) {
  const commands = await chrome.commands.getAll();
  const keys = commands.find((command) => command.name === name)?.shortcut;
  return make('kbd', '', keys || text('optionsKeyboardNone'));
}

document.title = text('optionsTitle');
// The choice of it is shown in it, chosen or not.
stillpage.useLegible();
document.documentElement.lang = chrome.i18n.getUILanguage();
document.documentElement.dir = chrome.i18n.getMessage('@@bidi_dir');
showControls(await load());
const siteSaid = make('span', '');
siteSaid.setAttribute('role', 'status');
const sites = await siteList((word) => (siteSaid.textContent = word));
const siteHead = section('siteTitle');
const correctSaid = make('span', '');
correctSaid.setAttribute('role', 'status');
const sayCorrected = (/** @type {string} */ word) => void (correctSaid.textContent = word);
const corrected = await correctionList(sayCorrected);
const remembered = await memoryControls(sayCorrected);
calmSlot.append(calmBoxes(await calm.load()));
await Promise.all([fillSync(), fillStored(), fillEntries()]);
root.append(
  make(
    'div',
    'sheet',
    make('h1', '', text('optionsTitle')),
    section('optionsLook'),
    slot,
    make('div', 'sample', make('p', '', text('optionsSample'))),
    make('div', 'acts start', button('reset', reset), button('optionsExport', () => void exportAll()), importer(), said),
    section('calmLabel'),
    make('p', '', text('optionsCalm')),
    calmSlot,
    siteHead,
    make('p', '', text('siteHint')),
    sites.element,
    siteSaid,
    entriesSlot,
    section('correctionsTitle'),
    make('p', '', text('correctionsHint')),
    corrected.element,
    section('memoryTitle'),
    make('p', '', text('memoryHint')),
    remembered.element,
    correctSaid,
    section('fileTitle'),
    make('div', 'acts start', button('fileTitle', () => void chrome.tabs.create({ url: chrome.runtime.getURL('reader/reader.html?file') }))),
    section('syncTitle'),
    make('p', '', text('syncHint')),
    syncSlot,
    section('optionsKeyboard'),
    make('p', '', await shortcut('_execute_action'), ' ', text('optionsKeyboardHint')),
    make('p', '', await shortcut('calm'), ' ', text('optionsKeyboardCalm')),
    section('optionsPrivacy'),
    make('p', '', text('optionsPrivacyNetwork')),
    make('p', '', text('optionsPrivacyAccess')),
    make('p', '', text('optionsPrivacyStored')),
    make('h3', '', text('storedTitle')),
    storedSlot,
    make('div', 'acts start', button('optionsErase', () => void erase()), erased),
  ),
);
document.body.append(root);
if (sites.isHere) siteHead.scrollIntoView();
watch((settings) => dressUp(root, settings));
chrome.storage.onChanged.addListener(() => void fillStored());
