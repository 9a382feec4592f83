import winston from 'winston';
import { errorHandler } from 'express-return-codes';

const { combine, errors, json } = winston.format;
const logger = winston.createLogger({
  format: combine(errors({ stack: true }), json()),
  transports: [new winston.transports.Console()],
});

export const last = errorHandler({
  log: ({ status, code }, { error, thrown, verdict, warnings }) => {
    const cause = thrown instanceof Error ? thrown : error;
    if (status >= 500) logger.error(cause, { code, because: verdict.because, warnings });
  },
});
