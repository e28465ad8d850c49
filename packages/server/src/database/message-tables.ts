/** A `json` column: written as JSON text. */
type Json = string;

export interface MessageTables {
  message: {
    county_code: string;
    person: string;
    /** UUIDv7: the order of ids is that of time. */
    id: string;
    /** What it tells of: the same is told to a person once. */
    once: string;
    case_id: string;
    /** The `Message`, without when it was seen and read. */
    body: Json;
    seen: Date | null;
    read: Date | null;
  };
  message_count: {
    county_code: string;
    person: string;
    version: number;
    unread: number;
    unseen: number;
  };
  stream_head: { county_code: string; seq: number };
  /** Something happened to a case, to be told to whoever may see it; or it is about the messages of a person. */
  stream_event: {
    county_code: string;
    seq: number;
    at: Date;
    case_id: string | null;
    event_id: string | null;
    person: string | null;
    message_id: string | null;
  };
}
