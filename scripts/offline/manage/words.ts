import { YztError, type ErrorCode, type Issue, type Locale } from '@yizhangtu/standard';

/** The language of the machine (`LC_ALL`, `LANG`). */
export const locale: Locale = /^zh\b/i.test(new Intl.DateTimeFormat().resolvedOptions().locale)
  ? 'zh-CN'
  : 'en';

export function say(zh: string, en: string): void {
  process.stdout.write(`${locale === 'zh-CN' ? zh : en}\n`);
}

type Pair = readonly [zh: string, en: string];

const FAULTS = {
  damaged_archive: {
    code: 'invalid',
    message: [
      '安装包已损坏或不完整，没有写任何文件。',
      'The archive is damaged or incomplete; nothing was written.',
    ],
    mend: ['重新复制并解开安装包。', 'Copy the archive again and unpack it.'],
  },
  installed_already: {
    code: 'conflict',
    message: ['这里已经装过，没有改动。', 'It is installed here already; nothing was changed.'],
    mend: ['用 upgrade 升级。', 'Use upgrade.'],
  },
  not_installed: {
    code: 'not_found',
    message: ['这里没有装过。', 'Nothing is installed here.'],
    mend: [
      '先用 install 安装，或用 --prefix 指明位置。',
      'Use install first, or name the place with --prefix.',
    ],
  },
  same_version: {
    code: 'conflict',
    message: ['已经是这个版本，没有改动。', 'It is this version already; nothing was changed.'],
    mend: ['换一个新的安装包。', 'Take a newer archive.'],
  },
  backup_failed: {
    code: 'unavailable',
    message: [
      '升级前的备份没有成功，原来的版本继续运行。',
      'The backup before the upgrade failed; the old version goes on.',
    ],
    mend: ['看上面的原因，改好后再升级。', 'See the reason above, mend it and upgrade again.'],
  },
  trial_failed: {
    code: 'invalid',
    message: [
      '新版本在数据的副本上试运行没有成功，原来的版本继续运行，数据没有改动。',
      'The new version failed on a copy of the data; the old version goes on, and no data was changed.',
    ],
    mend: ['看上面的原因，改好后再升级。', 'See the reason above, mend it and upgrade again.'],
  },
  restart_failed: {
    code: 'unavailable',
    message: [
      '新版本没有启动，已换回原来的版本。',
      'The new version did not start; the old version is back.',
    ],
    mend: [
      '用 journalctl -u yizhangtu 看原因；数据打不开时，用升级前的备份恢复。',
      'See why with journalctl -u yizhangtu; if the data cannot be opened, restore the backup made before the upgrade.',
    ],
  },
  usage: {
    code: 'invalid',
    message: ['没有这个命令，或缺少参数。', 'There is no such command, or an argument is missing.'],
    mend: ['用 yizhangtu help 看说明。', 'See yizhangtu help.'],
  },
} as const satisfies Record<string, { code: ErrorCode; message: Pair; mend: Pair }>;

const both = ([zh, en]: Pair): Issue['message'] => ({ 'zh-CN': zh, en });

/** A fault that a person can mend. */
export function fault(of: keyof typeof FAULTS, where?: string): YztError {
  const { code, message, mend } = FAULTS[of];
  return new YztError({
    code,
    message: message[1],
    issues: [{ path: '', code: of, message: both(message), mend: both(mend) }],
    ...(where === undefined ? {} : { where }),
  });
}

/** What is wrong and what to do, in the language of the machine. */
export function faultLines(error: YztError): string {
  const lines = error.issues.map(({ message, mend }) => `${message[locale]}\n  ${mend[locale]}`);
  const said = lines.length === 0 ? [error.message] : lines;
  return [...said, ...(error.where === undefined ? [] : [`  ${error.where}`]), ''].join('\n');
}

export const USAGE: Pair = [
  `用法：yizhangtu 命令
  install [--prefix 目录]   安装，默认装到 /opt/yizhangtu
  upgrade [--prefix 目录]   升级：先备份，在副本上试运行，成功才换
  serve                     启动服务器
  backup [文件]             备份，默认写到 var/backups；服务器运行时也可以
  restore 文件              恢复：先停服务器；原来的数据留在旁边
  verify                    核对安装包是否完整
  check、import、seed、grant、verify-audit 等与联网时相同`,
  `Usage: yizhangtu COMMAND
  install [--prefix DIR]    install, into /opt/yizhangtu by default
  upgrade [--prefix DIR]    upgrade: a backup, a trial on a copy, and only then the change
  serve                     start the server
  backup [FILE]             write a backup, into var/backups by default; the server may run
  restore FILE              restore; stop the server first; what was there is kept beside it
  verify                    see whether the archive is whole
  check, import, seed, grant, verify-audit and others are as they are online`,
];
