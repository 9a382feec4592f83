import { once } from 'node:events';
import { request as httpRequest } from 'node:http';

/** One request on a connection of its own; an object is sent as JSON. */
export async function request(port, { method, path = '/', headers = {}, body } = {}) {
  const isJson = body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
  const payload = isJson ? JSON.stringify(body) : body;
  const req = httpRequest({
    host: '127.0.0.1',
    port,
    path,
    agent: false,
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(isJson && { 'Content-Type': 'application/json' }),
      ...(payload !== undefined && { 'Content-Length': Buffer.byteLength(payload) }),
      ...headers,
    },
  });
  req.end(payload);
  const [response] = await once(req, 'response', { signal: AbortSignal.timeout(10_000) });
  const chunks = await response.toArray();
  return {
    status: response.statusCode,
    message: response.statusMessage,
    headers: response.headers,
    text: Buffer.concat(chunks).toString(),
  };
}

/** The body of a form with files. */
export function multipart(parts, end = '--boundary--\r\n') {
  const body = parts.map(({ name, filename, value = 'value' }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: text/plain`;
    const field = name === undefined ? '' : `; name="${name}"`;
    return `--boundary\r\nContent-Disposition: form-data${field}${file}\r\n\r\n${value}\r\n`;
  });
  return { body: body.join('') + end, headers: { 'Content-Type': 'multipart/form-data; boundary=boundary' } };
}
