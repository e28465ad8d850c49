import * as z from 'zod/mini';
import { parseOrThrow } from './issues.ts';

export const USAGE = `yizhangtu-server [serve]            serve counties
yizhangtu-server seed               load county folders into the database
yizhangtu-server snapshot FILE      write a database with the counties, for new data folders
yizhangtu-server grant              give somebody a role: a county's first administrator
yizhangtu-server backup FILE        write all data and photos to a file, whether a server runs or not
yizhangtu-server restore FILE       put a backup in the place of the data, which is kept beside it
yizhangtu-server verify-audit       follow the audit logs and name the first entry that does not fit (exit code 4)

  --county DIR       a county folder; may be given several times   YZT_COUNTIES (separated by commas)
  --static PATH=DIR  show a folder; may be given several times
  --data-dir DIR     where the embedded database keeps its data    YZT_DATA_DIR (default ./data)
  --photos WHERE     where photos are kept: a folder, or           YZT_PHOTOS (default: in the data folder)
                     s3+https://HOST/BUCKET
  --snapshot FILE    what a new data folder starts from            YZT_SNAPSHOT
  --host ADDRESS     address to listen on                          YZT_HOST (default 127.0.0.1)
  --port NUMBER      port to listen on                             YZT_PORT (default 8080)
  --trust-proxy      a proxy in front sets X-Forwarded-*           YZT_TRUST_PROXY=1
  --log-level LEVEL  trace, debug, info, warn, error, silent       YZT_LOG_LEVEL (default info)

  --issuer, --subject  whom grant is for: the name that an issuer has for them
  --role, --division   what grant gives them, and where (default: the county)

  --include NAME=PATH  a file or folder that goes along in a backup, and where it goes when restored; several times

  DATABASE_URL       a PostgreSQL address to use in place of the embedded database
  AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION   for photos in a bucket
`;

const filled = z.string().check(z.minLength(1));

const Settings = z.object({
  counties: z.array(filled).check(z.minLength(1)),
  statics: z.array(z.object({ path: z.string().check(z.startsWith('/')), dir: filled })),
  databaseUrl: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  dataDir: filled,
  photos: z.optional(filled),
  snapshot: z.optional(filled),
  host: filled,
  port: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535)),
  trustProxy: z.boolean(),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
});
export type Settings = z.infer<typeof Settings>;

/** Flags as `node:util` parses them. */
export interface Flags {
  county?: string[] | undefined;
  static?: string[] | undefined;
  'data-dir'?: string | undefined;
  photos?: string | undefined;
  snapshot?: string | undefined;
  host?: string | undefined;
  port?: string | undefined;
  'trust-proxy'?: boolean | undefined;
  'log-level'?: string | undefined;
}
type Environment = Readonly<Record<string, string | undefined>>;

function staticOf(flag: string): { path: string; dir: string } {
  const [path = '', ...dir] = flag.split('=');
  return { path, dir: dir.join('=') };
}

/** Settings from flags, and from the environment where there is no flag. @throws YztError `invalid` */
export function readSettings(flags: Flags, env: Environment): Settings {
  const counties = flags.county ?? env['YZT_COUNTIES']?.split(',').map((one) => one.trim());
  const given = {
    counties: counties ?? [],
    statics: (flags.static ?? []).map(staticOf),
    databaseUrl: env['DATABASE_URL'],
    dataDir: flags['data-dir'] ?? env['YZT_DATA_DIR'] ?? 'data',
    photos: flags.photos ?? env['YZT_PHOTOS'],
    snapshot: flags.snapshot ?? env['YZT_SNAPSHOT'],
    host: flags.host ?? env['YZT_HOST'] ?? '127.0.0.1',
    port: flags.port ?? env['YZT_PORT'] ?? '8080',
    trustProxy: flags['trust-proxy'] ?? env['YZT_TRUST_PROXY'] === '1',
    logLevel: flags['log-level'] ?? env['YZT_LOG_LEVEL'] ?? 'info',
  };
  return parseOrThrow(Settings, given, 'settings');
}
