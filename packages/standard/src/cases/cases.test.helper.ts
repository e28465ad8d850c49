import { apply, CASE_RULES, type Applied, type CommandContext } from './apply.ts';
import type { CaseRecord, NewCase } from './case.ts';
import type { Command } from './commands.ts';
import type { Beginning, CaseEvent } from './event.ts';
import { HOLDER, type Viewer } from './viewer.ts';

export const CASE = '01930000-0000-7000-8000-000000000001';
export const VILLAGE = '330521001001';
export const WITHIN = ['330521', '330521001', VILLAGE];
const PERSON = '00000000-0000-4000-8000-000000000001';

export const REPORT: NewCase = {
  kind: 'city-event',
  category: 'city.roads',
  title: '外安村路边装饰品掉落',
  description: '路边的装饰品掉到路上，请派人处理。',
  place: { division: VILLAGE, point: [119.97, 30.53], datum: 'WGS84' },
};
export const BEGINNING: Beginning = {
  county: '330521',
  receipt: '330521-20201027-0000000',
  within: WITHIN,
  tier: 'village',
  reporter: { anonymous: false, person: PERSON },
};

export const as = (...relations: Viewer['relations']): Viewer => ({ relations, orders: [] });
export const CENTRE = as('centre');
export const REPORTER: Viewer = { ...HOLDER, person: PERSON };
export const unit = (organisation: string) => ({ division: '330521', organisation });

/** A UUIDv7-like id for each number. */
export const idOf = (number: number): string =>
  `01930000-0000-7000-9000-${number.toString(16).padStart(12, '0')}`;

/** A case that commands are done to one after another, from a time on, a minute apart. */
export class Story {
  state: CaseRecord | undefined;
  readonly log: CaseEvent[] = [];
  now: string;
  rules = CASE_RULES;
  limit: CommandContext['limit'];

  constructor(now = '2026-03-02T09:00:00+08:00') {
    this.now = new Date(Date.parse(now)).toISOString();
  }

  try(command: Command, viewer: Viewer, more: Partial<CommandContext> = {}): Applied {
    const applied = apply(this.state, command, {
      viewer,
      actor: { role: 'county-centre' },
      id: idOf(this.log.length + 1),
      now: this.now,
      rules: this.rules,
      begins: { id: CASE, beginning: BEGINNING },
      limit: this.limit,
      ...more,
    });
    if (applied.ok) {
      this.state = applied.state;
      this.log.push(...applied.events);
    }
    return applied;
  }

  /** @throws Error when it is refused */
  do(
    command: Command,
    viewer: Viewer,
    at?: string,
    more: Partial<CommandContext> = {},
  ): CaseRecord {
    this.now = at ?? new Date(Date.parse(this.now) + 60_000).toISOString();
    const applied = this.try(command, viewer, more);
    if (!applied.ok) throw new Error(`${command.type}: ${applied.code}`);
    return applied.state;
  }

  order(number: number): string {
    return `${CASE}.${number}`;
  }

  /** The unit of an assignment. */
  of(number: number): Viewer {
    const order = this.state?.orders.find(({ id }) => id === this.order(number));
    return { relations: order ? [order.role] : [], orders: [this.order(number)] };
  }

  /** Its way to `dispatched`: a lead, and assistants as many as named. */
  dispatched(...assistants: string[]): this {
    this.do({ type: 'submit', report: REPORT }, REPORTER);
    this.do({ type: 'accept' }, CENTRE);
    this.do(
      {
        type: 'dispatch',
        orders: [
          { unit: unit('城管局'), role: 'lead' },
          ...assistants.map((name) => ({ unit: unit(name), role: 'assist' as const })),
        ],
      },
      CENTRE,
    );
    return this;
  }

  /** An assignment from `assigned` to `done`. */
  handled(number: number): this {
    const order = this.order(number);
    this.do({ type: 'sign', order }, this.of(number));
    this.do({ type: 'start', order }, this.of(number));
    this.do({ type: 'finish', order, result: '已经处理' }, this.of(number));
    return this;
  }
}
