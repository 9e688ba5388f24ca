/** What the core gives the shell. The core's own word on it is src/wasm.rs and src/render/plan.rs. */

/** How to build the nodes of an article: see src/render/plan.rs. */
interface Plan {
  ops: Uint32Array;
  text: string;
  lengths: Uint32Array;
}

interface Metadata {
  title: string | null;
  byline: string | null;
  published: string | null;
  modified: string | null;
  site: string | null;
  language: string | null;
  direction: 'ltr' | 'rtl';
  description: string | null;
  leadImage: { url: string; alt: string | null } | null;
  url: string | null;
  words: number;
  minutes: number;
}

/** When an article was published and, where that was on another day, changed: days in the person's words. */
interface Days {
  published: string | null;
  modified: string | null;
}

/** How many blocks of a kind are left out. */
interface KindLeftOut {
  kind: string;
  count: number;
}

/** A block that is left out, or that the person put back. */
interface LeftOutBlock {
  block: number;
  kind: string;
  probability: number;
  /** How its text begins. */
  text: string;
  reasons: Reason[];
  putBack: boolean;
}

/** A statement on a block: see src/verdict/fact.rs. */
interface Reason {
  /** Its words are those of the key `reason` + this. */
  key: string;
  count: number | null;
}

interface ReadOptions {
  /** Show what there is, even where it is no article. */
  insist: boolean;
  /** Numbers of blocks that the person put back. */
  putBack: number[];
  /** What the person selected on the page, to be read alone. */
  selection?: PageSelection | null;
}

/** A selection on the page: places in its texts, each the number of a node and UTF-16 units. */
interface PageSelection {
  from: { node: number; offset: number };
  to: { node: number; offset: number };
}

/** How the core reads a page. */
interface CoreOptions extends ReadOptions {
  /** What was put right on the site: see src/correction/. */
  corrections?: string[];
  /** What stood on other pages of the site; null where nothing is to be remembered. */
  memory?: { salt: number; seen: number[] } | null;
}

/** A part of a page that a person puts right. */
interface Part {
  node?: number;
  block?: number;
  action: 'keep' | 'remove';
}

type Correction = { status: 'read'; correction: string } | RefusedResult | FailedResult;

/** A format for a file or the clipboard: see src/render/format.rs. */
type Format = 'html' | 'markdown' | 'front-matter' | 'text' | 'epub';

/** A picture of the article at hand. */
interface Picture {
  url: string;
  /** Its media type. */
  type: string;
  bytes: Uint8Array;
}

type Rendered = { status: 'read'; text: string } | { status: 'read'; bytes: Uint8Array } | RefusedResult | FailedResult;

/** A report of a page, and on how many blocks the decision on it differs from that on the page. */
type Reported = { status: 'read'; text: string; differing: number } | RefusedResult | FailedResult;

/** How a passage is known again: see src/note/mod.rs. */
interface Anchor {
  quote: string;
  before: string;
  after: string;
  block: number[];
}

/** A part of the text of the plan, all its texts joined, in UTF-16 units. */
interface TextPlace {
  from: number;
  to: number;
}

type Described = { status: 'read'; anchor: Anchor | null } | RefusedResult | FailedResult;
type Found = { status: 'read'; places: (TextPlace | null)[] } | RefusedResult | FailedResult;

/** What is written out with an article, under a heading of its own. */
interface RenderNotes {
  heading: string;
  list: { anchor: Anchor; words: string }[];
}

/** A part of an article. */
type Excerpt = ({ status: 'read' } & Planned) | RefusedResult | FailedResult;

type Explanation = { status: 'read'; blocks: LeftOutBlock[] } | RefusedResult | FailedResult;

/** What calm mode is to hide. */
interface Unwanted {
  /** Keys of kinds. */
  kinds: string[];
  /** Whether bars and boxes that stay on the screen go too. */
  pinned: boolean;
}

type CalmResult =
  | { status: 'read'; hide: { node: number; kind: string }[]; because: Reason[][]; article: number[] }
  | RefusedResult
  | FailedResult;

/** A plan and the words behind its codes. */
interface Planned {
  plan: Plan;
  /** The words behind the codes of the plan, joined by spaces. */
  names: { elements: string; attributes: string };
}

/** The page that an article goes on with. */
interface NextPage {
  address: string;
  number: number;
  /** The highest number that the page leads to. */
  last: number;
}

interface ReadResult extends Planned {
  status: 'read';
  next: NextPage | null;
  metadata: Metadata;
  /** Its dates in the person's words; of background/days.js. */
  days: Days;
  pageType: string;
  confidence: number;
  /** In the order in which they first come. */
  leftOut: KindLeftOut[];
  /** Whether the page holds more of the article than it has in its document now. */
  isPart: boolean;
  /** Hashes of the blocks, where the page is to be remembered. */
  remember: Uint32Array | null;
}

interface RefusedResult {
  status: 'refused';
  reason: string;
  message: string;
}

interface FailedResult {
  status: 'failed';
  message: string;
}

type CommentsResult = ({ status: 'read' } & Planned) | RefusedResult | FailedResult;

type Result = ReadResult | RefusedResult | FailedResult;

/** The page as extension/page/capture.js takes it: opaque to all but the core. `more`: further pages of its
 *  article; `earlier`: states that it was in before. */
type Capture = object & { more?: Capture[]; earlier?: Capture[] };

declare module '*/core/stillpage.js' {
  export default function init(source?: { module_or_path: string | URL }): Promise<unknown>;
  export function read(capture: Capture, options: { insist: boolean }): Result;
}
