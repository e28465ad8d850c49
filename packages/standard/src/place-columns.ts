const LNG_NAMES = ['经度', '东经', 'longitude', 'lng', 'lon', 'long', 'x', 'x坐标', '坐标x'];
const LAT_NAMES = ['纬度', '北纬', 'latitude', 'lat', 'y', 'y坐标', '坐标y'];

/** `经度(°)`, `Longitude ` and `gcj_lng` are all plain names with something around them. */
const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[(（[].*$/, '')
    .replace(/^(gcj(?:02)?|bd(?:09)?|wgs84|cgcs2000|gps|geo|location)[_\s-]*/, '')
    .trim();

function indexOf(header: readonly string[], names: readonly string[]): number {
  const plain = header.map(plainName);
  const name = names.find((one) => plain.includes(one));
  return name === undefined ? -1 : plain.indexOf(name);
}

/** The columns of a table whose names say that they hold longitude (`x`) and latitude (`y`); -1 for none. */
export const placeColumns = (header: readonly string[]): { x: number; y: number } => ({
  x: indexOf(header, LNG_NAMES),
  y: indexOf(header, LAT_NAMES),
});
