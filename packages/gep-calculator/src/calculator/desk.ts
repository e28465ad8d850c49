import {
  settingsOf,
  type Account,
  type GivenParameter,
  type KnownProfiles,
  type ParameterValue,
  type Profile,
  readRun,
} from '@yizhangtu/gep';
import { readCellNumber } from '@yizhangtu/gep/input.js';
import { unitWords } from '@yizhangtu/gep/export.js';
import { textIn, YztError, type Issue, type Locale } from '@yizhangtu/standard';
import * as drafts from './draft.ts';
import { fieldOf, type Draft, type FigureKey } from './draft.ts';
import { lineName, placed, wrongAmount } from './change-words.ts';
import { itemRows, type ItemRow, type StatisticLine } from './item-rows.ts';
import { moveBetween, type Change, type Move } from './move.ts';
import {
  figureOf,
  parameterGroups,
  type ParameterGroup,
  type ParameterRow,
} from './parameter-rows.ts';
import type { PasteContent } from './paste-model.ts';
import { reckon, type Reckoned } from './reckon.ts';
import { figure } from '../words.ts';

/** What is being changed: one field is one change, however many keys it takes. */
interface Editing {
  readonly field: string;
  readonly from: string;
  readonly before: Account | undefined;
}

/**
 * An account on a desk: what was put in, what it comes to at once, and what the last change made of it. No
 * DOM; `changed` is called after each change.
 */
export class CalculatorDesk {
  readonly known: KnownProfiles;
  readonly #changed: () => void;
  #draft: Draft;
  #reckoned: Reckoned;
  #last: Account | undefined;
  #opened: Account | undefined;
  #move: Move | undefined;
  #editing: Editing | undefined;
  #added: readonly FigureKey[] = [];
  /** As typed, by field: `1.` is on its way to 1.5. */
  readonly #texts = new Map<string, string>();

  /** @throws YztError with every issue of a run that cannot be read */
  constructor(known: KnownProfiles, value: unknown, changed: () => void) {
    this.known = known;
    this.#changed = changed;
    // Read whole once, so that a file that is none is refused here and not shown in part.
    const { file } = readRun(value, known);
    this.#draft = drafts.openDraft(file);
    this.#reckoned = reckon(this.#draft, known);
    this.#last = this.#reckoned.account;
    this.#opened = this.#last;
  }

  get draft(): Draft {
    return this.#draft;
  }
  get reckoned(): Reckoned {
    return this.#reckoned;
  }
  get profile(): Profile | undefined {
    return this.#reckoned.profile;
  }
  /** The newest account that could be computed; see {@link stale}. */
  get account(): Account | undefined {
    return this.#last;
  }
  /** Whether {@link account} is of a draft before this one, or a field holds what cannot be read. */
  get stale(): boolean {
    return this.#reckoned.account === undefined || Object.keys(this.#draft.faults).length > 0;
  }
  /** What the last change made of the total. */
  get move(): Move | undefined {
    return this.#move;
  }
  /** The field that {@link move} is of. */
  get movedField(): string | undefined {
    return this.#move && this.#editing?.field;
  }
  /** All changes together since it was opened, in CNY. */
  get sinceOpened(): number | undefined {
    return this.#last && this.#opened && this.#last.total - this.#opened.total;
  }
  /** What has to be mended before the account may leave. */
  get open(): { readonly issues: readonly Issue[]; readonly reasons: readonly GivenParameter[] } {
    const faults = Object.values(this.#draft.faults).map(({ issue }) => issue);
    return {
      issues: [...faults, ...this.#reckoned.issues],
      reasons: this.#reckoned.unreasoned,
    };
  }

  /**
   * @param change what the field was and is, in words
   * @param checked the change is right by itself: see {@link reckon}
   */
  #edit(
    field: string,
    draft: Draft,
    change: Omit<Change, 'from'> & { from?: string },
    checked = false,
  ): void {
    const same = this.#editing?.field === field;
    const editing: Editing = same
      ? this.#editing!
      : { field, from: change.from ?? '', before: this.#last };
    this.#editing = editing;
    this.#draft = draft;
    this.#reckoned = reckon(draft, this.known, checked && this.#reckoned.run !== undefined);
    const { account } = this.#reckoned;
    if (account) {
      this.#last = account;
      this.#opened ??= account;
      const { before, from } = editing;
      if (before) this.#move = moveBetween({ ...change, from }, before, account);
    }
    this.#changed();
  }

  /**
   * Reckons what stands once more and forgets it: what a browser has not compiled yet takes three times as long, and
   * the first keystroke would wait for that.
   */
  rehearse(): void {
    reckon(this.#draft, this.known, this.#reckoned.run !== undefined);
  }

  /** Keeps a text that cannot be read, with what is wrong. */
  #fault(field: string, text: string, issue: Issue): void {
    this.#draft = drafts.withFault(this.#draft, field, { text, issue });
    this.#changed();
  }

  /** A number as people type it; undefined when it cannot be read, which is then said at the field. */
  #number(field: string, text: string, least = Number.NEGATIVE_INFINITY): number | undefined {
    this.#texts.set(field, text);
    const cell = readCellNumber(text, field);
    if (cell.kind === 'number' && cell.value >= least) return cell.value;
    this.#fault(field, text, cell.kind === 'fault' ? cell.issue : wrongAmount(field, text));
    return undefined;
  }

  /** The other half of an edit: what was wrong with the field is right. */
  #clean = (field: string): Draft => drafts.withFault(this.#draft, field, undefined);

  groups(): ParameterGroup[] {
    const { profile } = this;
    if (!profile) return [];
    const { file, origin } = this.#draft;
    return parameterGroups(profile, file, origin, this.#reckoned.account, this.#added);
  }

  typeFigure(row: ParameterRow, text: string, locale: Locale): void {
    const field = fieldOf.figure(row.key, 'value');
    const value = this.#number(field, text);
    if (value === undefined) return;
    const { kind, name } = this.#parameter(row.key.parameter);
    const given = figureOf(row, value, kind === 'price' ? this.#draft.file.year : undefined);
    const unit = unitWords(row.unit, locale);
    const words = (of: number | undefined): string =>
      of === undefined ? '' : `${figure(of, locale)}${unit === '' ? '' : ` ${unit}`}`;
    this.#edit(
      field,
      drafts.setFigure(this.#clean(field), row.key, given),
      {
        kind,
        name: placed(name, row.key, this.profile, this.#draft.file),
        from: words(row.value),
        to: words(value),
      },
      true,
    );
  }

  /** Reason, source or year of a figure that the county gives. */
  describeFigure(row: ParameterRow, part: 'reason' | 'source', text: string): void {
    const given = drafts.givenFigure(this.#draft.file, row.key);
    if (!given) return;
    this.#draft = drafts.setFigure(this.#draft, row.key, { ...given, [part]: text });
    this.#reckoned = reckon(this.#draft, this.known, this.#reckoned.run !== undefined);
    this.#last = this.#reckoned.account ?? this.#last;
    this.#changed();
  }

  typeYear(row: ParameterRow, text: string): void {
    const field = fieldOf.figure(row.key, 'year');
    const given = drafts.givenFigure(this.#draft.file, row.key);
    const year = this.#number(field, text, 1);
    if (!given || year === undefined) return;
    const { name } = this.#parameter(row.key.parameter);
    this.#edit(field, drafts.setFigure(this.#clean(field), row.key, { ...given, year }), {
      kind: 'price',
      name: placed(name, row.key, this.profile, this.#draft.file),
      from: String(row.year ?? ''),
      to: String(year),
    });
  }

  /** A blank for a class or a division that is to have a figure of its own. */
  addFigure(key: FigureKey): void {
    this.#added = [...this.#added, key];
    this.#changed();
  }

  resetFigure(row: ParameterRow): void {
    const { kind, name } = this.#parameter(row.key.parameter);
    const was = row.value;
    const field = `reset ${fieldOf.figure(row.key, 'value')}`;
    this.#editing = undefined;
    for (const part of ['value', 'year'] as const)
      this.#texts.delete(fieldOf.figure(row.key, part));
    const draft = drafts.resetFigure(this.#draft, row.key);
    const back =
      drafts.givenFigure(draft.file, row.key)?.value ?? this.#ownValue(row.key)?.value ?? undefined;
    this.#edit(field, draft, {
      kind,
      name: placed(name, row.key, this.profile, this.#draft.file),
      from: was === undefined ? '' : String(was),
      to: back === undefined ? '' : String(back),
    });
  }

  #ownValue({ parameter, class: of }: FigureKey): ParameterValue | undefined {
    return this.#parameter(parameter).values.find((one) => one.class === of);
  }

  setSwitch(id: string, setting: string, locale: Locale): void {
    const declared = this.profile?.switches.find((one) => one.id === id);
    if (!declared) return;
    const nameOf = (of: string) => declared.settings.find((one) => one.id === of)?.name;
    const before = settingsOf(this.profile!, this.#draft.file.switches)[id]!;
    this.#edit(`switch ${id}`, drafts.setSwitch(this.#draft, id, setting), {
      kind: 'switch',
      name: declared.name,
      from: nameOf(before)?.[locale] ?? before,
      to: nameOf(setting)?.[locale] ?? setting,
    });
  }

  /** Takes another profile: what it does not know is set aside, not lost. */
  setProfile(id: string): void {
    const before = this.profile;
    const next = this.known.computable.find((one) => one.id === id);
    if (!next) return;
    this.#edit('profile', drafts.setProfile(this.#draft, id), {
      kind: 'other',
      name: { 'zh-CN': '核算方法', en: 'Method' },
      from: before?.id ?? '',
      to: next.id,
    });
  }

  items(): ItemRow[] {
    return this.profile ? itemRows(this.profile, this.#draft.file) : [];
  }

  typeStatistic(at: number, text: string, locale: Locale): void {
    const field = fieldOf.statistic(at);
    const given = this.#draft.file.statistics?.[at];
    const amount = this.#number(field, text, 0);
    if (!given || amount === undefined) return;
    const unit = unitWords(given.unit ?? '', locale);
    this.#edit(field, drafts.setStatistic(this.#clean(field), at, { amount }), {
      kind: 'statistic',
      name: lineName(given, this.profile!, this.#draft.file),
      from: `${figure(given.amount, locale)} ${unit}`,
      to: `${figure(amount, locale)} ${unit}`,
    });
  }

  /** The source of a statistic. */
  describeStatistic(at: number, source: string): void {
    this.#draft = drafts.setStatistic(this.#draft, at, { source });
    this.#changed();
  }

  /** A first statistic for a line that has none. */
  typeMissing(line: StatisticLine, text: string, locale: Locale): void {
    const field = fieldOf.missing(line.id);
    const amount = this.#number(field, text, 0);
    if (amount === undefined) return;
    const statistic = { line: line.id, amount, unit: line.unit, source: '' };
    this.#edit(field, drafts.addStatistic(this.#clean(field), statistic), {
      kind: 'statistic',
      name: line.name,
      from: '',
      to: `${figure(amount, locale)} ${unitWords(line.unit, locale)}`,
    });
  }

  /** Leaves an item out; `undefined` takes it in again. */
  setOmission(item: ItemRow, reason: string | undefined): void {
    this.#edit(`omit ${item.id}`, drafts.setOmission(this.#draft, item.id, reason), {
      kind: 'other',
      name: item.name,
      from: '',
      to: '',
    });
  }

  typeArea(division: string, of: string, text: string, locale: Locale): void {
    const field = fieldOf.area(division, of);
    const { areas } = this.#draft.file;
    const before = areas.rows.find((row) => row.division === division)?.values[
      areas.classes.indexOf(of)
    ];
    const value = this.#number(field, text === '' ? '0' : text, 0);
    if (value === undefined) return;
    const unit = unitWords(areas.unit ?? '', locale);
    const place = this.#draft.file.divisions.find(({ code }) => code === division);
    const kind = this.profile?.classes.find(({ id }) => id === of);
    const name = (locale_: Locale): string =>
      `${textIn(place?.name ?? division, locale_)} ${kind?.name[locale_] ?? of}`;
    this.#edit(field, drafts.setArea(this.#clean(field), division, of, value), {
      kind: 'area',
      name: { 'zh-CN': name('zh-CN'), en: name('en') },
      from: `${figure(before ?? 0, locale)} ${unit}`,
      to: `${figure(value, locale)} ${unit}`,
    });
  }

  /** Takes a table in that was read without an issue. */
  take(content: PasteContent): void {
    this.#editing = undefined;
    this.#texts.clear();
    const change = (kind: Change['kind'], zh: string, en: string) => ({
      kind,
      name: { 'zh-CN': zh, en },
      from: '',
      to: '',
    });
    if (content.kind === 'areas') {
      this.#edit(
        'paste',
        drafts.setAreas(this.#draft, content.areas),
        change('area', '面积表', 'Areas'),
      );
    } else if (content.kind === 'statistics') {
      const draft = drafts.replaceStatistics(this.#draft, content.records);
      this.#edit('paste', draft, change('statistic', '统计数', 'Statistics'));
    } else {
      const draft = drafts.addFigures(this.#draft, content.records);
      this.#edit('paste', draft, change('coefficient', '参数', 'Parameters'));
    }
    this.#editing = undefined;
  }

  /** What a field says: what was typed into it, or the figure that stands. */
  textOf(field: string, value: number | undefined): string {
    return this.#texts.get(field) ?? (value === undefined ? '' : String(value));
  }

  /** What is wrong with a field. */
  fault(field: string): drafts.Fault | undefined {
    return this.#draft.faults[field];
  }

  #parameter(id: string): Profile['parameters'][number] {
    return this.profile!.parameters.find((one) => one.id === id)!;
  }
}

/** A run as it may leave: complete, with a reason for each figure that was changed. @throws YztError `invalid` */
export function finishedRun(desk: CalculatorDesk): NonNullable<Reckoned['run']> {
  const { issues, reasons } = desk.open;
  const { run } = desk.reckoned;
  if (issues.length > 0 || reasons.length > 0 || run === undefined) {
    throw new YztError({ code: 'invalid', message: 'The account is not complete', issues });
  }
  return readRun(run.file, desk.known);
}
