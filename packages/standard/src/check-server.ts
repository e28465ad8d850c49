import { finding, shown, type Finding } from './finding.ts';
import { listIn, objectIn, objectsIn, textIn, type Json } from './reading.ts';

const ORIGIN = /^https?:\/\/[^/?#*\s@]+$/;

/** What the schema cannot say about a private county file. */
export function serverFindings(file: Json): Finding[] {
  return [
    ...originFindings(file, 'corsOrigins', 'corsOrigins'),
    ...originFindings(objectIn(file, 'frame') ?? {}, 'origins', 'frame.origins'),
    ...tileFindings(file),
    ...serviceFindings(file),
    ...signInFindings(file),
  ];
}

function originFindings(file: Json, list: string, path: string): Finding[] {
  return listIn(file, list).flatMap((origin, index) =>
    typeof origin === 'string' && !ORIGIN.test(origin)
      ? [finding(`${path}[${index}]`, 'origin', { value: shown(origin) })]
      : [],
  );
}

function duplicateFindings(file: Json, list: string): Finding[] {
  const first = new Map<string, number>();
  return objectsIn(file, list).flatMap(([item, index]) => {
    const id = textIn(item, 'id');
    if (id === undefined) return [];
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, index);
      return [];
    }
    const facts = { value: shown(id), first: `${list}[${earlier}]` };
    return [finding(`${list}[${index}].id`, 'duplicate_id', facts)];
  });
}

function tileFindings(file: Json): Finding[] {
  const addresses = objectsIn(file, 'tiles').flatMap(([tiles, index]) => {
    const url = textIn(tiles, 'url');
    const missing = ['{z}', '{x}', '{y}'].filter((blank) => !url?.includes(blank));
    return url !== undefined && missing.length > 0
      ? [finding(`tiles[${index}].url`, 'tile_url', { missing: missing.join(', ') })]
      : [];
  });
  return [...duplicateFindings(file, 'tiles'), ...addresses];
}

const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
// They say how the connection is run, or carry the session of a person.
const NOT_OURS =
  /^(host|cookie|connection|content-length|transfer-encoding|te|trailer|upgrade|expect|range|accept-encoding|proxy-.*)$/i;

function serviceFindings(file: Json): Finding[] {
  const headers = objectsIn(file, 'services').flatMap(([service, index]) =>
    Object.keys(objectIn(service, 'headers') ?? {})
      .filter((name) => !HEADER_NAME.test(name) || NOT_OURS.test(name))
      .map((name) => finding(`services[${index}].headers`, 'header_name', { value: shown(name) })),
  );
  return [...duplicateFindings(file, 'services'), ...headers];
}

function signInFindings(file: Json): Finding[] {
  const signIn = objectIn(file, 'signIn');
  if (signIn === undefined) return [];
  const ways = ['oidc', 'zlb', 'zheDingding'].filter((way) => objectIn(signIn, way) !== undefined);
  const oidc = objectIn(signIn, 'oidc') ?? {};
  const audience = textIn(oidc, 'audience');
  return [
    ...(ways.length === 0 ? [finding('signIn', 'no_way_to_sign_in')] : []),
    ...(audience !== undefined && audience === textIn(oidc, 'clientId')
      ? [finding('signIn.oidc.audience', 'audience_is_client')]
      : []),
  ];
}
