/** Keeps settings the same here and in the browser's sync, where the person turned it on. */
import { pull, push } from '../shared/sync.js';

/** A scale that is moved is sent once, when it rests: browsers take two writes a second. */
const REST = 2000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {Record<string, unknown>} changes @param {string} area */
export function follow(changes, area) {
  if (area === 'sync') return void pull();
  if (area !== 'local' || !('settings' in changes || 'calm' in changes)) return;
  clearTimeout(timer);
  timer = setTimeout(() => void push(), REST);
}
