import { fileURLToPath } from 'node:url';

/**
 * How the pages of this folder are served: they ask the same server under its other name, which to a browser is
 * another site, and one of them stands in a frame there.
 */
export const ANOTHER_SITE = {
  path: '/another-site/',
  dir: fileURLToPath(new URL('.', import.meta.url)),
  policy:
    "default-src 'self'; connect-src 'self' http://127.0.0.1:*; frame-src http://127.0.0.1:*; " +
    "img-src 'self' data: blob: http://127.0.0.1:*; worker-src 'self' blob:; object-src 'none'; " +
    "base-uri 'self'; form-action 'self'; frame-ancestors http://localhost:*",
};
