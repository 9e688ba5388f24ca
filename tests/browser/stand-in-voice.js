/**
 * A voice for browsers without one, as those of the tests are: it takes its place before voice.js.
 * It notes what it is to say at the root of the page, and says a word, or ends, when an event there asks for it.
 */
{
  const root = document.documentElement;
  const names = (root.dataset.voices ?? 'Anna:en-GB,Bert:en-US,Carla:de-DE').split(',').filter(Boolean);
  const voices = names.map((name) => ({ name: name.split(':')[0], lang: name.split(':')[1], localService: true, default: false }));
  /** @type {any} */
  let current = null;
  /** @type {object[]} */
  const said = [];
  const note = (/** @type {string} */ what, /** @type {any} */ utterance) => {
    const { text, rate, pitch, voice } = utterance;
    said.push({ what, text, rate, pitch, voice: voice.name });
    root.dataset.said = JSON.stringify(said);
  };
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak(/** @type {any} */ utterance) {
      current = utterance;
      note('speak', utterance);
    },
    cancel() {
      const before = current;
      current = null;
      if (before) before.onerror({ error: 'canceled' });
      root.dataset.hushed = String(Number(root.dataset.hushed ?? 0) + 1);
    },
  });
  class SpeechSynthesisUtterance {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
    }
  }
  const globals = { speechSynthesis: synthesis, SpeechSynthesisUtterance };
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, configurable: true });
  document.addEventListener('stand-in-end', () => {
    const before = current;
    current = null;
    before?.onend({});
  });
  document.addEventListener('stand-in-word', () => {
    const at = current.text.indexOf(' ') + 1;
    current.onboundary({ name: 'word', charIndex: at, charLength: /^\w+/.exec(current.text.slice(at))?.[0].length ?? 0 });
  });
}
