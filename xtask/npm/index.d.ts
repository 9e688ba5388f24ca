/** How to read. */
export interface Options {
  /** Show what there is, even where the page is no article. */
  insist?: boolean;
}

/** Facts about the article; those that the page does not tell are null. */
export interface Metadata {
  title: string | null;
  byline: string | null;
  /** ISO 8601, a day or a moment. */
  published: string | null;
  modified: string | null;
  site: string | null;
  /** BCP 47. */
  language: string | null;
  direction: 'ltr' | 'rtl';
  description: string | null;
  leadImage: { url: string; alt: string | null } | null;
  url: string | null;
  words: number;
  minutes: number;
}

/** What a block is. */
export interface Block {
  /** How it begins. */
  text: string;
  kind: string;
  /** Of that kind, from 0 to 1. */
  probability: number;
  keep: boolean;
}

/** A page that was read. */
export interface Reading {
  status: 'read';
  metadata: Metadata;
  pageType: string;
  /** From 0 to 1. */
  confidence: number;
  /** A document of its own, of a closed set of elements: no script, no style of the page. */
  html: string;
  markdown: string;
  /** One block a line, without the headline. */
  text: string;
  blocks: Block[];
}

/** A page that is no article. */
export interface Refused {
  status: 'refused';
  reason: string;
  message: string;
}

/** A page that could not be read. */
export interface Failed {
  status: 'failed';
  message: string;
}

export type Result = Reading | Refused | Failed;

/** Loads the core once; the others do so by themselves. */
export function load(): Promise<unknown>;

/** Reads HTML text; `url` is where it came from, so that links resolve. Never throws for any page. */
export function read(html: string, options?: Options & { url?: string }): Promise<Result>;

/** Reads a document of the window that runs this module. Never throws for any page. */
export function readDocument(document: Document, options?: Options): Promise<Result>;
