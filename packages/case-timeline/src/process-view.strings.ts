import type { StringTable } from '@yizhangtu/core';
import type { SpanKind } from './process-model.ts';

const zh = {
  empty: '还没有开始办理，没有进度可看。',
  parts: {
    acceptance: '受理',
    dispatch: '派单',
    handling: '办理',
    order: '承办单位',
    revisit: '回访',
  } as Readonly<Record<SpanKind, string>>,
  again: (part: string, times: number) => `${part}（第 ${times} 次）`,
  withRole: (unit: string, role: string) => `${unit}（${role}）`,
  since: (from: string) => `${from} 起`,
  between: (from: string, to: string) => `${from} 到 ${to}`,
  took: (length: string) => `用时 ${length}`,
  running: (length: string) => `已用 ${length}`,
  paused: (length: string) => `另停 ${length}`,
  due: (moment: string) => `时限 ${moment}`,
  early: (length: string) => `提前 ${length}完成`,
  late: (length: string) => `超时 ${length}`,
  wasLate: '超时',
  left: (length: string) => `还剩 ${length}`,
  standing: (why: string) => `时限暂停：${why}`,
  dropped: '退回或改派',
  reasons: {
    'needs-info': '等待补充材料',
    suspended: '挂起',
    'extension-requested': '等待延期审批',
  } as Readonly<Record<string, string>>,
  legend: { actual: '实际', planned: '时限', paused: '暂停', late: '超时', now: '现在' },
};

export const processStrings: StringTable<typeof zh> = {
  'zh-CN': zh,
  en: {
    empty: 'Nothing was begun yet, so there is no progress to show.',
    parts: {
      acceptance: 'Acceptance',
      dispatch: 'Dispatch',
      handling: 'Handling',
      order: 'Unit',
      revisit: 'Follow-up',
    },
    again: (part, times) => `${part} (time ${times})`,
    withRole: (unit, role) => `${unit} (${role})`,
    since: (from) => `Since ${from}`,
    between: (from, to) => `${from} to ${to}`,
    took: (length) => `Took ${length}`,
    running: (length) => `${length} so far`,
    paused: (length) => `paused for ${length}`,
    due: (moment) => `Due ${moment}`,
    early: (length) => `${length} early`,
    late: (length) => `${length} late`,
    wasLate: 'Late',
    left: (length) => `${length} left`,
    standing: (why) => `Clock paused: ${why}`,
    dropped: 'Returned or reassigned',
    reasons: {
      'needs-info': 'waiting for information',
      suspended: 'suspended',
      'extension-requested': 'waiting for an extension',
    },
    legend: {
      actual: 'Actual',
      planned: 'Time allowed',
      paused: 'Paused',
      late: 'Late',
      now: 'Now',
    },
  },
};
