import type { Readable, Writable } from 'node:stream';
import { isCancel, select, text } from '@clack/prompts';
import { toYztError, YztError, type DomainPreset, type Locale } from '@yizhangtu/standard';
import type { Answers, BaseMapChoice } from './answers.ts';
import { knownCounty, type Edges } from './divisions.ts';
import { noEdges, readEdges } from './edges.ts';
import { namesIn } from './not-empty.ts';

/** What was said on the command line; the rest is asked. */
export type Given = { readonly [K in Exclude<keyof Answers, 'locale'>]?: Answers[K] | undefined };

/** Where questions are shown and answered: a terminal. */
export interface Desk {
  readonly input: Readable;
  readonly output: Writable;
}

/**
 * Answers to what was not said: asked for where there is somebody to ask, else what stands to reason.
 *
 * @throws YztError `invalid` for a code that no county has, and where there is no saying where the county is;
 * `aborted` when whoever is asked gives up
 */
export async function collect(
  given: Given,
  locale: Locale,
  desk: Desk | undefined,
): Promise<Answers> {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const ask = asker(desk, locale);
  const code =
    given.code ??
    (await ask.text({
      message: t(
        '县的六位区划代码（GB/T 2260）',
        'Six-digit division code of the county (GB/T 2260)',
      ),
      example: '330521',
      read: (said) => knownCounty(said).code,
    }));
  if (code === undefined) throw noCode();
  const known = knownCounty(code);
  const name =
    given.name ??
    (await ask.text({
      message: t(`县名（${known.within}）`, `Name of the county (${known.within})`),
      start: known.name,
      read: (said) => said,
    })) ??
    known.name;
  const bounds =
    given.bounds ??
    (await ask.text<Edges>({
      message: t(
        '县域的西,南,东,北（度，WGS84）',
        'West,south,east,north of the county (degrees, WGS84)',
      ),
      start: known.bounds?.join(','),
      example: '119.757,30.428,120.34,30.698',
      read: readEdges,
    })) ??
    known.bounds;
  if (bounds === undefined) throw noEdges(name);
  const domains =
    given.domains ??
    (await ask.one<DomainPreset>(t('领域用哪一种分法', 'Which set of domains'), [
      [
        '2022',
        t(
          '规划 经营 环境 服务 治理（2022）',
          'planning, economy, environment, service, governance (2022)',
        ),
      ],
      [
        '2020',
        t(
          '经营 服务 监管 治理 基础设施（2020）',
          'economy, service, supervision, governance, infrastructure (2020)',
        ),
      ],
    ])) ??
    '2022';
  const baseMap =
    given.baseMap ??
    (await ask.one<BaseMapChoice>(t('底图', 'Base map'), [
      ['plain', t('素底图：不用联网，不用密钥', 'plain: no network, no key')],
      [
        'tianditu',
        t(
          '天地图：密钥放在服务器的 TIANDITU_KEY',
          'Tianditu: its key stays on the server, in TIANDITU_KEY',
        ),
      ],
    ])) ??
    'plain';
  const folder =
    given.folder ??
    (await ask.text({
      message: t('写到哪个文件夹', 'Folder to write to'),
      start: namesIn('.').length === 0 ? '.' : `one-map-${code}`,
      read: (said) => said,
    })) ??
    '.';
  return { folder, code, name, bounds, domains, baseMap, locale };
}

interface Question<T> {
  readonly message: string;
  /** What stands in the field at the start. */
  readonly start?: string | undefined;
  readonly example?: string;
  /** @throws YztError `invalid` for what cannot be taken; it is said, and asked again */
  readonly read: (said: string) => T;
}

/** Asks at a desk. Without one every answer is undefined. */
function asker(desk: Desk | undefined, locale: Locale) {
  return {
    async text<T>({ message, start, example, read }: Question<T>): Promise<T | undefined> {
      if (desk === undefined) return undefined;
      const said = await text({
        ...desk,
        message,
        ...(start === undefined ? {} : { initialValue: start }),
        ...(example === undefined ? {} : { placeholder: example }),
        validate: (value = '') => faultOf(() => read(value.trim()), value, locale),
      });
      if (isCancel(said)) throw givenUp();
      return read(said.trim());
    },
    async one<T extends string>(
      message: string,
      choices: readonly (readonly [T, string])[],
    ): Promise<T | undefined> {
      if (desk === undefined) return undefined;
      const options = choices.map(([value, label]) => ({ value: value as string, label }));
      const said = await select<string>({ ...desk, message, options });
      if (isCancel(said)) throw givenUp();
      return said as T;
    },
  };
}

/** Why an answer cannot be taken, for the line below the question. */
function faultOf(read: () => unknown, value: string, locale: Locale): string | undefined {
  if (value.trim() === '') return locale === 'zh-CN' ? '请填写。' : 'Please fill it in.';
  try {
    read();
    return undefined;
  } catch (thrown) {
    const error = toYztError(thrown);
    if (error.code === 'internal') throw thrown;
    return error.issues
      .map(({ message, mend }) => `${message[locale]}${locale === 'en' ? ' ' : ''}${mend[locale]}`)
      .join(' ');
  }
}

const givenUp = (): YztError => new YztError({ code: 'aborted', message: 'given up' });

const noCode = (): YztError =>
  new YztError({
    code: 'invalid',
    message: 'no division code',
    issues: [
      {
        path: 'code',
        code: 'missing',
        message: { 'zh-CN': '没有写区划代码。', en: 'There is no division code.' },
        mend: {
          'zh-CN': '用 --code 写六位区划代码，如 --code 330521；或在终端里运行，逐项回答。',
          en: 'Give the six digits with --code, such as --code 330521; or run it in a terminal and answer.',
        },
      },
    ],
  });
