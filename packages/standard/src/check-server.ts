import { finding, shown, type Finding } from './finding.ts';
import { listIn, objectsIn, textIn, type Json } from './reading.ts';

const ORIGIN = /^https?:\/\/[^/?#*\s@]+$/;

/** What the schema cannot say about a private county file. */
export function serverFindings(file: Json): Finding[] {
  return [...originFindings(file), ...tileFindings(file)];
}

function originFindings(file: Json): Finding[] {
  return listIn(file, 'corsOrigins').flatMap((origin, index) =>
    typeof origin === 'string' && !ORIGIN.test(origin)
      ? [finding(`corsOrigins[${index}]`, 'origin', { value: shown(origin) })]
      : [],
  );
}

function tileFindings(file: Json): Finding[] {
  const first = new Map<string, number>();
  return objectsIn(file, 'tiles').flatMap(([tiles, index]) => {
    const found: Finding[] = [];
    const id = textIn(tiles, 'id');
    const earlier = id === undefined ? undefined : first.get(id);
    if (id !== undefined && earlier !== undefined) {
      const facts = { value: shown(id), first: `tiles[${earlier}]` };
      found.push(finding(`tiles[${index}].id`, 'duplicate_id', facts));
    } else if (id !== undefined) first.set(id, index);
    const url = textIn(tiles, 'url');
    const missing = ['{z}', '{x}', '{y}'].filter((blank) => !url?.includes(blank));
    if (url !== undefined && missing.length > 0) {
      found.push(finding(`tiles[${index}].url`, 'tile_url', { missing: missing.join(', ') }));
    }
    return found;
  });
}
