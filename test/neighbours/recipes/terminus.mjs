import { createServer } from 'node:http';
import { createTerminus } from '@godaddy/terminus';
import { answerClientErrors } from 'express-return-codes';

/** Terminus answers /health and ends the server; the app answers everything else. */
export const serverOf = (app, isHealthy) =>
  createTerminus(answerClientErrors(createServer(app)), { healthChecks: { '/health': isHealthy } });
