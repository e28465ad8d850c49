import type { BarSeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { GridComponentOption } from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import type { BarKind, Seen } from './views.ts';

export type ChartOption = ComposeOption<
  BarSeriesOption | ScatterSeriesOption | GridComponentOption
>;

/** What a chart takes from the page: the tokens of the element. */
export interface Paint {
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  readonly font: string;
  /** Pixels. */
  readonly size: number;
  readonly colours: Readonly<Record<BarKind, string>>;
}

/** Pixels that a bar takes with its gap, for letters of a size. */
const ROOM = 2.1;

/** Height of a chart in pixels: bars that lie need room each, those that stand need none. */
export const chartHeight = ({ bars, upright }: Seen, size: number): number =>
  upright ? size * 20 : Math.max(bars.length * size * ROOM + size * 3, size * 8);

/** Pixels between the end of the axis and the unit after it. */
const GAP = 15;

/** Chinese signs are as wide as they are high, others about half as wide. */
const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2e7f ? size : size * 0.58), 0);

/** A name that fits beside its bar; `most` in widths of a Chinese sign. */
function shortened(name: string, most: number): string {
  if (textWidth(name, 1) <= most) return name;
  const signs = [...name];
  while (textWidth(signs.join(''), 1) > most - 1) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

/** Value and share in two lines, where a row of them would leave the bars no room. */
const stacked = (label: string): string => label.replace(/\s{2,}/, '\n');

/** The picture for the chart library: bars with labels at their ends, no tooltip and no formatter of HTML. */
export function chartOption(seen: Seen, paint: Paint, width: number): ChartOption {
  const { upright, unit } = seen;
  const { text, muted, line, font, size } = paint;
  const narrow = !upright && width < size * 20;
  const bars = narrow ? seen.bars.map((bar) => ({ ...bar, label: stacked(bar.label) })) : seen.bars;
  const words = { color: text, fontFamily: font, fontSize: size };
  const names = bars.map(({ name }) => shortened(name, upright ? 8 : width < size * 26 ? 7 : 16));
  const category = {
    type: 'category' as const,
    data: names,
    inverse: !upright,
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
    axisLabel: { ...words, interval: 0 },
  };
  const value = {
    type: 'value' as const,
    name: unit,
    // Above the line, in one row with the figures: beside it, it would lie on the first bar's label.
    nameTextStyle: {
      ...words,
      color: muted,
      ...(upright
        ? { align: 'left' as const }
        : { verticalAlign: 'bottom' as const, padding: [0, 0, size * 0.5, 0] }),
    },
    nameLocation: 'end' as const,
    nameGap: GAP,
    axisLabel: { ...words, color: muted, hideOverlap: true },
    splitNumber: width < size * 26 ? 3 : 5,
    splitLine: { lineStyle: { color: line } },
  };
  const lines = bars.flatMap(({ label }) => label.split('\n'));
  const room = Math.max(...lines.map((words) => textWidth(words, size)), 0);
  return {
    animation: false,
    grid: {
      left: size * 0.5,
      right: upright ? size : Math.max(room + size, GAP + textWidth(unit, size)),
      top: upright ? size * 3 : size * 2,
      bottom: size * 0.5,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: upright ? category : { ...value, position: 'top' },
    yAxis: upright ? value : category,
    series: [...barSeries({ ...seen, bars }, paint), ...pointSeries(seen, paint)],
  };
}

/** A bar from a to b is a blank up to a, and the rest upon it. Each part of a bar is a series of its own. */
function barSeries({ bars, upright }: Seen, { colours, text, font, size }: Paint) {
  const most = Math.max(...bars.map(({ parts }) => parts.length), 0);
  return Array.from({ length: most }, (_, k): BarSeriesOption[] => {
    const start = bars.map(({ parts }) => {
      const part = parts[k];
      if (part === undefined) return 0;
      const before = parts[k - 1];
      // The first part may begin off the axis; others begin where the one before ends.
      return k === 0 || before === undefined ? part.from : part.from - Math.max(before.to, 0);
    });
    const blank: BarSeriesOption = {
      type: 'bar',
      stack: 'all',
      silent: true,
      itemStyle: { color: 'transparent' },
      data: start.map((value) => Math.max(0, value)),
    };
    const bar: BarSeriesOption = {
      type: 'bar',
      stack: 'all',
      silent: true,
      barMaxWidth: size * 1.6,
      data: bars.map(({ parts, label }) => {
        const part = parts[k];
        const isLast = k === parts.length - 1;
        const isBelow = part !== undefined && part.to <= 0 && part.from < 0;
        return {
          value: part === undefined ? 0 : isBelow ? part.from : part.to - part.from,
          itemStyle: { color: part === undefined ? 'transparent' : colours[part.kind] },
          label: {
            show: isLast,
            position: upright ? 'top' : 'right',
            formatter: label,
            color: text,
            fontFamily: font,
            fontSize: size,
            lineHeight: size,
          },
        };
      }),
    };
    return k === 0 && start.some((value) => value > 0) ? [blank, bar] : [bar];
  }).flat();
}

function pointSeries({ bars }: Seen, { text, size }: Paint): ScatterSeriesOption[] {
  if (bars.every(({ point }) => point === undefined)) return [];
  return [
    {
      type: 'scatter',
      silent: true,
      symbol: 'diamond',
      symbolSize: size * 0.7,
      itemStyle: { color: text },
      data: bars.map(({ point = 0 }, at) => [point, at]),
      z: 3,
    },
  ];
}
