import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

/** A response as its bytes say it. */
export interface RawResponse {
  readonly status: number;
  readonly reason: string;
  /** By name in lower case, each line of it. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: string;
  /** All of it, as it came: one character a byte. */
  readonly bytes: string;
}

const STATUS_LINE = /^HTTP\/1\.1 (\d{3}) ([\t\x20-\x7e\x80-\xff]*)$/; // RFC 9112 §4
const FIELD_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[\t ]*([\t\x20-\x7e\x80-\xff]*)$/; // RFC 9112 §5
const PATIENCE = 5000;

/**
 * A connection that is kept alive, one request at a time. It fails on whatever is not exactly one response: bytes that
 * are no HTTP, a length that is not the body's, bytes that nobody asked for, no answer, a closed connection.
 */
export class RawClient {
  #received = Buffer.alloc(0);
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  private constructor(readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<RawClient> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  /** Fails if the server sent more than the answers to what it was asked. */
  expectNothing(): void {
    if (this.#received.length > 0) throw new Error(`nobody asked for ${JSON.stringify(String(this.#received))}`);
  }

  async request(method: string, target: string, fields: readonly (readonly [string, string])[]): Promise<RawResponse> {
    this.expectNothing();
    const lines = [
      `${method} ${target} HTTP/1.1`,
      'Host: 127.0.0.1',
      ...fields.map((field) => field.join(': ')),
      '',
      '',
    ];
    this.socket.write(lines.join('\r\n'), 'latin1');
    const deadline = setTimeout(() => this.#fail(new Error('no whole answer in time')), PATIENCE);
    try {
      const head = await this.#until((bytes) => {
        const end = bytes.indexOf('\r\n\r\n');
        return end < 0 ? undefined : end + 4;
      });
      const [statusLine = '', ...fieldLines] = head.slice(0, -4).split('\r\n');
      const [, status, reason = ''] = STATUS_LINE.exec(statusLine) ?? fail(`no status line: ${statusLine}`);
      const headers: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
      for (const line of fieldLines) {
        const [, name = '', value = ''] = FIELD_LINE.exec(line) ?? fail(`no field: ${JSON.stringify(line)}`);
        (headers[name.toLowerCase()] ??= []).push(value);
      }
      const [length = fail('no Content-Length'), ...more] = headers['content-length'] ?? [];
      if (more.length > 0 || !/^\d+$/.test(length) || headers['transfer-encoding']) fail(`two lengths in ${head}`);
      const count = method === 'HEAD' ? 0 : Number(length);
      const bytes = await this.#until((received) => (received.length < count ? undefined : count));
      return {
        status: Number(status),
        reason,
        headers,
        body: String(Buffer.from(bytes, 'latin1')),
        bytes: head + bytes,
      };
    } finally {
      clearTimeout(deadline);
    }
  }

  close(): void {
    this.socket.destroy();
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }

  /** The first bytes, as many as `measure` says when there are enough of them. */
  async #until(measure: (received: Buffer) => number | undefined): Promise<string> {
    for (;;) {
      const length = measure(this.#received);
      if (length !== undefined) {
        const bytes = this.#received.toString('latin1', 0, length);
        this.#received = this.#received.subarray(length);
        return bytes;
      }
      if (this.#failure !== undefined) throw this.#failure;
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }
}

function fail(what: string): never {
  throw new Error(what);
}
