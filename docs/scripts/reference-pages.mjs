import { readdirSync, readFileSync } from 'node:fs';
import { PROBLEM_STATUS, OPERATIONS } from '@yizhangtu/standard/contract.js';
import { PERMISSIONS, ROLE_NAMES } from '@yizhangtu/standard/identity.js';
import { DOMAIN_PRESETS, LAYER_KINDS, textIn, YztError } from '@yizhangtu/standard';
import { code, plain, table } from './markdown.mjs';
import { LANGUAGES, readWords, wordsFor } from './words.mjs';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');

function errors(at) {
  const codes = Object.keys(PROBLEM_STATUS);
  const words = wordsFor('errors', readWords('errors'), codes);
  return table(
    [
      ['代码', 'HTTP', '可重试', '含义'],
      ['Code', 'HTTP', 'Retry helps', 'Meaning'],
    ][at],
    codes.map((name) => [
      code(name),
      PROBLEM_STATUS[name],
      new YztError({ code: name, message: '' }).retriable ? ['是', 'yes'][at] : '',
      plain(words[name][at]),
    ]),
  );
}

async function issues(at) {
  const { ISSUE_WORDS } = await import(new URL('packages/standard/src/issue-words.ts', ROOT).href);
  return table(
    [
      ['代码', '原因', '改法'],
      ['Code', 'Reason', 'Mend'],
    ][at],
    Object.entries(ISSUE_WORDS).map(([name, words]) => [
      code(name),
      plain(words[at]),
      plain(words[at + 2]),
    ]),
  );
}

/** A path as code that may break before each slash. */
const breakable = (path) => `<code>${path.replaceAll(/(?<!^)\//g, '<wbr>/')}</code>`;

/** Who has a permission; an import token does as well as a role that may import. */
function whoMay(permission, at) {
  const { locale } = LANGUAGES[at];
  const { roles } = PERMISSIONS[permission];
  if (roles === 'everyone') return ['公开', 'public'][at];
  if (roles === 'signed-in') return ['登录的人', 'who is signed in'][at];
  const token = permission === 'layer:import' ? [['导入令牌', 'import token'][at]] : [];
  return [...token, ...roles.map((role) => ROLE_NAMES[role][locale])].join(['、', ', '][at]);
}

function service(at) {
  const words = wordsFor(
    'operations',
    readWords('operations'),
    OPERATIONS.map((row) => row.id),
  );
  return table(
    [
      ['方法', '谁可以', '路径', '做什么'],
      ['Method', 'Who may', 'Path', 'What'],
    ][at],
    OPERATIONS.map((row) => [
      row.method,
      whoMay(row.permission, at),
      breakable(row.path),
      at === 0 ? words[row.id] : row.summary,
    ]),
  );
}

/** The official domains, one row a preset and domain. */
function domains(at) {
  const { locale } = LANGUAGES[at];
  return table(
    [
      ['分法', '名称', '领域'],
      ['Preset', 'Id', 'Domain'],
    ][at],
    Object.entries(DOMAIN_PRESETS).flatMap(([preset, list]) =>
      list.map((domain) => [code(preset), code(domain.id), domain.name[locale]]),
    ),
  );
}

const GEOMETRIES = {
  point: ['点', 'points'],
  line: ['线', 'lines'],
  area: ['面', 'areas'],
  building: ['建筑', 'buildings'],
  raster: ['栅格', 'raster'],
};

function layerKinds(at) {
  const { locale } = LANGUAGES[at];
  const head = [
    ['种类', '名称', '分组', '画成', '字段'],
    ['Kind', 'Title', 'Group', 'Drawn as', 'Fields'],
  ][at];
  return DOMAIN_PRESETS['2020']
    .map((domain) => {
      const rows = LAYER_KINDS.filter((kind) => kind.domain === domain.id).map((kind) => [
        code(kind.id),
        kind.title[locale],
        kind.group[locale],
        GEOMETRIES[kind.geometry][at],
        kind.fields.map((field) => textIn(field.label, locale)).join(['、', ', '][at]),
      ]);
      return `## ${domain.name[locale]}\n\n${table(head, rows)}`;
    })
    .join('\n\n');
}

const kilobytes = (bytes) => (bytes / 1024).toFixed(1);

function sizes(at) {
  const rows = JSON.parse(read('size-limits.json'));
  const words = readWords('sizes');
  return table(
    [
      ['部分', '现在（KB）', '预算（KB）'],
      ['Part', 'Now (KB)', 'Budget (KB)'],
    ][at],
    rows.map((row) => [
      at === 0 ? (words[row.name] ?? plain(row.name)) : plain(row.name),
      row.stated > 0 ? kilobytes(row.stated) : '—',
      row.limit,
    ]),
  );
}

const BROWSERS = {
  chrome: ['Chrome / Chromium', 'Chrome / Chromium'],
  edge: ['Edge', 'Edge'],
  firefox: ['Firefox', 'Firefox'],
  safari: ['Safari', 'Safari'],
  ios_saf: ['iPhone 和 iPad 上的 Safari', 'Safari on iPhone and iPad'],
};

function browsers(at) {
  const rows = [...read('.browserslistrc').matchAll(/^(\w+) >= ([\d.]+)$/gm)];
  return table(
    [
      ['浏览器', '最低版本'],
      ['Browser', 'Oldest version'],
    ][at],
    rows.map(([, name, version]) => [BROWSERS[name][at], version]),
  );
}

/** The decision records, by the first line of each. */
function decisions(at) {
  return readdirSync(new URL('docs/decisions/', ROOT))
    .filter((file) => /^\d{3}-.*\.md$/.test(file))
    .map((file) => {
      const [title] = read(`docs/decisions/${file}`).split('\n');
      return `- [${title.replace(/^#\s*/, '')}](${['', '/en'][at]}/decisions/${file.replace(/\.md$/, '')})`;
    })
    .join('\n');
}

/** Tables of the reference pages: name of the fragment → text. */
export async function referenceFragments(at) {
  return {
    errors: errors(at),
    issues: await issues(at),
    service: service(at),
    'layer-kinds': layerKinds(at),
    sizes: sizes(at),
    browsers: browsers(at),
    decisions: decisions(at),
    domains: domains(at),
  };
}
