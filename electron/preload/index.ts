/** Hands the window two functions and a helper for dropped files; which names are allowed is checked on the other side. */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { WorkbenchBridge } from '../../shared/channels.ts'

const bridge: WorkbenchBridge = {
  request: (name, value) => ipcRenderer.invoke('workbench:request', name, value),
  subscribe(name, listener) {
    const forward = (_event: unknown, event: string, value: unknown) => {
      if (event === name) listener(value)
    }
    ipcRenderer.on('workbench:event', forward)
    return () => ipcRenderer.removeListener('workbench:event', forward)
  },
  pathOfFile: (file) => webUtils.getPathForFile(file as File),
}

contextBridge.exposeInMainWorld('workbench', bridge)
