/**
 * The floors of the house: what each package may import. A package imports only from floors below its
 * own; siblings never import each other.
 */
export const FLOORS = {
  standard: [],
  client: ['standard'],
  gep: ['standard'],
  core: ['standard', 'client'],
  map: ['standard', 'client', 'core'],
  identity: ['standard', 'client', 'core'],
  'work-orders': ['standard', 'client', 'core'],
  'case-timeline': ['standard', 'client', 'core'],
  messages: ['standard', 'client', 'core'],
  'gep-calculator': ['standard', 'client', 'core', 'gep'],
  portal: [
    'standard',
    'client',
    'core',
    'map',
    'identity',
    'work-orders',
    'case-timeline',
    'messages',
    'gep-calculator',
  ],
  embed: [
    'standard',
    'client',
    'core',
    'map',
    'identity',
    'work-orders',
    'case-timeline',
    'messages',
    'gep-calculator',
    'portal',
  ],
  react: [
    'core',
    'map',
    'identity',
    'work-orders',
    'case-timeline',
    'messages',
    'gep-calculator',
    'portal',
  ],
  create: ['standard', 'client'],
  server: ['standard', 'gep'],
};

/** Packages whose code runs in a browser, and so keeps to the browser floor and to law 2 (no global state). */
export const BROWSER_PACKAGES = [
  'standard',
  'client',
  'gep',
  'core',
  'map',
  'identity',
  'work-orders',
  'case-timeline',
  'messages',
  'gep-calculator',
  'portal',
  'react',
  'embed',
];

const all = Object.keys(FLOORS);

/** What `name` must not import. */
export function forbiddenTo(name) {
  return all.filter((other) => other !== name && !FLOORS[name].includes(other));
}
