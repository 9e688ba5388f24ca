/** Aids for the eye: few lines, bold starts of words, the bundled font, pictures over the whole window. */
{
  const PICTURES = '.body img, .lead img';

  /**
   * Keeps an aid for as long as a setting has some value, wherever that is changed.
   *
   * @param {AidRoom} room
   * @param {Load} load
   * @param {'starts' | 'font'} name of the setting and of the annex
   * @param {string} value
   * @param {'boldStarts' | 'useLegible'} begin what the annex brings
   */
  const settingAid = ({ root, article, failed }, load, name, value, begin) => {
    /** @type {(() => void) | null} */
    let end = null;
    let isOver = false;
    const isWanted = () => !isOver && root.dataset[name] === value;
    const follow = async () => {
      // Loaded before, it is there in the same frame.
      if (isWanted() && !stillpage[begin]) await load(name);
      if (isWanted()) return void (end ??= stillpage[begin](article));
      end?.();
      end = null;
    };
    const observer = new MutationObserver(() => void follow().catch(failed));
    observer.observe(root, { attributeFilter: [`data-${name}`] });
    return () => {
      isOver = true;
      observer.disconnect();
      end?.();
    };
  };

  /** @param {AidRoom} room @param {Load} load */
  const galleryAid = (room, load) => {
    /** @type {GalleryView | null} */
    let open = null;
    const all = () => /** @type {HTMLImageElement[]} */ ([...room.article.querySelectorAll(PICTURES)]).filter((image) => !image.closest('a') && image.width > 0);
    /** @param {number} at */
    const show = async (at) => {
      const images = all();
      if (at < 0 || images[at] === undefined) return;
      await load('gallery');
      open ??= stillpage.openGallery(room, images, at, () => (open = null));
    };
    room.article.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLImageElement && !target.closest('a')) void show(all().indexOf(target)).catch(room.failed);
    });
    /** The first picture on the screen, else the first there is. */
    const here = () => Math.max(0, all().findIndex((image) => image.getBoundingClientRect().bottom > 0));
    return { show: () => void show(here()).catch(room.failed), view: () => open };
  };

  /** @param {AidRoom} room */
  const focusAid = ({ root, settings, set, scrollBy }) => {
    /** A line on or back, where lines are read one by one. @param {number} sign */
    const line = (sign) => {
      if (settings().focus === 'off') return false;
      scrollBy(sign * settings().size * settings().leading);
      return true;
    };
    return {
      lineFocus: () => set({ focus: root.dataset.focus === 'off' ? 'three' : 'off' }),
      lineNext: () => line(1),
      linePrevious: () => line(-1),
    };
  };

  /** @typedef {(name: AnnexName) => Promise<void>} Load */

  /** @param {AidRoom} room @param {Load} load */
  const sightAids = (room, load) => {
    const starts = settingAid(room, load, 'starts', 'bold', 'boldStarts');
    const font = settingAid(room, load, 'font', 'legible', 'useLegible');
    const gallery = galleryAid(room, load);
    return {
      acts: {
        ...focusAid(room),
        boldStarts: () => room.set({ starts: room.settings().starts === 'bold' ? 'plain' : 'bold' }),
        gallery: gallery.show,
      },
      /** @param {KeyboardEvent} event */
      key: (event) => gallery.view()?.key(event) ?? false,
      leave: () => (starts(), font()),
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { sightAids });
}
