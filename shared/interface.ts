/**
 * The commands of the interface as data: menu, shortcuts, toolbar and command palette all come from here.
 * What a command does is the window's affair (`renderer/`) or, where `host` is true, the main process's.
 */

export type MenuName = 'File' | 'Edit' | 'View' | 'Review' | 'Insert' | 'Go' | 'Help'

export interface InterfaceCommand {
  readonly id: string
  /** Sentence case, as the menu prints it. */
  readonly label: string
  readonly menu: MenuName | null
  /** Commands of one group stand together in a menu. */
  readonly group: number
  /** Electron accelerators; Word's own where Word has one. */
  readonly shortcut: string | null
  /** Runs in the main process. */
  readonly host: boolean
  /** Electron's own role, where it has one that fits. */
  readonly role?: 'quit' | 'cut' | 'copy' | 'paste' | 'togglefullscreen' | 'toggleDevTools'
  /** Other words a person may look for in the palette. */
  readonly keywords?: string
}

function command(
  id: string,
  label: string,
  menu: MenuName | null,
  group: number,
  shortcut: string | null,
  more: Partial<InterfaceCommand> = {},
): InterfaceCommand {
  return { id, label, menu, group, shortcut, host: false, ...more }
}

export const INTERFACE_COMMANDS: readonly InterfaceCommand[] = [
  command('file.new', 'New workspace…', 'File', 1, 'CmdOrCtrl+N', { host: true }),
  command('file.newSample', 'New DP255 sample workspace…', 'File', 1, null, { host: true }),
  command('file.open', 'Open…', 'File', 1, 'CmdOrCtrl+O', { host: true }),
  command('file.saveCopy', 'Save a copy as…', 'File', 2, 'CmdOrCtrl+Shift+S', {
    host: true,
    keywords: 'backup duplicate F12',
  }),
  command('import.report', 'Import a Modification Report…', 'File', 3, null, {
    keywords: 'published read word text scan',
  }),
  command('import.codeDocument', 'Import a code document…', 'File', 3, null, {
    keywords: 'version word docx akoma ntoso plain text appendix baseline',
  }),
  command('export.open', 'Export…', 'File', 3, 'CmdOrCtrl+E', {
    keywords: 'report word docx pdf html legal text tracked changes',
  }),
  command('import.returned', 'Take in returned copies…', 'File', 3, null, {
    keywords: 'import redline tracked changes reviewer merge word docx',
  }),
  command('copies.open', 'Copies and receipts…', 'File', 3, null, {
    keywords: 'sent returned due reviewer hash checked export',
  }),
  command('file.quit', 'Quit', 'File', 9, 'CmdOrCtrl+Q', { host: true, role: 'quit' }),

  command('edit.undo', 'Undo', 'Edit', 1, 'CmdOrCtrl+Z'),
  command('edit.redo', 'Redo', 'Edit', 1, 'CmdOrCtrl+Y', { keywords: 'repeat' }),
  command('edit.cut', 'Cut', 'Edit', 2, 'CmdOrCtrl+X', { host: true, role: 'cut' }),
  command('edit.copy', 'Copy', 'Edit', 2, 'CmdOrCtrl+C', { host: true, role: 'copy' }),
  command('edit.paste', 'Paste', 'Edit', 2, 'CmdOrCtrl+V', { host: true, role: 'paste' }),
  command('edit.bold', 'Bold', 'Edit', 3, 'CmdOrCtrl+B'),
  command('edit.italic', 'Italic', 'Edit', 3, 'CmdOrCtrl+I'),
  command('edit.underline', 'Underline', 'Edit', 3, 'CmdOrCtrl+U'),
  command('find.open', 'Find…', 'Edit', 4, 'CmdOrCtrl+F', { keywords: 'search words' }),
  command('find.replace', 'Replace…', 'Edit', 4, 'CmdOrCtrl+H', { keywords: 'find change all' }),
  command('find.next', 'Find next', 'Edit', 4, 'F3'),
  command('find.previous', 'Find previous', 'Edit', 4, 'Shift+F3'),
  command('role.drafting', 'Draft', 'Edit', 5, null, { keywords: 'role' }),
  command('role.reviewing', 'Review only', 'Edit', 5, null, { keywords: 'role comments' }),
  command('role.presenting', 'Present only', 'Edit', 5, null, { keywords: 'role read only' }),
  command('author.set', 'Who is drafting…', 'Edit', 9, null, { keywords: 'author name user' }),

  command('view.redline', 'Redline', 'View', 1, 'CmdOrCtrl+1', { keywords: 'markup tracked' }),
  command('view.proposed', 'Proposed (clean)', 'View', 1, 'CmdOrCtrl+2', { keywords: 'clean' }),
  command('view.agreed', 'Agreed', 'View', 1, 'CmdOrCtrl+3', { keywords: 'accepted' }),
  command('view.baseline', 'Baseline', 'View', 1, 'CmdOrCtrl+4', { keywords: 'in force original' }),
  command('view.sideBySide', 'Side by side', 'View', 1, 'CmdOrCtrl+5', { keywords: 'compare' }),
  command('view.linear', 'Linear text', 'View', 1, 'CmdOrCtrl+6', {
    keywords: 'read aloud plain screen reader copy',
  }),
  command('view.drafts', 'Compare drafts', 'View', 1, 'CmdOrCtrl+7', {
    keywords: 'option alternative prefer take copy',
  }),
  command('view.near', 'Focus on the clause', 'View', 2, 'CmdOrCtrl+Alt+3', {
    keywords: 'dim neighbours concentrate',
  }),
  command('view.outline', 'Outline', 'View', 2, 'CmdOrCtrl+Alt+1'),
  command('view.inspector', 'Changes and links', 'View', 2, 'CmdOrCtrl+Alt+2'),
  command('view.zoomIn', 'Zoom in', 'View', 3, 'CmdOrCtrl+Plus'),
  command('view.zoomOut', 'Zoom out', 'View', 3, 'CmdOrCtrl+-'),
  command('view.zoomReset', 'Actual size', 'View', 3, 'CmdOrCtrl+0'),
  command('view.theme', 'Switch light and dark', 'View', 4, null, { keywords: 'theme colour' }),
  command('view.fullScreen', 'Full screen', 'View', 4, 'F11', {
    host: true,
    role: 'togglefullscreen',
  }),

  command('review.next', 'Next change', 'Review', 1, 'Alt+Down'),
  command('review.previous', 'Previous change', 'Review', 1, 'Alt+Up'),
  command('review.accept', 'Accept change', 'Review', 2, 'CmdOrCtrl+Alt+A'),
  command('review.reject', 'Reject change', 'Review', 2, 'CmdOrCtrl+Alt+R'),
  command('review.acceptListed', 'Accept all listed changes', 'Review', 2, null, {
    keywords: 'bulk every',
  }),
  command('review.rejectListed', 'Reject all listed changes', 'Review', 2, null, {
    keywords: 'bulk every',
  }),
  command('review.filter', 'Filter the changes', 'Review', 2, 'CmdOrCtrl+Alt+Shift+F', {
    keywords: 'author status kind link',
  }),
  command('review.split', 'Split the change…', 'Review', 4, 'CmdOrCtrl+Alt+S'),
  command('review.join', 'Join with the change beside it', 'Review', 4, 'CmdOrCtrl+Alt+J'),
  command('review.reason', 'Reason for the change', 'Review', 3, 'CmdOrCtrl+Alt+N'),
  command('review.link', 'Link the change…', 'Review', 3, 'CmdOrCtrl+Alt+L', {
    keywords: 'scenario question trace',
  }),
  command('review.comment', 'Comment…', 'Review', 3, 'CmdOrCtrl+Alt+C', {
    keywords: 'note reply remark',
  }),
  command('review.comments', 'All comments', 'Review', 3, null),

  command('insert.provisionAfter', 'Provision after', 'Insert', 1, 'CmdOrCtrl+Alt+Enter', {
    keywords: 'clause new',
  }),
  command('insert.provisionBefore', 'Provision before', 'Insert', 1, null, {
    keywords: 'clause row new above',
  }),
  command('insert.provisionInside', 'Provision inside', 'Insert', 1, null, {
    keywords: 'paragraph sub new',
  }),
  command('insert.deleteProvision', 'Delete provision', 'Insert', 2, 'CmdOrCtrl+Alt+Backspace'),
  command('structure.notUsed', 'Leave as [Not used]', 'Insert', 2, null, {
    keywords: 'delete number kept',
  }),
  command('insert.definition', 'Definition…', 'Insert', 3, 'CmdOrCtrl+Shift+D', {
    keywords: 'term means table',
  }),
  command('insert.footnote', 'Footnote', 'Insert', 3, 'CmdOrCtrl+Alt+F', {
    keywords: 'note mark superscript',
  }),
  command(
    'insert.sortDefinition',
    'Put the definition in its alphabetical place',
    'Insert',
    3,
    null,
    {
      keywords: 'term order sort table',
    },
  ),
  command('insert.reference', 'Reference…', 'Insert', 3, 'CmdOrCtrl+Shift+R', {
    keywords: 'clause number cross @ link',
  }),
  command('structure.up', 'Move up', 'Insert', 4, 'Alt+Shift+Up', { keywords: 'clause' }),
  command('structure.down', 'Move down', 'Insert', 4, 'Alt+Shift+Down', { keywords: 'clause' }),
  command('structure.moveTo', 'Move to clause…', 'Insert', 4, 'CmdOrCtrl+Shift+M', {
    keywords: 'elsewhere place',
  }),
  command('structure.in', 'One level in', 'Insert', 4, 'Alt+Shift+Right', {
    keywords: 'indent demote',
  }),
  command('structure.out', 'One level out', 'Insert', 4, 'Alt+Shift+Left', {
    keywords: 'outdent promote',
  }),
  command('structure.renumber', 'Number anew, or keep the numbers in force', 'Insert', 5, null, {
    keywords: 'renumber 4.1A consequential count',
  }),
  command('references.link', 'Link typed references…', 'Insert', 3, null, {
    keywords: 'clause number cross reference live',
  }),

  command('go.drafting', 'Drafting', 'Go', 1, 'CmdOrCtrl+Alt+D'),
  command('go.tracing', 'Scenarios and questions', 'Go', 1, 'CmdOrCtrl+Alt+Q'),
  command('go.timetable', 'Timetable', 'Go', 1, 'CmdOrCtrl+Alt+T'),
  command('go.meetings', 'Meetings', 'Go', 1, 'CmdOrCtrl+Alt+G', {
    keywords: 'decisions actions minutes walkthrough',
  }),
  command('go.report', 'Modification Report', 'Go', 1, 'CmdOrCtrl+Alt+M'),
  command('go.history', 'History', 'Go', 1, 'CmdOrCtrl+Alt+H', { keywords: 'journal audit' }),
  command('walkthrough.open', 'Walk through the changes', 'View', 5, 'F5', {
    keywords: 'present slide show room meeting projector',
  }),
  command('walkthrough.fromHere', 'Walk through from the selected change', 'View', 5, 'Shift+F5', {
    keywords: 'present slide show',
  }),
  command('timetable.table', 'Timetable as a table', 'Go', 3, 'Alt+1', { keywords: 'events' }),
  command('timetable.gantt', 'Timetable as a Gantt chart', 'Go', 3, 'Alt+2', {
    keywords: 'bars dependencies',
  }),
  command('timetable.calendar', 'Timetable as a calendar', 'Go', 3, 'Alt+3', {
    keywords: 'month',
  }),
  command('timetable.due', 'What is due', 'Go', 3, 'Alt+4', { keywords: 'papers deadlines' }),
  command('go.clause', 'Go to clause…', 'Go', 2, 'CmdOrCtrl+G'),
  command('search.open', 'Search everything…', 'Go', 2, 'CmdOrCtrl+Shift+F', {
    keywords: 'find full text versions proposals comments',
  }),
  command('go.target', 'Go to what the reference or term points at', 'Go', 2, 'F12', {
    keywords: 'definition follow move other end',
  }),
  command('go.uses', 'Where this is used…', 'Go', 2, 'Shift+F12', {
    keywords: 'references term definition find',
  }),
  command('go.back', 'Back to where you were', 'Go', 2, 'Alt+Left'),
  command('palette.open', 'All commands…', 'Help', 1, 'CmdOrCtrl+K', { keywords: 'palette' }),
  command('help.shortcuts', 'Keyboard shortcuts', 'Help', 1, 'CmdOrCtrl+/'),
  command('help.about', 'About the Drafting Workbench', 'Help', 2, null),
]
