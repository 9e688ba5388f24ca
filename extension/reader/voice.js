/** The browser's voices, and one sentence said by one of them. */
{
  /** What is being said: Chromium forgets the handlers of an utterance that nobody holds. @type {Set<SpeechSynthesisUtterance>} */
  const held = new Set();

  /** How long the browser may take to find its voices, in milliseconds. */
  const PATIENCE = 2000;

  /** The voices there are, once the browser has found them. @returns {Promise<SpeechSynthesisVoice[]>} */
  const findVoices = async () => {
    const synthesis = globalThis.speechSynthesis;
    if (synthesis === undefined) return [];
    if (synthesis.getVoices().length === 0) {
      await new Promise((resolve) => {
        synthesis.addEventListener('voiceschanged', resolve, { once: true });
        setTimeout(resolve, PATIENCE);
      });
    }
    return synthesis.getVoices();
  };

  /** @param {string} tag such as `pt-BR` or `pt_BR` */
  const primary = (tag) => tag.toLowerCase().split(/[-_]/)[0] ?? '';

  /**
   * The voice for a text: the chosen one where it speaks the language, else one of this machine that
   * does; `speaks` is false where none does and another one reads.
   *
   * @param {SpeechSynthesisVoice[]} voices
   * @param {string} language empty where it is not known
   * @param {string} chosen
   */
  const voiceFor = (voices, language, chosen) => {
    const wanted = primary(language || chrome.i18n.getUILanguage());
    const able = voices.filter(({ lang }) => primary(lang) === wanted);
    const near = able.filter(({ lang }) => lang.replace('_', '-').toLowerCase() === language.toLowerCase());
    const order = [...able.filter(({ name }) => name === chosen), ...near.filter((v) => v.localService), ...able.filter((v) => v.localService), ...able];
    const voice = order[0] ?? voices.find((one) => one.default) ?? voices[0];
    return { voice, able, speaks: able.length > 0 };
  };

  /**
   * Says a text; what the browser still has to say is dropped first.
   *
   * @param {string} text
   * @param {SpeechSynthesisVoice} voice
   * @param {{rate: number, pitch: number}} manner
   * @param {Said} events
   */
  const say = (text, voice, { rate, pitch }, events) => {
    const utterance = new SpeechSynthesisUtterance(text);
    Object.assign(utterance, { voice, lang: voice.lang, rate, pitch });
    utterance.onboundary = (event) => event.name !== 'sentence' && events.word(event.charIndex, event.charLength);
    utterance.onend = () => (held.delete(utterance), events.end());
    utterance.onerror = ({ error }) => (held.delete(utterance), events.failed(error));
    held.add(utterance);
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  };

  const hush = () => globalThis.speechSynthesis?.cancel();

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { findVoices, voiceFor, say, hush });
}
