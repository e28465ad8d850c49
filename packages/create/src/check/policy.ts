import { originsOf, type CountyFile } from '@yizhangtu/standard';

/** A Content-Security-Policy as directives, in the order they are printed. */
export type Policy = ReadonlyMap<string, readonly string[]>;

/** Where a page that shows the county must be allowed to reach: itself, and the hosts that the file names. */
export function policyOf(county: CountyFile): Policy {
  const hosts = originsOf(county);
  return new Map([
    ['default-src', ["'self'"]],
    ['script-src', ["'self'"]],
    ['worker-src', ["'self'"]],
    ['style-src', ["'self'"]],
    ['img-src', ["'self'", ...hosts]],
    ['connect-src', ["'self'", ...hosts]],
    ['font-src', ["'self'"]],
    ['object-src', ["'none'"]],
    ['base-uri', ["'self'"]],
  ]);
}

/** The policies a page may add so that no string becomes script (Trusted Types). */
export const TRUSTED_TYPES =
  "require-trusted-types-for 'script'; trusted-types yzt-worker yzt-geojson-worker yzt-gep-worker lit-html";

export function policyText(policy: Policy): string {
  return [...policy].map(([directive, sources]) => [directive, ...sources].join(' ')).join('; ');
}
