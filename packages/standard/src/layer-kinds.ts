import { GOVERNANCE_KINDS } from './kinds/governance.ts';
import { INFRASTRUCTURE_KINDS } from './kinds/infrastructure.ts';
import type { LayerKind } from './kinds/kind.ts';
import { MANAGEMENT_KINDS } from './kinds/management.ts';
import { SERVICE_KINDS } from './kinds/service.ts';
import { SUPERVISION_KINDS } from './kinds/supervision.ts';

export type { LayerKind } from './kinds/kind.ts';

/**
 * The ready layer kinds, by domain of 2020 and group: the sorts of layer that published one-map counties
 * show. A county uses one by its id, in `kind` of a catalogue entry, or writes its own style and fields.
 */
export const LAYER_KINDS: readonly LayerKind[] = [
  ...MANAGEMENT_KINDS,
  ...SERVICE_KINDS,
  ...SUPERVISION_KINDS,
  ...GOVERNANCE_KINDS,
  ...INFRASTRUCTURE_KINDS,
];

/** The kind of that id; undefined when the standard has none. */
export function layerKind(id: string): LayerKind | undefined {
  return LAYER_KINDS.find((kind) => kind.id === id);
}
