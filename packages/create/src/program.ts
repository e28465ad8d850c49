import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DOMAIN_PRESETS, toYztError, type Datum, type Locale } from '@yizhangtu/standard';
import { civilOf } from '@yizhangtu/standard/civil-time.js';
import { runBackend, type BackendFlags } from './check/backend/run-backend.ts';
import { runCheck } from './check/run-check.ts';
import { BASE_MAPS } from './create/answers.ts';
import { runCreate, type CreateFlags } from './create/run-create.ts';
import { errorLines } from './error-words.ts';
import { importFile } from './import/command.ts';
import type { EncodingOption } from './import/encoding.ts';
import type { JoinBy } from './import/join.ts';
import { reportJson, reportLines } from './import/report.ts';
import { pickLocale } from './language.ts';
import { MEND, OK, UNUSABLE, type Terminal } from './terminal.ts';
import { helpWords, usageFault } from './usage-words.ts';

interface CommonFlags {
  readonly lang?: string;
  readonly json?: true;
}

interface ImportFlags extends CommonFlags {
  readonly server: string;
  readonly county: string;
  readonly title: string;
  readonly id?: string;
  readonly domain?: string;
  readonly group?: string;
  readonly datum: Datum;
  readonly token?: string;
  readonly encoding: EncodingOption;
  readonly x?: string;
  readonly y?: string;
  readonly join?: JoinBy;
  readonly joinColumn?: string;
  readonly rejects?: string;
  readonly dryRun?: true;
}

/** Runs the command and says how it ended: the exit code. Never throws for what a person typed. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const ended = { code: OK };
  const locale = pickLocale(langOf(args));
  const program = commands(locale, terminal, (code) => {
    ended.code = code;
  });
  try {
    await program.parseAsync(withCommand(args, program, terminal), { from: 'user' });
  } catch (error) {
    // Commander has already said what was wrong with the arguments.
    if (error instanceof CommanderError) return error.exitCode === 0 ? OK : UNUSABLE;
    throw error;
  }
  return ended.code;
}

const CREATE = 'create';

/**
 * `npm create @yizhangtu` runs this without the name of a command, perhaps with a folder. A word that is no
 * command is a folder where flags of a portal or somebody to ask say so; otherwise it is a slip.
 */
function withCommand(args: readonly string[], program: Command, { desk }: Terminal): string[] {
  const [first] = args;
  const isKnown = ['help', ...program.commands.map((command) => command.name())].includes(
    first ?? '',
  );
  const asksForHelp = first === '--help' || first === '-h';
  if (isKnown || asksForHelp) return [...args];
  if (first === undefined || first.startsWith('-')) return [CREATE, ...args];
  const isMeant =
    desk !== undefined || args.some((arg) => /^(--code\b|--component\b|--yes$|-y$)/.test(arg));
  return isMeant ? [CREATE, ...args] : [...args];
}

/** @throws InvalidArgumentError for what is no number of seconds */
function secondsOf(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 600) return seconds;
  throw new InvalidArgumentError('1-600');
}

/** The language is needed before the arguments are read: help and errors speak it too. */
function langOf(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const arg = args[at];
  return arg === '--lang' ? args[at + 1] : arg?.slice('--lang='.length);
}

function commands(locale: Locale, terminal: Terminal, end: (code: number) => void): Command {
  const t = (zh: string, en: string): string => (locale === 'zh-CN' ? zh : en);
  const program = new Command('yizhangtu')
    .description(
      t(
        '建一个县的门户，检查县文件和后端，把本县的数据导入成图层。',
        'Make a county’s portal, check a county file or a backend, import a county’s data as layers.',
      ),
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: (text, write) => write(usageFault(text, locale)),
    })
    .configureHelp(helpWords(locale))
    .helpOption('-h, --help', t('显示说明', 'show this help'))
    .helpCommand('help [command]', t('显示一个命令的说明', 'show the help of a command'));
  const lang = () =>
    new Option('--lang <lang>', t('zh-CN 或 en', 'zh-CN or en')).choices(['zh-CN', 'en']);
  const json = () => new Option('--json', t('输出 JSON', 'print JSON'));

  const create = program
    .command(CREATE)
    .description(
      t('建一个新的县的门户：问六个问题', 'make the portal of a new county: asks six questions'),
    )
    .argument('[folder]', t('写到哪里，要是空的', 'where to write; it must be empty'))
    .option('--code <code>', t('六位区划代码', 'six-digit division code'))
    .option(
      '--name <name>',
      t('县名，默认取区划表的', 'name; by default that of the list of divisions'),
    )
    .option('--bounds <edges>', t('西,南,东,北（度）', 'west,south,east,north in degrees'))
    .addOption(
      new Option('--domains <preset>', t('领域的分法', 'set of domains')).choices(
        Object.keys(DOMAIN_PRESETS),
      ),
    )
    .addOption(new Option('--base-map <map>', t('底图', 'base map')).choices(BASE_MAPS))
    .option(
      '--component <tag>',
      t('不建门户，建本县自己的一个组件', 'make a panel of the county’s own, not a portal'),
    )
    .option('-y, --yes', t('不问，没写的取默认值', 'ask nothing; take what stands to reason'))
    .addOption(lang())
    .addOption(json())
    .action(async (folder: string | undefined, flags: CreateFlags) => {
      end(await runCreate(folder, flags, locale, terminal));
    });
  // `npm create @yizhangtu -- --help` asks for these.
  program.addHelpText(
    'after',
    () =>
      `\n${t('不写命令就是 create：', 'Without a command it is create:')}\n\n${create.helpInformation()}`,
  );

  program
    .command('check')
    .description(
      t(
        '检查 county.json，或检查一个后端是否符合接口契约',
        'check county.json, or whether a backend keeps to the API contract',
      ),
    )
    .argument(
      '<target>',
      t('county.json，或后端的地址', 'county.json, or the address of a backend'),
    )
    .option('--county <code>', t('后端：六位县代码', 'backend: six-digit county code'))
    .option(
      '--token <token...>',
      t(
        '后端：各种角色的访问令牌，默认取 YZT_CHECK_TOKENS',
        'backend: access tokens of several roles; by default YZT_CHECK_TOKENS',
      ),
    )
    .option(
      '--sample-people',
      t('后端：以示例人员登录来检查', 'backend: sign in as its sample people'),
    )
    .option(
      '--write',
      t(
        '后端：也检查会写入的接口，只用于测试县',
        'backend: try what writes; for a test county only',
      ),
    )
    .addOption(
      new Option(
        '--timeout <seconds>',
        t('后端：等一个应答多久', 'backend: how long an answer may take'),
      )
        .argParser(secondsOf)
        .default(15),
    )
    .option('--report <file>', t('后端：把报告写成网页', 'backend: write the report as a page'))
    .addOption(lang())
    .addOption(json())
    .action(async (target: string, flags: CommonFlags & BackendFlags) => {
      const isAddress = /^https?:\/\//i.test(target);
      end(
        isAddress
          ? await runBackend(target, flags, locale, terminal)
          : await runCheck(target, flags, locale, terminal),
      );
    });

  program
    .command('import')
    .description(t('把 GeoJSON 或 CSV 导入成图层', 'make a GeoJSON or CSV file a layer'))
    .argument('<file>', 'GeoJSON, CSV')
    .requiredOption(
      '--server <url>',
      t(
        '接口的地址，如 http://localhost:8080/api',
        'address of the API, such as http://localhost:8080/api',
      ),
    )
    .requiredOption('--county <code>', t('六位县代码', 'six-digit county code'))
    .requiredOption('--title <title>', t('图层名称', 'title of the layer'))
    .option(
      '--id <id>',
      t('图层 id，默认取名称的拼音', 'id of the layer; by default the title in pinyin'),
    )
    .option('--domain <id>', t('所属领域，默认第一个', 'domain; by default the first'))
    .option('--group <name>', t('所属分组', 'group'))
    .addOption(
      new Option('--datum <datum>', t('坐标基准', 'datum of the coordinates'))
        .choices(['WGS84', 'CGCS2000', 'GCJ02', 'BD09'])
        .default('WGS84'),
    )
    .option(
      '--token <token>',
      t('导入令牌，默认取 YZT_IMPORT_TOKEN', 'import token; by default YZT_IMPORT_TOKEN'),
    )
    .addOption(
      new Option('--encoding <encoding>', t('文件编码', 'encoding of the file'))
        .choices(['auto', 'utf-8', 'gb18030'])
        .default('auto'),
    )
    .option('--x <column>', t('经度列', 'longitude column'))
    .option('--y <column>', t('纬度列', 'latitude column'))
    .addOption(
      new Option('--join <by>', t('按区划落图', 'place rows by division')).choices([
        'code',
        'name',
      ]),
    )
    .option('--join-column <column>', t('存有村镇的列', 'column that holds the division'))
    .option(
      '--rejects <file>',
      t('把没有导入的行写到这个文件', 'write the rows left out to this file'),
    )
    .option('--dry-run', t('只检查，不写入', 'check only, send nothing'))
    .addOption(lang())
    .addOption(json())
    .action(async (file: string, flags: ImportFlags) => {
      end(await importCommand(file, flags, locale, terminal));
    });
  return program;
}

async function importCommand(
  path: string,
  flags: ImportFlags,
  locale: Locale,
  { out, err, env, now }: Terminal,
): Promise<number> {
  const { json, dryRun, lang: _lang, ...options } = flags;
  try {
    const outcome = await importFile({
      ...options,
      path,
      locale,
      token: options.token ?? env['YZT_IMPORT_TOKEN'],
      dryRun: dryRun ?? false,
      today: countysDay(now()),
    });
    if (json) out(JSON.stringify(reportJson(outcome), undefined, 2));
    else reportLines(outcome, locale).forEach((line) => out(line));
    const refused = outcome.prepared.refusals.length + (outcome.stored?.refused ?? 0);
    return refused > 0 ? MEND : OK;
  } catch (thrown) {
    const error = toYztError(thrown, path);
    if (error.code === 'internal') throw thrown;
    const { code, message, issues } = error;
    if (json) out(JSON.stringify({ error: { code, message, issues } }, undefined, 2));
    else errorLines(error, locale).forEach((line) => err(line));
    return UNUSABLE;
  }
}

/** The day in the county, on whose clock pages reckon; this machine may keep another. */
const countysDay = (moment: Date): string =>
  new Date(civilOf(moment)).toISOString().slice(0, 'yyyy-mm-dd'.length);
