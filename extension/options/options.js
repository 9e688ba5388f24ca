/** The settings page: appearance with a live sample, privacy in plain words, erase all. */
import { TABLE, eraseAll, initial, load, save, watch } from '../shared/settings.js';

const { make, text, dressUp } = stillpage;

const root = make('main', 'stillpage options-page');
const slot = make('div', '');
const said = make('span', '');
said.setAttribute('role', 'status');

/** @param {Settings} settings */
function showControls(settings) {
  dressUp(root, settings);
  slot.replaceChildren(stillpage.controls(TABLE, settings, change));
}

/** @param {Settings} settings */
async function change(settings) {
  dressUp(root, settings);
  await save(settings);
  said.textContent = text('optionsSaved');
}

/**
 * @param {MessageKey} key
 * @param {() => void} act
 */
function button(key, act) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'act';
  element.textContent = text(key);
  element.addEventListener('click', act);
  return element;
}

async function reset() {
  showControls(await save(initial()));
  said.textContent = text('optionsSaved');
}

async function erase() {
  await eraseAll();
  showControls(initial());
  said.textContent = text('optionsErased');
}

/** @param {MessageKey} key */
function section(key) {
  return make('h2', '', text(key));
}

async function shortcut() {
  const commands = await chrome.commands.getAll();
  const keys = commands.find((command) => command.name === '_execute_action')?.shortcut;
  return make('kbd', '', keys || text('optionsKeyboardNone'));
}

document.title = text('optionsTitle');
document.documentElement.lang = chrome.i18n.getUILanguage();
showControls(await load());
root.append(
  make(
    'div',
    'sheet',
    make('h1', '', text('optionsTitle')),
    section('optionsLook'),
    slot,
    make('div', 'sample', make('p', '', text('optionsSample'))),
    make('div', 'acts start', button('reset', reset), said),
    section('optionsKeyboard'),
    make('p', '', await shortcut(), ' ', text('optionsKeyboardHint')),
    section('optionsPrivacy'),
    make('p', '', text('optionsPrivacyNetwork')),
    make('p', '', text('optionsPrivacyAccess')),
    make('p', '', text('optionsPrivacyStored')),
    make('div', 'acts start', button('optionsErase', erase)),
  ),
);
document.body.append(root);
watch((settings) => dressUp(root, settings));
