/** Why, and what to do about it: zh-CN and en each. Blanks in braces are filled in by `issueAt`. */
type Words = readonly [zh: string, en: string, mendZh: string, mendEn: string];

/** What each issue says. Its keys are the codes of {@link Issue.code}. */
export const ISSUE_WORDS = {
  trailing_comma: [
    '不是有效的 JSON：第 {line} 行末尾多了一个逗号。',
    'Not valid JSON: line {line} ends in a comma too many.',
    '删去第 {line} 行末尾的逗号。',
    'Take out the comma at the end of line {line}.',
  ],
  not_json: [
    '不是有效的 JSON：第 {line} 行第 {column} 列有误。',
    'Not valid JSON: line {line}, column {column} cannot be read.',
    '检查该处是否多了或少了逗号、引号、括号。',
    'Look there for a comma, quote or bracket that is missing or too many.',
  ],
  web_page: [
    '收到的是网页，不是 JSON。',
    'This is a web page, not JSON.',
    '检查地址是否写对，服务是否要求登录。',
    'Check the address, and whether the service asks for a sign-in.',
  ],
  too_deep: [
    'JSON 嵌套太深，无法读取。',
    'The JSON is nested too deeply to be read.',
    '减少嵌套层数。',
    'Nest it less deeply.',
  ],
  unsupported_version: [
    '文件的标准版本是 {version}，本软件支持 {supported}。',
    'The file is written in version {version} of the standard; this software reads {supported}.',
    '改用支持的版本，或更新本软件。',
    'Use a version that is read, or update this software.',
  ],
  missing: [
    '缺少 {name}。',
    '{name} is missing.',
    '补上 {name}，应为{expectedZh}。',
    'Add {name}: {expectedEn}.',
  ],
  wrong_type: [
    '应为{expectedZh}，现为{foundZh}。',
    'Expected {expectedEn}, found {foundEn}.',
    '改为{expectedZh}。',
    'Make it {expectedEn}.',
  ],
  number_for_text: [
    '应为文字，现为数字。',
    'Expected a text, found a number.',
    '加上引号，写成 {quoted}。',
    'Put it in quotation marks: {quoted}.',
  ],
  not_allowed: [
    '{value} 不在可选值之内。',
    '{value} is not one of the values allowed.',
    '改为其中之一：{options}。',
    'Use one of: {options}.',
  ],
  wrong_format: [
    '{value} 的格式不对。',
    '{value} is not in the right form.',
    '改为{expectedZh}。',
    'Make it {expectedEn}.',
  ],
  too_small: [
    '太小或太短。',
    'Too small or too short.',
    '不小于 {limit}。',
    'Use at least {limit}.',
  ],
  too_big: ['太大或太长。', 'Too large or too long.', '不大于 {limit}。', 'Use at most {limit}.'],
  empty: ['不能为空。', 'It is empty.', '至少写一项。', 'Write at least one.'],
  no_form_fits: [
    '内容不符合任何一种写法。',
    'It fits none of the forms allowed.',
    '按其中一种写：{forms}。',
    'Write it in one of these forms: {forms}.',
  ],
  degrees: [
    '{value} 超出经纬度范围。',
    '{value} is outside the range of degrees.',
    '经度在前（-180 到 180），纬度在后（-90 到 90），检查是否写反。',
    'Longitude first (-180 to 180), then latitude (-90 to 90): check that they are not swapped.',
  ],
  datum_missing: [
    '没有声明坐标基准，坐标不能使用。',
    'No datum is declared, so its coordinates cannot be used.',
    '写明 datum：WGS84、CGCS2000、GCJ02 或 BD09。不知道时请问数据提供方。',
    'Declare datum as WGS84, CGCS2000, GCJ02 or BD09. If unknown, ask who made the data.',
  ],
  datum_unknown: [
    '不认识坐标基准 {value}。',
    'The datum {value} is not known.',
    '改为 WGS84、CGCS2000、GCJ02 或 BD09；其他坐标系先转换数据。',
    'Use WGS84, CGCS2000, GCJ02 or BD09; convert data of any other system first.',
  ],
  approval_missing: [
    '没有写审图号。',
    'The approval number (审图号) is not stated.',
    '填写底图的审图号；确实没有时写 null。',
    'Give the approval number of the base map, or null if it has none.',
  ],
  duplicate_id: [
    '{value} 已在 {first} 用过。',
    '{value} is already used at {first}.',
    '每一项用不同的名称或代码。',
    'Give each its own id or code.',
  ],
  unknown_division: [
    '区划表里没有代码 {value}。',
    'No division has the code {value}.',
    '检查代码，或把它加到 divisions.units。',
    'Check the code, or add it to divisions.units.',
  ],
  cyclic_parent: [
    '上级关系成环：{chain}。',
    'The parents run in a circle: {chain}.',
    '改正其中一个 parent，使上级通向县。',
    'Correct one parent so that they lead up to the county.',
  ],
  unknown_division_kind: [
    '没有定义区划类型 {value}。',
    'The kind of division {value} is not defined.',
    '在 divisions.kinds 里定义它，或改为：{options}。',
    'Define it in divisions.kinds, or use one of: {options}.',
  ],
  unknown_domain: [
    '没有领域 {value}。',
    'There is no domain {value}.',
    '改为其中之一：{options}。',
    'Use one of: {options}.',
  ],
  unknown_preset: [
    '没有名为 {value} 的领域预设。',
    'There is no preset of domains named {value}.',
    '改为其中之一：{options}；或自己列出领域。',
    'Use one of: {options}; or list the domains.',
  ],
  unknown_layer_kind: [
    '没有图层类型 {value}。',
    'There is no layer kind {value}.',
    '改为现有的图层类型，或去掉 kind 并写 style。',
    'Use a layer kind that exists, or leave kind out and write a style.',
  ],
  unknown_table: [
    '没有分类表 {value}。',
    'There is no class table {value}.',
    '改为其中之一：{options}；或用 classes 列出分类。',
    'Use one of: {options}; or list the classes in classes.',
  ],
  unknown_layer: [
    '图层目录里没有 {value}。',
    'No layer of the catalogue has the id {value}.',
    '检查图层的 id。',
    'Check the id of the layer.',
  ],
  style_ambiguous: [
    '{given} 不能同时使用。',
    '{given} cannot be used together.',
    '只保留其中一个。',
    'Keep only one of them.',
  ],
  field_missing: [
    '有 {given}，但没有写按哪个字段（field）分类。',
    '{given} is given, but not the field that it reads.',
    '补上 field。',
    'Add field.',
  ],
  style_missing: [
    '矢量图层既没有 kind 也没有 style，不知道怎么画。',
    'A vector layer with neither kind nor style cannot be drawn.',
    '写 kind（现成的图层类型）或 style。',
    'Give a kind (a ready layer kind) or a style.',
  ],
  ranges_unordered: [
    '分段的 from 没有从小到大排列。',
    'The ranges are not in ascending order of from.',
    '按 from 从小到大排列，不要重复。',
    'Put them in ascending order of from, without repeats.',
  ],
  bounds_reversed: [
    '范围写反了：{bounds}。',
    'The bounds are reversed: {bounds}.',
    '按西、南、东、北的顺序写，西小于东，南小于北。',
    'Write west, south, east, north, with west < east and south < north.',
  ],
  zooms_reversed: [
    '最小级别 {min} 大于最大级别 {max}。',
    'The least zoom {min} is above the greatest, {max}.',
    '对调 minZoom 和 maxZoom。',
    'Swap minZoom and maxZoom.',
  ],
  source_empty: [
    'geojson 数据源既没有 href 也没有 data。',
    'A geojson source has neither href nor data.',
    '写 href（数据地址）或 data（数据本身）。',
    'Give href (an address) or data (the data itself).',
  ],
  accent_contrast: [
    '颜色 {value} 与白色的对比度是 {ratio}，低于 4.5，文字会看不清。',
    'The contrast of {value} with white is {ratio}, below 4.5: text would be hard to read.',
    '换一个更深的颜色。',
    'Choose a darker colour.',
  ],
  tile_url: [
    '瓦片地址里缺少 {missing}。',
    'The tile address lacks {missing}.',
    '在地址里写上 {z}、{x}、{y}。',
    'Put {z}, {x} and {y} into the address.',
  ],
  origin: [
    '{value} 不是网站来源。',
    '{value} is not an origin.',
    '写成 https://主机名 或 http://主机名:端口，后面不带路径；不能用 *。',
    'Write https://host or http://host:port, without a path; * is not allowed.',
  ],
  limited_in_public: [
    '限定角色的图层写在了人人可读的县文件里。',
    'A layer for some roles stands in a file that everyone can read.',
    '移到服务器的 catalogue.json，县文件用 catalogue.href 指向目录。',
    "Move it to the server's catalogue.json, and name the catalogue by catalogue.href.",
  ],
  header_name: [
    '不能发送请求头 {value}。',
    'The header {value} cannot be sent.',
    '去掉它；常用的是 Authorization 或服务规定的密钥头。',
    'Leave it out; Authorization, or the key header that the service asks for, is what is needed.',
  ],
  no_way_to_sign_in: [
    'signIn 没有写任何登录方式。',
    'signIn names no way to sign in.',
    '写上 oidc、zlb、zheDingding 中的一种。',
    'Name one of oidc, zlb and zheDingding.',
  ],
  audience_is_client: [
    '访问令牌的受众与客户端同名：身份令牌会被当成访问令牌。',
    'The audience of access tokens is the name of the client: ID tokens would pass for them.',
    '在身份服务上给接口另起一个受众。',
    'Give the API an audience of its own at the issuer.',
  ],
} as const satisfies Record<string, Words>;

export type IssueCode = keyof typeof ISSUE_WORDS;

/** What a value of a named format looks like; the names stand beside the patterns in the schemas. */
export const FORMAT_WORDS = {
  colour: ['六位十六进制颜色，如 #1f7a5c', 'a colour as #rrggbb, such as #1f7a5c'],
  href: ['不含空格的 http、https 或相对地址', 'an http, https or relative address without blanks'],
  id: [
    '小写字母、数字、点、下划线、连字符，以字母或数字开头，最多 80 个字符',
    'lower-case letters, digits, dot, underscore and hyphen, starting with a letter or digit, at most 80',
  ],
  county_code: ['六位县级行政区划代码，如 330521', 'the six digits of a county, such as 330521'],
  service: [
    'http 或 https 的完整地址，不带用户名和 #',
    'a whole http or https address, without a user name or #',
  ],
  https: ['https 的完整地址，不带查询参数', 'a whole https address without a query'],
  upstream: ['http 或 https 的完整地址', 'a whole http or https address'],
  date: ['日期，如 2025-06-30', 'a date, such as 2025-06-30'],
  duration: ['时长（ISO 8601），如 P1D', 'an ISO 8601 duration, such as P1D'],
  bbox: [
    '西,南,东,北 四个数（度），或带高程的六个数',
    'west,south,east,north in degrees, or six numbers with heights',
  ],
  datetime: [
    '时间或时间段（RFC 3339），如 2025-06-30T08:00:00Z 或 2025-01-01/..',
    'a time or a span of time (RFC 3339), such as 2025-06-30T08:00:00Z or 2025-01-01/..',
  ],
  archive: ['以 .pmtiles 结尾的文件名', 'a file name that ends in .pmtiles'],
  uuid: ['UUID，小写', 'a UUID in lower case'],
  instant: [
    '带时区的时间（RFC 3339），如 2025-06-30T08:00:00+08:00',
    'an RFC 3339 time with its zone, such as 2025-06-30T08:00:00+08:00',
  ],
  days: [
    '日期，如 2026-01-01，或起止日期 2026-02-15/2026-02-23',
    'a day such as 2026-01-01, or its first and last: 2026-02-15/2026-02-23',
  ],
  order_id: ['工单编号', 'the id of a work order'],
  sha256: ['64 位小写十六进制的 SHA-256', 'a SHA-256 as 64 lower-case hex digits'],
  typed_text: [
    '一段文字，不能只有空白，不能含控制字符或改变书写方向的控制符',
    'a text that is not blank, without control characters or those that change its direction',
  ],
  phone: ['电话号码', 'a telephone number'],
  key: [
    '16 到 128 个字母、数字、点、下划线、波浪线、连字符',
    '16 to 128 letters, digits, full stops, underscores, tildes and hyphens',
  ],
  etag: ['带引号的版本号，如 "7"', 'a version in quotation marks, such as "7"'],
  field: ['字母开头的字段名', 'a field name that begins with a letter'],
  member: ['可选值之一', 'one of the values allowed'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

/** What a JSON value is called. */
export const TYPE_WORDS = {
  string: ['文字', 'a text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['列表', 'a list'],
  tuple: ['列表', 'a list'],
  object: ['对象', 'an object'],
  record: ['对象', 'an object'],
  null: ['null', 'null'],
  undefined: ['空缺', 'nothing'],
  union: ['允许的写法之一', 'one of the forms allowed'],
  enum: ['可选值之一', 'one of the values allowed'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
