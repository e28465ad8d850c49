import { YztError, type ErrorCode, type Issue } from '@yizhangtu/standard';

const ISSUES = {
  not_a_backup: {
    message: { 'zh-CN': '这不是备份文件。', en: 'This is not a backup.' },
    mend: { 'zh-CN': '换一个 backup 命令写的文件。', en: 'Give a file that backup has written.' },
  },
  damaged_backup: {
    message: {
      'zh-CN': '备份文件已损坏或不完整，没有改动任何数据。',
      en: 'The backup is damaged or incomplete; nothing was changed.',
    },
    mend: {
      'zh-CN': '从另一处重新复制这个文件，或换一个较早的备份。',
      en: 'Copy the file again from where else it is kept, or take an earlier one.',
    },
  },
  newer_backup: {
    message: {
      'zh-CN': '备份出自较新的版本，没有改动任何数据。',
      en: 'The backup is of a newer version; nothing was changed.',
    },
    mend: { 'zh-CN': '先升级，再恢复。', en: 'Upgrade first, then restore.' },
  },
  file_there: {
    message: { 'zh-CN': '这个文件已经有了。', en: 'This file is already there.' },
    mend: { 'zh-CN': '换一个文件名。', en: 'Choose another name.' },
  },
  in_use: {
    message: {
      'zh-CN': '服务器正在使用数据，没有改动任何数据。',
      en: 'The server is using the data; nothing was changed.',
    },
    mend: { 'zh-CN': '先停掉服务器，再恢复。', en: 'Stop the server, then restore.' },
  },
} as const satisfies Record<string, Omit<Issue, 'path' | 'code'>>;

type Fault = keyof typeof ISSUES;

const CODES: Readonly<Record<Fault, ErrorCode>> = {
  not_a_backup: 'invalid',
  damaged_backup: 'invalid',
  newer_backup: 'unsupported_version',
  file_there: 'conflict',
  in_use: 'conflict',
};

/** A fault of a backup, or of where one is to be put; `where` names the file or folder. */
export function backupFault(fault: Fault, where: string, cause?: unknown): YztError {
  return new YztError({
    code: CODES[fault],
    message: ISSUES[fault].message.en,
    issues: [{ path: '', code: fault, ...ISSUES[fault] }],
    where,
    cause,
  });
}
