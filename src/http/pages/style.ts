/** The one stylesheet of the pages: no pictures, no fonts of its own, light and dark. */
export const STYLE = `
:root {
  --paper: #f8f7f3; --card: #ffffff; --ink: #1b211f; --soft: #56605c; --line: #e1ded4; --line-strong: #c9c5b8; --accent: #0d5c4b;
  --accent-ink: #ffffff; --shade: #efede6; --bad: #9c2b1b; --bad-shade: #fbeae6; --get: #1f5f8b; --post: #0d5c4b; --put: #8a5a00; --delete: #9c2b1b;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #131715; --card: #1a1f1d; --ink: #e7eae7; --soft: #a3aea9; --line: #2b332f; --line-strong: #434d48; --accent: #62c9ac;
    --accent-ink: #0b1512; --shade: #232a27; --bad: #ff9a89; --bad-shade: #3a1f1a; --get: #7cbbe8; --post: #62c9ac; --put: #e0b15a; --delete: #ff9a89;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 0; }
p { margin: 0 0 .9rem; max-width: 68ch; }
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
code { background: var(--shade); border-radius: .25rem; padding: .08em .3em; overflow-wrap: anywhere; }
pre { background: var(--shade); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; overflow-x: auto; margin: 0 0 1rem; line-height: 1.45; }
pre code { background: none; padding: 0; overflow-wrap: normal; }
ul { padding-left: 1.2rem; } li { margin: .25rem 0; }
.bar { display: flex; gap: 1rem; align-items: baseline; flex-wrap: wrap; padding: .9rem 1.25rem; border-bottom: 1px solid var(--line); background: var(--card); }
.bar .mark { font-weight: 700; text-decoration: none; color: var(--ink); letter-spacing: -.01em; }
.bar nav { margin-left: auto; display: flex; gap: 1rem; }
.narrow { max-width: 34rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.5rem; margin: 1.5rem 0; }
.entry { display: grid; justify-items: center; align-content: center; min-height: 100dvh; padding: 1.5rem 1rem; font-size: .875rem; }
.entry .card { width: min(26rem, 100%); margin: 0; padding: 1.75rem; border-radius: 10px; }
.entry .mark { display: inline-flex; align-items: center; gap: .5rem; margin-bottom: 1.5rem; font-size: 1rem; font-weight: 680; letter-spacing: -.015em; color: var(--ink); text-decoration: none; }
.entry .languages { float: right; display: flex; gap: .875rem; font-size: .8125rem; line-height: 1.75; } .languages [aria-current] { font-weight: 620; }
.entry h1 { font-size: 1.5rem; letter-spacing: -.012em; margin-bottom: .25rem; } .entry .soft { margin-bottom: 1.25rem; }
.entry label { font-weight: 560; margin: 1rem 0 .25rem; } .entry input, .entry select { padding: .4375rem .75rem; border-color: var(--line-strong); border-radius: 5px; background: var(--card); }
.entry input[readonly] { background: var(--shade); } .entry .hint { font-size: .75rem; margin: .3rem 0 0; }
.entry button { width: 100%; padding: .5rem 1.125rem; border-radius: 5px; } .entry button:hover { filter: brightness(1.12); }
.entry .fault { padding: .625rem .875rem; background: var(--bad-shade); color: var(--ink); border-radius: 0 6px 6px 0; font-weight: 400; }
.soft { color: var(--soft); }
.fault { color: var(--bad); border-left: 3px solid var(--bad); padding-left: .75rem; font-weight: 600; }
form { margin: 0; } form > label:first-of-type { margin-top: 0; } .card > :last-child { margin-bottom: 0; }
label { display: block; font-weight: 600; margin: 1rem 0 .3rem; }
input, select { font: inherit; width: 100%; padding: .6rem .7rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: var(--ink); }
.hint { color: var(--soft); font-size: .875rem; margin: .35rem 0 0; }
button { font: inherit; font-weight: 600; margin-top: 1.4rem; padding: .65rem 1.2rem; border: 0; border-radius: .5rem; background: var(--accent); color: var(--accent-ink); cursor: pointer; }
button.quiet { margin: 0; padding: .25rem .7rem; background: none; color: var(--accent); border: 1px solid var(--line); font-weight: 500; }
.row { display: flex; gap: .75rem; align-items: center; justify-content: space-between; flex-wrap: wrap; }
.links { list-style: none; padding: 0; margin: 0; } .links li { padding: .55rem 0; border-top: 1px solid var(--line); margin: 0; } .links li:first-child { border-top: 0; }
.book { display: grid; grid-template-columns: 15rem minmax(0, 1fr); max-width: 78rem; margin: 0 auto; }
.book > nav { padding: 1.5rem 1rem 2rem 1.25rem; border-right: 1px solid var(--line); position: sticky; top: 0; max-height: 100vh; overflow-y: auto; scrollbar-width: thin; font-size: .925rem; }
.book > nav ul { list-style: none; padding: 0; margin: 0 0 1rem; } .book > nav a { display: block; padding: .16rem .5rem; border-radius: .35rem; color: var(--soft); text-decoration: none; }
.book > nav a:hover { color: var(--ink); background: var(--shade); } .book > nav a[aria-current] { color: var(--ink); background: var(--shade); font-weight: 600; }
.contents { display: none; }
.book > main { padding: 2rem 2rem 5rem; min-width: 0; }
.lead { font-size: 1.1rem; color: var(--soft); }
.operation { border: 1px solid var(--line); border-radius: .75rem; background: var(--card); padding: 1.1rem 1.25rem; margin: 0 0 1.25rem; }
.operation > p { margin: .5rem 0; }
.address { display: flex; gap: .6rem; align-items: baseline; margin: .35rem 0; }
.address code { background: none; padding: 0; }
.method { font: 700 .75rem ui-monospace, Menlo, Consolas, monospace; min-width: 3.6rem; }
.GET { color: var(--get); } .POST { color: var(--post); } .PUT { color: var(--put); } .DELETE { color: var(--delete); }
.fields { margin: .75rem 0 0; border-top: 1px solid var(--line); }
.fields > div { display: grid; grid-template-columns: minmax(0, 16rem) minmax(0, 1fr); gap: .1rem 1rem; padding: .45rem 0; border-bottom: 1px solid var(--line); }
.fields dt { min-width: 0; } .fields dd { margin: 0; min-width: 0; font-size: .925rem; }
dd .kind { display: block; }
.kind { color: var(--soft); font-size: .85rem; overflow-wrap: anywhere; }
.needed { color: var(--bad); font-size: .78rem; font-weight: 600; margin-left: .35rem; }
details > summary { cursor: pointer; color: var(--accent); margin: .6rem 0 .4rem; font-size: .925rem; }
.scroll { overflow-x: auto; margin: 0 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .925rem; } th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); } th { color: var(--soft); font-weight: 600; }
td.yes { color: var(--accent); font-weight: 700; }
.areas { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .75rem; list-style: none; padding: 0; }
.areas li { margin: 0; } .areas a { display: block; height: 100%; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); padding: .75rem .9rem; text-decoration: none; color: var(--ink); }
.areas a:hover { border-color: var(--accent); } .areas strong { color: var(--accent); } .areas span { display: block; color: var(--soft); font-size: .875rem; line-height: 1.4; }
@media (max-width: 46rem) {
  .book { display: block; }
  .book > nav { position: static; max-height: none; border-right: 0; border-bottom: 1px solid var(--line); padding: .5rem 1.25rem; }
  .contents { display: block; } .beside { display: none; } .book > main { padding: 1.5rem 1.25rem 4rem; }
  .fields > div { grid-template-columns: minmax(0, 1fr); }
  .operation { padding: 1rem; } .address { flex-wrap: wrap; gap: 0 .6rem; }
  h1 { font-size: 1.5rem; }
}
`;

/** The mark in a browser's tab: a carton with its code. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="3" y="5" width="26" height="22" rx="3" fill="#0d5c4b"/>' +
  '<path d="M9 12v9M12 12v9M16 12v9M18.5 12v9M23 12v9" stroke="#fff" stroke-width="1.8"/></svg>';
