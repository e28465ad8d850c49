/**
 * Made-up people, for a server that has no issuer of its own. All of it is plainly made up: given names say
 * so, no division has the code 99, no subscriber's number begins with 0, no mobile one with 154.
 */
import { createHash } from 'node:crypto';
import type { Locale } from '@yizhangtu/standard';
import { ROLE_RANKS, ROLES, type RoleId } from '@yizhangtu/standard/identity.js';
import type { Attributes } from '../session-attributes.ts';

/** What is asked of a division to put people there. */
export interface Place {
  readonly code: string;
  readonly name: string;
  /** 0 the county, 1 town level, 2 village level, 3 grids. */
  readonly rank: number;
  readonly parent: string | undefined;
}

export interface SamplePost {
  readonly role: RoleId;
  readonly division: string;
  readonly organisation?: string;
}

export interface SamplePersonData {
  /** By it the development issuer knows them too. */
  readonly id: string;
  readonly attributes: Attributes;
  readonly division: string;
  readonly posts: readonly SamplePost[];
}

// Their number shares no factor with that of the roles at a place: each role has all of them.
// Surnames of one character and of two, one outside the basic plane, and names that are written with a dot.
const NAMES = [
  '张示例',
  '李示例',
  '欧阳示例',
  '王样本',
  '阿依·示例',
  '𠮷示例',
  '司马样本',
  '陈试用',
  '沈演示',
  '慕容·样本·示例',
  '钱样例',
  '周试用',
  '诸葛演示',
];

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A resident's number with its check digit (GB 11643-1999), of a region that does not exist. */
function idNumber(index: number): string {
  const year = 1950 + (index % 50);
  const month = String(1 + (index % 12)).padStart(2, '0');
  const day = String(1 + (index % 28)).padStart(2, '0');
  const serial = String(index % 1000).padStart(3, '0');
  const body = `990000${year}${month}${day}${serial}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

/** Of every seven, one has the short form of before 1999 and one a passport of a foreigner. */
function documentOf(index: number): string {
  const number = idNumber(index);
  if (index % 7 === 3) return number.slice(0, 6) + number.slice(8, 17);
  if (index % 7 === 5) return `ZZ${String(index).padStart(7, '0')}`;
  return number;
}

const phoneOf = (index: number): string =>
  index % 6 === 4
    ? `0572-0${String(index).padStart(6, '0')}`
    : `1540000${String(index).padStart(4, '0')}`;

const uuidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  // Version 8 is for forms of one's own (RFC 9562, 5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Organisations of a county that have a handler each, for cases that go to several of them. */
export const SAMPLE_ORGANISATIONS = [
  '综合行政执法局',
  '住房和城乡建设局',
  '交通运输局',
  '水利局',
  '生态环境分局',
  '民政局',
] as const;

// Lists stay short enough to choose from.
const VILLAGES_EACH = 2;

function placesWithPeople(places: readonly Place[]): Place[] {
  const seen = new Map<string | undefined, number>();
  return places.filter(({ rank, parent }) => {
    if (rank < 2) return true;
    const count = seen.get(parent) ?? 0;
    seen.set(parent, count + 1);
    return count < VILLAGES_EACH;
  });
}

/**
 * The made-up people of a county: one for each role that may stand at a division, in the county, its towns
 * and two villages of each town; then one with two posts, one with none, and a handler of each organisation.
 *
 * @param places the county's divisions in their order
 */
export function samplePeople(county: string, places: readonly Place[]): SamplePersonData[] {
  const staffed = placesWithPeople(places).flatMap((place) =>
    ROLES.filter((role) => ROLE_RANKS[role].includes(place.rank)).map((role) => ({
      place,
      key: `${role}-${place.code}`,
      posts: [{ role, division: place.code }] as SamplePost[],
    })),
  );
  const village = places.find(({ rank }) => rank === 2);
  const special =
    village === undefined
      ? []
      : [
          {
            place: village,
            key: 'two-posts',
            posts: [
              { role: 'village-cadre', division: village.code },
              { role: 'grid-worker', division: village.code },
            ] satisfies SamplePost[],
          },
          { place: village, key: 'no-post', posts: [] as SamplePost[] },
        ];
  const top = places.find(({ rank }) => rank === 0);
  const offices =
    top === undefined
      ? []
      : SAMPLE_ORGANISATIONS.map((organisation) => ({
          place: top,
          key: `department-handler-${organisation}`,
          posts: [
            { role: 'department-handler', division: top.code, organisation },
          ] satisfies SamplePost[] as SamplePost[],
        }));
  return [...staffed, ...special, ...offices].map(({ place, key, posts }, index) => ({
    id: uuidOf(`yizhangtu sample ${county} ${key}`),
    attributes: {
      name: NAMES[index % NAMES.length] ?? '',
      phone: phoneOf(index),
      idNumber: documentOf(index),
      address: `${place.name}示例路${index + 1}号`,
    },
    division: place.code,
    posts,
  }));
}

/** What an interface calls the made-up people. */
export const SAMPLE_NAME: Readonly<Record<Locale, string>> = {
  'zh-CN': '示例人员',
  en: 'Sample people',
};

export const postIdOf = (person: string, { role, division }: SamplePost): string =>
  uuidOf(`yizhangtu post ${person} ${role} ${division}`);
