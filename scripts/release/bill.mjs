import { existsSync, readFileSync } from 'node:fs';
import { ROOT, say } from '../bootstrap.mjs';

const DIST = `${ROOT}packages/embed/dist/`;

/** Licences that go with Apache-2.0. Whatever else comes in is looked at by a person first. */
const ALLOWED = [
  'Apache-2.0',
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Zlib',
  'CC0-1.0',
  'Unlicense',
];

const isAllowed = (expression) =>
  expression.split(' AND ').every((part) =>
    part
      .replaceAll(/[()]/g, '')
      .split(' OR ')
      .some((one) => ALLOWED.includes(one.trim())),
  );

export const readBill = () => JSON.parse(readFileSync(`${DIST}sbom.cdx.json`, 'utf8'));
const nameOf = ({ group, name }) => (group === undefined ? name : `${group}/${name}`);

/** Faults of a bill of materials beside the list of licences that is shipped with it. */
export function billFaults(bill, notices) {
  const faults = [];
  for (const part of bill.components) {
    const [{ expression }] = part.licenses;
    const line = `${nameOf(part)} ${part.version}`;
    if (!isAllowed(expression))
      faults.push(
        `${line} is under ${expression}, which is not on the list of scripts/release/bill.mjs.`,
      );
    if (!notices.includes(`\n${line} (`))
      faults.push(`${line} has no licence text in LICENSES.txt.`);
    const manifest = `${ROOT}node_modules/${nameOf(part)}/package.json`;
    if (!existsSync(manifest)) faults.push(`${line} is not installed.`);
  }
  return faults;
}

/** @throws Error for a licence that was not looked at, or a part without its text */
export function checkBill() {
  const bill = readBill();
  const faults = billFaults(bill, readFileSync(`${DIST}LICENSES.txt`, 'utf8'));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const counts = new Map();
  for (const { licenses } of bill.components) {
    const [{ expression }] = licenses;
    counts.set(expression, (counts.get(expression) ?? 0) + 1);
  }
  say(
    `  ${bill.components.length} packages in the bundles: packages/embed/dist/sbom.cdx.json, LICENSES.txt`,
  );
  for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1]))
    say(`  ${String(count).padStart(4)}  ${licence}`);
}
