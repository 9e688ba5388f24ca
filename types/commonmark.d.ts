/** The part of `commonmark` that the tests use. */
declare module 'commonmark' {
  class Parser {
    parse(markdown: string): object;
  }
  class HtmlRenderer {
    render(tree: object): string;
  }
}
