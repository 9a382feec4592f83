import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';

const STATUS_LINE = /^HTTP\/1\.1 (\d{3}) ([\t\x20-\x7e]*)$/; // RFC 9112 §4
const FIELD_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[\t ]*([\t\x20-\x7e\x80-\xff]*)$/; // RFC 9112 §5

/** A connection of bytes: what is sent is up to the test, what comes must be HTTP/1.1 to the letter. */
export class Connection {
  #chunks = [];
  #size = 0;
  #wake = () => {};
  isClosed = false;

  constructor(socket) {
    this.socket = socket;
    socket.on('data', (chunk) => {
      this.#chunks.push(chunk);
      this.#size += chunk.length;
      this.#wake();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.isClosed = true;
      this.#wake();
    });
  }

  static async open(port) {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new Connection(socket);
  }

  send(bytes) {
    this.socket.write(bytes);
  }

  close() {
    this.socket.destroy();
  }

  /** What came and was not read yet. */
  get rest() {
    if (this.#chunks.length !== 1) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0];
  }

  /** The next response, whole; it throws on anything else. */
  async response({ method = 'GET', patience = 20_000 } = {}) {
    const until = Date.now() + patience;
    const end = await this.#until(until, () => {
      const index = this.rest.indexOf('\r\n\r\n');
      return index < 0 ? undefined : index + 4;
    });
    const [statusLine, ...lines] = this.#take(end).toString('latin1').slice(0, -4).split('\r\n');
    const status = STATUS_LINE.exec(statusLine);
    if (status === null) throw new Error(`no status line: ${JSON.stringify(statusLine)}`);
    const headers = {};
    for (const line of lines) {
      const field = FIELD_LINE.exec(line);
      if (field === null) throw new Error(`no header field: ${JSON.stringify(line)}`);
      const name = field[1].toLowerCase();
      headers[name] = name in headers ? `${headers[name]}, ${field[2]}` : field[2];
    }
    const body = await this.#body(method, headers, until);
    return { status: Number(status[1]), reason: status[2], headers, body, text: String(body) };
  }

  async #body(method, headers, until) {
    const length = headers['content-length'];
    if (headers['transfer-encoding'] !== undefined) {
      if (length !== undefined) throw new Error('a length beside Transfer-Encoding');
      return method === 'HEAD' ? Buffer.alloc(0) : this.#chunked(until);
    }
    if (!/^\d+$/.test(length ?? '')) throw new Error(`no length: ${length}`);
    const count = method === 'HEAD' ? 0 : Number(length);
    return this.#take(await this.#until(until, () => (this.#size < count ? undefined : count)));
  }

  async #chunked(until) {
    const chunks = [];
    for (;;) {
      const end = await this.#until(until, () => {
        const index = this.rest.indexOf('\r\n');
        return index < 0 ? undefined : index;
      });
      const size = Number.parseInt(this.#take(end).toString('latin1'), 16);
      if (!(size >= 0)) throw new Error('no chunk size');
      await this.#until(until, () => (this.#size < size + 4 ? undefined : 0));
      this.#take(2);
      chunks.push(this.#take(size));
      if (this.#take(2).toString() !== '\r\n') throw new Error('a chunk longer than its size');
      if (size === 0) return Buffer.concat(chunks);
    }
  }

  #take(count) {
    const all = this.rest;
    this.#chunks = [all.subarray(count)];
    this.#size -= count;
    return all.subarray(0, count);
  }

  async #until(deadline, measure) {
    for (;;) {
      const found = measure();
      if (found !== undefined) return found;
      if (this.isClosed) throw new Error(`the connection was closed after ${this.#size} bytes of a part`);
      const left = deadline - Date.now();
      if (left <= 0) throw new Error('no whole response in time');
      await new Promise((wake) => {
        const timer = setTimeout(wake, left);
        this.#wake = () => (clearTimeout(timer), wake());
      });
    }
  }
}

/** A request as bytes. */
export function requestBytes(method, target, headers = {}, body = '') {
  const lines = Object.entries({ Host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** A server of the app on the loopback while `use` runs. */
export async function withServer(app, use, options = {}) {
  const server = createServer(options, app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use(server.address().port, server);
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}

/** Waits, at most five seconds, until it is true. */
export async function until(isTrue, what) {
  for (let left = 500; !isTrue(); left--) {
    if (left === 0) throw new Error(`in vain waited until ${what}`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}
