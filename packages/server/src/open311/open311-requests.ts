import { textIn, type Locale, type Text } from '@yizhangtu/standard';
import {
  activeOrders,
  CASE_STATE_NAMES,
  FINAL_STATES,
  NOBODY,
  redactCase,
  type CaseRecord,
  type CaseStateId,
  type CategoryTree,
  type Open311Request,
} from '@yizhangtu/standard/cases.js';
import { serviceName } from './open311-services.ts';

const isFinal = (state: string): boolean => (FINAL_STATES as readonly string[]).includes(state);

export interface RequestWith {
  readonly tree: CategoryTree;
  readonly locale: Locale;
  /** Names of divisions by their codes. */
  readonly names: ReadonlyMap<string, Text>;
  /** The nearest end of a clock that runs. */
  readonly due: Date | null;
  /** Address of a photo. */
  readonly photoAt: (hash: string) => string;
  /** Whether what the standard says beyond `open` and `closed` is wanted. */
  readonly extended: boolean;
}

const JOIN: Readonly<Record<Locale, string>> = { 'zh-CN': '，', en: ', ' };

/** From the nearest words to the county, as GeoReport v2 asks for it. */
function addressOf({ place, within }: CaseRecord, { names, locale }: RequestWith): string {
  const divisions = within.map((code) => textIn(names.get(code) ?? code, locale)).reverse();
  return [...(place.words === undefined ? [] : [place.words]), ...divisions].join(JOIN[locale]);
}

function unitsOf(record: CaseRecord, { names, locale }: RequestWith): string | null {
  const leads = activeOrders(record).filter(({ role }) => role === 'lead');
  const told = leads.map(({ unit: { name, organisation, division } }) =>
    textIn(name ?? organisation ?? names.get(division) ?? division, locale),
  );
  return told.length === 0 ? null : told.join(JOIN[locale]);
}

/** A case as a GeoReport v2 request, as anyone may see it; undefined when for everyone there is none. */
export function requestOf(record: CaseRecord, view: RequestWith): Open311Request | undefined {
  const shown = redactCase(record, NOBODY);
  if (shown === undefined) return undefined;
  const { tree, locale, due, photoAt, extended } = view;
  const { state, kind, category, description, place, answer, photos } = shown;
  const [photo] = photos;
  const closed = isFinal(state);
  const [long = null, lat = null] = place.point ?? [];
  // Before it is dispatched the clock that runs is that of accepting it.
  const expected = closed || shown.dispatchedAt === undefined ? null : due;
  return {
    service_request_id: shown.receipt,
    status: closed ? 'closed' : 'open',
    status_notes: answer?.answer ?? CASE_STATE_NAMES[state as CaseStateId]?.[locale] ?? state,
    service_name: serviceName(tree, category, locale),
    service_code: category,
    description,
    agency_responsible: unitsOf(record, view),
    service_notice: null,
    requested_datetime: shown.submittedAt ?? shown.createdAt,
    updated_datetime: shown.closedAt ?? shown.updatedAt,
    expected_datetime: expected?.toISOString() ?? null,
    address: addressOf(record, view),
    address_id: null,
    zipcode: null,
    lat,
    long,
    media_url: photo === undefined ? null : photoAt(photo),
    ...(extended ? { extended_attributes: { state, kind } } : {}),
  };
}
