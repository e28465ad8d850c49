import { getText, type Client } from '@yizhangtu/client';
import {
  countyError,
  parseCounty,
  withAbsoluteHrefs,
  YztError,
  type CountyFile,
} from '@yizhangtu/standard';

/** A county file as a provider is given it: its address, or the file itself. */
export type CountyInput = string | CountyFile;

/** The county, checked, with absolute addresses. Throws a `YztError` with every problem of the file. */
export async function readCounty(
  client: Client,
  input: CountyInput,
  pageUrl: string,
  signal: AbortSignal,
): Promise<CountyFile> {
  if (typeof input !== 'string') return checkedCounty(JSON.stringify(input), pageUrl);
  const url = new URL(input, pageUrl).href;
  const text = await getText(client, url, { signal });
  if (/^\s*<(!|html)/i.test(text)) {
    throw new YztError({
      code: 'bad_response',
      message: 'An HTML page came where a county file was due',
      where: url,
    });
  }
  return checkedCounty(text, url);
}

function checkedCounty(text: string, url: string): CountyFile {
  const parsed = parseCounty(text);
  if (!parsed.ok) throw countyError(parsed.issues, url);
  return withAbsoluteHrefs(parsed.county, url);
}
