/** The names that the shell's classic scripts share, since content scripts cannot import. */

type MessageKey = keyof typeof import('../extension/_locales/en/messages.json');

/** How the reader looks; the table of what each may be is extension/shared/settings.js. */
interface Settings {
  theme: string;
  /** The colours of a person's own theme, as `#rrggbb`. */
  paper: string;
  ink: string;
  font: string;
  /** In pixels. */
  size: number;
  /** Of a line, in letters. */
  width: number;
  leading: number;
  /** Between letters, in hundredths of an em. */
  spacing: number;
  /** Between words, in hundredths of an em. */
  wordSpacing: number;
  /** Between paragraphs, in em. */
  paragraphs: number;
  align: string;
  hyphens: string;
  images: string;
  /** `one` or, on wide windows, `two`. */
  columns: string;
  /** How many lines are left bright: `off` for all. */
  focus: string;
  /** Whether the first letters of words are `bold`. */
  starts: string;
  /** Where marked passages are shown: in the reader alone, or on the page too. */
  marks: string;
  /** Of the voice that reads aloud: its speed and pitch, 1 being its own, and its name or nothing. */
  rate: number;
  pitch: number;
  voice: string;
}

/** A setting that is one of a few words. */
interface Choice {
  name: 'theme' | 'font' | 'align' | 'hyphens' | 'images' | 'marks' | 'focus' | 'starts' | 'columns';
  everywhere: boolean;
  type: 'choice';
  values: readonly string[];
  initial: string;
}

/** A setting that is a number on a scale. */
interface Scale {
  name: 'size' | 'width' | 'leading' | 'spacing' | 'wordSpacing' | 'paragraphs' | 'rate' | 'pitch';
  everywhere: boolean;
  type: 'scale';
  least: number;
  most: number;
  step: number;
  initial: number;
}

/** A setting that is a colour. */
interface Colour {
  name: 'paper' | 'ink';
  everywhere: boolean;
  type: 'colour';
  initial: string;
}

/** A setting that is a name out of a list that only the browser knows. */
interface Name {
  name: 'voice';
  everywhere: boolean;
  type: 'name';
  initial: string;
}

type Setting = Choice | Scale | Colour | Name;

/** Where what is kept is looked up: the store itself, or what was taken from it. */
interface Shelf {
  get(key: string): Promise<Record<string, unknown>>;
}

/** What the view needs besides the result, sent by the background with each result. */
interface Dress {
  settings: Settings;
  table: readonly Setting[];
  /** Whether the settings are of this site alone; null where no site may have its own. */
  here: boolean | null;
  /** What is marked on the page; null where nothing may be kept of it. */
  notes: KeptNote[] | null;
  /** Where the person was the last time. */
  place: ReadPlace | null;
}

/** What a view may ask of the place it is shown in. */
interface ViewActions {
  close(): void;
  insist(): void;
  /** Absent where the page is out of reach. */
  retry: (() => void) | null;
  /** Keeps settings; with `here`, for this site alone. Fails where the browser does not store them. */
  save(settings: Settings, here: boolean): Promise<unknown>;
  options(): void;
  /** Opens the settings at the choice for this site. Absent where the page is out of reach. */
  site: (() => void) | null;
  /** Goes back to the page, with its clutter hidden. Absent where the page is out of reach. */
  calm: (() => void) | null;
  /** What marked passages need of the page. Absent where it is out of reach. */
  notes: NoteSource | null;
  /** Loads an annex of the reader; its style comes back. */
  annex(name: AnnexName): Promise<AnnexReply>;
  /** What is left out and why. Absent where the page is out of reach. */
  explain: (() => Promise<Explanation>) | null;
  /** Chooses a part of the page to be put right. Absent where the page is out of reach. */
  pick: (() => void) | null;
  /** Puts a block into the article, or takes it out again; `isFold` where it was folded there. */
  putBack(block: number, back: boolean, isFold?: boolean): void;
  /** Keeps for the site that a block was put back. Absent where nothing is kept. */
  remember: ((block: number) => void) | null;
  /** A report of the page. Absent where the page is out of reach. */
  report: (() => Promise<Reported>) | null;
  /** Reads the next page of the article, or all that follow. Absent where the page is out of reach. */
  further: ((all: boolean) => Promise<void>) | null;
  /** What readers wrote below the article. Absent where the page is out of reach. */
  comments: (() => Promise<CommentsResult>) | null;
  /** The article in a format for a file or the clipboard. Absent where the page is out of reach. */
  render: ((format: Format, pictures: Picture[], part: TextPlace | null) => Promise<Rendered>) | null;
  /** A part of the article. Absent where the page is out of reach. */
  excerpt: ((place: TextPlace) => Promise<Excerpt>) | null;
  /** Shows what was selected on the page alone, or all again; false where nothing was. Absent where the page is out of reach. */
  selection: (() => boolean) | null;
}

/** A panel of the bar; its word is the message of the same key. */
type PanelName = 'notes' | 'outline' | 'take' | 'appearance' | 'shortcuts';

/** What a key can ask for; its word is the message of the same key. */
type ShortcutName = PanelName | AidName | 'pick' | 'selectionOnly' | 'sectionNext' | 'sectionPrevious' | 'textLarger' | 'textSmaller' | 'close';

/** A sign of extension/reader/icon.js. */
type Sign = AidSign | 'type' | 'calm' | 'pick' | 'outline' | 'take' | 'help' | 'close' | 'copy' | 'done' | 'minus' | 'plus';

interface PanelPlan {
  name: PanelName;
  sign: Sign;
  content: HTMLElement;
  /** Called each time the panel opens. */
  opened?: () => void;
}

interface BarView {
  element: HTMLElement;
  isOpen(): boolean;
  /** Opens a panel, or closes it where it is open. */
  toggle(name: PanelName): void;
  /** Closes the open panel; true where there was one. */
  shut(): boolean;
}

interface OutlineView {
  element: HTMLElement;
  /** A line that grows as one reads. */
  progress: HTMLElement;
  isEmpty: boolean;
  /** Takes note of where the reader is. */
  update(): void;
  /** Lists the headings of an article that grew. */
  refresh(): void;
  /** Goes one section on (1) or back (-1). */
  step(sign: number): void;
}

interface AppearanceView {
  element: HTMLElement;
  /** Its panel was opened. */
  opened(): void;
  settings(): Settings;
  /** Changes some settings, as a person does in the panel. */
  set(values: Partial<Settings>): void;
  /** Makes the text a step larger (1) or smaller (-1). */
  enlarge(sign: number): void;
}

/** The passage that is being read. */
interface Passage {
  /** The number of the page's node that it was drawn from; null where none is known. */
  source(): number | null;
  /** Goes to the passage that the page shows, where that is not its first. */
  show(nodes: readonly Node[]): boolean;
  /** Where the person is; null at the beginning and at the end, from where one begins anew. */
  here(): ReadPlace | null;
  /** Goes to where the person was; true where that was found. */
  goTo(place: ReadPlace): boolean;
}

/** A built view. */
interface View {
  passage: Passage | null;
  /** Goes to where the person was the last time, and says so. */
  returnTo(place: ReadPlace): void;
  /** Whether the person went anywhere in it: what loads late moves an article too. */
  isMoved(): boolean;
  /** Ends what goes on by itself. */
  leave(): void;
  root: HTMLElement;
  /** The part that takes the focus when the view opens. */
  start: HTMLElement;
  label: string;
  /** Handles a key; true where it was used up. */
  key(event: KeyboardEvent): boolean;
  /** Dresses the view anew after settings were changed elsewhere. */
  dress(settings: Settings): void;
  /** Says what was done, with the way back. */
  toast(words: string, undo: (() => void) | null): void;
  /** Opens the panel of what was left out at a block. */
  reveal(block: number): void;
  /** Puts in what a new reading of the page adds; false where it adds nothing, or is of another article. */
  update(result: ReadResult): boolean;
  /** Follows the scrolling of what it is shown in. */
  follow(scroller: HTMLElement | Document): void;
}

/** Where words on what was done stand. */
interface UndoSlot {
  say(words: string, undo: (() => void) | null): void;
  /** Handles a key; true where it was the way back. */
  key(event: KeyboardEvent): boolean;
  remove(): void;
}

/** A word on what was done. */
interface UndoToast {
  element: HTMLElement;
  remove(): void;
  /** Handles a key; true where it was the way back. */
  key(event: KeyboardEvent): boolean;
}

/** What came of putting a part right. */
type Corrected = { correction: string; isKept: boolean; unkept: string | null; action: Part['action'] } | { failed: string };

/** The reply to a `correct` message. */
interface CorrectReply {
  result: Correction;
  /** Whether it was kept for the site. */
  isKept: boolean;
  /** Why it could not be kept, where it was to be. */
  unkept: string | null;
  /** Why there is no result. */
  error?: string;
}

/** The part of the page that is chosen, as one of a path of elements: extension/page/choice.js. */
interface PartChoice {
  point(element: Element): void;
  climb(level: number): void;
  move(step: 1 | -1): void;
  readonly element: Element | null;
  readonly level: number;
  readonly levels: number;
  readonly words: number;
}

interface PickerActions {
  climb(level: number): void;
  confirm(action: Part['action'], remember: boolean): void;
  cancel(): void;
}

/** What is seen of the picker. */
interface Picker {
  show(choice: PartChoice): void;
  say(message: string): void;
  takesEnter(): boolean;
  confirm(): void;
  goRound(back: boolean): void;
  is(target: EventTarget): boolean;
  remove(): void;
}

/** The line on what was left out, and its panel. */
interface LeftOutView {
  element: HTMLElement;
  /** Opens the panel, with the focus on the button of a block. */
  reveal(block: number): void;
}

/** What a page had before the reader opened. */
interface Place {
  ranges: readonly Range[];
  /** Whether so much is selected that a person may want to read it alone, or whether they asked for that. */
  isSelected: boolean;
  /** Puts all back; with `read`, the page shows that part of it instead of what it showed. */
  restore(read: Element | null): void;
}

/** The host of an open overlay. */
interface Host {
  /** Shows a view in place of what is shown. */
  show(view: View): void;
  /** Takes the host away; the page is as it was. */
  remove(): void;
}

/** What is told to whoever opened a host. */
interface HostEvents {
  /** The person asks to close: Escape, or the browser's own way back. */
  close(): void;
  /** A key was pressed while the host is open; true where it was used up. */
  key(event: KeyboardEvent): boolean;
  /** The page does not let the host be. */
  lost(): void;
}

/** The reply to a `read` message. */
interface ReadReply {
  result: Result;
  dress: Dress;
}

/** The reader over a page, one for each document. */
interface Overlay {
  toggle(): void;
  openQuietly(): void;
  openAlone(): void;
  leave(): void;
  /** Whether the extension that made it still runs. */
  alive(): boolean;
}

/** What calm mode's style sheet hides: see extension/background/veil.js. */
interface Veil {
  /** Selectors of what takes no room any more. */
  gone: string[];
  /** Selectors of what is not drawn and keeps its room. */
  hollow: string[];
  /** Whether the page is made to scroll again. */
  free: boolean;
}

/** An element that the core took for clutter. */
interface Clutter {
  element: Element;
  kind: string;
  reasons: Reason[];
}

/** What is known of an element that is hidden. */
interface Hidden {
  kind: string;
  /** Its class names that outlast a change, once there was one. */
  lasting: string[] | null;
  /** What last named it. */
  selector: string | null;
}

/** What is to be hidden of a page, and what is to stay: extension/page/veil.js. */
interface PageVeil {
  add(clutter: Clutter[], article: Element[]): void;
  make(): Veil;
  isTorn(): boolean;
  holdsArticle(): boolean;
  covers(element: Element): boolean;
  show(element: Element, shown: boolean): void;
  parts(): VeilPart[];
  readonly trees: ParentNode[];
  adopt(css: string): Promise<void>;
  release(): Promise<void>;
  anchor(): () => void;
}

/** A part of the page that is hidden, or that the person had shown again. */
interface VeilPart {
  element: Element;
  kind: string;
  reasons: Reason[];
  shown: boolean;
}

interface PillActions {
  undo(): void;
  options(): void;
  /** Shows a part again, or hides it again. */
  flip(part: VeilPart): void;
  /** Chooses a part of the page to be put right. */
  pick(): void;
  /** Keeps for the site that a part is shown. Absent where nothing is kept. */
  remember: ((part: VeilPart) => void) | null;
}

/** The pill of calm mode. */
interface Pill {
  show(parts: VeilPart[]): void;
  say(message: string): void;
  /** Says what was done, with the way back. */
  toast(words: string, undo: (() => void) | null): void;
  /** Puts the pill back where the page took it out. */
  keep(): void;
  remove(): void;
  is(node: Node): boolean;
}

/** The reply to a `clutter` message. */
interface CalmReply {
  result: CalmResult;
  settings: Settings;
  css: string;
}

/** Calm mode on a page, one for each document. */
interface Calm {
  toggle(unasked: boolean): void;
  leave(): Promise<void>;
  /** Whether the extension that made it still runs. */
  alive(): boolean;
}

interface Stillpage {
  /** The word for a key in the person's language. */
  text(key: MessageKey, ...values: string[]): string;
  /** Asks the background. */
  ask(message: object): Promise<any>;
  /** The nodes of an article, built one by one from the plan. */
  planNodes(result: Planned, fold?: (block: number, words: string) => Node): DocumentFragment;
  planInTurns(planned: Planned, fold: (block: number, words: string) => Node, turns: Turns): Promise<DocumentFragment>;
  planKeys(result: ReadResult): string[];
  inheritSources(heir: Element, element: Element): void;
  updateArticle(article: HTMLElement, shown: ReadResult, result: ReadResult, actions: ViewActions): boolean;
  pagesView(result: ReadResult, actions: ViewActions): HTMLElement | null;
  readState(fresh: Capture, last: Capture | null, shown: Result | undefined, read: (capture: Capture) => Promise<ReadReply>): Promise<{ capture: Capture; reply: ReadReply }>;
  commentsView(result: ReadResult, actions: ViewActions): HTMLElement | null;
  nameSeams(body: ParentNode): void;
  fetchPage(address: string): Promise<Capture>;
  watchText(nodes: readonly Node[], changed: () => Promise<boolean>): () => void;
  /** The number of the page's node that an element of the article was drawn from. */
  /** The numbers behind it. */
  sources?: WeakMap<Element, number>;
  sourceOf(element: Element): number | undefined;
  passageOf(article: HTMLElement): Passage;
  icon(name: Sign): SVGElement;
  signButton(sign: Sign, label: string, act: () => void): HTMLButtonElement;
  /** Cuts the body of a long article into stretches. */
  cutStretches(body: DocumentFragment): void;
  roughRect(element: Element): DOMRect;
  goTo(element: Element | undefined): void;
  boxCode(body: ParentNode): void;
  cardEmbeds(body: ParentNode): void;
  noteBox(article: HTMLElement, root: HTMLElement): { shut(): boolean };
  wordButton(key: MessageKey, className: string, act: () => void): HTMLButtonElement;
  barView(plans: readonly PanelPlan[], aids: readonly HTMLElement[], actions: ViewActions): BarView;
  outlineView(article: HTMLElement, minutes: number, gone: () => void): OutlineView;
  appearance(dress: Dress, root: HTMLElement, actions: ViewActions, load: (name: AnnexName) => Promise<void>): AppearanceView;
  /** Gives the person a file. */
  saveFile(name: string, type: string, content: string | Uint8Array): void;
  reportView(actions: ViewActions): HTMLElement | null;
  fillReport(element: HTMLElement, actions: ViewActions): void;
  takeView(article: HTMLElement, metadata: Metadata, actions: ViewActions): { element: HTMLElement; opened(): void };
  takeWays(panel: HTMLElement, article: HTMLElement, metadata: Metadata, actions: ViewActions): () => void;
  partMarkup(place: TextPlace, actions: ViewActions): Promise<string>;
  printPart(article: HTMLElement, place: TextPlace, actions: ViewActions, withLinks: boolean): Promise<void>;
  printAll(article: HTMLElement, withLinks: boolean): void;
  parsed(): Promise<unknown>;
  /** Takes the page in. */
  takePage(): Promise<{ capture: Capture; nodes: Node[] }>;
  selectionAt(ranges: readonly Range[], nodes: readonly Node[]): PageSelection | null;
  offerSelection(root: HTMLElement, isAlone: boolean, turn: (() => void) | null): void;
  shortcutOf(event: KeyboardEvent, focused: Element | null): ShortcutName | null;
  shortcutSheet(): HTMLElement;
  fileName(title: string | null, ending: string): string;
  copy(data: Record<string, string>): Promise<void>;
  fetchPictures(article: HTMLElement, range: Range | null): Promise<{ pictures: Picture[]; missing: number }>;
  articleView(result: ReadResult, actions: ViewActions, body?: DocumentFragment): HTMLElement;
  bodyInTurns(result: ReadResult, actions: ViewActions, turns: Turns): Promise<DocumentFragment>;
  reasonWords(reason: Reason): string;
  reasonList(explanation: Explanation, actions: ViewActions): HTMLElement;
  foldView(block: number, words: string, actions: ViewActions): HTMLElement;
  undoSlot(root: HTMLElement): UndoSlot;
  leftOutView(kinds: KindLeftOut[], actions: ViewActions): LeftOutView;
  noticeView(result: RefusedResult | FailedResult, actions: ViewActions): HTMLElement;
  controls(table: readonly Setting[], settings: Settings, change: (settings: Settings) => void): HTMLElement;
  dressUp(root: HTMLElement, settings: Settings): void;
  view(result: Result, dress: Dress, actions: ViewActions, body?: DocumentFragment): View;
  viewInTurns(result: Result, dress: Dress, actions: ViewActions): Promise<View>;
  rememberPlace(): Place;
  /** Null where the page holds none. */
  /** Whether elements made in this document are HTML. */
  holdsHtml(): boolean;
  /** Makes a host while there is time. */
  readyHost(css: string): void;
  openHost(css: string, events: HostEvents): Host | null;
  /** An element with children; those that are null are left out. */
  make(name: string, className: string, ...children: (Node | string | null)[]): HTMLElement;
  /** Puts the description of an image in its place where it does not load. */
  standIn(image: HTMLImageElement): void;
  /** Whether the scripts that follow run by themselves, as chosen for the site. */
  unasked?: boolean;
  /** Whether what is selected is to be read alone. */
  alone?: boolean;
  overlay: Overlay;
  kindName(kind: string): string;
  selectorFor(element: Element, wanted: Set<Element>, tried: Map<string, boolean>, lasting: string[] | null, trees: ParentNode[]): string | null;
  treesOf(elements: Iterable<Element>): ParentNode[];
  find(trees: ParentNode[], selector: string): Element[];
  /** The element around another, also out of a shadow tree. */
  up(element: Element): Element | null;
  classNames(element: Element): string[];
  lies(element: Element, set: { has(element: Element): boolean }): boolean;
  /** Watches the page for about two seconds: what moves, and what watching cost in milliseconds. */
  watchMotion(): Promise<{ moving: Set<Element>; cost: number }>;
  /** Marks in a capture what was seen to move. */
  markPinned(capture: Capture, nodes: Node[]): void;
  markMotion(capture: Capture, nodes: Node[], moving: Set<Element>): void;
  PageVeil: new () => PageVeil;
  openPill(css: string, settings: Settings, actions: PillActions): Pill;
  calm: Calm;
  /** What was put right during this visit. */
  visit?: string[];
  isPrivate: boolean;
  correct(capture: Capture, part: Part, remember: boolean): Promise<Corrected>;
  uncorrect(correction: string): Promise<void>;
  correctedWords(made: Corrected): string;
  PartChoice: new () => PartChoice;
  openPicker(css: string, settings: Settings, actions: PickerActions): Picker;
  /** The picker that is open. */
  picking: { end(made: Corrected | null): void } | undefined;
  /** What is to follow when a part was chosen, or none was. */
  picked: ((made: Corrected | null) => void) | undefined;
}

declare var stillpage: Stillpage;

/** What extension/page/access.js finds in the browser: getters to be called on nodes, and ways in. */
interface Access {
  /** To make nodes with and to ask; what takes a node is given `window.document`. */
  document: Document;
  nodeTypeOf(): number;
  nodeValueOf(): string;
  textContentOf(): string;
  firstChildOf(): Node | null;
  nextSiblingOf(): Node | null;
  parentNodeOf(): Node | null;
  isConnectedOf(): boolean;
  parentElementOf(): Element | null;
  localNameOf(): string;
  firstElementOf(): Element | null;
  rootOf(): HTMLElement | null;
  bodyOf(): HTMLElement | null;
  hasAttributes(): boolean;
  getAttributeNames(): string[];
  getAttribute(name: string): string | null;
  checkVisibility(options?: CheckVisibilityOptions): boolean;
  getBoundingClientRect(): DOMRect;
  assignedTo(slot: Element): Node[];
  shadowRootOf(element: Element): ShadowRoot | null;
  hasBody(document: Document): boolean;
  parseDocument(html: string): Document | null;
  parse(html: string): Element | null;
  isPositioned(element: Element): boolean;
}
declare var stillpageAccess: Readonly<Access>;

/** Where a stretch of a walk takes place. */
interface WalkPlace {
  /** Parsed, never shown: it has no layout. */
  inert: boolean;
  /** Within a `noscript`. */
  noscript: boolean;
  /** How many frames it lies in. */
  frames: number;
  /** The innermost of them, and where that stands. */
  frame: Element | null;
  outer: WalkPlace | null;
  /** Of its viewport in the document, once known. */
  origin: { x: number; y: number } | null;
}

/** A walk over a page, as extension/page/walk.js takes it. */
interface PageWalk {
  names: Map<string, unknown>;
  nodes: Node[];
  tags: number[];
  parents: number[];
  sizes: number[];
  text: string[];
  attrNames: number[];
  attrSizes: number[];
  values: string[];
  /** The elements that hold text, by number. */
  candidates: Map<number, WalkPlace>;
  start(document: Document, inert: boolean): void;
  go(until: number): boolean;
  whereabouts(): (Node | null)[];
  isAt(before: (Node | null)[]): boolean;
  spend(bytes: number): void;
}
declare var stillpageWalk: { Walk: new () => PageWalk; TooLarge: new () => Error };

/** Turns that we and the page take. */
interface Turns {
  /** When ours ends, as of `performance.now()`. */
  until: number;
  /** Whether the page has had one. */
  hasPaused: boolean;
  next(): Promise<void>;
}
/** Made by extension/page/turns.js. */
declare var stillpageTurns: new () => Turns;

type Captured = { capture: Capture; nodes: Node[] } | { capture: null; nodes: Node[]; failed: string };
/** Made by extension/page/capture.js, as is the next. */
declare var stillpageCapture: (options?: { layout?: boolean; document?: Document; url?: string }) => Captured;
declare var stillpageCaptureInTurns: () => Promise<Captured>;
