import { isPanelName } from './panels.ts';

/** What a page's address says of a portal. What is left out is as the page has it. */
export interface PortalAddress {
  readonly panel?: string | undefined;
  readonly case?: string | undefined;
  readonly lang?: string | undefined;
  readonly theme?: string | undefined;
  readonly large?: boolean | undefined;
}

const NAMES = ['panel', 'case', 'lang', 'theme', 'large'] as const;
const THEMES = ['light', 'dark', 'wall', 'auto'];
const ID = /^[0-9a-f-]{36}$/;

/**
 * A route of the page's own router (`#/a/b` or `#!/a`) and its parameters. There they stand behind a `?`, as
 * routers expect; elsewhere they are all that the hash holds.
 */
function parts(hash: string): { route: string; parameters: string[] } {
  const text = hash.replace(/^#/, '');
  if (!/^!?\//.test(text)) return { route: '', parameters: text.split('&').filter(Boolean) };
  const [route = '', rest = ''] = text.split(/\?(.*)/s);
  return { route, parameters: rest.split('&').filter(Boolean) };
}

/** What `hash` says of the portal named `key`. What it does not understand it takes for not said. */
export function readAddress(hash: string, key: string): PortalAddress {
  const said = new URLSearchParams(parts(hash).parameters.join('&'));
  const of = (name: (typeof NAMES)[number]): string | null => said.get(`${key}-${name}`);
  const [panel, id, lang, theme] = [of('panel'), of('case'), of('lang'), of('theme')];
  return {
    ...(isPanelName(panel) ? { panel } : {}),
    ...(id !== null && ID.test(id) ? { case: id } : {}),
    ...(lang === 'en' || lang === 'zh-CN' ? { lang } : {}),
    ...(theme !== null && THEMES.includes(theme) ? { theme } : {}),
    ...(of('large') === null ? {} : { large: true }),
  };
}

/** `hash` with that of the portal named `key` in it; what belongs to others stays as it was. */
export function writeAddress(hash: string, key: string, address: PortalAddress): string {
  const { route, parameters } = parts(hash);
  const own = new Set<string>(NAMES.map((name) => `${key}-${name}`));
  const kept = parameters.filter((part) => !own.has(part.split('=')[0] ?? ''));
  for (const name of NAMES) {
    const value = address[name];
    if (value === undefined || value === false) continue;
    kept.push(value === true ? `${key}-${name}` : `${key}-${name}=${encodeURIComponent(value)}`);
  }
  const rest = kept.join('&');
  if (route !== '') return rest === '' ? `#${route}` : `#${route}?${rest}`;
  return rest === '' ? '' : `#${rest}`;
}

/** Keeps what a portal shows in the address of its page, and hears when the address is changed by others. */
export class AddressKeeper {
  readonly #key: string;
  readonly #apply: (address: PortalAddress) => void;

  constructor(key: string, apply: (address: PortalAddress) => void) {
    this.#key = key;
    this.#apply = apply;
    addEventListener('hashchange', this.#onChange);
    addEventListener('popstate', this.#onChange);
  }

  read(): PortalAddress {
    return readAddress(location.hash, this.#key);
  }

  /** The entry of the history stays the page's: its state is kept, and none is added. */
  write(address: PortalAddress): void {
    const hash = writeAddress(location.hash, this.#key, address);
    // A page in `srcdoc` has no address of its own.
    if (hash === location.hash || !/^(https?|file):$/.test(location.protocol)) return;
    history.replaceState(history.state, '', `${location.pathname}${location.search}${hash}`);
  }

  close(): void {
    removeEventListener('hashchange', this.#onChange);
    removeEventListener('popstate', this.#onChange);
  }

  readonly #onChange = (): void => this.#apply(this.read());
}
