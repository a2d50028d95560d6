import { place } from '../interface/navigation.ts'
import { useCommands } from '../interface/registry.ts'
import { workspaceState } from '../workspace/store.ts'
import { leaveWalkthrough, openWalkthrough } from './actions.ts'
import { show } from './state.ts'

const noWorkspace = () =>
  workspaceState().status === 'ready' ? null : 'No workspace is open: open one first.'

/** F5 as in a slide show: begins, and ends. */
export function useWalkthroughCommands(): void {
  useCommands({
    'walkthrough.open': {
      run: () => (show().open ? leaveWalkthrough() : openWalkthrough()),
      blocked: noWorkspace,
    },
    'walkthrough.fromHere': {
      run: () => openWalkthrough(place().change),
      blocked: noWorkspace,
    },
  })
}
