/** The look of the report page, on screen and on paper. */
export const REPORT_CSS = `
:root { color-scheme: light dark; --ink: #1c2024; --quiet: #5b636b; --rule: #cfd4d9; --paper: #fff; --wash: #f4f6f7; --accent: #1b5e6b; --insert: #0b5d3b; --delete: #9b1c31; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaec; --quiet: #a2abb3; --rule: #3c444b; --paper: #16191c; --wash: #1f2428; --accent: #7cc4d1; --insert: #7fd6a8; --delete: #f2a0ac; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 "Inter Variable", "Inter", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
.cover, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.5rem; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
.cover { padding-top: 4rem; padding-bottom: 3rem; border-bottom: 1px solid var(--rule); }
.classification { color: var(--quiet); font-size: .875rem; margin: 0 0 4rem; max-width: 34rem; } .classification strong { color: var(--ink); border: 1px solid currentColor; padding: .05rem .5rem; margin-right: .35rem; }
.reference { font-weight: 650; color: var(--accent); margin: 0; letter-spacing: .02em; }
h1 { font: 500 2.5rem/1.15 "Source Serif 4 Variable", "Source Serif 4", Georgia, "Times New Roman", serif; margin: .35rem 0 .75rem; }
.document { font-size: 1.25rem; margin: 0 0 2rem; }
.facts { display: flex; gap: 2.5rem; margin: 0; } .facts dt { color: var(--quiet); font-size: .8125rem; } .facts dd { margin: 0; font-weight: 550; }
h2 { font: 500 1.625rem/1.25 "Source Serif 4 Variable", "Source Serif 4", Georgia, serif; margin: 3rem 0 .75rem; }
h3 { font-size: 1.125rem; line-height: 1.35; margin: 2rem 0 .5rem; } h4 { font-size: 1rem; color: var(--quiet); margin: 1.5rem 0 .4rem; }
h2 .number { color: var(--quiet); margin-right: .5rem; }
p { margin: 0 0 .75rem; } ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
.contents { list-style: none; padding: 0; } .contents a { color: inherit; text-decoration: none; display: flex; gap: 1rem; padding: .3rem 0; border-bottom: 1px solid var(--rule); } .contents .number { min-width: 6.5rem; color: var(--quiet); } .contents a:hover, .contents a:focus { color: var(--accent); }
blockquote { margin: 1rem 0; padding: .25rem 0 .25rem 1.25rem; border-left: 3px solid var(--accent); font-family: "Source Serif 4 Variable", Georgia, serif; font-size: 1.0625rem; } blockquote p { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.25rem; font-size: .9375rem; table-layout: fixed; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; } thead th { border-bottom: 1.5px solid var(--ink); font-size: .8125rem; } tbody th { font-weight: 500; }
.note { color: var(--quiet); font-size: .875rem; }
mark { background: #ffe9a8; color: #3a2c00; padding: 0 .2rem; }
.legal { font: 1.0625rem/1.6 "Source Serif 4 Variable", "Source Serif 4", Georgia, "Times New Roman", serif; border-top: 1px solid var(--rule); padding-top: 1rem; }
.provision { display: grid; grid-template-columns: 4rem 1fr auto; gap: 0 .75rem; margin-left: calc(max(0, var(--depth) - 1) * 1.75rem); } .provision p { margin: 0 0 .6rem; } .provision.heading p { font-weight: 650; }
.mark { font: 11px/1.6rem "Inter Variable", Arial, sans-serif; color: var(--quiet); border-left: 2px dotted var(--quiet); padding-left: .4rem; }
ins { color: var(--insert); text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: .18em; } del { color: var(--delete); text-decoration: line-through; text-decoration-thickness: 1.5px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { color: var(--quiet); font-size: .8125rem; padding-top: 2rem; padding-bottom: 3rem; }
@page { size: A4; margin: 22mm 20mm 24mm; }
@media print {
  :root { --ink: #000; --quiet: #444; --rule: #bbb; --paper: #fff; --insert: #000; --delete: #000; --accent: #000; }
  body { font-size: 10.5pt; } .skip, footer { display: none; } .cover, main { max-width: none; padding: 0; }
  .cover { min-height: 225mm; border: 0; padding-top: 20mm; break-after: page; } nav { break-after: auto; }
  h2, h3, h4 { break-after: avoid; } tr, .provision, blockquote { break-inside: avoid; } thead { display: table-header-group; }
  a { color: inherit; }
}
@media (max-width: 40rem) { h1 { font-size: 1.875rem; } .facts { flex-wrap: wrap; gap: 1rem 2rem; } .provision { margin-left: 0; } }
`
