import { countyError, type Issue } from '@yizhangtu/standard';
import { photoBucket } from './photo-bucket.ts';
import { photoFolder, type PhotoFiles } from './photo-files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ISSUES = {
  bucket_address: {
    message: {
      'zh-CN': '不是存储桶的地址。',
      en: 'This is not the address of a bucket.',
    },
    mend: {
      'zh-CN': '写成 s3+https://主机/桶；本机可用 s3+http://。',
      en: 'Write s3+https://HOST/BUCKET; s3+http:// is for this machine alone.',
    },
  },
  missing_variable: {
    message: { 'zh-CN': '没有设置这个环境变量。', en: 'This environment variable is not set.' },
    mend: { 'zh-CN': '设置后再启动。', en: 'Set it and start again.' },
  },
} as const satisfies Record<string, Omit<Issue, 'path' | 'code'>>;

const issue = (path: string, code: keyof typeof ISSUES): Issue => ({ path, code, ...ISSUES[code] });

const LOOPBACK = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/;
const BUCKET = /^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?$/;

/** The address of a bucket without the mark of its kind; undefined when it is none. */
function bucketAddress(setting: string): string | undefined {
  const url = URL.parse(setting.slice('s3+'.length));
  if (url === null || !BUCKET.test(url.pathname)) return undefined;
  // What is kept is of people: it does not cross a network in the open.
  const isSafe =
    url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname));
  const isPlain = `${url.username}${url.password}${url.search}${url.hash}` === '';
  return isSafe && isPlain ? url.href.replace(/\/$/, '') : undefined;
}

/**
 * Where photos are kept, by what `--photos` says: a folder, or `s3+https://HOST/BUCKET` with its keys in the
 * environment.
 *
 * @throws YztError `invalid` for an address that is none, and naming each variable that is missing
 */
export function photoStore(setting: string, env: Environment): PhotoFiles {
  if (!setting.startsWith('s3+')) return photoFolder(setting);
  const address = bucketAddress(setting);
  const issues: Issue[] = address === undefined ? [issue('photos', 'bucket_address')] : [];
  const said = (name: string): string => {
    const value = env[name] ?? '';
    if (value === '') issues.push(issue(name, 'missing_variable'));
    return value;
  };
  const accessKeyId = said('AWS_ACCESS_KEY_ID');
  const secretAccessKey = said('AWS_SECRET_ACCESS_KEY');
  const region = said('AWS_REGION');
  if (address === undefined || issues.length > 0) throw countyError(issues, 'settings');
  return photoBucket({ address, region, accessKeyId, secretAccessKey });
}
