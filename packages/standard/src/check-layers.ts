import { indexFindings, type LayersCheck } from './check-county.ts';
import { entryFindings } from './check-entry.ts';
import { duplicates } from './check-parts.ts';
import { finding, shown, type Finding } from './finding.ts';
import { has, listIn, objectIn, objectsIn, type Json } from './reading.ts';

const layersFindings: LayersCheck = (file, catalogue, context) => [
  ...duplicates(catalogue, 'layers', 'id', 'catalogue.layers'),
  ...objectsIn(catalogue, 'layers').flatMap(([layer, index]) =>
    entryFindings(layer, `catalogue.layers[${index}]`, context),
  ),
  ...limitedFindings(catalogue),
  ...startFindings(file, catalogue),
];

/** What the schema cannot say about a county file, its layers included. */
export const countyFindings = (file: Json): Finding[] => indexFindings(file, layersFindings);

/** A layer for some roles in a file that everyone reads. */
function limitedFindings(catalogue: Json): Finding[] {
  return objectsIn(catalogue, 'layers').flatMap(([layer, index]) =>
    listIn(layer, 'roles').length > 0
      ? [finding(`catalogue.layers[${index}].roles`, 'limited_in_public')]
      : [],
  );
}

function startFindings(file: Json, catalogue: Json): Finding[] {
  if (!has(catalogue, 'layers')) return [];
  const ids = new Set(objectsIn(catalogue, 'layers').map(([layer]) => layer['id']));
  return listIn(objectIn(file, 'start') ?? {}, 'layers').flatMap((id, index) =>
    typeof id === 'string' && !ids.has(id)
      ? [finding(`start.layers[${index}]`, 'unknown_layer', { value: shown(id) })]
      : [],
  );
}
