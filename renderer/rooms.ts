/** The rooms of the tool, in the order of the rail. Each is loaded when it is first entered. */
import {
  CalendarDays,
  FileText,
  History,
  type LucideIcon,
  PenLine,
  Users,
  Waypoints,
} from 'lucide-react'
import { type ComponentType, lazy } from 'react'
import { DraftingRoom } from './drafting/DraftingRoom.tsx'

export interface Room {
  /** The part of the command's id behind "go.". */
  readonly id: string
  readonly label: string
  /** What fits under an icon. */
  readonly shortLabel: string
  readonly icon: LucideIcon
  readonly Screen: ComponentType
}

/** A screen that is fetched when it is first shown: `later(async () => (await import('./x.tsx')).X)`. */
export function later(load: () => Promise<ComponentType>): ComponentType {
  return lazy(async () => ({ default: await load() }))
}

export const rooms: readonly Room[] = [
  {
    id: 'drafting',
    label: 'Drafting',
    shortLabel: 'Drafting',
    icon: PenLine,
    // Not later: it is what the window opens on.
    Screen: DraftingRoom,
  },
  {
    id: 'tracing',
    label: 'Scenarios and questions',
    shortLabel: 'Tracing',
    icon: Waypoints,
    Screen: later(async () => (await import('./tracing/TracingRoom.tsx')).TracingRoom),
  },
  {
    id: 'timetable',
    label: 'Timetable',
    shortLabel: 'Timetable',
    icon: CalendarDays,
    Screen: later(async () => (await import('./timetable/TimetableRoom.tsx')).TimetableRoom),
  },
  {
    id: 'meetings',
    label: 'Meetings',
    shortLabel: 'Meetings',
    icon: Users,
    Screen: later(async () => (await import('./meetings/MeetingsRoom.tsx')).MeetingsRoom),
  },
  {
    id: 'report',
    label: 'Modification Report',
    shortLabel: 'Report',
    icon: FileText,
    Screen: later(async () => (await import('./report/ReportRoom.tsx')).ReportRoom),
  },
  {
    id: 'history',
    label: 'History',
    shortLabel: 'History',
    icon: History,
    Screen: later(async () => (await import('./history/HistoryRoom.tsx')).HistoryRoom),
  },
]
