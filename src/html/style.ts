/** The one style of every page: light and dark, wide and narrow. Text on its ground has a contrast of 4.5 or more. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: #fcfbf9; --card: #ffffff; --ink: #1d1b18; --soft: #625c54; --line: #e5e0d8;
  --link: #0a57a8; --good: #1b6b3c; --client: #8f4a00; --server: #a61b1b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #141312; --card: #1c1a18; --ink: #ece8e2; --soft: #aaa39a; --line: #36322d;
    --link: #8dbbff; --good: #7ed19b; --client: #f2b661; --server: #ff958c;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
}
main { max-width: 47rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4.5rem) clamp(1rem, 4vw, 2rem) 5rem; }
a { color: var(--link); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 3px; }
h1 { margin: 0 0 .5rem; font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.15; letter-spacing: -.02em; text-wrap: balance; }
h2 { margin: 3rem 0 .75rem; font-size: 1.15rem; letter-spacing: -.005em; scroll-margin-top: 1.5rem; }
p { margin: 0 0 1rem; }
.lead { color: var(--soft); font-size: 1.125rem; line-height: 1.5; }
.note { color: var(--soft); font-size: .9375rem; }
code, pre, .status { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace; }
code { font-size: .875em; }
pre code { font-size: 1em; }
.status { font-weight: 700; font-variant-numeric: tabular-nums; }
.status.big { display: block; margin: 0 0 .25rem; font-size: clamp(3.5rem, 16vw, 6rem); line-height: 1; letter-spacing: -.05em; }
.s2 { color: var(--good); } .s4 { color: var(--client); } .s5 { color: var(--server); }
nav { margin: 0 0 2rem; font-size: .9375rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none; }
table {
  width: 100%; border-collapse: separate; border-spacing: 0; background: var(--card);
  border: 1px solid var(--line); border-radius: .625rem;
}
th, td { padding: .625rem 1rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--soft); font-size: .8125rem; font-weight: 600; }
tbody th { width: 42%; font-weight: 500; }
tbody th a { display: flex; align-items: baseline; gap: .625em; text-decoration: none; }
tbody th .status { flex: none; }
tbody th a:hover { text-decoration: underline; }
tbody th code { display: block; color: var(--soft); font-weight: 400; }
tr:target th { box-shadow: inset 3px 0 var(--link); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .375rem 1.25rem; margin: 1.5rem 0 0; }
dt { color: var(--soft); }
dd { margin: 0; }
pre {
  margin: 0; padding: 1rem 1.125rem; background: var(--card); border: 1px solid var(--line); border-radius: .625rem;
  font-size: .8125rem; line-height: 1.65; white-space: pre-wrap;
}
ul.errors { margin: 1.5rem 0 0; padding: 0 0 0 1.25rem; }
@media (max-width: 34rem) {
  th, td { padding: .625rem .75rem; }
  tbody th { width: 45%; }
  tbody th a { display: block; }
  tbody th .status { display: block; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin: 0 0 .625rem; }
}
@media print { main { padding: 0; max-width: none; } }
`;

/** Its SHA-256 in base64, for the policy of the pages; written down, since not every runtime can tell it at once. */
export const pageStyleHash = 'L22NQAptPheldTWYyQ/E7tQlwE5SMoHHoSaCM6J9mgY=';
