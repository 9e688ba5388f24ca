/** Reading aloud: sentence after sentence, with the one that is read and its word marked. */
{
  const { text } = stillpage;

  /** The part of the window in which a sentence is left where it is. */
  const CALM = { from: 0.12, to: 0.72 };
  /** Errors that come of our own doing. */
  const OWN = ['canceled', 'interrupted'];

  /** @implements {AloudView} */
  class Aloud {
    #room;
    #sentences;
    #player;
    #trace;
    #at = 0;
    /** Where in the sentence the voice is, in UTF-16 units. */
    #word = 0;
    #isPlaying = false;
    #isClosed = false;
    /** False once the person scrolls elsewhere; true again when the sentence read is in sight. */
    #follows = true;
    /** Counts what was said: events of what was dropped since say nothing. */
    #turn = 0;
    /** @type {SpeechSynthesisVoice[]} */
    #voices = [];

    /** @param {AidRoom} room @param {Range | null} from where to begin; null for what is on the screen */
    constructor(room, from) {
      this.#room = room;
      this.#sentences = stillpage.spoken(room.article);
      this.#trace = stillpage.traceOn(room.sheet);
      this.#player = stillpage.playerView(room, {
        toggle: () => this.toggle(),
        step: (sign) => this.step(sign),
        skip: (sign) => this.skip(sign),
        stop: () => this.close(),
        changed: () => this.#isPlaying && this.#speak(this.#word),
      });
      room.root.append(this.#player.element);
      room.root.classList.add('aloud');
      for (const type of ['wheel', 'touchmove']) room.sheet.addEventListener(type, () => (this.#follows = false), { passive: true });
      this.#player.play.focus({ preventScroll: true });
      this.#at = this.#first(from);
      void this.#start();
    }

    async #start() {
      this.#voices = await stillpage.findVoices();
      if (this.#isClosed) return;
      const { voice, able, speaks } = this.#voice();
      if (voice === undefined) return this.#fail(text('aloudNoVoice'));
      this.#player.offer(speaks ? able : this.#voices);
      const language = this.#room.article.lang;
      if (!speaks) this.#player.say(text('aloudNoVoiceFor', languageName(language)));
      this.#speak(0);
    }

    #voice() {
      return stillpage.voiceFor(this.#voices, this.#room.article.lang, this.#room.settings().voice);
    }

    /** The sentence that a range begins in, else the first one on the screen. @param {Range | null} from */
    #first(from) {
      const at = this.#sentences.findIndex((sentence) => {
        const range = sentence.range();
        if (from) return range.compareBoundaryPoints(Range.START_TO_END, from) > 0;
        const { bottom, height } = range.getBoundingClientRect();
        return height > 0 && bottom > 56;
      });
      return Math.max(0, at);
    }

    /** Says the sentence from one of its words on. @param {number} from */
    #speak(from) {
      const sentence = this.#sentences[this.#at];
      const { voice } = this.#voice();
      if (sentence === undefined || voice === undefined) return;
      const turn = ++this.#turn;
      /** @param {(...values: any[]) => void} act */
      const mine = (act) => (/** @type {any[]} */ ...values) => turn === this.#turn && act(...values);
      this.#word = from;
      this.#set(true);
      this.#show(sentence);
      stillpage.say(sentence.text.slice(from), voice, this.#room.settings(), {
        word: mine((at, length) => this.#mark(sentence, from + at, length)),
        end: mine(() => this.#next()),
        failed: mine((error) => (OWN.includes(error) ? this.pause() : this.#fail(text('aloudFailed', error)))),
      });
    }

    #next() {
      if (this.#at + 1 < this.#sentences.length) {
        this.#at += 1;
        return this.#speak(0);
      }
      this.#at = 0;
      this.#word = 0;
      this.#set(false);
      this.#player.say(text('aloudEnd'));
    }

    /** @param {string} words */
    #fail(words) {
      this.#set(false);
      this.#player.say(words);
    }

    /** @param {boolean} isPlaying */
    #set(isPlaying) {
      this.#isPlaying = isPlaying;
      this.#player.show(isPlaying);
    }

    /** @param {Sentence} sentence */
    #show(sentence) {
      const range = sentence.range();
      this.#trace.show('word', null);
      this.#trace.show('sentence', range);
      const { top, bottom } = range.getBoundingClientRect();
      if (top >= 0 && bottom <= innerHeight) this.#follows = true;
      const isCalm = top >= innerHeight * CALM.from && bottom <= innerHeight * CALM.to;
      if (this.#follows && !isCalm) this.#room.scrollBy(top - innerHeight * 0.3);
    }

    /** @param {Sentence} sentence @param {number} at @param {number} [length] which some voices do not tell */
    #mark(sentence, at, length) {
      this.#word = at;
      const word = length || (/^\S+/.exec(sentence.text.slice(at))?.[0].length ?? 0);
      this.#trace.show('word', word > 0 ? sentence.range(at, word) : null);
    }

    toggle() {
      if (this.#isPlaying) this.pause();
      else {
        this.#player.say('');
        this.#speak(this.#word);
      }
    }

    pause() {
      this.#turn += 1;
      stillpage.hush();
      this.#set(false);
    }

    /** One sentence on (1) or back (-1). @param {number} sign */
    step(sign) {
      this.#go(this.#at + sign);
    }

    /** One paragraph on; back is to the beginning of this one, from there to the one before. @param {number} sign */
    skip(sign) {
      const passage = this.#sentences[this.#at]?.passage ?? 0;
      const begins = (/** @type {number} */ at) => this.#sentences[at]?.passage !== this.#sentences[at - 1]?.passage;
      let at = this.#at + sign;
      while (this.#sentences[at] && (sign > 0 ? this.#sentences[at]?.passage === passage : !begins(at))) at += sign;
      this.#go(at);
    }

    /** @param {number} at */
    #go(at) {
      this.#player.say('');
      const next = Math.min(this.#sentences.length - 1, Math.max(0, at));
      this.#at = next;
      this.#follows = true;
      this.#speak(0);
    }

    shut() {
      if (this.#player.shut()) return true;
      this.close();
      return true;
    }

    close() {
      if (this.#isClosed) return;
      this.#isClosed = true;
      this.#turn += 1;
      stillpage.hush();
      this.#trace.remove();
      this.#player.element.remove();
      this.#room.root.classList.remove('aloud');
      this.#room.closed();
    }
  }

  /** @param {string} tag */
  const languageName = (tag) => {
    try {
      return new Intl.DisplayNames(chrome.i18n.getUILanguage(), { type: 'language' }).of(tag || chrome.i18n.getUILanguage()) ?? tag;
    } catch {
      return tag;
    }
  };

  /** @param {AidRoom} room @param {Range | null} from @returns {AloudView} */
  const readAloud = (room, from) => new Aloud(room, from);

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { readAloud });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
