import { pinoHttp } from 'pino-http';
import { errorHandler } from 'express-return-codes';

export const first = pinoHttp({ customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info') }); // with res.err
export const last = errorHandler({
  log: ({ status }, { thrown, warnings, req }) => {
    if (status < 500 && warnings.length > 0) req.log.warn({ err: thrown, warnings });
  },
});
