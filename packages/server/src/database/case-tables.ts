/** A `json` column: written as JSON text. */
type Json = string;

/** The tables of cases and their work orders. */
export interface CaseTables {
  case_record: {
    county_code: string;
    /** UUIDv7: the order of ids is that of time. */
    id: string;
    receipt: string;
    version: number;
    state: string;
    kind: string;
    category: string;
    tier: string;
    published: boolean;
    /** References to people. */
    reporter: string | null;
    agent: string | null;
    /** The division that it lies in, and those of town and village level that this is part of or is. */
    division: string;
    town: string | null;
    village: string | null;
    /** Degrees, WGS84. */
    lng: number | null;
    lat: number | null;
    created: Date;
    submitted: Date | null;
    closed: Date | null;
    /** The nearest end of a clock that runs. */
    due: Date | null;
    /** The nearest end of the clocks of accepting and of handling. */
    ends: Date | null;
    /** When a clock next reaches a warning that nobody was told of. */
    warns: Date | null;
    /** Since when it has had its answer or its revisit, while it waits to be closed. */
    rests: Date | null;
    /** When it goes on by itself, while it is suspended. */
    resumes: Date | null;
    /** All moments at which its clocks warn: `ClockWarning[]`. */
    warnings: Json;
    /** A clock ran out before what it measures was done. */
    was_late: boolean;
    sample: boolean;
    /** The `CaseRecord`. */
    body: Json;
  };
  case_words: { county_code: string; case_id: string; search_text: string; grams: string[] };
  case_event: {
    county_code: string;
    case_id: string;
    seq: number;
    id: string;
    type: string;
    recorded: Date;
    /** The `CaseEvent`. */
    body: Json;
  };
  work_order: {
    county_code: string;
    case_id: string;
    /** The part of its id after the full stop. */
    number: number;
    state: string;
    role: string;
    /** Of the present round, and not ended by a decision. */
    active: boolean;
    division: string;
    organisation: string | null;
    person: string | null;
    /** End of its clock; far in the future where none runs. */
    ends: Date;
    /** The `ClockFact` as it was when the case last changed. */
    clock: Json | null;
  };
  case_secret: {
    county_code: string;
    case_id: string;
    /** Sealed JSON. */
    contact: string | null;
    /** Keyed hash of the code that leads back to the case. */
    code: string | null;
  };
  /** Tries of receipt numbers and codes from an address: all of them, and those of each receipt. */
  lookup_attempt: { county_code: string; what: string; count: number; since: Date };
  idempotency: {
    county_code: string;
    /** Reference to the person; empty for who has not signed in. */
    owner: string;
    key: string;
    /** Of what was asked. */
    digest: string;
    /** What came of it, sealed. Null within the transaction that does it. */
    answer: string | null;
    at: Date;
  };
  outbox: {
    county_code: string;
    id: string;
    case_id: string;
    /** The event to tell of; null for a warning of a clock. */
    event_id: string | null;
    /** The `ClockNotice`. */
    clock: Json | null;
    /** What may be told of once only. */
    once: string | null;
    at: Date;
    /** When people were told. */
    done: Date | null;
    /** When it was last tried to tell people and could not be done, and why. */
    failed: Date | null;
    reason: string | null;
  };
  duty: {
    county_code: string;
    person: string;
    service: string;
    division: string;
    lng: number | null;
    lat: number | null;
    since: Date;
    until: Date;
  };
}
