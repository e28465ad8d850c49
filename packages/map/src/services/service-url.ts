/**
 * The address of a service with parameters. Its own parameters stay (a map file, a token), but for those
 * that say what is asked; names count alike in any case, as OGC services have it.
 */
export function serviceUrl(
  address: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const [path = '', query = ''] = address.split('#')[0]!.split('?');
  const ours = new Set([
    'service',
    'request',
    'version',
    ...Object.keys(parameters).map((name) => name.toLowerCase()),
  ]);
  const all = new URLSearchParams(query);
  for (const name of [...all.keys()]) if (ours.has(name.toLowerCase())) all.delete(name);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) all.set(name, String(value));
  }
  // Old servers do not take a comma or a colon for what it is when it is escaped.
  const text = all.toString().replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
  return text === '' ? path : `${path}?${text}`;
}

/**
 * The address that a service names for one of its operations, when it is of the origin that the catalogue
 * names. Otherwise the one that the catalogue names: services behind a gateway name hosts that only they
 * can reach, and the map asks no host that nobody named.
 */
export function operationUrl(named: string | undefined, address: string): string {
  if (named === undefined || named === '') return address;
  try {
    const own = new URL(address);
    const other = new URL(named, own);
    return other.origin === own.origin ? withParametersOf(own, other) : address;
  } catch (error) {
    if (error instanceof TypeError) return address;
    throw error;
  }
}

/** A key or a map file in the address that was given is often missing in the ones that the service names. */
function withParametersOf(own: URL, other: URL): string {
  const known = new Set([...other.searchParams.keys()].map((name) => name.toLowerCase()));
  for (const [name, value] of own.searchParams) {
    if (!known.has(name.toLowerCase())) other.searchParams.set(name, value);
  }
  return other.href;
}

/**
 * A template of an address, filled in; names of variables count alike in any case. It is asked for on the
 * origin of `address` and with its parameters, for the reasons that {@link operationUrl} has.
 */
export function templateUrl(
  template: string,
  address: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const byName = new Map(
    Object.entries(values).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const filled = template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = byName.get(name.toLowerCase());
    return value === undefined ? whole : encodeURIComponent(value).replaceAll('%3A', ':');
  });
  const own = new URL(address);
  const other = new URL(filled, own);
  return withParametersOf(own, new URL(`${own.origin}${other.pathname}${other.search}`));
}
