/** Every command there is, by name. Windows run them ahead, the store decides; both look here. */
import type { CheckedCommand } from './command.ts'
import * as definitions from './definitions.ts'
import * as drafts from './drafts.ts'
import * as footnotes from './footnotes.ts'
import * as groups from './groups.ts'
import { importReport } from './import-report.ts'
import * as issues from './issues.ts'
import * as links from './links.ts'
import * as meetings from './meetings.ts'
import * as parts from './parts.ts'
import * as receipts from './receipts.ts'
import * as records from './records.ts'
import * as report from './report.ts'
import { takeReturned } from './returned.ts'
import * as selection from './selection.ts'
import * as structure from './structure.ts'
import * as text from './text.ts'
import * as timetable from './timetable.ts'
import * as tracing from './tracing.ts'
import { importVersion } from './versions.ts'

const all: readonly CheckedCommand[] = [
  ...Object.values(records),
  ...Object.values(links),
  ...Object.values(text),
  ...Object.values(structure),
  ...Object.values(parts),
  ...Object.values(drafts),
  ...Object.values(meetings),
  ...Object.values(tracing),
  ...Object.values(timetable),
  ...Object.values(selection),
  ...Object.values(groups),
  ...Object.values(definitions),
  ...Object.values(footnotes),
  ...Object.values(issues),
  ...Object.values(receipts),
  ...Object.values(report),
  importReport,
  importVersion,
  takeReturned,
]

export const commands: ReadonlyMap<string, CheckedCommand> = new Map(
  all.map((command) => [command.name, command]),
)
