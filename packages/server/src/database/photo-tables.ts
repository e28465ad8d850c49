export interface PhotoTables {
  photo: {
    county_code: string;
    /** SHA-256 of the photo as it is kept, and of what was sent. */
    hash: string;
    sent: string;
    type: string;
    bytes: number;
    width: number;
    height: number;
  };
  upload: {
    county_code: string;
    id: string;
    /** The sender's `Idempotency-Key`. */
    key: string;
    length: number;
    sent: string | null;
    /** Digest of the sender's address, and who they are where they are signed in. */
    address: string;
    person: string | null;
    until: Date;
  };
  case_photo: { county_code: string; hash: string; case_id: string; visibility: string };
}
