import { isToken, toHeaderFields } from '../codes/header-fields';
import type { HeaderSection } from '../response/header-section';

/** The header section of a web Response that is being made. */
export class Fields implements HeaderSection {
  readonly #fields = new Map<string, { readonly name: string; readonly lines: readonly string[] }>();

  /** Starts with what the response has so far; `warnings` gets a sentence for each field that cannot be sent. */
  constructor(init: unknown, warnings: string[]) {
    if (init === undefined) return;
    for (const [name, value] of Object.entries(toHeaderFields(init, warnings))) this.setHeader(name, value);
  }

  getHeaderNames(): string[] {
    return [...this.#fields.keys()];
  }

  hasHeader(name: string): boolean {
    return this.#fields.has(name.toLowerCase());
  }

  getHeader(name: string): readonly string[] | undefined {
    return this.#fields.get(name.toLowerCase())?.lines;
  }

  /** @throws TypeError where the name is none. */
  setHeader(name: string, value: number | string | readonly string[]): void {
    if (!isToken(name)) throw new TypeError('Not the name of a header field');
    this.#fields.set(name.toLowerCase(), { name, lines: [value].flat().map(String) });
  }

  removeHeader(name: string): void {
    this.#fields.delete(name.toLowerCase());
  }

  toHeaders(): Headers {
    const headers = new Headers();
    for (const { name, lines } of this.#fields.values()) for (const line of lines) headers.append(name, line);
    return headers;
  }
}
