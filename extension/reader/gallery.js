/** The pictures of an article, one at a time over the whole window. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** How large a picture may be drawn, as a multiple of the window, and a step of that. */
  const MOST = 8;
  const STEP = 1.4;

  /** What is said of a picture. @param {HTMLImageElement} image */
  const captionOf = (image) => image.closest('figure')?.querySelector('figcaption')?.textContent.trim() || image.alt;

  /** @implements {GalleryView} */
  class Gallery {
    #images;
    #at;
    #scale = 1;
    #picture = document.createElement('img');
    #stage;
    #caption;
    #count;
    #box;
    #closed;

    /** @param {AidRoom} room @param {HTMLImageElement[]} images @param {number} at @param {() => void} closed */
    constructor(room, images, at, closed) {
      this.#images = images;
      this.#at = at;
      this.#closed = closed;
      this.#stage = make('div', 'stage', this.#picture);
      this.#stage.tabIndex = 0;
      this.#stage.setAttribute('role', 'group');
      this.#caption = make('p', 'caption');
      this.#caption.dir = 'auto';
      this.#count = make('span', 'count');
      this.#count.setAttribute('role', 'status');
      const many = images.length > 1;
      const close = stillpage.signButton('close', text('galleryClose'), () => this.close());
      const row = make(
        'div',
        'row',
        many ? stillpage.signButton('back', text('picturePrevious'), () => this.#go(-1)) : null,
        many ? this.#count : null,
        many ? stillpage.signButton('forward', text('pictureNext'), () => this.#go(1)) : null,
        stillpage.signButton('minus', text('pictureSmaller'), () => this.#zoom(1 / STEP)),
        stillpage.signButton('plus', text('pictureLarger'), () => this.#zoom(STEP)),
        close,
      );
      this.#box = make('div', 'gallery', this.#stage, this.#caption, row);
      this.#box.setAttribute('role', 'dialog');
      this.#box.setAttribute('aria-modal', 'true');
      this.#box.setAttribute('aria-label', text('gallery'));
      this.#picture.addEventListener('click', () => this.#zoom(this.#scale > 1 ? 0 : 2));
      this.#stage.addEventListener('click', (event) => event.target === this.#stage && this.close());
      room.root.append(this.#box);
      this.#show();
      close.focus({ preventScroll: true });
    }

    #show() {
      const image = /** @type {HTMLImageElement} */ (this.#images[this.#at]);
      this.#picture.alt = image.alt;
      this.#picture.src = image.currentSrc || image.src;
      this.#caption.textContent = captionOf(image);
      this.#stage.setAttribute('aria-label', captionOf(image) || text('gallery'));
      this.#count.textContent = `${this.#at + 1} / ${this.#images.length}`;
      this.#zoom(0);
    }

    /** @param {number} sign */
    #go(sign) {
      this.#at = (this.#at + sign + this.#images.length) % this.#images.length;
      this.#show();
    }

    /** Draws the picture larger or smaller; by nothing, as it fits. @param {number} factor */
    #zoom(factor) {
      this.#scale = factor === 0 ? 1 : Math.min(MOST, Math.max(1, this.#scale * factor));
      this.#stage.style.setProperty('--scale', this.#scale.toFixed(3));
      this.#stage.classList.toggle('large', this.#scale > 1);
    }

    /** @param {KeyboardEvent} event */
    key(event) {
      /** @type {Record<string, () => void>} */
      const acts = {
        Escape: () => this.close(),
        ArrowLeft: () => this.#go(-1),
        ArrowRight: () => this.#go(1),
        '+': () => this.#zoom(STEP),
        '=': () => this.#zoom(STEP),
        '-': () => this.#zoom(1 / STEP),
        0: () => this.#zoom(0),
        Tab: () => this.#tab(event.shiftKey ? -1 : 1),
      };
      if (event.ctrlKey || event.altKey || event.metaKey) return false;
      // A large picture is moved by the arrows.
      if (this.#scale > 1 && event.key.startsWith('Arrow')) return false;
      acts[event.key]?.();
      return acts[event.key] !== undefined;
    }

    /** The focus stays within while the rest is covered. @param {number} sign */
    #tab(sign) {
      const stops = /** @type {HTMLElement[]} */ ([...this.#box.querySelectorAll('[tabindex="0"], button')]);
      const root = /** @type {ShadowRoot | Document} */ (this.#box.getRootNode());
      const at = stops.indexOf(/** @type {HTMLElement} */ (root.activeElement));
      stops[(at + sign + stops.length) % stops.length]?.focus();
    }

    close() {
      this.#box.remove();
      this.#closed();
      const image = /** @type {HTMLImageElement} */ (this.#images[this.#at]);
      image.tabIndex = -1;
      image.focus({ preventScroll: true });
      image.scrollIntoView({ block: 'nearest' });
    }
  }

  /** @param {AidRoom} room @param {HTMLImageElement[]} images @param {number} at @param {() => void} closed @returns {GalleryView} */
  const openGallery = (room, images, at, closed) => new Gallery(room, images, at, closed);

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { openGallery });
}
// What an injected script leaves as its last value is sent to the background: a plain one.
'done';
