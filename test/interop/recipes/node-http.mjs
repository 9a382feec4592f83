import { createServer } from 'node:http';
import { problemResponse } from '../support/fetch.mjs';

export const serve = (handler) =>
  createServer(async (req, res) => {
    try {
      await handler(req, res);
    } catch (error) {
      if (res.headersSent) return res.destroy(); // the client must not take it for whole
      const response = problemResponse(error, { request: req, headers: res.getHeaders() });
      for (const name of res.getHeaderNames()) res.removeHeader(name);
      for (const [name, value] of response.headers) res.appendHeader(name, value);
      res.writeHead(response.status, response.statusText);
      res.end(await response.text());
    }
  });
