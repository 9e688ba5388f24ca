/** The reading aids: what is loaded into an open reader when a person asks for it. */

/** What each is made of is in extension/background/inject.js. */
type AnnexName = 'aloud' | 'notes' | 'starts' | 'font' | 'gallery' | 'controls' | 'footnotes' | 'motion' | 'live' | 'growth' | 'save' | 'reasons' | 'correct' | 'selected';

/** A file of the bundled font, and the characters it is for as CSS writes ranges of Unicode: the reply to a `font` message is a list of them. */
interface LegibleFile {
  bytes: Uint8Array<ArrayBuffer>;
  range: string;
}

/** The reply to an `annex` message. */
interface AnnexReply {
  /** What is still to be loaded by the page itself; null where the browser let nothing in. */
  scripts: string[] | null;
  css: string;
}

/** What a key can ask of the aids; its word is the message of the same key. */
type AidName = 'lineFocus' | 'lineNext' | 'linePrevious' | 'boldStarts' | 'gallery' | 'highlight' | 'noteAdd' | 'quoteCopy' | 'aloud' | 'aloudStop' | 'sentenceNext' | 'sentencePrevious' | 'paragraphNext' | 'paragraphPrevious';

/** Signs of the aids. */
type AidSign = 'notes' | 'remark' | 'quote' | 'look' | 'delete' | 'swatch' | 'manner' | 'aloud' | 'play' | 'pause' | 'back' | 'forward' | 'passageBack' | 'passageForward';

/** What the aids are given of a view. */
interface AidRoom {
  root: HTMLElement;
  sheet: HTMLElement;
  article: HTMLElement;
  metadata: Metadata;
  /** The person goes somewhere else in the article. */
  moved(): void;
  /** Opens the panel of ways to take the article along. */
  take(): void;
  dress: Dress;
  settings(): Settings;
  set(values: Partial<Settings>): void;
  /** Scrolls the article, in pixels. */
  scrollBy(top: number): void;
  /** Says that something went wrong. */
  failed(error: unknown): void;
  /** An aid was closed: the focus goes back to the article. */
  closed(): void;
}

/** The aids of a view. */
interface Aids {
  buttons: readonly HTMLElement[];
  panels: readonly PanelPlan[];
  acts: Partial<Record<AidName, () => unknown>>;
  /** A key that what is open takes before all others; true where it did. */
  key(event: KeyboardEvent): boolean;
  /** `look`: the article may have marks of footnotes that it had not before. */
  footnotes: { look(): void; shut(): boolean };
  /** Closes what is open; true where something was. */
  shut(): boolean;
  /** Ends all. */
  leave(): void;
}

/** A run of text that is read as one. */
interface SpokenPassage {
  text: string;
  /** The nodes of its text, each with where it begins in it. */
  pieces: { node: Text; from: number }[];
  /** What is said to be there instead of being read. */
  announced: Element | null;
}

interface Sentence {
  /** The number of its passage. */
  passage: number;
  text: string;
  /** Where it stands, or a part of it, in UTF-16 units of its text. */
  range(at?: number, length?: number): Range;
}

/** What is told of a sentence while it is said. */
interface Said {
  word(at: number, length: number | undefined): void;
  end(): void;
  failed(error: string): void;
}

/** Marks behind the text. */
interface Trace {
  show(name: string, range: Range | null): void;
  remove(): void;
}

interface PlayerActions {
  toggle(): void;
  step(sign: number): void;
  skip(sign: number): void;
  stop(): void;
  /** The voice is to be another. */
  changed(): void;
}

interface Player {
  element: HTMLElement;
  play: HTMLElement;
  say(words: string): void;
  show(isPlaying: boolean): void;
  offer(voices: SpeechSynthesisVoice[]): void;
  shut(): boolean;
}

interface AloudView {
  toggle(): void;
  step(sign: number): void;
  skip(sign: number): void;
  /** Closes its settings, or else itself. */
  shut(): boolean;
  close(): void;
}

type NoteColour = 'yellow' | 'green' | 'blue' | 'pink';

/** A passage as it is kept: see extension/shared/notes.js. */
interface KeptNote {
  id: string;
  anchor: Anchor;
  /** What the person wrote to it. */
  words: string;
  colour: NoteColour;
  /** When it was made, in milliseconds of the epoch. */
  at: number;
}

/** A passage to be shown on the page, with the elements that it begins and ends in. */
interface PageMark {
  colour: NoteColour;
  quote: string;
  from: Element;
  to: Element;
}

/** What marked passages need of the page. */
interface NoteSource {
  describe(place: TextPlace): Promise<Described>;
  find(anchors: Anchor[]): Promise<Found>;
  /** Fails where the browser does not store them. */
  keep(title: string, notes: KeptNote[]): Promise<void>;
  /** The node of the page with this number. */
  node(source: number): Node | null;
  showOnPage(marks: PageMark[]): void;
}

interface NoteActions {
  describe(place: TextPlace): Promise<Described | undefined>;
  find(anchors: Anchor[]): Promise<Found | undefined>;
  keep(notes: KeptNote[]): Promise<void>;
  /** The element of the page that a part of the article was drawn from. */
  source(part: Element): Element | null;
  showOnPage(marks: PageMark[]): void;
  unselect(): void;
  moved(): void;
  aloud(range: Range): void;
}

interface SelectionActions {
  mark(colour: NoteColour): void;
  note(): void;
  quote(): void;
  take(): void;
  aloud(): void;
}

interface EditorActions {
  write(words: string): void;
  colour(colour: NoteColour): void;
  remove(): void;
  done(): void;
}

interface NoteListActions {
  go(note: KeptNote): void;
  edit(note: KeptNote): void;
  remove(note: KeptNote): void;
}

interface NotesView {
  panel: HTMLElement;
  start(): Promise<void>;
  select(range: Range | null): void;
  mark(range: Range | null): Promise<KeptNote | null>;
  note(range: Range | null): Promise<void>;
  quote(range: Range | null): Promise<void>;
  shut(): boolean;
  leave(): void;
}

/** Where a person was in an article. */
interface ReadPlace {
  /** The number of the passage, of how many. */
  at: number;
  of: number;
  /** A number for how it begins. */
  mark: number;
}

interface Toast {
  say(words: string, button?: HTMLElement | null): void;
  remove(): void;
}

interface GalleryView {
  key(event: KeyboardEvent): boolean;
  close(): void;
}

interface Stillpage {
  sightAids(
    room: AidRoom,
    load: (name: AnnexName) => Promise<void>,
  ): { acts: Partial<Record<AidName, () => unknown>>; key(event: KeyboardEvent): boolean; leave(): void };
  toastIn(root: HTMLElement): Toast;
  boldStarts(article: HTMLElement): () => void;
  useLegible(article?: HTMLElement): () => void;
  openGallery(room: AidRoom, images: HTMLImageElement[], at: number, closed: () => void): GalleryView;
  unselect(article: HTMLElement): void;
  placeOf(body: Element, range: Range): TextPlace | null;
  rangeAt(body: Element, place: TextPlace): Range | null;
  wrap(body: Element, place: TextPlace, make: () => HTMLElement): HTMLElement[];
  unwrap(marks: Iterable<Element>): void;
  linkTo(url: string | null, quote: string): string;
  copyQuote(quote: string, metadata: Metadata): Promise<void>;
  lookUp(quote: string, language: string): string | null;
  placeBeside(element: HTMLElement, sheet: HTMLElement, rect: DOMRect): void;
  selectionBar(dictionary: string | null, actions: SelectionActions): HTMLElement;
  noteEditor(note: KeptNote, actions: EditorActions): { element: HTMLElement; field: HTMLTextAreaElement };
  noteList(notes: readonly KeptNote[], isHere: (note: KeptNote) => boolean, actions: NoteListActions): HTMLElement;
  /** Shows passages on the page; true where there is one. */
  showMarks(marks: readonly PageMark[]): boolean;
  notesView(room: AidRoom, actions: ViewActions, aloud: (range: Range) => void, panel: HTMLElement): NotesView;
  annexes(root: HTMLElement, actions: ViewActions): (name: AnnexName) => Promise<void>;
  aids(room: AidRoom, actions: ViewActions, load: (name: AnnexName) => Promise<void>): Aids;
  selectedIn(article: HTMLElement): Range | null;
  spoken(article: HTMLElement): Sentence[];
  segmenterFor(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter;
  findVoices(): Promise<SpeechSynthesisVoice[]>;
  voiceFor(
    voices: SpeechSynthesisVoice[],
    language: string,
    chosen: string,
  ): { voice: SpeechSynthesisVoice | undefined; able: SpeechSynthesisVoice[]; speaks: boolean };
  say(text: string, voice: SpeechSynthesisVoice, manner: { rate: number; pitch: number }, events: Said): void;
  hush(): void;
  traceOn(sheet: HTMLElement): Trace;
  playerView(room: AidRoom, actions: PlayerActions): Player;
  readAloud(room: AidRoom, from: Range | null): AloudView;
}
