import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NewCase, TEXT_LIMITS } from '@yizhangtu/standard/cases.js';
import { TREE, UNITS } from '../testing/trees.test.helper.ts';
import { EMPTY_DRAFT, isTouched, type ReportDraft } from './report-draft.ts';
import {
  faultsOf,
  fieldsFor,
  fieldValues,
  mayAct,
  reportOf,
  titleOf,
  type Filler,
} from './report-model.ts';
import { draftOfReport } from './returned-report.ts';

const NOW = Date.parse('2026-11-22T06:00:00Z');
const filler = (more: Partial<Filler> = {}): Filler => ({
  tree: TREE,
  county: '330521',
  divided: true,
  signedIn: false,
  ...more,
});
const draft = (more: Partial<ReportDraft> = {}): ReportDraft => ({
  ...EMPTY_DRAFT,
  description: '村口路灯坏了。三天没亮。',
  category: 'road.lamp',
  divisions: ['330521100', '330521100001'],
  ...more,
});
const codes = (of: ReportDraft, who = filler()) =>
  faultsOf(of, who).map(({ part, code }) => `${part} ${code}`);
/** Through the contract's own schema, as the server reads it. */
const sent = (of: ReportDraft, who = filler()) => {
  assert.deepEqual(codes(of, who), []);
  return NewCase.parse(reportOf(of, who, NOW), { jitless: true });
};

test('a report of a few words without a name is anonymous and fits the contract', () => {
  assert.deepEqual(sent(draft()), {
    kind: 'help',
    category: 'road.lamp',
    title: '村口路灯坏了',
    description: '村口路灯坏了。三天没亮。',
    place: { division: '330521100001' },
    anonymous: true,
    occurredAt: '2026-11-22T06:00:00.000Z',
  });
});

test('an empty form names what is missing, in the order of the form', () => {
  assert.deepEqual(codes(EMPTY_DRAFT), [
    'description missing',
    'category missing',
    'place missing',
  ]);
  assert.equal(isTouched(EMPTY_DRAFT), false);
  assert.equal(isTouched(draft()), true);
});

test('a phone number makes it named, and goes along', () => {
  const { anonymous, contact } = sent(draft({ name: '张三', phone: '１３８ 0000 0001' }));
  assert.equal(anonymous, undefined);
  assert.deepEqual(contact, { name: '张三', phone: '138 0000 0001' });
});

test('who is signed in is not asked for a number, and may hide who they are', () => {
  const who = filler({ signedIn: true });
  assert.equal(sent(draft(), who).anonymous, undefined);
  assert.equal(sent(draft({ anonymous: true }), who).anonymous, true);
  assert.equal(sent(draft({ phone: '13800000001' }), who).contact, undefined);
});

test('a category that must be named wants a number of who is not signed in', () => {
  assert.deepEqual(codes(draft({ category: 'land.border' })), ['phone named']);
  assert.deepEqual(codes(draft({ category: 'land.border' }), filler({ signedIn: true })), []);
  const named = draft({ category: 'land.border', anonymous: true, mayPublish: true });
  const report = sent(named, filler({ signedIn: true }));
  assert.equal(report.anonymous, undefined);
  assert.equal(report.mayPublish, undefined, 'a confidential category is never published');
});

test('a cadre reports for a villager, whose name is asked for', () => {
  const who = filler({ signedIn: true, role: 'village-cadre' });
  assert.deepEqual(codes(draft({ behalf: true }), who), ['name missing']);
  const report = sent(draft({ behalf: true, name: '李四', phone: '13800000002' }), who);
  assert.deepEqual(report.onBehalfOf, { contact: { name: '李四', phone: '13800000002' } });
  assert.equal(report.contact, undefined);
  assert.deepEqual(['village-cadre', 'resident', undefined].map(mayAct), [true, false, false]);
});

test('what is no phone number is refused', () => {
  assert.deepEqual(codes(draft({ phone: '打我儿子的' })), ['phone not_a_phone']);
});

test('a point goes with its datum and accuracy; alone it lies in the county', () => {
  const place = { point: [120.05, 30.55] as [number, number], accuracy: 20 };
  assert.deepEqual(sent(draft({ ...place, divisions: [], words: '樟树旁' })).place, {
    division: '330521',
    point: [120.05, 30.55],
    datum: 'WGS84',
    accuracy: 20,
    words: '樟树旁',
  });
});

test('10,000 emoji are too long, and the fault says by how many; HTML stays text', () => {
  const emoji = '😀'.repeat(10_000);
  const [fault] = faultsOf(draft({ description: emoji }), filler());
  assert.equal(fault?.code, 'too_long');
  assert.equal(fault?.over, 10_000 - TEXT_LIMITS.text);
  const markup = '<img src=x onerror=alert(1)>坏了';
  assert.equal(sent(draft({ description: markup })).description, markup);
});

test('controls that turn text round are taken out; marks that Uyghur needs stay', () => {
  const text = '\u202eabc\u2066\u0000 ئۇيغۇر\u200f';
  assert.equal(sent(draft({ description: text })).description, 'abc ئۇيغۇر\u200f');
});

test('a title is the first sentence, of at most 40 characters', () => {
  assert.equal(titleOf('  路灯坏了！快修。'), '路灯坏了');
  assert.equal([...titleOf('长'.repeat(60))].length, 40);
  assert.equal([...titleOf('😀'.repeat(60))].length, 40);
});

test('extra fields are read as their type says', () => {
  const form = fieldsFor(TREE, 'road.hole');
  const typed = { depth: '１２.5', lanes: '2', side: 'left', seen: '', wet: true };
  assert.deepEqual(fieldValues(form, typed), { depth: 12.5, lanes: 2, side: 'left', wet: true });
});

test('faults of extra fields name the field and are in words', () => {
  const hole = draft({ category: 'road.hole', fields: { depth: '很深', lanes: '9' } });
  const faults = faultsOf(hole, filler());
  assert.deepEqual(faults.map(({ field }) => field).sort(), ['depth', 'lanes', 'side']);
  assert.ok(faults.every(({ issue }) => issue?.message['zh-CN']));
});

test('a report that came back is as it was filled in', () => {
  const full = draft({
    category: 'road.hole',
    kind: 'help',
    fields: { depth: '12', wet: true, side: 'left' },
    point: [120.05, 30.55],
    accuracy: 5,
    words: '樟树旁',
    name: '张三',
    phone: '13800000001',
    mayPublish: true,
  });
  const back = draftOfReport(reportOf(full, filler(), NOW), UNITS);
  assert.deepEqual(back, { ...full, divisions: ['330521', ...full.divisions] });
});
