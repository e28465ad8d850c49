import type { LayerStatus } from '@yizhangtu/core';
import type { Issue } from '@yizhangtu/standard';

/** Code of the issue that says why live values do not come. */
export const LIVE_ISSUE = 'live';

/** How a layer stands, with what is to be said of its live values in place of what was said before. */
export function withLiveIssue(status: LayerStatus, issue: Issue | undefined): LayerStatus {
  if (status.state !== 'ready') return status;
  const { issues = [], ...rest } = status;
  const before = issues.find(({ code }) => code === LIVE_ISSUE);
  if (before === issue) return status;
  const others = issues.filter((one) => one !== before);
  const all = issue === undefined ? others : [...others, issue];
  return all.length === 0 ? rest : { ...rest, issues: all };
}
