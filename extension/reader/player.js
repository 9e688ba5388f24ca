/** The player of what is read aloud: its buttons, and its settings in a panel above them. */
{
  const { document } = stillpageAccess;
  const { make, text } = stillpage;

  /** The settings of the voice, in their order; the others are of the look. */
  const MANNER = ['rate', 'pitch'];

  /**
   * @param {SpeechSynthesisVoice[]} voices
   * @param {string} chosen
   * @param {(name: string) => void} choose
   */
  const voiceChoice = (voices, chosen, choose) => {
    const list = document.createElement('select');
    const automatic = make('option', '', text('voiceAuto'));
    list.append(automatic, ...voices.map(({ name, lang }) => Object.assign(make('option', '', `${name} (${lang})`), { value: name })));
    /** @type {HTMLOptionElement} */ (automatic).value = '';
    list.value = voices.some(({ name }) => name === chosen) ? chosen : '';
    list.addEventListener('change', () => choose(list.value));
    return make('label', 'setting voice', make('span', 'label', text('voice')), list);
  };

  /**
   * @param {AidRoom} room
   * @param {PlayerActions} actions
   * @returns {Player}
   */
  const playerView = ({ dress, settings, set }, actions) => {
    const play = stillpage.signButton('play', text('aloudPause'), actions.toggle);
    const panel = make('div', 'panel manner');
    panel.id = 'panel-manner';
    panel.hidden = true;
    panel.setAttribute('role', 'group');
    panel.setAttribute('aria-label', text('aloudSettings'));
    const opener = stillpage.signButton('manner', text('aloudSettings'), () => turn(Boolean(panel.hidden)));
    opener.setAttribute('aria-expanded', 'false');
    opener.setAttribute('aria-controls', panel.id);
    /** @param {boolean} open */
    const turn = (open) => {
      panel.hidden = !open;
      opener.setAttribute('aria-expanded', String(open));
      /** @type {HTMLElement | null} */ (open ? panel.querySelector('select, button') : opener)?.focus();
    };
    const said = make('p', 'said');
    said.setAttribute('role', 'status');
    const row = make(
      'div',
      'row',
      stillpage.signButton('passageBack', text('paragraphPrevious'), () => actions.skip(-1)),
      stillpage.signButton('back', text('sentencePrevious'), () => actions.step(-1)),
      play,
      stillpage.signButton('forward', text('sentenceNext'), () => actions.step(1)),
      stillpage.signButton('passageForward', text('paragraphNext'), () => actions.skip(1)),
      opener,
      stillpage.signButton('close', text('aloudStop'), actions.stop),
    );
    row.setAttribute('role', 'toolbar');
    row.setAttribute('aria-label', text('aloud'));
    const element = make('aside', 'player', panel, said, row);
    element.setAttribute('aria-label', text('aloud'));
    return {
      element,
      play,
      say: (words) => void (said.textContent = words),
      show(isPlaying) {
        const label = text(isPlaying ? 'aloudPause' : 'aloudPlay');
        play.setAttribute('aria-label', label);
        play.title = label;
        play.replaceChildren(stillpage.icon(isPlaying ? 'pause' : 'play'));
      },
      offer(voices) {
        const table = dress.table.filter(({ name }) => MANNER.includes(name));
        /** @param {Settings} next */
        const change = (next) => {
          set({ rate: next.rate, pitch: next.pitch });
          actions.changed();
        };
        const choice = voiceChoice(voices, settings().voice, (voice) => {
          set({ voice });
          actions.changed();
        });
        panel.replaceChildren(make('div', 'controls', choice), stillpage.controls(table, settings(), change));
      },
      shut() {
        const open = !panel.hidden;
        if (open) turn(false);
        return open;
      },
    };
  };

  globalThis.stillpage = Object.assign(globalThis.stillpage ?? {}, { playerView });
}
