/** A `json` column: written as JSON text. */
type Json = string;

/** The tables of GEP accounts. Versions and steps are only ever added. */
export interface GepTables {
  /** The account of a division, a year and a profile, and where its versions stand. */
  gep_account: {
    county_code: string;
    /** UUIDv7: the order of ids is that of time. */
    id: string;
    division: string;
    year: number;
    profile: string;
    sample: boolean;
    /** Number of its newest version, and what became of that. */
    latest: number;
    status: string;
    /** Number of the newest version that is published. */
    published: number | null;
  };
  gep_version: {
    county_code: string;
    account_id: string;
    version: number;
    /** Of the run package. */
    hash: string;
    /** The `VersionFacts`. */
    facts: Json;
    /** The run package as canonical JSON. */
    package: string;
  };
  gep_step: {
    county_code: string;
    account_id: string;
    version: number;
    seq: number;
    step: string;
    status: string;
    at: Date;
    /** Reference to the person; null for what a county folder brings. */
    person: string | null;
    /** The `Actor`, as others see them. */
    actor: Json;
    reason: string | null;
  };
}
