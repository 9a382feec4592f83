import { connect } from 'node:net';
import { emitted, refuses, withUpstream } from './upstream.mjs';

/** The error of a connection that was refused. */
export const refusedError = () =>
  withUpstream(refuses, (_url, port) => emitted(connect(port, '127.0.0.1')).catch((error) => error));
