/** The look of the report page, on screen and on paper. */
export const REPORT_CSS = `
:root { color-scheme: light dark; --ink: #1c2024; --quiet: #5b636b; --rule: #cfd4d9; --paper: #fff; --accent: #1b5e6b; --insert: #0b5d3b; --delete: #9b1c31;
  --serif: "Source Serif 4 Variable", "Source Serif 4", Georgia, "Times New Roman", serif; --sans: "Inter Variable", Inter, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaec; --quiet: #a2abb3; --rule: #3c444b; --paper: #16191c; --accent: #7cc4d1; --insert: #7fd6a8; --delete: #f2a0ac; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans); }
.cover, main, body > footer { max-width: 46rem; margin: 0 auto; padding: 0 1.5rem; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem; }
a { color: var(--accent); text-underline-offset: .18em; }
.cover { padding-top: 4rem; padding-bottom: 3rem; border-bottom: 1px solid var(--rule); }
.classification { color: var(--quiet); font-size: .875rem; margin: 0 0 4rem; max-width: 34rem; } .classification strong { color: var(--ink); border: 1px solid currentColor; padding: .05rem .5rem; margin-right: .35rem; }
.reference { font-weight: 650; color: var(--accent); margin: 0; letter-spacing: .02em; }
h1 { font: 500 2.5rem/1.15 var(--serif); margin: .35rem 0 .75rem; text-wrap: balance; }
.document { font-size: 1.25rem; margin: 0 0 2rem; }
.facts { display: flex; gap: 2.5rem; margin: 0; } .facts dt { color: var(--quiet); font-size: .8125rem; } .facts dd { margin: 0; font-weight: 550; }
h2 { font: 500 1.625rem/1.25 var(--serif); margin: 3rem 0 .75rem; }
h3 { font-size: 1.125rem; line-height: 1.35; margin: 2rem 0 .5rem; } h4 { font-size: 1rem; color: var(--quiet); margin: 1.5rem 0 .4rem; }
h2 .number { color: var(--quiet); margin-right: .35rem; }
p { margin: 0 0 .75rem; } ul { margin: 0 0 .75rem; padding-left: 1.25rem; } li { margin-bottom: .25rem; } address { font-style: normal; margin: 0 0 .75rem; }
.contents { list-style: none; padding: 0; margin: 0; } .contents li { margin: 0; } .contents a { color: inherit; text-decoration: none; display: flex; gap: .75rem; padding: .3rem 0; }
.contents .level1 { border-top: 1px solid var(--rule); } .contents .level1 a { font-weight: 550; } .contents .level2 a { color: var(--quiet); padding-block: .1rem; } .contents .level2:has(+ .level1) a { padding-bottom: .4rem; }
.contents .heading { flex: 1; } .contents .page { color: var(--quiet); font-weight: 400; }
.contents li:last-child { border-bottom: 1px solid var(--rule); } .contents .number { min-width: 6.5rem; color: var(--quiet); font-weight: 400; } .contents a:hover, .contents a:focus { color: var(--accent); text-decoration: underline; }
blockquote { margin: 1rem 0; padding: .25rem 0 .25rem 1.25rem; border-left: 3px solid var(--accent); font-family: var(--serif); font-size: 1.0625rem; } blockquote p { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 1.25rem; font-size: .9375rem; table-layout: fixed; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--rule); overflow-wrap: break-word; } thead th { border-bottom: 1.5px solid var(--ink); font-size: .8125rem; } tbody th { font-weight: 500; }
ol { margin: 0 0 .75rem; padding-left: 1.5rem; } li > ul, li > ol { margin: .25rem 0 0; } h5 { font-size: .9375rem; margin: 1.25rem 0 .35rem; } figure { margin: 1rem 0 1.25rem; } figure img { max-width: 100%; height: auto; } figcaption { font-weight: 600; font-size: .9375rem; margin-top: .35rem; }
.note { color: var(--quiet); font-size: .875rem; margin-bottom: .35rem; } .note + p:not(.note) { margin-top: 1rem; }
mark { background: #ffe9a8; color: #3a2c00; padding: 0 .2rem; }
.legal { font: 1.0625rem/1.6 var(--serif); border-top: 1px solid var(--rule); padding: 1rem 0 0 .9rem; }
.provision { display: grid; grid-template-columns: 3.5rem 1fr 5rem; column-gap: .75rem; padding-left: calc(var(--depth) * 2.25rem); margin-bottom: .6rem; position: relative; } .provision > p { margin: 0; } .provision.heading { font-weight: 650; margin-top: 1rem; }
.provisions.illustrative { border-left: 2px dotted var(--quiet); } .provisions.illustrative td:first-child { padding-left: .6rem; } .provision.illustrative::before { content: ""; position: absolute; inset: 0 auto 0 -.9rem; border-left: 2px dotted var(--quiet); }
.mark { font: italic 400 .75rem/1.7rem var(--sans); color: var(--quiet); text-align: right; }
.provisions { width: calc(100% - 9.25rem - var(--depth) * 2.25rem); margin: .5rem 5rem 1rem calc(4.25rem + var(--depth) * 2.25rem); font-size: inherit; border-top: 1px solid var(--rule); }
ins { color: var(--insert); text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: .18em; } del { color: var(--delete); text-decoration: line-through; text-decoration-thickness: 1.5px; }
tr.inserted td:first-child, tr.deleted td:first-child { box-shadow: -3px 0 0 var(--paper), -5px 0 0 currentColor; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
body > footer { color: var(--quiet); font-size: .8125rem; padding-top: 2rem; padding-bottom: 3rem; }
@media (max-width: 40rem) { table { table-layout: auto; font-size: .875rem; } th, td { hyphens: auto; padding-right: .5rem; } h1 { font-size: 1.875rem; } .facts { flex-wrap: wrap; gap: 1rem 2rem; } .provision { grid-template-columns: 2.75rem 1fr; padding-left: calc(var(--depth) * 1rem); } .mark { grid-column: 2; text-align: left; } .provisions { width: auto; margin-inline: 3.5rem 0; } .contents .number { min-width: 5.75rem; } }
@media (forced-colors: active) { ins, del { color: CanvasText; } }
@page { size: A4; margin: 22mm 20mm 24mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #444; --rule: #bbb; --paper: #fff; --insert: #0b5d3b; --delete: #9b1c31; --accent: #1b5e6b; }
  body { font-size: 10.5pt; } .skip, body > footer { display: none; } .cover, main { max-width: none; padding: 0; }
  .cover { border: 0; padding-top: 0; break-after: page; } .classification { margin-bottom: 55mm; max-width: 120mm; } h1 { font-size: 30pt; } .document { font-size: 15pt; }
  main > section:first-child h2 { margin-top: 0; } .appendix { break-before: page; } .appendix h2 { margin-top: 0; }
  h2 { font-size: 19pt; margin-top: 11mm; } h3 { font-size: 12pt; margin-top: 7mm; } h4 { font-size: 10.5pt; } .contents a { padding-block: .15rem; }
  h2, h3, h4, h5, caption, .leads, .provision.heading { break-after: avoid; } tr, .provision, blockquote, li, figure, .short, address, nav { break-inside: avoid; } thead { display: table-header-group; } p { orphans: 3; widows: 3; }
  table { font-size: 9.5pt; } .legal, blockquote { font-size: 11pt; } .contents a, a { color: inherit; }
}
`

/** Classification and page numbers in the margin of each sheet, for whoever prints the page from a browser. */
export function pageFurnitureCss(footer: string): string {
  const text = footer.replace(
    /[\\"<\n]/g,
    (character) => `\\${character.charCodeAt(0).toString(16)} `,
  )
  const look = 'font: 8pt Arial, sans-serif; color: #444;'
  return `@page { @bottom-left { ${look} content: "${text}"; } @bottom-right { ${look} content: "Page " counter(page) " of " counter(pages); } }\n`
}
