import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ATTRIBUTES, type Attribute } from '@yizhangtu/standard/identity.js';
import { v7 as uuid } from 'uuid';
import { openDatabase } from '../database/open.ts';
import { seed } from '../seed.ts';
import { countyFolder, COUNTY } from '../testing/county-folder.ts';
import { DIVIDED, DIVISIONS } from '../testing/divided-county.ts';
import { draws } from '../testing/draws.ts';
import { signedInWith } from '../testing/signed-in.ts';
import { testServer, type Json } from '../testing/test-server.ts';
import { sealAttributes, type Attributes } from './session-attributes.ts';

const PEOPLE = 120;
const KEY = 'a seal key of the tests, of 32 characters and more';

const draw = draws(4_242);
const digits = (count: number): string =>
  Array.from({ length: count }, () => String(draw.below(10))).join('');
const pick = <T>(values: readonly [T, ...T[]]): T => values[draw.below(values.length)] ?? values[0];
const han = (count: number): string =>
  Array.from({ length: count }, () =>
    String.fromCodePoint(
      draw.below(6) === 0 ? 0x20000 + draw.below(40_000) : 0x4e00 + draw.below(20_000),
    ),
  ).join('');

/** Values of every form that there is, and of none. */
const someone = (): Attributes => ({
  name: pick([han(2), han(3), `欧阳${han(2)}`, `${han(3)}·${han(4)}`, `Q${digits(6)}`, han(1)]),
  phone: pick([
    `1${pick(['3', '5', '9'])}${digits(9)}`,
    `+86 17${digits(1)} ${digits(4)} ${digits(4)}`,
    `0572-${digits(7)}`,
    `010${digits(8)}`,
    `+852 ${digits(8)}`,
    digits(5),
  ]),
  idNumber: pick([
    digits(18),
    `${digits(17)}X`,
    `${digits(17)}x`,
    digits(15),
    `E${digits(8)}`,
    digits(6),
  ]),
  address: pick([
    `浙江省德清县新市镇谷门村${digits(2)}组${digits(3)}号`,
    `新市镇${han(2)}村${digits(1)}幢${digits(3)}室`,
    `${digits(3)}号${han(6)}`,
  ]),
});

const FORMS: Readonly<Record<Attribute, RegExp>> = {
  name: /^(\*|[^*]{1,2}\*+|[^*·](\*|·)+)$/u,
  phone: /^(1\d\d\*{4}\d{4}|0\d{2,3}-\*{4}\d{3}|\*{4}(\d\d)?)$/,
  idNumber: /^(\d{3}\*{11}\d{3}[\dX]|\d{3}\*{9}\d{3}|[A-Z\d]\*{5,}[A-Z\d]{2}|\*{4})$/,
  address: /^(\D*[村镇县])?\*{4}$/u,
};
/** The longest run of a value that its mask may leave standing. */
const LONGEST: Readonly<Record<Attribute, number>> = {
  name: 2,
  phone: 4,
  idNumber: 4,
  address: 12,
};

/** Pieces of a value that are longer than what its mask leaves of it. */
function pieces(value: string, attribute: Attribute): string[] {
  const kept = attribute === 'phone' || attribute === 'idNumber' ? /[^\dA-Z]/gi : /\s/g;
  const characters = [...value.replace(kept, '')];
  const length = Math.min(characters.length, LONGEST[attribute] + 1);
  return Array.from({ length: characters.length - length + 1 }, (_, at) =>
    characters.slice(at, at + length).join(''),
  );
}

describe('people of any values', () => {
  const people = new Map<string, Attributes>();
  let dataDir = '';
  const options = { dataDir: '' };
  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'yzt-people-'));
    options.dataDir = dataDir;
    const folder = await countyFolder(DIVIDED);
    const database = await openDatabase({ dataDir });
    await seed(database, folder);
    for (let count = 0; count < PEOPLE; count += 1) people.set(uuid(), someone());
    await database.db
      .insertInto('person')
      .values(
        [...people].map(([id, attributes], index) => ({
          county_code: COUNTY,
          id,
          issuer: 'https://issuer.example',
          subject: String(index),
          sealed: sealAttributes(KEY, attributes),
          division: DIVISIONS[index % DIVISIONS.length] ?? null,
          sample: false,
        })),
      )
      .execute();
    await database.close();
    await writeFile(join(dataDir, 'seal-key'), KEY);
    await rm(folder, { recursive: true });
  });
  const server = testServer('PGlite', DIVIDED, options);
  after(() => rm(dataDir, { recursive: true }));

  for (const role of [
    'grid-worker',
    'village-cadre',
    'town-command',
    'department-handler',
    'county-centre',
  ] as const) {
    it(`are shown to ${role} with nothing of what is hidden`, async () => {
      const headers = await signedInWith(server, role);
      const page: Json = await server.json(`counties/${COUNTY}/people?limit=1000`, headers);
      const listed = page.items.filter(({ id }: Json) => people.has(id));
      assert.ok(listed.length >= PEOPLE / 10, String(listed.length));
      for (const shown of listed) {
        const full = people.get(shown.id) ?? {};
        const one: Json = await server.json(`counties/${COUNTY}/people/${shown.id}`, headers);
        assert.deepEqual(one, shown);
        const { id, division, posts, revealable, ...values } = shown;
        assert.ok(id && division && posts && revealable);
        for (const attribute of ATTRIBUTES) {
          const value: string | undefined = values[attribute];
          if (value === undefined) continue;
          const told = `${attribute} ${full[attribute]} ${value}`;
          assert.match(value, FORMS[attribute], told);
          assert.doesNotMatch(value, /\p{Cs}/u, told);
          for (const piece of pieces(full[attribute] ?? '', attribute)) {
            assert.ok(!value.includes(piece), `${told}: ${piece}`);
          }
        }
      }
    });
  }

  it('are given in full by a reveal, as they were put in', async () => {
    const headers = await signedInWith(server, 'county-centre');
    for (const [id, full] of [...people].slice(0, 10)) {
      const response = await fetch(server.at(`counties/${COUNTY}/people/${id}/reveal`), {
        method: 'POST',
        headers,
        body: JSON.stringify({ attributes: ATTRIBUTES, reason: '年度核查' }),
      });
      const { id: same, entry, ...values }: Json = await response.json();
      assert.equal(same, id);
      assert.equal(typeof entry, 'number');
      assert.deepEqual(values, full);
    }
  });
});
