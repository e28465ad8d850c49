import type { LocalText } from '@yizhangtu/standard';
import type { Rule } from './finding.ts';

interface RuleWords {
  readonly title: LocalText;
  /** What to do about it. */
  readonly mend: LocalText;
}

const words = (zh: string, en: string, mendZh: string, mendEn: string): RuleWords => ({
  title: { 'zh-CN': zh, en },
  mend: { 'zh-CN': mendZh, en: mendEn },
});

/** What each rule asks for, and how a backend comes to keep it. */
export const RULE_WORDS: Readonly<Record<Rule, RuleWords>> = {
  answers: words(
    '及时应答',
    'Answers in time',
    '查看后端的日志：没有应答，或应答得太慢、太大。',
    'Look at the log of the backend: it did not answer, or too slowly, or with too much.',
  ),
  status: words(
    '状态码',
    'Status code',
    '成功和出错都用契约写明的 HTTP 状态码，不要一律 200。',
    'Answer with the HTTP status that the contract names, for errors too, and not with 200 for all.',
  ),
  media_type: words(
    '媒体类型',
    'Media type',
    '按契约设置 Content-Type。',
    'Set Content-Type as the contract says.',
  ),
  json: words(
    '应答是 JSON',
    'The answer is JSON',
    '接口只答 JSON。收到网页，多半是网关或登录页拦下了请求。',
    'Answer JSON. A web page mostly comes from a gateway or a sign-in page that stands before the API.',
  ),
  schema: words(
    '字段与契约一致',
    'Members as in the contract',
    '按 OpenAPI 文档改正字段的名称、类型和取值；多出的字段可以留着。',
    'Correct names, types and values by the OpenAPI document; members besides may stay.',
  ),
  problem: words(
    '出错的应答',
    'Answers that tell of errors',
    '出错时答 application/problem+json（RFC 9457），code 用契约的错误代码。',
    'Answer errors as application/problem+json (RFC 9457) with a code of the contract.',
  ),
  page_limit: words(
    '每页的条数',
    'Items on a page',
    '每页不超过 limit 条；limit 不在 1 到 1000 之间时答 400 invalid。',
    'Give at most limit items; a limit outside 1 to 1000 is 400 invalid.',
  ),
  page_repeats: words(
    '翻页不重复',
    'Pages do not overlap',
    '翻页标记要指明上一页的最后一条之后；排序要唯一，相同时再按主键。',
    'Let the cursor stand after the last item of the page, and order by a unique key at the end.',
  ),
  page_loses: words(
    '翻页不遗漏',
    'Pages lose nothing',
    '翻页标记要指明上一页的最后一条之后；排序要唯一，相同时再按主键。',
    'Let the cursor stand after the last item of the page, and order by a unique key at the end.',
  ),
  page_circle: words(
    '翻页有尽头',
    'Pages come to an end',
    '最后一页不给 next；next 不能指回已经给过的一页。',
    'Give no next on the last page, and never one of a page that was given before.',
  ),
  unauthenticated: words(
    '没有登录不能用',
    'Closed to who is not signed in',
    '在处理请求之前核对会话或令牌；没有时答 401 unauthenticated。',
    'Check the session or token before anything else, and answer 401 unauthenticated without one.',
  ),
  denied: words(
    '没有权限不能用',
    'Closed to who may not',
    '按权限表核对角色和核验级别：角色不够答 403 denied，级别不够答 401 step_up。',
    'Check role and assurance by the table of permissions: 403 denied for the role, 401 step_up for the assurance.',
  ),
  allowed: words(
    '有权限就能用',
    'Open to who may',
    '这个角色在权限表里有这项权限。',
    'The table of permissions gives this to the role.',
  ),
  masked: words(
    '个人信息脱敏',
    'Personal data are masked',
    '在服务器上脱敏以后再答；完整的值只由 reveal 给，并写审计日志。',
    'Mask on the server before answering; full values come from reveal alone, which the audit log keeps.',
  ),
  hidden: words(
    '不该看到的字段',
    'Attributes that a role does not see',
    '这个角色不该知道有这个字段：应答里去掉它。',
    'The role must not even know of it: leave it out of the answer.',
  ),
  etag: words(
    'ETag 是版本号',
    'The ETag is the version',
    '答 ETag："version 的值"，带引号。',
    'Answer ETag with the version in quotation marks.',
  ),
  key_once: words(
    '同一个键只做一次',
    'One key, one thing',
    '按 Idempotency-Key 保存第一次的应答；同一个键再来时原样答复，不再新建。',
    'Keep the first answer by its Idempotency-Key, and give it again to the same key; make nothing new.',
  ),
  key_content: words(
    '同一个键，内容不同',
    'One key, another content',
    '同一个键带着别的内容时答 422 idempotency_mismatch。',
    'Answer 422 idempotency_mismatch when a key comes back with another content.',
  ),
  key_needed: words(
    '没有键不能提交',
    'Nothing without a key',
    '缺少 Idempotency-Key 时答 400 invalid。',
    'Answer 400 invalid when Idempotency-Key is missing.',
  ),
  version_seen: words(
    'If-Match 不符时拒绝',
    'Another version is refused',
    'If-Match 与当前版本不同时答 412 version_mismatch，不做任何改动。',
    'Answer 412 version_mismatch, and change nothing, when If-Match is not the version now.',
  ),
};
