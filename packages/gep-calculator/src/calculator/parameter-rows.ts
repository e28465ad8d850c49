import {
  chosenUse,
  linesOf,
  settingsOf,
  type Account,
  type Figure,
  type GivenParameter,
  type Parameter,
  type Profile,
  type RunFile,
} from '@yizhangtu/gep';
import { givenFigure, type FigureKey } from './draft.ts';
import { replacesOwn } from './reckon.ts';

/** A figure as a row: what holds, where it is from, and whether it was changed here. */
export interface ParameterRow {
  readonly key: FigureKey;
  readonly value: number | undefined;
  readonly unit: string;
  readonly year: number | undefined;
  readonly source: string;
  readonly region: string | undefined;
  readonly status: Figure['status'] | 'missing';
  readonly reason: string;
  /** Differs from what was opened. */
  readonly changed: boolean;
  /** A reason is asked for and not given. */
  readonly reasonMissing: boolean;
}

/** A parameter with its figures, those for all first. */
export interface ParameterGroup {
  readonly parameter: Parameter;
  /** Items that rest on it. */
  readonly items: readonly string[];
  readonly rows: readonly ParameterRow[];
}

const keyText = ({ parameter, class: of, division }: FigureKey): string =>
  `${parameter} ${of ?? ''} ${division ?? ''}`;

/** Which items rest on which parameter, of those that are reckoned. */
export function usersOf(profile: Profile, file: RunFile): ReadonlyMap<string, readonly string[]> {
  const settings = settingsOf(profile, file.switches);
  const omitted = new Set((file.omit ?? []).map(({ id }) => id));
  const users = new Map<string, string[]>();
  for (const { item, line } of linesOf(profile)) {
    if (omitted.has(item.id) || omitted.has(line.id)) continue;
    const uses = [line.quantity, ...(line.value ? [line.value] : [])];
    for (const choice of uses) {
      for (const source of Object.values(chosenUse(choice, settings).inputs)) {
        if (!source.startsWith('param.')) continue;
        const id = source.slice('param.'.length);
        const own = users.get(id) ?? [];
        if (!own.includes(item.id)) users.set(id, [...own, item.id]);
      }
    }
  }
  return users;
}

/**
 * Every parameter that the draft rests on, in the order of the profile: the figures in use, those that were
 * given and do not hold, and a blank where there is none.
 *
 * @param account the newest account: it knows which of the profile's figures are in use
 * @param added figures that a person asked for and has not typed yet
 */
export function parameterGroups(
  profile: Profile,
  file: RunFile,
  origin: RunFile,
  account: Account | undefined,
  added: readonly FigureKey[],
): ParameterGroup[] {
  const users = usersOf(profile, file);
  return profile.parameters.flatMap((parameter): ParameterGroup[] => {
    const items = users.get(parameter.id);
    if (!items) return [];
    const given = (file.parameters ?? []).filter(({ id }) => id === parameter.id);
    const used = (account?.used ?? []).filter((one) => one.parameter === parameter.id);
    const own = account ? used.filter(({ from }) => from === 'profile') : ownFigures(parameter);
    if (account && used.length === 0 && given.length === 0) return [];
    const rows = new Map<string, ParameterRow>();
    for (const one of own) {
      const row = ownRow(parameter, one);
      rows.set(keyText(row.key), row);
    }
    for (const one of given) {
      const row = givenRow(parameter, one, origin, profile);
      rows.set(keyText(row.key), row);
    }
    const wanted = added.filter((key) => key.parameter === parameter.id);
    const blank = rows.size === 0 ? [{ parameter: parameter.id }] : [];
    for (const key of [...wanted, ...blank]) {
      if (!rows.has(keyText(key))) rows.set(keyText(key), blankRow(parameter, key));
    }
    const order = ({ key }: ParameterRow): number =>
      (key.class === undefined ? 0 : 2) + (key.division === undefined ? 0 : 1);
    return [{ parameter, items, rows: [...rows.values()].sort((a, b) => order(a) - order(b)) }];
  });
}

type Own = Pick<Figure, 'class' | 'value' | 'unit' | 'source' | 'status' | 'year' | 'region'>;

const ownFigures = ({ values }: Parameter): Own[] => values as Own[];

const ownRow = (parameter: Parameter, one: Own): ParameterRow => ({
  key: { parameter: parameter.id, class: one.class },
  value: one.value,
  unit: one.unit,
  year: one.year,
  source: one.source,
  region: one.region,
  status: one.status,
  reason: '',
  changed: false,
  reasonMissing: false,
});

function givenRow(
  parameter: Parameter,
  one: GivenParameter,
  origin: RunFile,
  profile: Profile,
): ParameterRow {
  const key = { parameter: parameter.id, class: one.class, division: one.division };
  const before = givenFigure(origin, key);
  const reason = one.reason ?? '';
  return {
    key,
    value: one.value,
    unit: one.unit ?? parameter.unit,
    year: one.year,
    source: one.source,
    region: one.region,
    status: one.status ?? 'local',
    reason,
    changed: before === undefined || before !== one,
    reasonMissing: reason.trim() === '' && replacesOwn(one, profile),
  };
}

const blankRow = (parameter: Parameter, key: FigureKey): ParameterRow => ({
  key,
  value: undefined,
  unit: parameter.unit,
  year: undefined,
  source: '',
  region: undefined,
  status: 'missing',
  reason: '',
  changed: false,
  reasonMissing: false,
});

/**
 * The figure that a row stands for, to be given by the county.
 *
 * @param year of a price that has none yet; undefined for what is no price
 */
export const figureOf = (
  row: ParameterRow,
  value: number,
  year: number | undefined,
): GivenParameter => ({
  id: row.key.parameter,
  ...(row.key.class === undefined ? {} : { class: row.key.class }),
  ...(row.key.division === undefined ? {} : { division: row.key.division }),
  value,
  unit: row.unit,
  ...(year === undefined ? {} : { year: row.year ?? year }),
  source: row.status === 'local' ? row.source : '',
  status: 'local',
  ...(row.reason === '' ? {} : { reason: row.reason }),
});
