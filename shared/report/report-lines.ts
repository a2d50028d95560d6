/** A report as lines that are compared as legal text is. */
import type { Provision, Provisions } from '../../legal-text/provisions.ts'
import { canonicalRuns, type Mark, type Run } from '../../legal-text/text.ts'
import {
  captionText,
  headingText,
  type Inline,
  type Report,
  type ReportBlock,
  reportName,
} from './report.ts'

export function nameOf(report: Report): string {
  return `${reportName(report)} v${report.version}`
}

/** Every paragraph, row and clause of a report as a line of its own, which the comparison of legal text takes. */
export function linesOfReport(report: Report): Provisions {
  const lines: Provision[] = []
  const add = (kind: Provision['kind'], runs: readonly Run[], number: string | null = null) => {
    lines.push({
      id: `line-${lines.length}`,
      parent: null,
      kind,
      number,
      text: canonicalRuns(runs),
      provenance: { status: 'imported', source: nameOf(report) },
    })
  }
  const { classification, title, version, date, stage } = report
  for (const text of [
    ...(classification === null ? [] : [`${classification.name}. ${classification.handling}`]),
    `${report.reference} ‘${title}’`,
    `Version ${version}, ${date}, ${stage}`,
  ]) {
    add('text', [plainRun(text)])
  }
  for (const section of report.sections) {
    if (section.id === 'contents') continue
    add('section', [{ kind: 'text', text: headingText(section), marks: ['bold'] }])
    for (const block of section.blocks) addBlock(block, add)
  }
  return lines
}

type Add = (kind: Provision['kind'], runs: readonly Run[], number?: string | null) => void

function addBlock(block: ReportBlock, add: Add): void {
  switch (block.kind) {
    case 'table':
      add('text', [{ kind: 'text', text: captionText(block), marks: ['bold'] }])
      for (const { cells } of block.rows) {
        add(
          'text',
          cells.flatMap((cell, index) => [
            ...(index === 0 ? [] : [plainRun(' | ')]),
            ...cell.map(runOf),
          ]),
        )
      }
      break
    case 'redline':
      for (const line of block.accepted) {
        const [first = '', ...rest] = line.split('\t')
        if (rest.length === 0) add('text', [plainRun(first)])
        else add('clause', [plainRun(rest.join(' '))], first)
      }
      break
    case 'address':
      for (const line of block.lines) add('text', line.map(runOf))
      break
    case 'picture':
      add('text', [plainRun(`${captionText(block)} (${block.alternative})`)])
      break
    case 'note':
      add('text', [plainRun(block.text)])
      break
    case 'contents':
      break
    default:
      add('text', block.inlines.map(runOf))
  }
}

function plainRun(text: string): Run {
  return { kind: 'text', text, marks: [] }
}

const MARKS: readonly Mark[] = ['bold', 'italic', 'underline', 'superscript']

function runOf(inline: Inline): Run {
  const marks = MARKS.filter((mark) => inline[mark as keyof Inline] === true)
  return { kind: 'text', text: inline.text, marks }
}
