import { readdirSync, readFileSync } from 'node:fs';
import { plain, table } from './markdown.mjs';
import { readWords } from './words.mjs';

const RESULTS = new URL('../../packages/benchmarks/results/', import.meta.url);

const HEADS = [
  ['量了什么', '结果', '目标', '达到'],
  ['Measured', 'Result', 'Goal', 'Met'],
];
const WEIGHT_HEADS = [
  ['页面', '代码（KB，gzip）', '代码文件', '数据（KB）'],
  ['Page', 'Code (KB, gzip)', 'Files of code', 'Data (KB)'],
];

/** What pages load, where a benchmark weighed some. */
function weights(kilobytes, words, at) {
  if (kilobytes === undefined) return '';
  const rows = Object.entries(kilobytes).map(([page, { code, files, data }]) => [
    words.pages[page][at],
    code.toFixed(1),
    files,
    data.toFixed(1),
  ]);
  return `\n\n${table(WEIGHT_HEADS[at], rows)}`;
}

/** What was measured last, a table for each benchmark. What missed its goal says so. */
export function speeds(at) {
  const words = readWords('speeds');
  const sections = readdirSync(RESULTS)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ file, ...JSON.parse(readFileSync(new URL(file, RESULTS), 'utf8')) }))
    .filter(({ claims }) => claims?.length > 0)
    .map(({ file, machine, claims, kilobytes }) => {
      const title = words[file.replace('.json', '')]?.[at] ?? file.replace('.json', '');
      const rows = claims.map(({ claim, measured, limit, sense, holds }) => [
        plain(at === 0 ? (words.claims[claim] ?? claim) : claim),
        measured,
        `${sense === 'most' ? '≤' : '≥'} ${limit}`,
        holds ? ['是', 'yes'][at] : ['**没有**', '**no**'][at],
      ]);
      const on = `${machine.processor}, ${machine.cores} ${['核', 'cores'][at]}, Node ${machine.node.replace('v', '')}`;
      return `## ${title}\n\n${on}\n\n${table(HEADS[at], rows)}${weights(kilobytes, words, at)}`;
    });
  return sections.join('\n\n');
}
