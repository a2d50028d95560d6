import type { RecordOf } from '../../shared/records/index.ts'
import { Button } from '../design/controls.tsx'
import { say } from '../interface/messages.ts'
import { runInterfaceCommand } from '../interface/registry.ts'
import { attempt } from '../workspace/author.ts'
import styles from './report.module.css'

/** A Draft Proposal becomes a Modification Proposal, and a proposal becomes two. Issues stay as they went out. */
export function Conversion({ modification }: { readonly modification: RecordOf<'modification'> }) {
  const [, letters, number] = /^(DP|MP)(\d+)$/.exec(modification.reference) ?? []
  if (number === undefined) return null
  const convert = (split: boolean) => {
    if (!attempt('modification.convert', { id: modification.id, split })) return
    const made = split ? `MP${number}A and MP${number}B` : `MP${number}`
    say(`${modification.reference} is ${made} from here on.`, {
      label: 'Undo',
      run: () => runInterfaceCommand('edit.undo'),
    })
  }
  return (
    <section aria-labelledby="conversion">
      <h4 id="conversion">How it goes on</h4>
      <p className={styles['soft']}>
        One step each, which can be undone. Live fields follow; issues stay as they went out.
      </p>
      <div className={styles['buttons']}>
        {letters === 'DP' && <Button onClick={() => convert(false)}>Convert to MP{number}</Button>}
        <Button onClick={() => convert(true)}>
          Split into MP{number}A and MP{number}B
        </Button>
      </div>
    </section>
  )
}
