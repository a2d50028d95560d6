import type { RecordOf } from '../../shared/records/index.ts'
import { Badge } from '../design/controls.tsx'

const WORDS: Readonly<Record<RecordOf<'topic'>['status'], string>> = {
  open: 'Open',
  'under way': 'Under way',
  closed: 'Closed',
}

export function TopicStatus({ status }: { readonly status: RecordOf<'topic'>['status'] }) {
  return <Badge tone={status === 'closed' ? 'neutral' : 'accent'}>{WORDS[status]}</Badge>
}
