// What described the success that did not happen (RFC 9110 §8, RFC 9111 §5, RFC 9530, RFC 9421, RFC 7240 §3).
const NAMES = new Set(
  `content-type content-length content-encoding content-language content-location content-range content-disposition
   content-digest content-md5 digest repr-digest etag last-modified accept-ranges transfer-encoding trailer location
   refresh cache-control expires pragma age edge-control preference-applied clear-site-data signature signature-input
   sourcemap x-sourcemap`.split(/\s+/),
);
// Caches that a targeted field instructs (RFC 9213), and proxies that send a file or another response in place of ours:
// nginx, Apache, lighttpd, LiteSpeed, Perlbal.
const PATTERN = /-cache-control$|^surrogate-|^x-(?:accel-|sendfile|send-file|lighttpd-send|litespeed-|reproxy-)/;

/** True if the field, by its name in lower case, must not survive into an error response. */
export const isOfTheSuccess = (name: string): boolean => NAMES.has(name) || PATTERN.test(name);
