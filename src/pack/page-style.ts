/** The stylesheet of a pack: light and dark, wide and narrow, and on paper. */
export const PACK_STYLE = `:root {
  --paper: #f8f7f3; --card: #ffffff; --shade: #efede6; --ink: #1b211f; --soft: #56605c; --line: #e1ded4; --accent: #0d5c4b;
  --bad: #9c2b1b; --bad-shade: #fbeae6; --warn: #7a5200; --warn-shade: #fbf1d9; --good-shade: #e4f0eb; color-scheme: light dark;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #131715; --card: #1a1f1d; --shade: #232a27; --ink: #e7eae7; --soft: #a3aea9; --line: #2b332f; --accent: #62c9ac;
    --bad: #ff9a89; --bad-shade: #3a1f1a; --warn: #e6bb66; --warn-shade: #342a15; --good-shade: #18312a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif; }
header { background: var(--card); border-bottom: 1px solid var(--line); padding: .8rem 1.25rem .6rem; }
.mark { margin: 0 0 .4rem; color: var(--soft); } .mark strong { color: var(--ink); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; }
nav a { color: var(--ink); text-decoration: none; padding: .15rem 0; border-bottom: 2px solid transparent; }
nav a[aria-current] { border-color: var(--accent); font-weight: 620; } nav a:hover { border-color: var(--line); }
a { color: var(--accent); } a:focus-visible, summary:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .85rem; padding: .8rem 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .6rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .6rem; } h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { max-width: 70ch; margin: 0 0 .8rem; } .soft { color: var(--soft); } code, .hash { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; font-size: .85em; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); } th { color: var(--soft); font-weight: 560; font-size: .87rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .3rem 1.2rem; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1.1rem; margin: 0 0 1rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
ul.tree, ul.tree ul { list-style: none; margin: 0; padding-left: 1.1rem; border-left: 1px solid var(--line); } ul.tree { padding-left: 0; border: 0; }
ul.tree li { padding: .18rem 0 .18rem .3rem; overflow-wrap: anywhere; } .relation { color: var(--soft); font-size: .88em; margin-right: .35em; }
.missing { background: var(--bad-shade); color: var(--bad); border-radius: 4px; padding: .05rem .35rem; }
.box { border: 1px solid var(--line); border-left: 4px solid var(--accent); background: var(--card); border-radius: 6px; padding: .7rem 1rem; margin: 0 0 1rem; }
.box.bad { border-left-color: var(--bad); background: var(--bad-shade); } .box.warn { border-left-color: var(--warn); background: var(--warn-shade); } .box.good { background: var(--good-shade); }
.box p:last-child { margin: 0; } .verdict { font-weight: 650; }
article { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; margin: 0 0 .8rem; } article h3 { margin: 0 0 .5rem; }
article dl { border: 0; padding: 0; margin: 0 0 .5rem; background: none; } article table { font-size: .87rem; border: 0; background: none; } img { max-width: 100%; height: auto; max-height: 20rem; }
.cover { display: grid; gap: 1.5rem; max-width: 44rem; margin: 0 auto; padding: 3rem 1.25rem; } .cover .two { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
.cover a.go { display: block; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem; text-decoration: none; color: var(--ink); } .cover a.go:hover { border-color: var(--accent); }
label { display: block; margin: .8rem 0 .2rem; } input[type="file"] { max-width: 100%; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } main { padding: 1rem .8rem 2rem; } }
@media print {
  :root { --paper: #fff; --card: #fff; --shade: #eee; color-scheme: light; } nav, .screen { display: none; } body { font-size: 10pt; } main { max-width: none; padding: 0; }
  thead { display: table-header-group; } tr, article, .box, dl { break-inside: avoid; } h2, h3 { break-after: avoid; } a { color: inherit; text-decoration: none; }
}
`;
