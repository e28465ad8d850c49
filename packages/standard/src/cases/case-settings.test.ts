import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseCountyServer } from '../parse-server.ts';
import { parseValue } from '../parse.ts';
import { REPORT, WITHIN } from './cases.test.helper.ts';
import { readyCaseSettings, type CaseSettings } from './case-settings.ts';
import { CategoryTree } from './categories.ts';
import { SEED_CATEGORIES } from './categories-seed.ts';
import {
  categoryFindings,
  categoryPath,
  formOf,
  isSaid,
  limitsOf,
  tierOf,
} from './category-tree.ts';
import { dispatchBy, metresBetween, type DispatchContext, type Worker } from './dispatch-rules.ts';
import { compileForm } from './fields.ts';
import { CASE_KINDS } from './states.ts';

const units = [
  { id: 'roads', name: '交通局', division: '330521', organisation: '交通局' },
  { id: 'city', name: '城管局', division: '330521', organisation: '城管局' },
  { id: 'night', name: '值班室', division: '330521', organisation: '值班室' },
];
const settings = {
  dispatch: {
    units,
    rules: [
      { id: 'night', when: { hours: 'closed', kinds: ['city-event'] }, then: { ask: 'on-duty' } },
      {
        id: 'roads',
        when: { categories: ['city.roads'], divisions: ['330521001'] },
        then: {
          lead: 'roads',
          assist: ['city', 'own:town'],
          inform: ['own:village', 'roads'],
          join: 'lead',
          tier: 'county',
          limit: { kind: 'work-day', amount: 2 },
        },
      },
      {
        id: 'care',
        when: { categories: ['welfare.elder-care'] },
        then: { nearest: { service: 'elder-care' } },
      },
      { id: 'on-duty', when: { kinds: ['praise'] }, then: { lead: 'night' } },
    ],
  },
} satisfies CaseSettings;

const issuesOf = (cases: unknown): string[] => {
  const parsed = parseCountyServer(JSON.stringify({ standard: '1.0', county: '330521', cases }));
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path}: ${code}`);
};

describe('the settings of cases in a private county file', () => {
  it('are taken when they are right, and have what the kit has when they are silent', () => {
    assert.deepEqual(issuesOf(settings), []);
    assert.deepEqual(issuesOf({}), []);
    const { rules, tree, clocks } = readyCaseSettings();
    assert.deepEqual(rules, { mostReturns: 2, urgeEvery: 24, join: 'all' });
    assert.equal(tree, SEED_CATEGORIES);
    assert.deepEqual(clocks.hours, [
      [8, 12],
      [14, 18],
    ]);
  });

  it('are refused with everything that is wrong, each at its path', () => {
    const rule = (id: string, then: object, when: object = {}) => ({ id, when, then });
    const wrong: [string[], unknown][] = [
      [
        [
          'cases.dispatch.rules[0].then.lead: unknown_unit',
          'cases.dispatch.rules[0].then.assist[1]: unknown_unit',
        ],
        { dispatch: { units, rules: [rule('a', { lead: 'nobody', assist: ['city', 'none'] })] } },
      ],
      [
        [
          'cases.dispatch.rules[0].then.ask: rule_circle',
          'cases.dispatch.rules[1].then.ask: rule_circle',
        ],
        { dispatch: { units, rules: [rule('a', { ask: 'b' }), rule('b', { ask: 'a' })] } },
      ],
      [
        ['cases.dispatch.rules[0].then.ask: rule_circle'],
        { dispatch: { units, rules: [rule('a', { ask: 'a' })] } },
      ],
      [
        [
          'cases.dispatch.rules[0].then.ask: unknown_rule',
          'cases.dispatch.rules[1].then: rule_says_nothing',
        ],
        { dispatch: { units, rules: [rule('a', { ask: 'b' }), rule('c', {})] } },
      ],
      [
        ['cases.dispatch.rules[0].when.categories[0]: unknown_category'],
        { dispatch: { units, rules: [rule('a', { lead: 'city' }, { categories: ['none'] })] } },
      ],
      [
        ['cases.dispatch.units[1].id: duplicate_id'],
        { dispatch: { units: [units[0], units[0]], rules: [] } },
      ],
      [
        [
          'cases.calendar[0].off[0]: not_of_year',
          'cases.calendar[0].off[1]: range_backwards',
          'cases.calendar[0].work[0]: not_of_year',
        ],
        {
          calendar: [
            {
              year: 2027,
              source: '通知',
              off: ['2026-12-31', '2027-02-08/2027-02-05'],
              work: ['2027-02-30'],
            },
          ],
        },
      ],
      [
        ['cases.officeHours[1]: range_backwards'],
        {
          officeHours: [
            [8, 12],
            [11, 18],
          ],
        },
      ],
      [['cases.warnings: range_backwards'], { warnings: { yellow: 0.9, red: 0.5 } }],
      [
        ['cases.categories.categories[1].parent: unknown_category'],
        {
          categories: {
            categories: [
              { id: 'a', name: '甲' },
              { id: 'b', name: '乙', parent: 'c' },
            ],
          },
        },
      ],
    ];
    for (const [wanted, cases] of wrong) assert.deepEqual(issuesOf(cases), wanted);
  });
});

const { tree, clocks } = readyCaseSettings(settings);
const worker = (person: string, lng: number, services = ['elder-care']): Worker => ({
  unit: { division: '330521001001', person },
  point: [lng, 30.53],
  services,
});
const context = (more: Partial<DispatchContext> = {}): DispatchContext => ({
  ...settings.dispatch,
  tree,
  clock: clocks,
  workers: [],
  now: Date.parse('2026-03-02T10:00:00+08:00'),
  ...more,
});
const matter = { ...REPORT, within: WITHIN, tier: 'village' as const };

describe('dispatch rules', () => {
  it('give a case of a category at a place to its units, each of them once', () => {
    const given = dispatchBy({ ...matter, category: 'city.roads.fallen' }, context());
    assert.equal(given.rule, 'roads');
    assert.deepEqual([given.join, given.tier], ['lead', 'county']);
    assert.deepEqual(
      given.orders.map(({ unit, role, limit }) => [
        unit.division,
        unit.organisation,
        role,
        limit?.amount,
      ]),
      [
        ['330521', '交通局', 'lead', 2],
        ['330521', '城管局', 'assist', undefined],
        ['330521001', undefined, 'assist', undefined],
        ['330521001001', undefined, 'inform', undefined],
      ],
    );
  });

  it('go by the hour, and by another rule', () => {
    for (const [time, rule] of [
      ['2026-03-02T13:00:00+08:00', 'on-duty'],
      ['2026-03-02T14:00:00+08:00', 'roads'],
      // A holiday, and a Saturday that is worked.
      ['2026-02-17T10:00:00+08:00', 'on-duty'],
      ['2026-02-28T10:00:00+08:00', 'roads'],
    ] as const) {
      assert.equal(dispatchBy(matter, context({ now: Date.parse(time) })).rule, rule, time);
    }
  });

  it('give a service to the nearest worker on duty', () => {
    const care = { ...matter, kind: 'help' as const, category: 'welfare.elder-care' };
    const workers = [
      worker('far', 120),
      worker('near', 119.98),
      worker('other', 119.97, ['repair']),
    ];
    assert.equal(dispatchBy(care, context({ workers })).orders[0]?.unit.person, 'near');
    // 0.01 degrees of longitude at 30.53 degrees north.
    assert.ok(Math.abs(metresBetween([119.97, 30.53], [119.98, 30.53]) - 958) < 1);
  });

  it('leave no case with nobody: the centre has it', () => {
    const centre = { orders: [{ unit: { division: '330521' }, role: 'lead' }], tier: 'county' };
    for (const [what, given] of [
      ['no rule fits', dispatchBy({ ...matter, kind: 'help', category: 'other' }, context())],
      ['no rules', dispatchBy(matter, context({ rules: [] }))],
      [
        'nobody on duty',
        dispatchBy({ ...matter, kind: 'help', category: 'welfare.elder-care' }, context()),
      ],
      [
        'rules in a circle that were not parsed',
        dispatchBy(matter, context({ rules: [{ id: 'a', when: {}, then: { ask: 'a' } }] })),
      ],
      [
        'a unit that is gone',
        dispatchBy(matter, context({ rules: [{ id: 'a', when: {}, then: { lead: 'gone' } }] })),
      ],
      [
        'a category that is gone',
        dispatchBy({ ...matter, kind: 'help', category: 'x' }, context()),
      ],
    ] as const) {
      assert.deepEqual(given, centre, what);
    }
  });
});

describe('the category tree', () => {
  it('that the kit brings is sound and has limits for every kind', () => {
    assert.deepEqual(parseValue(CategoryTree, SEED_CATEGORIES).ok, true);
    assert.deepEqual(categoryFindings(SEED_CATEGORIES, ''), []);
    for (const { id } of SEED_CATEGORIES.categories) {
      for (const kind of CASE_KINDS) {
        const { acceptance, handling } = limitsOf(SEED_CATEGORIES, id, kind);
        assert.ok(acceptance && handling, `${id} ${kind}`);
      }
    }
  });

  it('hands down what a category does not say itself', () => {
    const id = 'city.emergency.flood';
    assert.deepEqual(
      categoryPath(SEED_CATEGORIES, id).map((one) => one.id),
      ['city.emergency', id],
    );
    assert.deepEqual(limitsOf(SEED_CATEGORIES, id, 'city-event').handling, {
      kind: 'urgent-hour',
      amount: 2,
    });
    assert.equal(limitsOf(SEED_CATEGORIES, 'city.roads.sign', 'help').handling?.amount, 5);
    assert.equal(isSaid(SEED_CATEGORIES, 'disputes.land', 'confidential'), true);
    assert.equal(isSaid(SEED_CATEGORIES, 'city.roads', 'confidential'), false);
    assert.equal(tierOf(SEED_CATEGORIES, 'city.roads'), 'village');
  });

  it('is refused when it runs in a circle, and ends there when it was not checked', () => {
    const round: CategoryTree = {
      categories: [
        { id: 'a', name: '甲', parent: 'b' },
        { id: 'b', name: '乙', parent: 'a' },
      ],
    };
    assert.deepEqual(
      categoryFindings(round, 't').map(({ path, code }) => `${path}: ${code}`),
      ['t.categories[0].parent: category_circle', 't.categories[1].parent: category_circle'],
    );
    assert.equal(categoryPath(round, 'a').length, 2);
  });
});

describe('extra fields', () => {
  const check = compileForm({
    properties: {
      depth: { type: 'number', title: '深度', minimum: 0, maximum: 5 },
      people: { type: 'integer', title: '人数' },
      kind: { type: 'string', title: '种类', enum: ['a', 'b'] },
      day: { type: 'string', title: '日期', format: 'date' },
      note: { type: 'string', title: '说明', maxLength: 5 },
      urgent: { type: 'boolean', title: '紧急' },
    },
    required: ['depth'],
  });
  const found = (fields: Parameters<typeof check>[0]) =>
    check(fields).map(({ path, code }) => `${path}: ${code}`);

  it('are taken when they fit', () => {
    assert.deepEqual(
      found({
        depth: 1.5,
        people: 3,
        kind: 'a',
        day: '2026-02-28',
        note: '四五六七八',
        urgent: false,
      }),
      [],
    );
    assert.deepEqual(compileForm(undefined)(undefined), []);
    assert.deepEqual(
      compileForm(formOf(SEED_CATEGORIES, 'welfare.elder-care'))({ service: 'meal' }),
      [],
    );
  });

  it('are refused with every fault at its path', () => {
    assert.deepEqual(found(undefined), ['fields.depth: missing']);
    assert.deepEqual(
      found({
        depth: 9,
        people: 1.5,
        kind: 'c',
        day: '2026-02-30',
        note: '四五六七八九',
        urgent: 'ja',
      }),
      [
        'fields.depth: too_big',
        'fields.people: wrong_type',
        'fields.kind: not_allowed',
        'fields.day: wrong_format',
        'fields.note: too_big',
        'fields.urgent: wrong_type',
      ],
    );
    assert.deepEqual(found({ depth: 1, note: 'a\u202eb' }), ['fields.note: wrong_format']);
    assert.deepEqual(found({ depth: 1, theirs: 1 }), ['fields: unknown_members']);
  });
});
