/** A `json` column: written as JSON text; read with `::text` where the text itself is passed on. */
type Json = string;

export interface Tables {
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
}
