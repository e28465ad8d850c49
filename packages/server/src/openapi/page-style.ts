/** The style sheet of the API page. Its hash stands in the page's policy. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--ink:#1c2522;--soft:#5a6661;--ground:#f6f7f5;--card:#fff;--line:#d9dedb;--accent:#1f6f5c;--write:#8a5a00}
@media (prefers-color-scheme:dark){:root{--ink:#e8edea;--soft:#a3afa9;--ground:#141a18;--card:#1c2421;--line:#33403b;--accent:#7cc7b2;--write:#e0b45c}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between}
h1{margin:0;font-size:1.75rem;line-height:1.3}
h2{margin:2.5rem 0 .75rem;font-size:1.125rem}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.lead{margin:.5rem 0 0;color:var(--soft)}
code{font:.875em/1.5 ui-monospace,"Cascadia Mono",Menlo,Consolas,monospace;overflow-wrap:anywhere}
ul{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:.75rem;overflow:hidden}
li+li{border-top:1px solid var(--line)}
summary{display:grid;grid-template-columns:3.25rem 1fr;gap:0 .75rem;padding:.75rem 1rem;cursor:pointer;list-style:none;align-items:baseline}
summary::-webkit-details-marker{display:none}
summary:hover,details[open]>summary{background:color-mix(in srgb,var(--accent) 7%,transparent)}
.method{font-weight:700;font-size:.8125rem;color:var(--accent)}
.PUT,.POST,.DELETE{color:var(--write)}
.what{grid-column:2;color:var(--soft)}
.more{padding:.25rem 1rem 1rem 5rem}
h3{margin:1rem 0 .25rem;font-size:.875rem;color:var(--soft);font-weight:600}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
td{padding:.25rem .75rem .25rem 0;vertical-align:top;border-top:1px solid var(--line)}
td:first-child{white-space:nowrap;width:8rem}
@media (max-width:40rem){.more{padding-left:1rem}summary{grid-template-columns:2.75rem 1fr}}
`;
