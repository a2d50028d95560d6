/** How a comparison looks, on screen in light and dark and on paper in black and white. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c1d20, #e9e7e2); --quiet: light-dark(#5c5d62, #a3a29d); --rule: light-dark(#e0dcd2, #2f3135); --paper: light-dark(#fffefb, #1b1c1e); --insert: light-dark(#0d4f94, #93c2f5); --delete: light-dark(#9b2c22, #f0a196); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.6 "Source Serif 4", Georgia, "Times New Roman", serif; }
main { max-width: 48rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
.counts { color: var(--quiet); margin: 0 0 2rem; }
.row { display: grid; grid-template-columns: 6rem 1fr; gap: 0 1rem; padding: .15rem 0 .15rem .75rem; border-left: 3px solid transparent; }
.row.changed { border-left-color: var(--quiet); }
.row.moved { border-left: 6px double var(--quiet); padding-left: calc(.75rem - 3px); }
.row p { margin: 0 0 .5rem; overflow-wrap: anywhere; }
.number { color: var(--quiet); }
ins { color: var(--insert); text-decoration: underline; text-underline-offset: .18em; }
del { color: var(--delete); text-decoration: line-through; }
ins.typographic, del.typographic { text-decoration-style: dotted; }
.fate { font: 600 .75rem/1 Arial, sans-serif; border: 1px solid; padding: .1rem .35rem; }
.aloud { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { :root { color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff; --insert: #000; --delete: #000; } main { max-width: none; padding: 0; } .row { break-inside: avoid; } }
@media (max-width: 34rem) { .row { grid-template-columns: 1fr; } }
`
