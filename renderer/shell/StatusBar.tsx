import { Check, CloudUpload, Lock } from 'lucide-react'
import { ROLE_WORDS, ROLES } from '../../shared/roles.ts'
import { Menu } from '../design/Menu.tsx'
import { runInterfaceCommand } from '../interface/registry.ts'
import { usePreferences } from '../preferences.ts'
import { countChanges, versionLabel } from '../workspace/current.ts'
import { useCurrent } from '../workspace/hooks.ts'
import { chooseRole } from '../workspace/role.ts'
import { useWorkspace } from '../workspace/store.ts'
import { useTyping } from '../workspace/typing.ts'
import styles from './StatusBar.module.css'

/** How things stand: saved or not, how much is proposed, by whom, on what. */
export function StatusBar() {
  const current = useCurrent()
  const author = usePreferences((preferences) => preferences.authorName)
  return (
    <footer className={styles['bar']}>
      <Saving />
      {current !== null && <Changes draft={current.draft.id} name={current.draft.name} />}
      <button
        type="button"
        className={styles['item']}
        onClick={() => runInterfaceCommand('author.set')}
      >
        Author: {author === '' ? 'not stated' : author}
      </button>
      <RoleChoice />
      {current !== null && (
        <>
          <Long>
            {`${current.document?.shortName ?? 'No document'}, version ${versionLabel(current.version)}`}
          </Long>
          <Long>{`Stage: ${current.modification.stage ?? 'not stated'}`}</Long>
          <Illustrative />
        </>
      )}
    </footer>
  )
}

/** Words that may be cut short. */
function Long({ children }: { readonly children: string }) {
  return (
    <span className={`${styles['item']} ${styles['long']}`} title={children}>
      {children}
    </span>
  )
}

/** What the person does here; what a role does not do, it does not offer. */
function RoleChoice() {
  const role = useWorkspace((state) => state.role)
  return (
    <Menu
      label={`Role: ${ROLE_WORDS[role].label}`}
      text={`Role: ${ROLE_WORDS[role].label}`}
      className={styles['item']}
      items={ROLES.map((name) => ({
        label: `${ROLE_WORDS[name].label}. ${ROLE_WORDS[name].what}`,
        chosen: name === role,
        onChoose: () => chooseRole(name),
      }))}
    />
  )
}

function Saving() {
  const { saving, readOnly } = useWorkspace((state) => ({
    saving: state.saving,
    readOnly: state.fileReadOnly,
  }))
  const typing = useTyping()
  const busy = saving === 'saving' || typing
  const text = readOnly === null ? (busy ? 'Saving' : 'Saved') : 'Read only'
  const Icon = readOnly === null ? (busy ? CloudUpload : Check) : Lock
  return (
    <span className={styles['item']} data-testid="saving">
      <Icon aria-hidden="true" />
      <span className={styles['saving']}>{text}</span>
    </span>
  )
}

function Changes({ draft, name }: { readonly draft: string; readonly name: string }) {
  const { pending, accepted } = useWorkspace(({ workspace }) =>
    countChanges(workspace.change.values(), draft),
  )
  return <Long>{`${name}: ${pending} pending, ${accepted} accepted`}</Long>
}

function Illustrative() {
  const current = useCurrent()
  const illustrative = current?.version?.provisions.some(
    ({ provenance }) => provenance.status === 'illustrative',
  )
  if (illustrative !== true) return null
  return (
    <span className={`${styles['item']} ${styles['last']}`}>
      <span>Holds illustrative, not in-force text</span>
    </span>
  )
}
