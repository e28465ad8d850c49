import type { CatalogueEntry, Division } from '@yizhangtu/standard';
import { ROLE_RANKS, ROLES, type RoleId } from '@yizhangtu/standard/identity.js';
import type { Place } from '../identity/development/people.ts';
import { COUNTY, layer, type CountyFolderOptions } from './county-folder.ts';

/*
 * A county of two towns with villages, for tests of who reaches what. Codes say by themselves what is part of
 * what: a division is in those whose codes its own begins with.
 */

export const TOWN = '330521100';
export const OTHER_TOWN = '330521101';
export const VILLAGE = '330521100201';
export const NEXT_VILLAGE = '330521100202';
export const FAR_VILLAGE = '330521101201';

const divisions: Division[] = [
  { code: NEXT_VILLAGE, name: '邻村', kind: 'village', parent: TOWN },
  { code: FAR_VILLAGE, name: '远村', kind: 'village', parent: OTHER_TOWN },
];

const limited = (id: string, more: Partial<CatalogueEntry>): CatalogueEntry =>
  layer(id, { title: `限定${id}`, ...more });

export const LIMITED: readonly CatalogueEntry[] = [
  limited('for-cadres', { roles: ['village-cadre'] }),
  limited('for-town', {
    roles: ['grid-worker', 'village-cadre', 'town-command', 'county-centre'],
    divisions: [TOWN],
  }),
  limited('for-next-village', {
    roles: ['village-cadre', 'town-command', 'department-handler'],
    divisions: [NEXT_VILLAGE],
  }),
  limited('for-two', { roles: ['village-cadre', 'supervisor'], divisions: [VILLAGE, FAR_VILLAGE] }),
  limited('for-auditors', { roles: ['auditor'] }),
  limited('for-nobody', { roles: ['astronaut'] }),
];

/** Two that read one archive, and two that read one service. */
export const BEHIND: readonly CatalogueEntry[] = [
  limited('pipes', {
    roles: ['department-handler', 'county-centre'],
    source: { type: 'pmtiles', href: 'archives/pipes.pmtiles', datum: 'WGS84' },
  }),
  limited('pipes-of-town', {
    roles: ['department-handler', 'town-command', 'county-centre'],
    divisions: [TOWN],
    source: { type: 'pmtiles', href: 'archives/pipes.pmtiles', datum: 'WGS84' },
  }),
  limited('levels', {
    roles: ['supervisor', 'town-command'],
    divisions: [OTHER_TOWN],
    source: { type: 'wms', href: 'services/gauges?', layers: 'levels', datum: 'WGS84' },
  }),
];

/** Two for everyone, whose data are on other hosts, and one for some. */
const ELSEWHERE: readonly CatalogueEntry[] = [
  layer('aerial', {
    title: '航片',
    source: {
      type: 'xyz',
      tiles: ['https://tiles.example:8443/{z}/{x}/{y}.png'],
      datum: 'WGS84',
    },
  }),
  layer('rain', {
    title: '雨量',
    source: { type: 'geojson', href: 'https://tiles.example:8443/rain.geojson', datum: 'WGS84' },
    live: { href: 'https://feed.example/rain', by: 'poll' },
  }),
  limited('inside', {
    roles: ['auditor'],
    source: { type: 'geojson', href: 'https://inside.example/a.geojson', datum: 'WGS84' },
  }),
];

export const DIVIDED: CountyFolderOptions = {
  divisions,
  entries: [...LIMITED, ...BEHIND, ...ELSEWHERE],
  // Nobody is there: whoever is let through is told so.
  private: {
    frame: { origins: ['https://portal.example'], tags: { 'yzt-map': [] } },
    services: [
      { id: 'gauges', url: 'http://127.0.0.1:9/ows' },
      { id: 'supervision', url: 'http://127.0.0.1:9/ows', roles: ['supervisor'] },
    ],
  },
};

const OF_RANK: readonly (readonly string[])[] = [
  [COUNTY],
  [TOWN, OTHER_TOWN],
  [VILLAGE, NEXT_VILLAGE, FAR_VILLAGE],
];

/** Every post that there can be. */
export const POSTS: readonly { role: RoleId; division: string }[] = ROLES.flatMap((role) =>
  ROLE_RANKS[role].flatMap((rank) => (OF_RANK[rank] ?? []).map((division) => ({ role, division }))),
);

export const DIVISIONS: readonly string[] = OF_RANK.flat();

/** The divisions as the made-up people are put there, in the order of the county's files. */
export const PLACES: readonly Place[] = [
  { code: COUNTY, name: '德清县', rank: 0, parent: undefined },
  { code: TOWN, name: '新市镇', rank: 1, parent: COUNTY },
  { code: OTHER_TOWN, name: '莫干山镇', rank: 1, parent: COUNTY },
  { code: VILLAGE, name: '谷门村', rank: 2, parent: TOWN },
  { code: NEXT_VILLAGE, name: '邻村', rank: 2, parent: TOWN },
  { code: FAR_VILLAGE, name: '远村', rank: 2, parent: OTHER_TOWN },
];
