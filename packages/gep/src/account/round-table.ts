/**
 * Rounds a table so that its rows make their rounded sums, its columns theirs, and both the rounded whole:
 * controlled rounding (Cox 1987). Each cell goes to one of its two neighbours.
 *
 * @param rows one array a row, all of one length
 * @param digits digits behind the point
 */
export function roundTable(
  rows: readonly (readonly number[])[],
  digits: number,
): {
  readonly cells: number[][];
  readonly rows: number[];
  readonly columns: number[];
  readonly total: number;
} {
  const width = rows[0]?.length ?? 0;
  const scale = 10 ** digits;
  const grid = closed(rows, width, scale);
  settle(grid);
  const back = (fine: number): number => Number((fine / FINE / scale).toFixed(digits)) + 0;
  return {
    cells: rows.map((_, r) => grid[r]!.slice(0, width).map(back)),
    rows: rows.map((_, r) => back(-grid[r]![width]!)),
    columns: grid[rows.length]!.slice(0, width).map((fine) => back(-fine)),
    total: back(grid[rows.length]![width]!),
  };
}

/** Parts of the last digit that are reckoned with: whole numbers, so that no sum has noise. */
const FINE = 10_000;

/** The table in fine units, with margins of the other sign: every row and column makes zero. */
function closed(rows: readonly (readonly number[])[], width: number, scale: number): number[][] {
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const grid = rows.map((row) => {
    const fine = row.map((value) => Math.round(value * scale * FINE));
    return [...fine, -sum(fine)];
  });
  const sums = Array.from({ length: width }, (_, c) => -sum(grid.map((row) => row[c]!)));
  grid.push([...sums, -sum(sums)]);
  return grid;
}

const remainder = (value: number): number => ((value % FINE) + FINE) % FINE;
const isOpen = (value: number): boolean => remainder(value) !== 0;

/**
 * Takes cycles through cells that are not whole, up and down in turn, until one of them is whole. Rows and
 * columns keep their sums throughout, so no cell is ever open alone. The whole comes first: it goes to the
 * nearer of its neighbours.
 */
function settle(grid: number[][]): void {
  const last = grid.length - 1;
  const corner = grid[last]!.length - 1;
  const openInRow = (r: number, not: number): number =>
    grid[r]!.findIndex((value, c) => c !== not && isOpen(value));
  const openInColumn = (c: number, not: number): number =>
    grid.findIndex((row, r) => r !== not && isOpen(row[c]!));
  const whole = grid[last]![corner]!;
  const up = remainder(whole) >= FINE / 2;
  while (isOpen(grid[last]![corner]!)) {
    shift(grid, cycleFrom(last, corner, openInRow, openInColumn), up ? 1 : -1);
  }
  for (let row = last; row >= 0; row--) {
    for (let first = openInRow(row, -1); first !== -1; first = openInRow(row, -1)) {
      shift(grid, cycleFrom(row, first, openInRow, openInColumn));
    }
  }
}

type Place = readonly [row: number, column: number];

/** A walk by columns and rows in turn through open cells, back to where it crosses itself. */
function cycleFrom(
  row: number,
  column: number,
  openInRow: (r: number, not: number) => number,
  openInColumn: (c: number, not: number) => number,
): Place[] {
  const path: Place[] = [[row, column]];
  const columnAt = new Map<number, number>();
  const rowAt = new Map([[row, -1]]);
  for (let [r, c] = [row, column]; ;) {
    const before = columnAt.get(c);
    if (before !== undefined) return path.slice(before + 1);
    columnAt.set(c, path.length - 1);
    r = openInColumn(c, r);
    path.push([r, c]);
    const earlier = rowAt.get(r);
    if (earlier !== undefined) return path.slice(earlier + 1);
    rowAt.set(r, path.length - 1);
    c = openInRow(r, c);
    path.push([r, c]);
  }
}

/**
 * Raises and lowers the cells of a cycle in turn until one is whole.
 *
 * @param forced whether the first goes up or down; by default the way that changes least
 */
function shift(grid: number[][], cycle: readonly Place[], forced?: 1 | -1): void {
  const room = (sign: number): number =>
    Math.min(
      ...cycle.map(([r, c], at) => {
        const rest = remainder(grid[r]![c]!);
        return (at % 2 === 0) === (sign === 1) ? FINE - rest : rest;
      }),
    );
  const sign = forced ?? (room(1) <= room(-1) ? 1 : -1);
  const by = room(sign);
  cycle.forEach(([r, c], at) => {
    grid[r]![c] = grid[r]![c]! + (at % 2 === 0 ? sign : -sign) * by;
  });
}
