import { subscribe } from 'node:diagnostics_channel';
import { Counter } from 'prom-client';

const errors = new Counter({
  name: 'http_errors_total',
  help: 'Error responses',
  labelNames: ['route', 'code', 'family'],
});

subscribe('express-return-codes:error', ({ route = 'none', problem: { code }, verdict: { family } }) => {
  errors.inc({ route, code, family });
});
