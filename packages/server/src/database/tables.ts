import type { CaseTables } from './case-tables.ts';
import type { GepTables } from './gep-tables.ts';
import type { MessageTables } from './message-tables.ts';
import type { PhotoTables } from './photo-tables.ts';

/** A `json` column: written as JSON text; read with `::text` where the text itself is passed on. */
type Json = string;

export interface Tables extends CaseTables, GepTables, MessageTables, PhotoTables {
  county: { county_code: string; file: Json; line: Json; fingerprint: string };
  division: {
    county_code: string;
    code: string;
    position: number;
    kind: string;
    parent: string | null;
    search_text: string;
    body: Json;
  };
  division_area: {
    county_code: string;
    code: string;
    position: number;
    kind: string;
    parent: string | null;
    feature: Json;
  };
  catalogue_entry: {
    county_code: string;
    id: string;
    position: number;
    domain: string;
    owner: string;
    divisions: string[];
    restricted: boolean;
    /** Whom a restricted entry is for. */
    roles: string[];
    imported: boolean;
    layer_id: string | null;
    archive: string | null;
    search_text: string;
    body: Json;
  };
  layer: {
    county_code: string;
    layer_id: string;
    version: string;
    imported: boolean;
    feature_count: number;
    minx: number | null;
    miny: number | null;
    maxx: number | null;
    maxy: number | null;
    max_width: number;
  };
  feature: {
    county_code: string;
    layer_id: string;
    seq: number;
    id: string;
    id_is_number: boolean;
    minx: number;
    miny: number;
    maxx: number;
    maxy: number;
    geometry: Json;
    properties: Json;
  };
  feature_name: {
    county_code: string;
    layer_id: string;
    seq: number;
    name: string;
    division: string | null;
    search_text: string;
    grams: string[];
  };
  person: {
    county_code: string;
    id: string;
    /** Who vouches for the person, and the name that they have there. */
    issuer: string;
    subject: string;
    /** Attributes as sealed JSON: name, phone, id number, address. */
    sealed: string;
    division: string | null;
    sample: boolean;
    /** When they last signed out everywhere: no token from before counts. */
    signed_out: Date | null;
  };
  post: {
    county_code: string;
    id: string;
    person: string;
    role: string;
    division: string;
    organisation: string | null;
    since: Date;
    until: Date | null;
    revoked: Date | null;
  };
  session: {
    county_code: string;
    /** Digest of the secret in the cookie, in hexadecimal. */
    id: string;
    person: string;
    /** The post that is acted in. */
    post: string | null;
    assurance: string;
    way: string;
    /** What ends the issuer's own session; sealed. */
    sealed: string | null;
    created: Date;
    seen: Date;
    until: Date;
  };
  sign_in: {
    county_code: string;
    /** Digest of `state`, in hexadecimal. */
    id: string;
    way: string;
    /** Nonce and code verifier; sealed. */
    sealed: string;
    return_to: string;
    until: Date;
  };
  /** Tickets that were handed in: each serves once. */
  used_ticket: { county_code: string; way: string; id: string; until: Date };
  consent: {
    county_code: string;
    person: string;
    purpose: string;
    version: string;
    given: boolean;
    at: Date;
  };
  audit: {
    county_code: string;
    seq: number;
    body: Json;
    previous: string;
    hash: string;
    action: string;
    actor: string | null;
    target: string | null;
  };
  /** The last entry of a county's audit log. */
  audit_head: { county_code: string; seq: number; hash: string };
}
