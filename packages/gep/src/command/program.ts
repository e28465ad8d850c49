import { Command, CommanderError, Option } from 'commander';
import { toYztError, type Locale, type YztError } from '@yizhangtu/standard';
import { accountCommand, type AccountFlags } from './account-command.ts';
import { auditCommand } from './audit-command.ts';
import { readJson } from './read-json.ts';
import { HOLDS, UNUSABLE, type Flags, type Terminal } from './terminal.ts';

/** Runs the command and says how it ended: the exit code. Never throws for what a person typed. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const ended = { code: HOLDS };
  const locale = localeOf(args);
  const program = commands(locale, terminal, (code) => {
    ended.code = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // Commander has already said what was wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? HOLDS : UNUSABLE;
    throw error;
  }
  return ended.code;
}

/** The language is needed before the arguments are read: help and errors speak it too. */
function localeOf(args: readonly string[]): Locale {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = args[at] === '--lang' ? args[at + 1] : args[at]?.slice('--lang='.length);
  const wanted = asked ?? new Intl.DateTimeFormat().resolvedOptions().locale;
  return wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

function commands(locale: Locale, terminal: Terminal, end: (code: number) => void): Command {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const program = new Command('gep')
    .description(t('生态产品总值核算与审计。', 'Gross ecosystem product: account and audit.'))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
    })
    .helpOption('-h, --help', t('显示说明', 'show this help'))
    .helpCommand('help [command]', t('显示一个命令的说明', 'show the help of a command'));
  const command = (name: string, file: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .argument(`<${file}>`)
      .addOption(new Option('--json', t('输出 JSON', 'print JSON')))
      .addOption(
        new Option('--lang <lang>', t('zh-CN 或 en', 'zh-CN or en')).choices(['zh-CN', 'en']),
      );
  command(
    'account',
    'run.json',
    t('核算一个账户，或复算一个运行包', 'compute an account, or a run package again'),
  )
    .option('--package <file>', t('写出运行包', 'write the run package'))
    .option('--xlsx <file>', t('写出工作簿', 'write a workbook'))
    .option('--csv <folder>', t('写出 CSV 文件', 'write CSV files'))
    .option('--report <file>', t('写出报告（HTML，可打印）', 'write a report (HTML, for print)'))
    .option('--earlier <run.json>', t('与较早一年比较', 'compare with an earlier year'))
    .action(async (path: string, flags: AccountFlags) => {
      end(
        await onFile(path, flags, locale, terminal, (value) =>
          accountCommand(value, flags, locale, terminal),
        ),
      );
    });
  command('audit', 'table.json', t('验算公布的表', 'recompute a published table')).action(
    async (path: string, flags: Flags) => {
      end(
        await onFile(path, flags, locale, terminal, (value) =>
          auditCommand(value, flags, locale, terminal),
        ),
      );
    },
  );
  return program;
}

async function onFile(
  path: string,
  flags: Flags,
  locale: Locale,
  { out, err }: Terminal,
  action: (value: unknown) => number | Promise<number>,
): Promise<number> {
  try {
    return await action(await readJson(path));
  } catch (thrown) {
    const error = asFault(thrown, path);
    if (error.code === 'internal') throw thrown;
    const { code, message, issues } = error;
    if (flags.json) out(JSON.stringify({ error: { code, message, issues } }, undefined, 2));
    else faultLines(error, locale).forEach(err);
    return UNUSABLE;
  }
}

function asFault(thrown: unknown, path: string): Pick<YztError, 'code' | 'message' | 'issues'> {
  if (thrown instanceof Error && 'syscall' in thrown) {
    return { code: 'not_found', message: thrown.message, issues: [] };
  }
  return toYztError(thrown, path);
}

function faultLines(
  { message, issues }: Pick<YztError, 'message' | 'issues'>,
  locale: Locale,
): string[] {
  if (issues.length === 0) return [message];
  return issues.flatMap((issue) => {
    const at = issue.path === '' ? '' : `${issue.path}: `;
    return [`${at}${issue.message[locale]}`, `  ${issue.mend[locale]}`];
  });
}
