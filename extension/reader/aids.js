/** The reading aids of a view. Each is loaded when it is first asked for, and here is what it is given. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** How long a selection rests before its bar comes, in milliseconds. */
  const REST = 180;

  /** Puts a style beside the view's own, unless the page links it. @param {HTMLElement} root @param {string} css */
  const adopt = (root, css) => {
    const tree = root.getRootNode();
    if (css === '' || !(tree instanceof ShadowRoot)) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  };

  /** Runs a script of the extension in one of its own pages. @param {string} file */
  const run = (file) =>
    new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = chrome.runtime.getURL(file);
      Object.assign(script, { onload: resolve, onerror: reject });
      document.head.append(script);
    });

  /** Loads each annex of a view once. @param {HTMLElement} root @param {ViewActions} actions */
  const annexes = (root, actions) => {
    /** @type {Map<AnnexName, Promise<void>>} */
    const loaded = new Map();
    /** @param {AnnexName} name */
    const load = async (name) => {
      const reply = await actions.annex(name);
      if (!reply?.scripts) throw new Error(text('failedGone'));
      for (const file of reply.scripts) await run(file);
      adopt(root, reply.css);
    };
    return (/** @type {AnnexName} */ name) => {
      const loading = loaded.get(name) ?? load(name);
      loaded.set(name, loading);
      // A failed try is not the last.
      loading.catch(() => loaded.delete(name));
      return loading;
    };
  };

  /** @typedef {(name: AnnexName) => Promise<void>} Load */

  /** @param {AidRoom} room @param {Load} load */
  const aloudAid = (room, load) => {
    /** @type {AloudView | null} */
    let open = null;
    const button = stillpage.signButton('aloud', text('aloud'), () => void toggle());
    button.setAttribute('aria-pressed', 'false');
    const closed = () => {
      open = null;
      button.setAttribute('aria-pressed', 'false');
      room.closed();
    };
    /** @param {Range | null} from */
    const read = async (from) => {
      await load('aloud');
      open?.close();
      open = stillpage.readAloud({ ...room, closed }, from);
      button.setAttribute('aria-pressed', 'true');
    };
    const toggle = () => (open ? open.close() : read(stillpage.selectedIn(room.article)).catch(room.failed));
    return { button, read, toggle, view: () => open };
  };

  /** Calls back when what is selected in an article rests. @param {HTMLElement} article @param {(range: Range | null) => void} act */
  const watchSelection = (article, act) => {
    const ended = new AbortController();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    let isDown = false;
    const later = () => {
      clearTimeout(timer);
      if (!isDown) timer = setTimeout(() => act(stillpage.selectedIn(article)), REST);
    };
    const hold = (/** @type {boolean} */ down) => () => ((isDown = down), later());
    const options = { signal: ended.signal, passive: true };
    document.addEventListener('selectionchange', later, options);
    article.addEventListener('pointerdown', hold(true), options);
    addEventListener('pointerup', hold(false), options);
    addEventListener('pointercancel', hold(false), options);
    return () => (clearTimeout(timer), ended.abort());
  };

  /**
   * @param {AidRoom} room
   * @param {Load} load
   * @param {ViewActions} actions
   * @param {(range: Range) => void} aloud
   */
  const notesAid = (room, load, actions, aloud) => {
    const panel = make('div', '', make('p', 'hint', text('notesNone')));
    /** @type {Promise<NotesView> | null} */
    let opening = null;
    const start = async () => {
      await load('notes');
      const view = stillpage.notesView(room, actions, aloud, panel);
      await view.start();
      return view;
    };
    const open = () => (opening ??= start().catch((error) => ((opening = null), Promise.reject(error))));
    /** @param {(view: NotesView, range: Range | null) => unknown} act */
    const withSelection = async (act) => {
      const range = stillpage.selectedIn(room.article);
      if (range) await act(await open(), range);
    };
    /** @type {NotesView | null} */
    let view = null;
    const select = async (/** @type {Range | null} */ range) => {
      if (range === null && view === null) return;
      view = await open();
      view.select(range);
    };
    const unwatch = watchSelection(room.article, (range) => void select(range).catch(room.failed));
    if (room.dress.notes?.length) void open().then((made) => (view = made), room.failed);
    return {
      panel,
      opened: () => void open().then((made) => (view = made).shut(), room.failed),
      acts: {
        highlight: () => withSelection((made, range) => made.mark(range)),
        noteAdd: () => withSelection((made, range) => made.note(range)),
        quoteCopy: () => withSelection((made, range) => made.quote(range)),
      },
      shut: () => view?.shut() ?? false,
      leave: () => (unwatch(), view?.leave()),
    };
  };

  /** Notes beside their marks, once an article has marks. @param {AidRoom} room @param {Load} load */
  const footnotesAid = ({ root, article }, load) => {
    /** @type {{shut(): boolean} | null} */
    let box = null;
    const begin = async () => {
      await load('footnotes');
      box ??= stillpage.noteBox(article, root);
    };
    const look = () => {
      // Without the box marks lead to their notes all the same.
      if (box === null && article.querySelector('a[href^="#stillpage-"]')) void begin().catch(() => {});
    };
    look();
    return { look, shut: () => box?.shut() ?? false };
  };

  /**
   * @param {AidRoom} room
   * @param {ViewActions} actions
   * @param {Load} load
   * @returns {Aids}
   */
  const aids = (room, actions, load) => {
    const aloud = aloudAid(room, load);
    const sight = stillpage.sightAids(room, load);
    const footnotes = footnotesAid(room, load);
    const canNote = actions.notes !== null && room.dress.notes !== null;
    const notes = canNote ? notesAid(room, load, actions, (range) => void aloud.read(range).catch(room.failed)) : null;
    return {
      buttons: [aloud.button],
      panels: notes ? [{ name: 'notes', sign: 'notes', content: notes.panel, opened: notes.opened }] : [],
      acts: {
        ...notes?.acts,
        ...sight.acts,
        aloud: () => (aloud.view() ? aloud.view()?.toggle() : aloud.toggle()),
        aloudStop: () => aloud.view()?.close(),
        sentenceNext: () => aloud.view()?.step(1),
        sentencePrevious: () => aloud.view()?.step(-1),
        paragraphNext: () => aloud.view()?.skip(1),
        paragraphPrevious: () => aloud.view()?.skip(-1),
      },
      key: sight.key,
      footnotes,
      shut: () => notes?.shut() || (aloud.view()?.shut() ?? false),
      leave() {
        aloud.view()?.close();
        notes?.leave();
        sight.leave();
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { annexes, aids });
}
