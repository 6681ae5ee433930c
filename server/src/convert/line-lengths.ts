/** Lengths and texts of the lines of a document, found once. */
export class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The text of a line without its end; empty for a line that does not exist. */
  text(line: number): string {
    const start = this.#starts[line];
    if (start === undefined) return '';
    const next = this.#starts[line + 1];
    const end = next === undefined ? this.#text.length : next - 1;
    return this.#text.charAt(end - 1) === '\r' && end > start
      ? this.#text.slice(start, end - 1)
      : this.#text.slice(start, end);
  }

  length(line: number): number {
    return this.text(line).length;
  }
}
