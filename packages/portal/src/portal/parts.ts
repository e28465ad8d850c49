import { YztError } from '@yizhangtu/standard';
import type { PanelId } from './panels.ts';

type Load = () => Promise<unknown>;

const identity: Load = () => import('@yizhangtu/identity/define.js');
const map: Load = () => import('@yizhangtu/map/define.js');
const matters: Load = () => import('@yizhangtu/work-orders/define.js');
const timeline: Load = () => import('@yizhangtu/case-timeline/define.js');
const accounts: Load = () => import('@yizhangtu/gep-calculator/define.js');
const messages: Load = () => import('@yizhangtu/messages/define.js');

/** What comes with a part of the portal when it is first shown. */
const FAMILIES: Readonly<Record<PanelId | 'who' | 'bell' | 'case' | 'board', readonly Load[]>> = {
  map: [map],
  services: [],
  cases: [matters],
  orders: [matters],
  inbox: [messages],
  gep: [accounts],
  who: [identity],
  bell: [messages],
  case: [matters, timeline],
  board: [matters],
};

export type PartId = keyof typeof FAMILIES;

/**
 * Registers the elements of a part.
 *
 * @throws YztError `network` when they did not come
 */
export async function loadPortalPart(part: PartId): Promise<void> {
  try {
    await Promise.all(FAMILIES[part].map((load) => load()));
  } catch (cause) {
    throw new YztError({ code: 'network', message: 'A part of the kit did not load', cause });
  }
}
