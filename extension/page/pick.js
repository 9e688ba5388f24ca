/**
 * Has a person choose a part of the page and say what becomes of it. The page gets none of the clicks
 * and keys meanwhile, and nothing in it is changed.
 */
{
  const { document } = stillpageAccess;
  /** Events that are ours while a part is chosen. */
  const POINTER = ['click', 'dblclick', 'auxclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend', 'mouseover', 'mouseout', 'mousemove'];
  const KEYS = ['keydown', 'keypress', 'keyup'];

  /** Levels that a key climbs, or the siblings it goes on. @type {Record<string, (choice: PartChoice) => void>} */
  const MOVES = {
    ArrowUp: (choice) => choice.climb(choice.level + 1),
    ArrowDown: (choice) => choice.climb(choice.level - 1),
    ArrowRight: (choice) => choice.move(1),
    ArrowLeft: (choice) => choice.move(-1),
  };

  class Pick {
    /** @type {PartChoice} */
    #choice = new stillpage.PartChoice();
    /** @type {Picker} */
    #picker;
    #end = new AbortController();
    #focused = document.activeElement;
    /** Whether a click has chosen: then the pointer chooses no more by moving. */
    #isFixed = false;
    #isAsking = false;

    /** @param {{css: string, settings: Settings}} dress */
    constructor({ css, settings }) {
      this.#picker = stillpage.openPicker(css, settings, {
        climb: (level) => this.#do((choice) => choice.climb(level)),
        confirm: (action, remember) => void this.#confirm(action, remember),
        cancel: () => this.end(null),
      });
      const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
      if (middle) this.#do((choice) => choice.point(middle));
      this.#listen();
    }

    #listen() {
      const { signal } = this.#end;
      for (const type of KEYS) addEventListener(type, (event) => this.#key(/** @type {KeyboardEvent} */ (event)), { capture: true, signal });
      for (const type of POINTER) addEventListener(type, (event) => this.#pointer(event), { capture: true, signal, passive: false });
      addEventListener('pointermove', (event) => this.#hover(event), { capture: true, signal });
      const again = () => this.#picker.show(this.#choice);
      addEventListener('scroll', again, { capture: true, signal, passive: true });
      addEventListener('resize', again, { signal });
    }

    /** @param {(choice: PartChoice) => void} change */
    #do(change) {
      change(this.#choice);
      this.#picker.show(this.#choice);
    }

    /** The element an event is about; null for the picker's own. @param {Event} event */
    #target(event) {
      const [target] = event.composedPath();
      return target instanceof Element && !this.#picker.is(target) ? target : null;
    }

    /** @param {Event} event */
    #hover(event) {
      const target = this.#target(event);
      if (!target) return;
      event.stopImmediatePropagation();
      if (!this.#isFixed) this.#do((choice) => choice.point(target));
    }

    /** @param {Event} event */
    #pointer(event) {
      const target = this.#target(event);
      if (!target) return;
      event.stopImmediatePropagation();
      if (event.cancelable && event.type !== 'touchstart') event.preventDefault();
      if (event.type !== 'click') return;
      this.#isFixed = true;
      this.#do((choice) => choice.point(target));
    }

    /** @param {KeyboardEvent} event */
    #key(event) {
      event.stopImmediatePropagation();
      if (event.type !== 'keydown' || event.isComposing) return;
      const move = MOVES[event.key];
      if (move) {
        this.#isFixed = true;
        this.#do(move);
      } else if (event.key === 'Tab') {
        this.#picker.goRound(event.shiftKey);
      } else if (event.key === 'Escape') {
        this.end(null);
      } else if (event.key === 'Enter' && this.#picker.takesEnter()) {
        this.#picker.confirm();
      } else {
        return;
      }
      event.preventDefault();
    }

    /** @param {Part['action']} action @param {boolean} remember */
    async #confirm(action, remember) {
      const { element } = this.#choice;
      if (this.#isAsking || !element) return;
      this.#isAsking = true;
      const { capture, nodes } = await stillpageCaptureInTurns();
      const node = nodes.indexOf(element);
      if (capture === null || node < 0) return this.#picker.say(stillpage.text('pickNoPart'));
      const made = await stillpage.correct(capture, { node, action }, remember);
      this.#isAsking = false;
      if ('failed' in made) this.#picker.say(made.failed);
      else this.end(made);
    }

    /** Leaves; the page is as it was. @param {Corrected | null} made */
    end(made) {
      this.#end.abort();
      this.#picker.remove();
      if (this.#focused instanceof HTMLElement && this.#focused !== document.body) this.#focused.focus({ preventScroll: true });
      stillpage.picking = undefined;
      const { picked } = stillpage;
      stillpage.picked = undefined;
      picked?.(made);
    }
  }

  stillpage.picking?.end(null);
  void chrome.runtime.sendMessage({ type: 'picker' }).then((dress) => {
    if (dress?.css) stillpage.picking = new Pick(dress);
  });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
