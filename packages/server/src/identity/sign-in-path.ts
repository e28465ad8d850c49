import { sessionFault } from './session-fault.ts';

// A base that no page has: what leads away from it leads to another origin.
const HERE = 'https://here.invalid';

/**
 * A path of the page's own origin, to return to after sign-in.
 *
 * @throws YztError `invalid` for everything else: another origin however it is written, a relative path
 */
export function ownPath(given: string | undefined): string {
  const path = given ?? '/';
  // Browsers drop some of them, and what is left may be another host
  const plain = /^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/.test(path);
  if (!plain || !URL.canParse(path, HERE) || new URL(path, HERE).origin !== HERE) {
    throw sessionFault('foreign_return');
  }
  return path;
}
