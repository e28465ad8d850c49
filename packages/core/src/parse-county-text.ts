import {
  countyError,
  readCounty,
  withAbsoluteHrefs,
  YztError,
  type CountyFile,
} from '@yizhangtu/standard';

/** The county of a file that lies at `url`. Rejects with a `YztError` that holds every problem of the file. */
export async function parseCountyText(text: string, url: string): Promise<CountyFile> {
  // Portals answer a wrong address with their own page and status 200: that is no fault of the file.
  if (/^\s*<(!|html)/i.test(text)) {
    throw new YztError({
      code: 'bad_response',
      message: 'An HTML page came where a county file was due',
      where: url,
    });
  }
  const parsed = await readCounty(text);
  if (!parsed.ok) throw countyError(parsed.issues, url);
  return withAbsoluteHrefs(parsed.county, url);
}
